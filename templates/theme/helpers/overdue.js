// Who does what about an unpaid invoice today: asks for the debts of one client and shows what the tables say.
import { clauseLinker, clauseNamer } from "./clauses.js";
import { comingDays } from "./coming.js";
import { dayWriter, today } from "./days.js";
import { debtLookup } from "./debt.js";
import { holdingTables } from "./holding.js";
import { calendarFile, saveFile } from "./ics.js";
import { askedLine, debtCard, inOrder } from "./overdue-answer.js";
import { asked, readCase, waits, wrongSums, writeCase } from "./overdue-case.js";
import { caseForm } from "./overdue-form.js";
import { calendarEntries, daysLine, ended } from "./overdue-words.js";
import { byId, helperWords, loadPolicy } from "./policy.js";
import { scriptFiller } from "./scripts.js";
import { otherLanguages, shareLink } from "./state.js";
import { exampleSum, sumWriter } from "./sums.js";
import { button, copyButton, el, parts, reveal, start } from "./view.js";

const words = helperWords();

function contextOf(policy) {
  const writeDay = dayWriter(policy.writing);
  return {
    words, policy, writeDay, writeSum: sumWriter(policy.writing),
    say: scriptFiller(policy, writeDay), clause: clauseLinker(policy), clauseName: clauseNamer(policy),
    lookup: debtLookup(policy), holding: holdingTables(policy.overdue), now: today(policy.document.timezone),
    kinds: byId(policy.overdue.words.events, "kind"),
  };
}

/** The answers about the debts of a case that say when they are due; none before the segment is chosen. */
function answersOf(context, found) {
  if (!found.segment) return [];
  return found.debts.filter(({ due, handed }) => due || (handed && waits(context.policy, found))).map((told) => {
    const debt = { ...told, ...asked(found, told, context.kinds) };
    const answer = context.lookup(debt);
    return { debt: { ...debt, effective: answer.effective }, answer, coming: comingDays(context.lookup, debt) };
  });
}

function showAnswers(context, found, page) {
  const { result, said, reading } = page;
  result.replaceChildren(); // an answer to other questions must not stay
  const answers = inOrder(context.policy, answersOf(context, found));
  result.hidden = false;
  reading.hidden = !answers.some(({ answer }) => answer.unknown && !answer.clauses?.length);
  if (!answers.length) {
    result.replaceChildren(el("p", { class: "note" }, words(found.segment ? "enter_due" : "choose_segment")));
    said.textContent = found.segment ? "" : words("choose_segment");
    return;
  }
  const cards = answers.map((one) => debtCard({ ...context, only: answers.length === 1 }, one));
  const order = answers.length > 1 ? el("p", { class: "note" }, words("most_advanced")) : null;
  const before = [otherDay(context, found, page), askedLine(context, found), ...uncounted(context, found), order];
  result.replaceChildren(...[...before, ...cards, tools(context, found, answers)].filter(Boolean));
  said.textContent = answers.map((one) => spoken(context, one)).join(" ");
}

/** That the answer is for another day, as after a link was kept; a tap asks for today. */
function otherDay(context, found, page) {
  const { words, writeDay, now } = context;
  if (found.on === now) return null;
  const askToday = () => {
    found.on = now;
    writeCase(found);
    showForm(context, found, page);
    showAnswers(context, found, page);
    const answer = page.result.querySelector(".verdict > h2");
    answer.tabIndex = -1;
    answer.focus();
  };
  const said = words("other_day", { on: writeDay(found.on), today: writeDay(now) });
  return el("p", { class: "note other-day" }, said, " ", button(words("for_today"), askToday, { class: "again" }));
}

/** The sums that the answer leaves out. */
const uncounted = ({ policy }, found) =>
  wrongSums(found).map((key) => {
    const label = words(key, { currency: policy.document.currency });
    return el("p", { class: "note" }, `${label}: ${words("not_a_sum", { example: exampleSum() })}`);
  });

/** What a screen reader hears after each change. */
function spoken(context, { debt, answer }) {
  if (answer.unknown) return words("unknown");
  const stage = context.policy.overdue.words.stages[answer.stage.stage];
  return [stage, daysLine(context, answer, debt.on)].filter(Boolean).map(ended).join(" ");
}

function tools(context, found, answers) {
  const { policy } = context;
  const entries = answers.flatMap((one) => calendarEntries(context, one));
  const { code } = policy.document;
  const save = () => saveFile(`${code}-${found.on}.ics`, calendarFile(entries, { code, stamp: found.on }));
  const languages = otherLanguages().map(({ code: language, name, address }) =>
    el("li", {}, el("a", { href: address, hreflang: language }, words("in_language", { language: name }))));
  return el("div", { class: "tools" },
    entries.length ? button(words("ics"), save) : null,
    copyButton(words, shareLink, { label: words("share") }),
    languages.length ? el("ul", { class: "tools__languages" }, languages) : null);
}

function showForm(context, found, page) {
  const changed = () => {
    const wasAnswered = page.result.querySelector(".verdict");
    writeCase(found);
    showAnswers(context, found, page);
    const answer = page.result.querySelector(".verdict > h2");
    if (answer && !wasAnswered) reveal(answer);
  };
  const rebuilt = (key) => {
    showForm(context, found, page);
    page.form.querySelector(`[data-key="${key}"]`)?.focus();
    changed();
  };
  page.form.replaceChildren(...caseForm(context, found, { changed, rebuilt }));
}

start(words, async () => {
  const context = contextOf(await loadPolicy());
  const page = parts();
  const found = readCase(context.policy, context.now);
  showForm(context, found, page);
  showAnswers(context, found, page);
});
