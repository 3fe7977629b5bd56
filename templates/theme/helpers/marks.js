// Marks of a debt: on which day each falls, looked up by the date it is anchored in (docs/policy-json.md, "A day").
import { plus, weekday } from "./days.js";
import { byId } from "./policy.js";

/** Looks up the columns of the overdue tables. */
export function dayTables(overdue) {
  const columns = byId(overdue.columns);
  const sets = byId(overdue.column_sets);

  const marked = (columnId, anchor) => {
    const { usual, unusual } = columns.get(columnId);
    const days = anchor in unusual ? unusual[anchor] : usual[weekday(anchor)];
    return days === null ? null : plus(anchor, days);
  };
  const covers = (day) => overdue.first_date <= day && day <= overdue.last_date;
  const coversDue = (day) => overdue.first_due_date <= day && day <= overdue.last_date;
  const marksOf = (setId, anchor) =>
    Object.fromEntries(Object.entries(sets.get(setId).marks).map(([mark, id]) => [mark, marked(id, anchor)]));
  return { covers, coversDue, marked, marksOf };
}

/** The day a reference names: a mark and days to add; null where the mark has none. */
export const dayNamed = ([mark, shift], marks) => (marks[mark] ? plus(marks[mark], shift) : null);
