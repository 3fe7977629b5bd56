// The answer of the overdue calculator: one card a debt, the most advanced stage first.
import { between } from "./days.js";
import { filled } from "./policy.js";
import { dayValue } from "./scripts.js";
import { typedSum } from "./sums.js";
import { el, scriptBox } from "./view.js";

const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** Debts in the order of their stages, the most advanced first; what is unknown stands last. */
export function inOrder(policy, answers) {
  const stages = Object.keys(policy.overdue.words.stages);
  const place = ({ answer }) => (answer.unknown ? -1 : stages.indexOf(answer.stage.stage));
  const late = ({ answer }) => answer.pastDue ?? 0;
  return [...answers].sort((one, other) => place(other) - place(one) || late(other) - late(one));
}

/** The card of one debt. */
export function debtCard(context, { debt, answer, coming }) {
  const card = (kind, ...parts) => el("article", { class: `verdict verdict--${kind}` }, parts);
  if (answer.unknown) return card("ask", heading(context, debt, context.words("unknown")), unknownParts(context, answer));
  const status = answer.supplies[0]?.status ?? "ask";
  const name = context.policy.overdue.words.stages[answer.stage.stage];
  return card(status,
    heading(context, debt, capital(name)),
    el("p", { class: "verdict__days" }, daysLine(context, answer)),
    supplyLine(context, answer),
    ownerFacts(context, answer),
    todayDuties(context, debt, answer),
    cautionLines(context, debt, answer),
    comingList(context, coming),
    clauseList(context, answer));
}

const heading = ({ words }, { invoice }, text) =>
  el("h2", {}, invoice ? el("span", { class: "verdict__invoice" }, words("invoice_no", { invoice })) : null, text);

/** How late the debt is and how long the stage lasts, in one line. */
export function daysLine({ words, writeDay }, { pastDue, daysLeft, until }) {
  const late = pastDue === null || pastDue === undefined ? null : pastDue > 0 ? ["past_due", pastDue] : ["before_due", -pastDue];
  const parts = [
    late && words(...[late[0], { days: late[1] }]),
    daysLeft === null ? null : words("left", { days: daysLeft, date: writeDay(until) }),
  ];
  return parts.filter(Boolean).join(" · ");
}

function supplyLine(context, { supplies, stage }) {
  const { words, policy } = context;
  const line = (status, ...said) => el("p", { class: `signal-line signal-line--${status}` }, said);
  if (!supplies.length) return line("ask", words("supply_unknown", { owner: titleOf(policy, stage.owner) }));
  const name = (status) => el("strong", {}, capital(policy.overdue.words.supplies[status]));
  return supplies.map((one) => line(one.status, name(one.status), el("span", {}, dutyText(context, one))));
}

const titleOf = (policy, id) => policy.roles.find((role) => role.id === id)?.title ?? id;

/** A role with how to reach it. */
function roleOf({ policy }, id) {
  const role = policy.roles.find((one) => one.id === id);
  const ways = (key, shown) => [...new Set(role.contacts.map((one) => one[key]).filter(Boolean))].map(shown);
  const link = (scheme) => (text) => el("a", { href: `${scheme}:${text}` }, text);
  const all = [...ways("name", (name) => name), ...ways("phone", link("tel")), ...ways("email", link("mailto"))];
  return [capital(role.title), ...all.flatMap((way) => [" · ", way])];
}

function ownerFacts(context, { stage, told, effective, pastDue }) {
  const { words, policy, writeDay } = context;
  const { limitation_years: years } = policy.overdue;
  const row = (label, value) => value && el("div", {}, el("dt", {}, words(label)), el("dd", {}, value));
  return el("dl", { class: "facts" },
    row("owner", roleOf(context, stage.owner)),
    row("deputy", roleOf(context, stage.deputy)),
    stage.performer === stage.owner ? null : row("performer", roleOf(context, stage.performer)),
    effective && row("effective", writeDay(effective)),
    told.length ? row("told", told.map((id) => titleOf(policy, id)).join(", ")) : null,
    pastDue > 0 ? row("limitation", years === null ? words("limitation_unknown") : String(years)) : null);
}

const ended = (text) => (text.endsWith(".") ? text : `${text}.`);

/** The words of a duty with its days in them. */
export const dutyText = ({ writeDay }, { text, days }) =>
  filled(text, Object.fromEntries(Object.entries(days).filter(([, day]) => day).map(([name, day]) => [name, writeDay(day)])));

function todayDuties(context, debt, { duties }) {
  const { words, policy, writeDay } = context;
  const rows = duties.length
    ? duties.map((duty) => dutyItem(context, debt, duty))
    : [el("li", {}, policy.overdue.no_action)];
  return [el("h3", {}, words("today_duties", { date: writeDay(debt.on) })), el("ul", { class: "duties" }, rows)];
}

