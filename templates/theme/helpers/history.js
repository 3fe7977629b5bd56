// What has happened to a debt, event by event: each leads on by the order of its days (docs/policy-json.md, "Events").
import { byId } from "./policy.js";
import { trackOf } from "./sizes.js";

/** Reads the histories of debts: the table that holds after all events and its marks; null where none is known. */
export function historyReader({ overdue, days }) {
  const books = byId(overdue.books);
  const kinds = byId(overdue.words.events, "kind");
  const tables = { overdue, days, kinds };

  return (debt) => {
    const size = trackOf(overdue.sizes, debt);
    const book = size?.book && books.get(size.book);
    if (!book) return null;
    const start = { state: 0, kept: [], left: debt.amount };
    const own = { size, due: days.marksOf(size.columns, debt.effective) };
    const found = inOrder(tables, debt.events).reduce((place, event) => place && after(tables, book, debt, own, place, event), start);
    return found && { table: book.states[found.state], marks: marksOf(tables, own.due, found.kept) };
  };
}

const later = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

/** Events by day, and those of one day in the order of their kinds. */
function inOrder({ kinds }, events) {
  const places = [...kinds.keys()];
  const place = ({ kind }) => places.indexOf(kind);
  return [...events].sort((one, other) => later(one.on, other.on) || later(place(one), place(other)));
}

/** Where an event leads to; null where the book does not know. */
function after(tables, book, debt, own, { state, kept, left }, event) {
  const sum = sumOf(tables, debt, own, left, event);
  if (!sum || !isDated(tables, event)) return null;
  const step = book.steps.find((one) => one.state === state && one.event === event.kind && one.part === sum.part);
  const known = [...kept, event];
  const cell = step?.cells[order(step, marksOf(tables, own.due, known))];
  return cell ? { state: cell[0], kept: cell[1].map((number) => known[number - 1]), left: sum.left } : null;
}

/** How the sum of an event compares with what is left; null where that is not known or no ordinary debt. */
function sumOf({ overdue, kinds }, { segment }, { size }, left, { kind, value }) {
  const { value: sort, pays } = kinds.get(kind) ?? {};
  if (sort !== "sum" || (value === null && !pays)) return { part: false, left };
  if (left === null || value === null) return null;
  const part = value < left;
  const rest = trackOf(overdue.sizes, { segment, amount: left - value });
  if (part && rest?.book !== size.book) return null;
  return { part, left: pays ? left - value : left };
}

/** Whether the days of an event can be looked up. */
function isDated({ days, kinds }, { kind, on, value }) {
  return days.covers(on) && (kinds.get(kind)?.value !== "date" || (value !== null && days.covers(value)));
}

/** The marks of a debt and of the events that still matter, each under its number. */
function marksOf({ overdue, days, kinds }, due, events) {
  const marks = { ...due };
  events.forEach(({ kind, on, value }, place) => {
    addMarks(marks, `${place + 1}.`, days.marksOf(overdue.day_columns, on));
    if (kinds.get(kind).value === "date") addMarks(marks, `${place + 1}.named.`, days.marksOf(overdue.day_columns, value));
  });
  return marks;
}

function addMarks(marks, number, found) {
  for (const [name, day] of Object.entries(found)) marks[number + name] = day;
}

const SIGNS = { [-1]: "<", 0: "=", 1: ">" };

/** The order of the days that a step compares, a sign a pair. */
const order = ({ compare }, marks) => compare.map(([one, other]) => SIGNS[later(marks[one], marks[other])]).join("");
