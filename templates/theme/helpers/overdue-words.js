// How the overdue calculator says roles, days and duties.
import { callLink, mailLink } from "./calling.js";
import { between } from "./days.js";
import { byId, filled } from "./policy.js";

/** A text that opens with a capital. */
export const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** A text with its full stop. */
export const ended = (text) => (text.endsWith(".") ? text : `${text}.`);

/** The title of a role as it stands inside a sentence. */
export const titleOf = (policy, id) => policy.roles.find((role) => role.id === id)?.title ?? id;

/** A role with how to reach it. */
export function roleOf(policy, id) {
  const role = policy.roles.find((one) => one.id === id);
  const ways = (key, shown) => [...byId(role.contacts.filter((one) => one[key]), key).values()].map(shown);
  const all = [...ways("name", ({ name }) => name), ...ways("phone", callLink), ...ways("email", mailLink)];
  return [capital(role.title), ...all.flatMap((way) => [" · ", way])];
}

/** How late the debt is and how long the stage lasts, or since when it should be over, in one line. */
export function daysLine({ words, writeDay }, { pastDue, daysLeft, until }, on) {
  const isCounted = pastDue !== null && pastDue !== undefined;
  const late = pastDue > 0 ? words("past_due", { days: pastDue }) : words("before_due", { days: -pastDue });
  const isOver = daysLeft !== null && until < on;
  const over = isOver && words("over", { days: between(until, on), date: writeDay(until) });
  const left = !isOver && daysLeft !== null && words("left", { days: daysLeft, date: writeDay(until) });
  return [isCounted && late, over, left].filter(Boolean).join(" · ");
}

/** The words of a duty or a reason with its days in them. */
export function dutyText({ writeDay }, { text, days }) {
  const written = Object.entries(days).map(([name, day]) => [name, day ? writeDay(day) : null]);
  return filled(text, Object.fromEntries(written));
}

/** What follows the role of a duty of the day `on`: with a deadline, unless it is that day; before words that name another day. */
export function dutySentence(context, duty, on) {
  const { words, writeDay } = context;
  const { by, ...named } = duty.days;
  const text = dutyText(context, duty);
  const said = Object.keys(named).filter((name) => duty.text.includes(`{${name}}`));
  if (!by || by === on || said.some((name) => named[name] === by)) return `: ${ended(text)}`;
  const deadline = words("by", { date: writeDay(by) });
  return said.length ? ` (${deadline}): ${ended(text)}` : `: ${ended(`${text}, ${deadline}`)}`;
}

/** That a new stage begins, and whose it is. */
export const stageText = ({ words, policy }, { stage, owner }) =>
  words("new_stage", { stage: policy.overdue.words.stages[stage], owner: titleOf(policy, owner) });

/** Entries for a calendar of what comes next. */
export function calendarEntries(context, { debt, coming }) {
  const title = debt.invoice ? `${context.words("invoice_no", { invoice: debt.invoice })}: ` : "";
  return coming.flatMap(({ on, stage, duties }) => [
    ...(stage ? [{ on, summary: title + stageText(context, stage), description: "" }] : []),
    ...duties.map((duty) => dutyEntry(context, title, on, duty)),
  ]);
}

function dutyEntry(context, title, on, duty) {
  const { words, policy, writeDay, clauseName } = context;
  const { owner, days, clause } = duty;
  const by = days.by && between(on, days.by) > 0 ? words("by", { date: writeDay(days.by) }) : "";
  const description = [capital(titleOf(policy, owner)), by, clauseName(clause)].filter(Boolean).join(" · ");
  return { on, summary: title + dutyText(context, duty), description };
}
