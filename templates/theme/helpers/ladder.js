// The stages of one debt as a ladder, with the reader's own day on it.
import { between, monthDays, plus } from "./days.js";
import { capital, daysLine, titleOf } from "./overdue-words.js";
import { el } from "./view.js";

/** The ladder of a debt; nothing where its days depend on more than the tables know. */
export function ladderFigure(context, debt, answer) {
  if (answer.certain || !answer.way) return null;
  const own = dated(context, answer);
  const rows = [...own, ...named(context, answer)];
  if (rows.length === 1 || own.some(({ last }) => last === null)) return null; // who pays in advance is never late
  const shown = rows.map((row) => step(context, debt, answer, row));
  return el("figure", { class: "ladder" }, el("figcaption", {}, context.words("ladder")), el("ol", {}, shown));
}

/** The stages whose days are known: those of the debt, then those that begin with the demand letter. */
function dated({ holding }, { way }) {
  const [own, demanded] = way.map(({ table, marks }) =>
    holding.stages(table, marks).map((row) => ({ ...row, table, marks })),
  );
  if (!demanded) return own;
  const { from } = way[1];
  const before = own.filter(({ first }) => first === null || first < from);
  const ended = before.map((row) => (row.isOpen || from <= row.last ? { ...row, last: plus(from, -1) } : row));
  return [...ended.filter(({ first, last }) => first === null || first <= last), ...demanded.map(begun(from))];
}

const begun = (from) => (row) => ({ ...row, first: row.first ?? from });

/** The stages that an event is still to begin, without days. */
function named({ holding }, { way, ahead }) {
  const isAhead = ahead !== null && way.length === 1;
  return isAhead ? holding.stages(ahead, {}).map((row) => ({ ...row, isAhead })) : [];
}

function step(context, debt, answer, row) {
  const { policy, words } = context;
  const isHere = row.stage === answer.stage.stage && !row.isAhead;
  const supply = supplyOf(context, debt, answer, row);
  const part = (name, text) => text && el("span", { class: `ladder__${name}` }, text);
  return el(
    "li",
    { class: `ladder__step ladder__step--${supply.status}`, "aria-current": isHere && "step" },
    band(supply, row),
    part("days", row.isAhead ? words(`ladder_${row.stage}`) : daysOf(context, debt, row)),
    part("stage", capital(policy.overdue.words.stages[row.stage])),
    part("owner", capital(titleOf(policy, row.owner))),
    part(`supply ladder__supply--${supply.turn?.status ?? supply.status}`, supplyText(context, answer, supply, debt)),
    isHere ? here(context, debt, answer, row) : null,
  );
}

/** Whether we supply when a stage begins, and the day on which that turns. */
function supplyOf({ holding }, debt, answer, { table, marks, first, last, isAhead }) {
  if (isAhead) return { status: "none", turn: null };
  const heldOn = (day) => holding.on(table, marks, day).supplies?.[0]?.status ?? "none";
  const statusOn = isLimited(answer) ? underLimit(debt, answer, heldOn) : heldOn;
  const from = first ?? last;
  const status = statusOn(from);
  for (let on = from; on <= last; on = plus(on, 1)) {
    if (statusOn(on) !== status) return { status, turn: { on, status: statusOn(on) } };
  }
  return { status, turn: null };
}

const isLimited = ({ cautions }) => cautions?.includes("limit") ?? false;

/** Above the limit today's status lasts; the sum of earlier days is not known, so their supply is not either. */
const underLimit = ({ on }, { supplies }, heldOn) => (day) => {
  if (day >= on) return supplies[0].status;
  return heldOn(day) === "go" ? "none" : heldOn(day);
};

function supplyText({ policy, words }, answer, { status, turn }, debt) {
  const name = policy.overdue.words.supplies[turn?.status ?? status];
  const isUndated = !turn || (isLimited(answer) && turn.on === debt.on);
  if (isUndated) return name && capital(name);
  return words("ladder_turn", { date: monthDays(policy.writing, turn.on, turn.on, debt.on), supply: name });
}

/** The band of a stage, in two colours where supply turns within it. */
function band({ status, turn }, row) {
  const made = el("span", { class: `ladder__band${turn ? ` ladder__band--then-${turn.status}` : ""}` });
  if (turn) made.style.setProperty("--turn", shareOf(row, turn.on, 0));
  return made;
}

/** How much of a stage lies before a part of a day, as a style sheet wants it. */
function shareOf({ first, last }, day, part) {
  const share = first === null ? 1 : (between(first, day) + part) / (between(first, last) + 1);
  return `${100 * Math.min(1, share)}%`;
}

/** The days of a stage in the calendar, and as days of delay. */
function daysOf({ policy, words }, { on, effective }, { first, last }) {
  if (first === null) return words("ladder_until", { date: monthDays(policy.writing, last, last, on) });
  const dates = monthDays(policy.writing, first, last, on);
  const delays = [first, last].map((day) => (effective ? between(effective, day) : 0));
  return delays[0] > 0 ? [dates, el("small", {}, words("ladder_delay", { first: delays[0], last: delays[1] }))] : dates;
}

/** The mark of the reader's day: on the band where it lies in the stage, in words beside it. */
function here(context, debt, answer, row) {
  const late = daysLine(context, { ...answer, daysLeft: null }, debt.on);
  const mark = el("span", { class: "ladder__here" }, el("b", {}, context.writeDay(debt.on)), late);
  mark.style.setProperty("--at", shareOf(row, debt.on, 0.5));
  return mark;
}
