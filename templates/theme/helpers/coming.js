// The days ahead of a debt if nothing changes: new stages and the duties that begin on each.
import { plus } from "./days.js";

/** Rows of day, new stage (or null) and beginning duties, from tomorrow to the last day the table names. */
export function comingDays(lookup, debt) {
  const today = lookup(debt);
  if (today.unknown) return [];
  const rows = [];
  let before = today;
  for (let on = plus(debt.on, 1); on <= today.lastTurn; on = plus(on, 1)) {
    const found = lookup({ ...debt, on });
    if (found.unknown) break;
    const known = new Set(before.duties.map(({ id }) => id));
    const duties = found.duties.filter(({ id }) => !known.has(id));
    const stage = found.stage.stage === before.stage.stage ? null : found.stage;
    if (stage || duties.length) rows.push({ on, stage, duties });
    before = found;
  }
  return rows;
}
