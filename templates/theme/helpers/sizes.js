// Rows by segment and size of debt.

/** The row of a segment with the largest size not above the debt; that of unknown size without one. */
export function trackOf(tracks, { segment, amount }) {
  const own = tracks.filter((one) => one.segment === segment);
  if (amount === null) return own.find((one) => one.from_amount === null);
  const sized = own.filter((one) => one.from_amount !== null && one.from_amount <= amount);
  return sized.reduce((found, one) => (one.from_amount > found.from_amount ? one : found), sized[0]);
}
