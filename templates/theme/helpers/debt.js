// A debt looked up in policy.json. What the file does not know is said to be unknown: nothing is guessed here.
import { between } from "./days.js";
import { holdingTables } from "./holding.js";
import { historyReader } from "./history.js";
import { dayNamed, dayTables } from "./marks.js";
import { byId } from "./policy.js";
import { trackOf } from "./sizes.js";

const DEMANDED = { sent: "claim_sent", received: "claim_received" };

/** Looks debts up: `{segment, amount, due, on, handed, events: [{kind, on, value}]}`. */
export function debtLookup(policy) {
  const { overdue, claim } = policy;
  const days = dayTables(overdue);
  const history = historyReader({ overdue, days });
  const named = new Set(overdue.words.events.map(({ kind }) => kind));
  const tables = { overdue, claim, days, history, named, holding: holdingTables(overdue) };
  const counts = (debt) => debt.events.filter(({ kind, on }) => on <= debt.on || !named.has(kind));
  return (debt) => {
    if (debt.on < overdue.first_date) return { unknown: "day" };
    const found = lookedUp(tables, { ...debt, events: counts(debt) });
    const isBeyond = debt.on > overdue.last_date && debt.on > found.lastTurn;
    return isBeyond ? { unknown: "day" } : found;
  };
}

function lookedUp(tables, debt) {
  const { days, overdue } = tables;
  const waiting = debt.handed && trackOf(overdue.unaccepted, { ...debt, amount: null });
  if (waiting) return limited(tables, debt, unaccepted(tables, debt, waiting));
  const effective = days.coversDue(debt.due) ? days.marked(overdue.effective_due, debt.due) : null;
  if (effective === null || !days.coversDue(effective)) return { unknown: "dates" };
  const known = { ...debt, effective, marks: null };
  const own = trackOf(overdue.unpaid, debt);
  if (!own) return { unknown: "amount" };
  known.marks = days.marksOf(own.columns, effective);
  if (debt.handed && !trackOf(overdue.delivered, debt)) return { unknown: "handed" };
  if (debt.handed && debt.on <= effective) return limited(tables, known, { effective, ...delivered(tables, known) });
  const found = debt.events.length ? withEvents(tables, known, own) : read(tables, known, own.table, known.marks);
  const ahead = trackOf(overdue.demanded, debt)?.table ?? null;
  return limited(tables, known, { effective, pastDue: between(effective, debt.on), ahead, ...found });
}

function read({ holding }, { segment, on }, table, marks) {
  const { stages, always, ...rest } = holding.on(table, marks, on);
  const stage = stages[0] ?? null;
  const standing = stage && always.get(stage.stage);
  const until = stage?.days.until ?? null;
  const daysLeft = until && Math.max(0, between(on, until));
  const told = [...new Set([...(standing?.told ?? []), ...rest.told.map(({ role }) => role)])];
  const duties = [...byId(rest.duties).values()];
  const supplies = rest.supplies.map((one) => ({ ...one, text: one.texts[segment] ?? one.text }));
  const lastTurn = holding.turns(table, marks).at(-1) ?? on;
  const clauses = standing?.clauses ?? [];
  return { ...rest, supplies, duties, stage, told, until, daysLeft, lastTurn, clauses, way: [{ table, marks }] };
}

/** Before the delay the stages hang on the day of delivery; after it that makes no difference. */
function delivered(tables, debt) {
  const { days, overdue } = tables;
  if (debt.events.length) return { unknown: "handed" };
  const start = debt.handed < debt.effective ? debt.handed : debt.effective;
  if (!days.covers(start)) return { unknown: "dates" };
  const track = trackOf(overdue.delivered, debt);
  const marks = { ...days.marksOf(track.columns, debt.effective), ...days.marksOf(overdue.delivery_columns, start) };
  return { pastDue: between(debt.effective, debt.on), ...read(tables, debt, track.table, marks), way: null };
}

function unaccepted(tables, debt, track) {
  const { days } = tables;
  if (debt.events.length || debt.on < debt.handed) return { unknown: "handed" };
  if (!days.covers(debt.handed)) return { unknown: "dates" };
  return { effective: null, ...read(tables, debt, track.table, days.marksOf(track.columns, debt.handed)) };
}

function withEvents(tables, debt, own) {
  const kinds = debt.events.map(({ kind }) => kind);
  if (!kinds.every((kind) => tables.named.has(kind))) return unknown(tables, debt, "untold");
  if (kinds.includes(DEMANDED.sent) && kinds.every((kind) => Object.values(DEMANDED).includes(kind))) {
    const demanded = afterDemand(tables, debt, own);
    if (demanded) return demanded;
  }
  const known = tables.history(debt);
  const found = known && read(tables, debt, known.table ?? own.table, known.marks);
  if (found?.stage) return { ...found, happened: true, way: null };
  if (debt.events.length > 1) return unknown(tables, debt, "several");
  return afterEvent(tables, debt, own);
}

