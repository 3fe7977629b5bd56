// The tree of the refusal guide: looked up along the answers, never decided here (docs/policy-json.md).
import { plus, weekday } from "./days.js";
import { byId } from "./policy.js";

/** What stands for a question that need not be asked yet; the page shows it as taken and lets it be changed. */
const taken = (question, choices) =>
  (question === "circumstance" && choices.asked && "none") ||
  (question === "sign" && choices.asked === "payment" && "unknown") ||
  (question === "wait_declined" && "no");

/** Where the answers lead: the steps taken, then the fork that is open or the answer that stands there. */
export function walk(guide, choices) {
  const forks = byId(guide.forks);
  const steps = [];
  let here = guide.start;
  while (forks.has(here)) {
    const fork = forks.get(here);
    const { question, branches } = fork;
    const given = Object.hasOwn(branches, choices[question] ?? "");
    const value = given ? choices[question] : taken(question, choices);
    if (!Object.hasOwn(branches, value || "")) return { steps, fork, answer: null };
    steps.push({ question, value, given, fork });
    here = branches[value];
  }
  return { steps, fork: null, answer: byId(guide.answers).get(here) };
}

/** The answers that count: those to questions that were asked on the way. */
export const kept = (steps) =>
  Object.fromEntries(steps.filter(({ given }) => given).map(({ question, value }) => [question, value]));

/** Whether a partner may be named on a day. */
export const mayBeNamed = (partner, day) => partner.valid_from <= day && day <= partner.valid_until;

/** The answer as it stands on a day: partners that have expired go, with the words about them. */
export function onDay(policy, answer, day) {
  const known = byId(policy.referral.partners);
  const isValid = (id) => known.has(id) && mayBeNamed(known.get(id), day);
  const partners = answer.partners.filter(isValid);
  if (answer.partners.length && !partners.length) return byId(policy.refusal.answers).get(answer.without_partners);
  const say = answer.say.filter(({ partner }) => partner === null || isValid(partner));
  return { ...answer, partners, say };
}

/** The day of a mark for a request made on a day; null where there is none. */
export function dayOf(guide, mark, day) {
  if (!mark || day < guide.first_date || day > guide.last_date) return null;
  const { usual, unusual } = byId(guide.columns).get(guide.marks[mark]);
  const days = Object.hasOwn(unusual, day) ? unusual[day] : usual[weekday(day)];
  return days === null ? null : plus(day, days);
}
