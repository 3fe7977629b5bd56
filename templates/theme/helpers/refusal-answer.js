// The answer to a request: the decision, who decides by when, the words, the rest of the work.
import { callLink } from "./calling.js";
import { clauseLinker } from "./clauses.js";
import { fillableScript } from "./fillable.js";
import { facts, fallbackView, feeNotice, partnerBlanks, partnerCard } from "./partner-card.js";
import { byId, filled, policyFolder } from "./policy.js";
import { registerRows } from "./refusal-register.js";
import { registerView } from "./register-entry.js";
import { dayValue } from "./scripts.js";
import { el } from "./view.js";
import { onDay } from "./walk.js";

/** Every part of an answer; `ahead` is what may be asked further, shown after the words to say. */
export function answerView(context, { answer: found, steps }, points, ahead) {
  const { policy, words, day } = context;
  const answer = onDay(policy, found, day);
  return [
    el("h2", { tabindex: "-1", class: `decision decision--${answer.decision}` }, answer.text),
    isKnown(policy.refusal, day) ? null : el("p", { class: "note" }, words("no_day")),
    askRegion(context, answer, steps),
    debtorLink(context, answer, steps),
    decidersView(context, answer),
    part(words("say"), sayings(context, answer), "answer-part--say"),
    ahead,
    part(words("name"), partnersView(context, answer)),
    part(words(answer.partners.length ? "nobody" : "nobody_to_name"), answer.fallback ? fallbackView(context) : null),
    part(words("avoid"), avoidView(context, answer)),
    part(words("steps"), stepsView(context, answer)),
    part(words("register"), registerView(context, registerRows(context, answer, steps, points))),
    part(words("clauses"), clausesView(context, answer)),
  ];
}

/** With the region not known, partners of every region stand there: the question about it comes first. */
function askRegion({ words }, { partners }, steps) {
  const isOpen = steps.some(({ question, value }) => question === "region" && value === "unknown");
  return isOpen && partners.length ? el("p", { class: "note" }, words("ask_region")) : null;
}

const isKnown = ({ first_date: first, last_date: last }, day) => first <= day && day <= last;

const part = (title, content, kind = "") =>
  content && [content].flat().length
    ? el("section", { class: `answer-part ${kind}`.trim() }, el("h3", {}, title), content)
    : null;

/** A role by its title, with the number to tap where there is one. */
function roleView({ policy }, id) {
  const guide = policy.refusal;
  if (id === "any_employee") return guide.any_employee;
  const role = byId(policy.roles).get(id);
  const contact = role.contacts.find(({ phone }) => phone);
  return contact ? [role.title, " ", callLink(contact)] : role.title;
}

function decidersView(context, answer) {
  const { words, dateOf } = context;
  const list = (ids) => (ids.length ? ids.flatMap((id, place) => [place ? ", " : "", roleView(context, id)]) : null);
  const by = dateOf(answer.answer_by) ?? (answer.answer_by ? null : words("at_once"));
  const silence = answer.answer_by && words(`silence_${answer.on_silence}`);
  return facts([
    [words("decides"), roleView(context, answer.decider)],
    [words("deputy"), answer.deputy && roleView(context, answer.deputy)],
    [words("by"), [by, silence].filter(Boolean).join("; ")],
    [words("asked_first"), list(answer.asked_first)],
    [words("informed"), list(answer.informed)],
    [words("speaks"), answer.performer === answer.decider ? null : roleView(context, answer.performer)],
  ]);
}

function sayings(context, answer) {
  const { policy, markDay } = context;
  const partners = byId(policy.referral.partners);
  return answer.say.map((one) => {
    const day = markDay(one.day);
    const known = {
      ...one.filled,
      ...(one.partner ? partnerBlanks(partners.get(one.partner)) : {}),
      ...(day ? { date: dayValue(day) } : {}),
    };
    const when = one.when && el("p", { class: "answer-part__when" }, one.when);
    return [when, fillableScript(context, one.script, known)];
  });
}

function partnersView(context, answer) {
  const partners = byId(context.policy.referral.partners);
  const named = answer.partners.map((id) => partners.get(id));
  return named.length ? [feeNotice(context), named.map((one) => partnerCard(context, one, 4))] : null;
}

function stepsView(context, answer) {
  const { policy, words, writeDay, markDay, dateOf } = context;
  const colleague = answer.colleague && [words("colleague"), ": ", roleView(context, answer.colleague)];
  const days = (named) => Object.fromEntries(Object.entries(named).map(([name, mark]) => [name, dateOf(mark) ?? ""]));
  const back = answer.follow_up;
  const follow = back && [el("b", {}, dateOf(back.mark) ?? ""), ": ", filled(back.text, days(back.days))];
  const rows = [colleague, ...answer.steps, follow].filter(Boolean);
  return rows.length ? el("ul", {}, rows.map((row) => el("li", {}, row))) : null;
}

function avoidView({ policy, words, fillText }, answer) {
  const ids = new Set(answer.occasions.flatMap((occasion) => policy.refusal.avoid[occasion]));
  const phrases = policy.forbidden_phrases.filter(({ id }) => ids.has(id));
  const instead = (say) => say && el("span", { class: "avoid__instead" }, words("instead"), ": ", fillText(say));
  const line = ({ say_not: not, say }) => el("li", {}, el("span", { class: "avoid__not" }, not), instead(say));
  const scripts = clauseLinker(policy)("ANN-A");
  return phrases.length ? [el("ul", { class: "avoid" }, phrases.map(line)), scripts && el("p", {}, scripts)] : null;
}

function clausesView({ policy }, answer) {
  const link = clauseLinker(policy);
  const links = answer.clauses.map((id) => link(id)).filter(Boolean);
  return el("ul", { class: "clause-links" }, links.map((one) => el("li", {}, one)));
}

/** An overdue debt is settled before anything is answered: the calculator says how. */
function debtorLink({ words }, answer, steps) {
  const owes = steps.some(({ question, value }) => question === "circumstance" && value === "debtor");
  if (!owes || answer.decision !== "redirect") return null;
  const { href } = new URL("helpers/overdue.html", policyFolder());
  return el("p", {}, el("a", { class: "button", href }, words("calculator")));
}
