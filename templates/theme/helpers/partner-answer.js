// Whom to recommend, as an answer: the cards, or the words where there is nobody and the gap to log.
import { clauseLinker } from "./clauses.js";
import { facts, fallbackView, feeNotice, partnerBlanks, partnerCard } from "./partner-card.js";
import { byId, policyFolder } from "./policy.js";
import { registerView } from "./register-entry.js";
import { scriptFiller } from "./scripts.js";
import { el, scriptBox } from "./view.js";

/** The answer for a field and a region that were asked about, by their names. */
export function recommendationView(context, found, asked) {
  const view = found.isOwn ? ownView(context) : [...namedView(context, found), ...nobodyView(context, found, asked)];
  return [...view, clausesView(context.policy, context.words)].filter(Boolean);
}

const heading = (text) => el("h2", { tabindex: "-1" }, text);
const section = (title, ...content) => el("section", { class: "answer-part" }, el("h3", {}, title), content);

function ownView({ words }) {
  const href = new URL("helpers/refusal.html?asked=core", policyFolder()).href;
  return [heading(words("own_field")), el("p", {}, el("a", { class: "button", href }, words("guide")))];
}

function namedView(context, { partners, colleague }) {
  const { policy, words, feedback, whereUnknown } = context;
  const takesOver = colleague && byId(policy.roles).get(colleague).title;
  if (!partners.length) return takesOver ? [heading(`${words("colleague")}: ${takesOver}`), putThrough(context)] : [];
  const fill = scriptFiller(policy, context.writeDay);
  const notes = [
    whereUnknown ? words("ask_region") : partners.length > 1 ? words("name_all") : null,
    partners.some((one) => one.same_field) ? words("invite_back") : null,
  ];
  return [
    heading(words("found", { count: partners.length })),
    ...notes.map((text) => (text ? el("p", {}, text) : null)),
    ...[feeNotice(context)].flat(),
    ...partners.map((one) => partnerCard(context, one, 3, fill("refer", partnerBlanks(one)))),
    facts([[words("feedback"), feedback]]),
    takesOver ? section(`${words("colleague_else")}: ${takesOver}`, putThrough(context)) : null,
  ];
}

/** What is said when a colleague takes over. */
function putThrough({ policy, words, writeDay }) {
  return scriptBox(words, scriptFiller(policy, writeDay)("colleague"));
}

function nobodyView(context, { fallback, gap, log }, asked) {
  const { policy, words } = context;
  if (!fallback) return [];
  const keeper = byId(policy.roles).get(policy.referral.owner).title;
  return [
    heading(words("nobody_to_name")),
    ...fallbackView(context),
    facts([[words("reason"), gap], [words("keeper"), log ? keeper : null]]),
    log ? section(words("register"), registerView(context, gapRows(context, asked))) : null,
  ];
}

/** The entry that logs a missing partner: what was asked, where, on which day, and what the client got instead. */
function gapRows({ policy, writeDay, day }, { field, region }) {
  const known = { ...policy.referral.advice.register_entries, date: writeDay(day), field, region };
  return policy.refusal.register_columns.map(({ id, title, hint }) => ({ title, hint, entry: known[id] ?? null }));
}

function clausesView(policy, words) {
  const link = clauseLinker(policy);
  const links = policy.referral.clauses.map((id) => link(id)).filter(Boolean);
  return section(words("clauses"), el("ul", { class: "clause-links" }, links.map((link) => el("li", {}, link))));
}