function dutyItem(context, debt, duty) {
  const { words, policy, clause, say, writeDay } = context;
  const { by, ...named } = duty.days;
  const isSaid = Object.values(named).includes(by);
  const deadline = by && !isSaid ? `, ${words("by", { date: writeDay(by) })}` : "";
  const links = [duty.form, duty.clause].map((id) => id && clause(id)).filter(Boolean);
  return el("li", {},
    el("strong", {}, capital(titleOf(policy, duty.owner))), ": ", ended(dutyText(context, duty) + deadline),
    el("span", { class: "duties__links" }, links),
    duty.script ? scriptBox(words, say(duty.script, knownOf(context, debt, duty))) : null);
}

/** What the words to say may name: days of the duty, the invoice, the sum if it is still the whole one. */
function knownOf({ writeSum, only }, { invoice, events, amount, effective }, { days }) {
  const sum = only && !events.length && typedSum(String(amount ?? ""));
  const known = { due: effective && dayValue(effective), invoice: invoice || null, amount: sum ? writeSum(sum) : null };
  const named = ["date", "due"].filter((name) => days[name]).map((name) => [name, dayValue(days[name])]);
  return { ...known, ...Object.fromEntries(named) };
}

function cautionLines({ words, policy, writeDay }, debt, answer) {
  const years = [answer.until, answer.effective, ...answer.duties.map(({ days }) => days.by)].filter(Boolean).map((day) => day.slice(0, 4));
  const known = new Set(policy.calendar.years.filter((one) => one.known).map(({ year }) => String(year)));
  const unsure = [...new Set(years)].filter((year) => !known.has(year)).map((year) => words("calendar_year", { year }));
  const noted = (answer.cautions ?? []).map((key) => words(`caution_${key}`));
  const rest = answer.certain ? [words("only_certain", { owner: titleOf(policy, answer.stage.owner) })] : [];
  const lines = [...rest, ...noted, ...unsure];
  return lines.length ? el("div", { class: "note" }, lines.map((line) => el("p", {}, line))) : null;
}

function comingList(context, coming) {
  const { words, policy, writeDay } = context;
  if (!coming.length) return null;
  const names = policy.overdue.words.stages;
  const stage = (one) => one && el("li", {}, words("new_stage", { stage: names[one.stage], owner: titleOf(policy, one.owner) }));
  const rows = coming.map(({ on, stage: next, duties }) => [
    el("dt", {}, writeDay(on)),
    el("dd", {}, el("ul", {}, stage(next), duties.map((duty) => el("li", {}, `${capital(titleOf(policy, duty.owner))}: ${dutyText(context, duty)}`)))),
  ]);
  return el("details", { class: "coming" }, el("summary", {}, words("coming")), el("dl", {}, rows));
}

function clauseList({ words, clause }, { clauses, supplies = [], duties = [] }) {
  const ids = [...clauses, ...supplies.flatMap((one) => one.clauses), ...duties.map((one) => one.clause)];
  const links = [...new Set(ids)].map((id) => clause(id)).filter(Boolean);
  return links.length ? [el("h3", {}, words("by_clauses")), el("ul", { class: "clause-links" }, links.map((link) => el("li", {}, link)))] : null;
}

/** What the page says where the file does not know: why, whom to ask, what to read. */
function unknownParts(context, answer) {
  const { words, policy, writeDay } = context;
  const { first_date: first, last_date: last } = policy.overdue;
  const why = words(`unknown_${answer.unknown}`, { first: writeDay(first), last: writeDay(last) });
  const row = (label, role) => el("div", {}, el("dt", {}, words(label)), el("dd", {}, roleOf(context, role)));
  return [
    el("p", {}, why),
    el("dl", { class: "facts" }, answer.ask ? row("ask", answer.ask.owner) : null, row("ask_finance", "finance")),
    answer.duties?.length ? [el("h3", {}, words("certain")), el("ul", { class: "duties" }, answer.duties.map((duty) => dutyItem(context, { events: [{}] }, duty)))] : null,
    answer.clauses?.length ? clauseList(context, answer) : el("p", {}, words("read_below")),
  ];
}

/** Entries for a calendar of what comes next. */
export function calendarEntries(context, { debt, coming }) {
  const { words, policy } = context;
  const title = debt.invoice ? `${words("invoice_no", { invoice: debt.invoice })}: ` : "";
  const names = policy.overdue.words.stages;
  return coming.flatMap(({ on, stage, duties }) => [
    ...(stage ? [{ on, summary: title + words("new_stage", { stage: names[stage.stage], owner: titleOf(policy, stage.owner) }), description: "" }] : []),
    ...duties.map((duty) => ({ on, summary: title + dutyText(context, duty), description: described(context, on, duty) })),
  ]);
}

function described({ words, policy, writeDay, clauseName }, on, { owner, days, clause }) {
  const by = days.by && between(on, days.by) > 0 ? words("by", { date: writeDay(days.by) }) : "";
  return [capital(titleOf(policy, owner)), by, clauseName(clause)].filter(Boolean).join(" · ");
}
