// The answer of the overdue calculator: one card a debt, the most advanced stage first.
import { ladderFigure } from "./ladder.js";
import { capital, daysLine, dutySentence, dutyText, ended, roleOf, stageText, titleOf } from "./overdue-words.js";
import { dayValue } from "./scripts.js";
import { el, scriptBox } from "./view.js";

/** Debts in the order of their stages, the most advanced first; what is unknown stands last. */
export function inOrder(policy, answers) {
  const stages = Object.keys(policy.overdue.words.stages);
  const place = ({ answer }) => (answer.unknown ? -1 : stages.indexOf(answer.stage.stage));
  const late = ({ answer }) => answer.pastDue ?? 0;
  return [...answers].sort((one, other) => place(other) - place(one) || late(other) - late(one));
}

/** What was asked, said on paper in place of the fields. */
export function askedLine({ words, policy, writeDay, kinds }, found) {
  const { currency } = policy.document;
  const named = policy.segments.find(({ id }) => id === found.segment)?.name;
  const sums = ["amount", "exposure"].filter((key) => found[key]).map((key) => `${words(key, { currency })}: ${found[key]}`);
  const events = (debt) => debt.events.map(({ kind, on }) => `${kinds.get(kind)?.text ?? kind} (${on && writeDay(on)})`);
  const debts = found.debts
    .filter(({ due, handed }) => due || handed)
    .map((debt) => [debt.invoice && words("invoice_no", { invoice: debt.invoice }),
      debt.due && `${words("due")}: ${writeDay(debt.due)}`,
      debt.handed && `${words("handed")}: ${writeDay(debt.handed)}`, ...events(debt)].filter(Boolean).join(", "));
  const said = [`${words("segment")}: ${named}`, `${words("on")}: ${writeDay(found.on)}`, ...sums, ...debts];
  return el("p", { class: "asked" }, said.join("; "));
}

/** The card of one debt. */
export function debtCard(context, { debt, answer, coming }) {
  const { words, policy } = context;
  const card = (kind, title, ...parts) =>
    el("article", { class: `verdict verdict--${kind}` }, heading(context, debt, title), parts);
  if (answer.unknown) return card("ask", words("unknown"), unknownParts(context, answer));
  const status = answer.supplies[0]?.status ?? "ask";
  return card(
    status,
    capital(policy.overdue.words.stages[answer.stage.stage]),
    el("p", { class: "verdict__days" }, daysLine(context, answer, debt.on)),
    shiftLine(context, debt, answer),
    supplyLine(context, answer),
    smallDebtLine(context, debt, answer),
    todayDuties(context, debt, answer),
    callerWords(context, answer),
    cautionLines(context, debt, answer),
    ownerFacts(context, answer),
    ladderFigure(context, debt, answer),
    comingList(context, coming),
    clauseList(context, answer),
  );
}

function heading({ words }, { invoice }, text) {
  const number = invoice && el("span", { class: "verdict__invoice" }, words("invoice_no", { invoice }));
  return el("h2", {}, number, text);
}

/** From which day the delay is counted, where the due date is not a working day. */
function shiftLine({ words, writeDay }, { due }, { effective }) {
  if (!effective || effective === due) return null;
  return el("p", { class: "verdict__shift" }, words("shifted", { due: writeDay(due), effective: writeDay(effective) }));
}

function supplyLine(context, { supplies, stage }) {
  const { words, policy } = context;
  const line = (status, ...said) => el("p", { class: `signal-line signal-line--${status}` }, said);
  if (!supplies.length) return line("ask", words("supply_unknown", { owner: titleOf(policy, stage.owner) }));
  const name = (status) => el("strong", {}, capital(policy.overdue.words.supplies[status]));
  return supplies.map((one) => line(one.status, name(one.status), el("span", {}, dutyText(context, one))));
}

const fact = (label, value) => el("div", {}, el("dt", {}, label), el("dd", {}, value));

const writeYears = ({ document: { language } }, years) =>
  new Intl.NumberFormat(language, { style: "unit", unit: "year", unitDisplay: "long" }).format(years).replaceAll(" ", "\u00a0");

function ownerFacts({ words, policy, writeDay }, { stage, told, effective, pastDue }) {
  const { limitation_years: years } = policy.overdue;
  const works = stage.performer !== stage.owner;
  const facts = [
    fact(words("owner"), roleOf(policy, stage.owner)),
    fact(words("deputy"), roleOf(policy, stage.deputy)),
    works && fact(words("performer"), roleOf(policy, stage.performer)),
    effective && fact(words("effective"), writeDay(effective)),
    told.length && fact(words("told"), capital(told.map((id) => titleOf(policy, id)).join(", "))),
    pastDue > 0 && fact(words("limitation"), years ? words("limitation_years", { years: writeYears(policy, years) }) : words("limitation_unknown")),
  ];
  return el("dl", { class: "facts" }, facts.filter(Boolean));
}

