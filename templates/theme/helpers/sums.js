// Sums as the language writes them.

/** Writes sums in the company's currency; cents only where there are any. */
export function sumWriter({ locale, money, grouped_from: groupedFrom }) {
  return (sum) => {
    const cents = Number.isInteger(sum) ? 0 : 2;
    const useGrouping = Math.abs(sum) >= groupedFrom;
    const style = { useGrouping, minimumFractionDigits: cents, maximumFractionDigits: Math.max(cents, 6) };
    return money.replace("{number}", new Intl.NumberFormat(locale, style).format(sum));
  };
}

/** The number somebody typed, with spaces, a comma or a point; null if it is none or too long to reckon with. */
export function typedSum(text) {
  const plain = (text ?? "").replace(/[\s\u00a0]/g, "").replace(/^(\d+),(\d{1,2})$/, "$1.$2");
  const sum = /^\d+(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
  return Number.isSafeInteger(Math.trunc(sum)) ? sum : null;
}

/** Whether something was typed that is no sum. */
export const isNoSum = (text) => Boolean(text?.trim()) && typedSum(text) === null;
