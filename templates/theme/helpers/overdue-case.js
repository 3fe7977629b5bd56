// The case of the overdue calculator: one client with its debts, as it stands in the address.
import { isDay } from "./days.js";
import { readState, writeState } from "./state.js";
import { isNoSum, typedSum } from "./sums.js";

const NO_DUE = "none";
const OF_CLIENT = ["segment", "amount", "exposure"];

/** A debt of which nothing is known yet. */
export const newDebt = () => ({ due: "", invoice: "", handed: "", events: [] });

/** The case in the address; each `due` begins a debt, an event is `kind:day:value` as on the command line. */
export function readCase(policy, today) {
  const query = readState();
  const known = policy.segments.some(({ id }) => id === query.get("segment"));
  const only = policy.segments.length === 1 ? policy.segments[0].id : "";
  const on = isDay(query.get("on")) ? query.get("on") : today;
  const own = { segment: known ? query.get("segment") : only, on };
  const sums = { amount: query.get("amount") ?? "", exposure: query.get("exposure") ?? "" };
  return { ...own, ...sums, debts: readDebts(query) };
}

function readDebts(query) {
  const debts = [];
  for (const [key, value] of query) {
    if (key === "due") debts.push({ ...newDebt(), due: isDay(value) ? value : "" });
    const debt = debts.at(-1);
    if (debt && key === "invoice") debt.invoice = value;
    if (debt && key === "handed" && isDay(value)) debt.handed = value;
    if (debt && key === "event") debt.events.push(readEvent(value));
  }
  return debts.length ? debts : [newDebt()];
}

function readEvent(text) {
  const [kind, on = "", value = ""] = text.split(":");
  return { kind, on: isDay(on) ? on : "", value };
}

/** Puts a case into the address. */
export function writeCase(found) {
  const debts = found.debts.flatMap(({ due, invoice, handed, events }) => [
    ["due", due || NO_DUE],
    ["invoice", invoice],
    ["handed", handed],
    ...events.map(({ kind, on, value }) => ["event", [kind, on, value].filter(Boolean).join(":")]),
  ]);
  writeState([["on", found.on], ...OF_CLIENT.map((key) => [key, found[key]]), ...debts]);
}

/** A debt of a case as the lookup reads it; an event to which something lacks does not count yet. */
export function asked(found, debt, kinds) {
  const { segment, on } = found;
  const whole = debt.events.filter((event) => !lacking(kinds, event).length);
  const events = whole.map((event) => ({ ...event, value: valueOf(kinds, event) }));
  const sums = { amount: typedSum(found.amount), exposure: typedSum(found.exposure) };
  return { segment, on, ...sums, due: debt.due, handed: debt.handed, events };
}

/** Whether clients of the segment pay from acceptance, so that a handover is asked about without a due date. */
export const waits = ({ overdue }, found) => overdue.unaccepted.some(({ segment }) => segment === found.segment);

/** What lacks to an event, by the words of its fields. */
export function lacking(kinds, { kind, on, value }) {
  const { value: sort, pays } = kinds.get(kind) ?? {};
  const lacksSum = sort === "sum" && (pays ? typedSum(value) === null : isNoSum(value));
  const lacks = { event_on: !on, event_until: sort === "date" && !isDay(value), event_sum: lacksSum };
  return Object.keys(lacks).filter((field) => lacks[field]);
}

function valueOf(kinds, { kind, value }) {
  if (kinds.get(kind)?.value === "sum") return typedSum(value);
  return isDay(value) ? value : null;
}

/** The sums of the client that are none, by the words of their fields. */
export const wrongSums = (found) => ["amount", "exposure"].filter((key) => isNoSum(found[key]));
