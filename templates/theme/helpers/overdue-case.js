// The case of the overdue calculator: one client with its debts, as it stands in the address.
import { isDay } from "./days.js";
import { readState, writeState } from "./state.js";
import { typedSum } from "./sums.js";

const NO_DUE = "none";
const OF_CLIENT = ["segment", "amount", "exposure"];

/** A debt of which nothing is known yet. */
export const newDebt = () => ({ due: "", invoice: "", handed: "", events: [] });

/** The case in the address; each `due` begins a debt, an event is `kind:day:value` as on the command line. */
export function readCase(policy, today) {
  const query = readState();
  const usual = policy.segments.find((segment) => segment.default) ?? policy.segments[0];
  const known = policy.segments.some(({ id }) => id === query.get("segment"));
  const on = isDay(query.get("on")) ? query.get("on") : today;
  const own = { segment: known ? query.get("segment") : usual.id, on };
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

/** A debt of a case as the lookup reads it. */
export function asked(found, debt, valueKinds) {
  const { segment, on } = found;
  const dated = debt.events.filter((event) => event.on);
  const events = dated.map((event) => ({ ...event, value: valueOf(event, valueKinds) }));
  const sums = { amount: typedSum(found.amount), exposure: typedSum(found.exposure) };
  return { segment, on, ...sums, due: debt.due, handed: debt.handed, events };
}

function valueOf({ kind, value }, valueKinds) {
  if (valueKinds.get(kind) === "sum") return typedSum(value);
  return isDay(value) ? value : null;
}
