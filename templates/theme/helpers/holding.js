// What a table says of a day: the stage, the supply status, who is told, who does what.
import { dayNamed } from "./marks.js";
import { byId } from "./policy.js";

const KINDS = ["stages", "supplies", "told", "duties"];

/** Reads the tables of debts: what holds on a day, the days their entries name, the stages with their days. */
export function holdingTables(overdue) {
  const entries = byId(overdue.entries);
  const tables = byId(overdue.tables);
  const facts = new Map(KINDS.flatMap((kind) => overdue[kind].map((fact) => [fact.id, { kind, fact }])));

  const on = (tableId, marks, day) => {
    const table = tables.get(tableId);
    const enclosing = table.entries.map((id) => entries.get(id)).filter((entry) => encloses(entry, marks, day));
    const stages = enclosing.map(({ fact }) => facts.get(fact)).filter(({ kind }) => kind === "stages");
    const held = enclosing.filter(({ stage }) => stage === null || stages.some((one) => one.fact.stage === stage));
    return { ...sorted(held, facts, marks), always: byId(table.always, "stage") };
  };
  const turns = (tableId, marks) => {
    const refs = tables.get(tableId).entries.map((id) => entries.get(id)).flatMap(({ first, last }) => [first, last]);
    const days = refs.filter(Boolean).map((ref) => dayNamed(ref, marks));
    return [...new Set(days.filter(Boolean))].sort();
  };
  const stages = (tableId, marks) => {
    const rows = tables.get(tableId).entries.map((id) => entries.get(id));
    const known = rows.filter(({ fact }) => facts.get(fact).kind === "stages");
    return known.map(({ fact, first, last, days }) => {
      const end = last ?? days.until; // a client who pays in advance has one stage without an end
      return {
        ...facts.get(fact).fact,
        first: first && dayNamed(first, marks),
        last: end ? dayNamed(end, marks) : null,
        isOpen: last === null,
      };
    });
  };
  return { on, turns, stages };
}

function encloses({ first, last }, marks, day) {
  const from = first === null ? day : dayNamed(first, marks);
  const until = last === null ? day : dayNamed(last, marks);
  return from !== null && until !== null && from <= day && day <= until;
}

function sorted(held, facts, marks) {
  const found = Object.fromEntries(KINDS.map((kind) => [kind, []]));
  for (const entry of held) {
    const { kind, fact } = facts.get(entry.fact);
    const days = Object.entries(entry.days).map(([name, ref]) => [name, dayNamed(ref, marks)]);
    found[kind].push({ ...fact, days: Object.fromEntries(days) });
  }
  return found;
}