/** After the demand letter another track takes over, if the letter went out when its stage had begun. */
function afterDemand(tables, debt, own) {
  const { days, overdue, claim } = tables;
  const event = debt.events.find(({ kind }) => kind === claim.demand_period_from);
  const sent = debt.events.find(({ kind }) => kind === DEMANDED.sent);
  const track = trackOf(overdue.demanded, debt);
  if (!event || !track || !days.covers(event.on)) return null;
  if (!debt.marks.claim || debt.events.some(({ on }) => on < debt.marks.claim || on < sent.on)) return null;
  const held = read(tables, debt, track.table, days.marksOf(track.columns, event.on));
  const found = { ...held, way: [{ table: own.table, marks: debt.marks }, { ...held.way[0], from: event.on }] };
  return sent.on === event.on ? found : { ...found, cautions: ["papers"] };
}

/** The outcome of a single event, on its day and the next; it is known for debts like those of unknown size. */
function afterEvent(tables, debt, own) {
  const { days, overdue } = tables;
  const [event] = debt.events;
  const outcome = outcomeOf(tables, debt, event);
  const usual = trackOf(overdue.unpaid, { ...debt, amount: null });
  const isUsual = usual.table === own.table && usual.columns === own.columns;
  const before = read(tables, { ...debt, on: event.on }, own.table, debt.marks).stage;
  const table = { 0: outcome?.on_the_day, 1: outcome?.on_the_next }[between(event.on, debt.on)];
  const isKnown = outcome && table && isUsual && days.covers(event.on) && outcome.stage === before.stage;
  if (!isKnown || splits(event, debt)) return unknown(tables, debt, "event");
  const marks = { ...days.marksOf(overdue.event_columns, event.on), named: event.value || null, ...debt.marks };
  const found = read(tables, debt, table, marks);
  const certain = { certain: true, pastDue: null, until: null, daysLeft: null };
  return found.stage ? { ...found, ...certain } : unknown(tables, debt, "event", found);
}

/** Whether an event is about a part of the debt of which the tables do not know what it leaves. */
const splits = ({ value }, { amount }) => typeof value === "number" && (amount === null || value >= amount);

const outcomeOf = ({ overdue }, { segment, marks }, event) =>
  overdue.outcomes.find(
    (one) =>
      one.segment === segment &&
      one.event === event.kind &&
      dayNamed(one.first, marks) <= event.on &&
      event.on <= dayNamed(one.last, marks),
  );

/** Whom to ask: the owner of the stage before the first event, and the clauses of what has happened. */
function unknown(tables, debt, reason, certain = {}) {
  const { overdue, days, holding } = tables;
  const first = debt.events.map(({ on }) => on).sort()[0];
  const track = trackOf(overdue.unpaid, debt);
  const before = read(tables, { ...debt, on: first }, track.table, debt.marks);
  const clauses = debt.events.flatMap((event) => {
    const outcome = outcomeOf(tables, debt, event);
    if (!outcome) return [];
    const marks = { ...days.marksOf(overdue.event_columns, event.on), ...debt.marks };
    return holding.on(outcome.on_the_day, marks, event.on).duties.map(({ clause }) => clause);
  });
  const toRead = [...new Set([...clauses, ...before.clauses])];
  return { duties: certain.duties ?? [], unknown: reason, ask: before.stage, clauses: toRead };
}

/** A client that owes more than its limit gets the table of the limit besides, in the stages it knows. */
function limited(tables, { segment, amount, exposure, on }, found) {
  const { days, overdue } = tables;
  const owed = exposure ?? amount;
  const limit = overdue.over_limit.find((one) => one.segment === segment && owed !== null && owed > one.limit);
  if (!limit || found.unknown) return found;
  if (!days.covers(on) || found.certain) return { ...found, unknown: "limit", ask: found.stage };
  const extra = tables.holding.on(limit.table, days.marksOf(overdue.event_columns, on), on);
  const standing = extra.always.get(found.stage.stage);
  if (standing && !found.happened) return withLimit(found, extra, standing);
  if (stoppedAnyway(extra, found)) return { ...found, supplies: reasons(extra, found), cautions: ["limit"] };
  return { ...found, unknown: "limit", ask: found.stage };
}

function withLimit(found, extra, standing) {
  const duties = [...byId([...found.duties, ...extra.duties]).values()];
  const told = [...new Set([...found.told, ...standing.told, ...extra.told.map(({ role }) => role)])];
  const clauses = [...new Set([...found.clauses, ...standing.clauses])];
  return { ...found, supplies: extra.supplies, duties, told, clauses, cautions: ["limit"] };
}

/** The limit as the first of the reasons; after events it is not known whether the limit is still one of them. */
const reasons = (extra, { supplies, happened }) =>
  happened ? supplies : [...byId([...extra.supplies, ...supplies]).values()];

/** Whether the client is already supplied as the limit demands. */
const stoppedAnyway = (extra, found) =>
  found.supplies.every(({ status }) => extra.supplies.some((one) => one.status === status));