function todayDuties(context, debt, { duties }) {
  const { words, policy, writeDay } = context;
  const rows = duties.map((duty) => dutyItem(context, debt, duty));
  const nothing = el("li", {}, ended(policy.overdue.no_action));
  return [
    el("h3", {}, words("today_duties", { date: writeDay(debt.on) })),
    el("ul", { class: "duties" }, rows.length ? rows : nothing),
  ];
}

function dutyItem(context, debt, duty) {
  const { words, policy, clause, say } = context;
  const links = [duty.form, duty.clause].map((id) => id && clause(id)).filter(Boolean);
  return el(
    "li",
    {},
    el("strong", {}, capital(titleOf(policy, duty.owner))),
    dutySentence(context, duty, debt.on),
    el("span", { class: "duties__links" }, links),
    duty.script && scriptBox(words, say(duty.script, knownOf(context, debt, duty))),
  );
}

/** The words for a client who calls on a day on which no duty has any. */
function callerWords({ words, say }, { duties, stage }) {
  if (!stage.script || duties.some(({ script }) => script)) return null;
  return [el("h3", {}, words("caller")), scriptBox(words, say(stage.script, {}))];
}

/** What the words to say may name: days of the duty, the invoice, the sum if it is still the whole one. */
function knownOf({ writeSum, only }, { invoice, events, amount, effective }, { days }) {
  const isWhole = only && !events.length && amount;
  const known = { invoice: invoice || null, amount: isWhole ? writeSum(amount) : null };
  const dates = [["due", effective], ["date", days.date], ["due", days.due]].filter(([, day]) => day);
  return { ...known, ...Object.fromEntries(dates.map(([name, day]) => [name, dayValue(day)])) };
}

/** That a smaller debt is no reason, where nobody has entered the sum. */
function smallDebtLine({ words, writeSum }, { amount }, { supplies }) {
  const least = supplies.map((one) => one.from_amount).find(Boolean);
  return least && amount === null ? el("p", { class: "note" }, words("caution_amount", { sum: writeSum(least) })) : null;
}

function cautionLines(context, debt, answer) {
  const { words, policy } = context;
  const days = [answer.until, answer.effective, ...answer.duties.map((duty) => duty.days.by)].filter(Boolean);
  const known = policy.calendar.years.filter((one) => one.known).map(({ year }) => String(year));
  const unsure = [...new Set(days.map((day) => day.slice(0, 4)))].filter((year) => !known.includes(year));
  const lines = [
    answer.certain && words("only_certain", { owner: titleOf(policy, answer.stage.owner) }),
    ...(answer.cautions ?? []).map((key) => words(`caution_${key}`)),
    ...unsure.map((year) => words("calendar_year", { year })),
  ].filter(Boolean);
  return lines.length ? el("div", { class: "note" }, lines.map((line) => el("p", {}, line))) : null;
}

function comingList(context, coming) {
  const { words, policy, writeDay } = context;
  if (!coming.length) return null;
  const duty = (one) => el("li", {}, `${capital(titleOf(policy, one.owner))}: ${dutyText(context, one)}`);
  const rows = coming.map(({ on, stage, duties }) => [
    el("dt", {}, writeDay(on)),
    el("dd", {}, el("ul", {}, stage && el("li", {}, stageText(context, stage)), duties.map(duty))),
  ]);
  return el("details", { class: "coming" }, el("summary", {}, words("coming")), el("dl", {}, rows));
}

function clauseList({ words, clause }, { clauses, supplies = [], duties = [] }) {
  const ids = [...clauses, ...supplies.flatMap((one) => one.clauses), ...duties.map((one) => one.clause)];
  const links = [...new Set(ids)].map((id) => clause(id)).filter(Boolean);
  const rows = links.map((link) => el("li", {}, link));
  return links.length ? [el("h3", {}, words("by_clauses")), el("ul", { class: "clause-links" }, rows)] : null;
}

/** What the page says where the file does not know: why, whom to ask, what to read. */
function unknownParts(context, answer) {
  const { words, policy, writeDay } = context;
  const { first_date, first_due_date, last_date: last } = policy.overdue;
  const first = answer.unknown === "dates" ? first_due_date : first_date;
  const why = words(`unknown_${answer.unknown}`, { first: writeDay(first), last: writeDay(last) });
  const owner = answer.ask && fact(words("owner"), roleOf(policy, answer.ask.owner));
  const certain = (answer.duties ?? []).map((duty) => dutyItem(context, { events: [{}] }, duty));
  return [
    el("p", {}, why),
    el("dl", { class: "facts" }, owner, fact(words("ask"), roleOf(policy, "finance"))),
    certain.length ? [el("h3", {}, words("certain")), el("ul", { class: "duties" }, certain)] : null,
    answer.clauses?.length ? clauseList(context, answer) : el("p", {}, words("read_below")),
  ];
}
