// What one screen of the refusal guide asks: a question, or two of which one tap answers both or makes one needless.
import { byId } from "./policy.js";

/** The answers a fork offers, not known last; equal words that lead to the same place stand once. */
export function offered(guide, fork) {
  const seen = new Set();
  const isNew = (key) => !seen.has(key) && seen.add(key);
  const { question, branches } = fork;
  const says = ({ value, finer_than: plain }) => plain === null || branches[value] !== branches[plain];
  return byId(guide.questions)
    .get(question)
    .choices.filter((one) => Object.hasOwn(branches, one.value) && says(one))
    .filter(({ value, text }) => isNew(`${branches[value]} ${text}`))
    .sort((one, other) => (one.value === "unknown") - (other.value === "unknown"))
    .map(({ value, text, examples }) => ({ set: { [question]: value }, texts: [text], examples }));
}

const group = (guide, fork) => ({
  id: fork.question,
  text: byId(guide.questions).get(fork.question).text,
  choices: offered(guide, fork),
});

/** What comes before everything else stands above the question for which none of it is true. */
function opening(guide, fork) {
  const before = group(guide, fork);
  const choices = before.choices.filter(({ set }) => set.circumstance !== "none");
  const next = byId(guide.forks).get(fork.branches.none);
  return { kind: "opening", groups: [{ ...before, choices }, group(guide, next)] };
}

/** The question about the place where it stands on the screen of the company's own situations; null where it does not. */
export function asideOf(guide, fork) {
  const next = fork.question === "situation" ? byId(guide.forks).get(fork.branches.unknown) : null;
  return next?.question === "region" ? next : null;
}

/** Situations, and below them the question that a tap answers when it is none of them. */
function aside(guide, fork, next) {
  const rows = group(guide, fork);
  const choices = rows.choices.filter(({ set }) => set.situation !== "unknown");
  const place = group(guide, next);
  const elsewhere = place.choices.map((one) => ({ ...one, set: { situation: "unknown", ...one.set } }));
  return { kind: "aside", groups: [{ ...rows, choices }, { ...place, choices: elsewhere }] };
}

/** A question and the one that the same tap answers, where it is asked at all. */
function joint(guide, fork) {
  const forks = byId(guide.forks);
  const second = guide.joined[fork.question];
  const choices = offered(guide, fork).flatMap((one) => {
    const next = forks.get(fork.branches[one.set[fork.question]]);
    const more = next?.question === second ? offered(guide, next) : [{ set: {}, texts: [] }];
    return more.map(({ set, texts }) => ({ set: { ...one.set, ...set }, texts: [...one.texts, ...texts] }));
  });
  return { ...group(guide, fork), choices };
}

/** The screen for an open fork. */
export function screenOf(guide, fork) {
  if (fork.question === "circumstance") return opening(guide, fork);
  const next = asideOf(guide, fork);
  if (next) return aside(guide, fork, next);
  if (!Object.hasOwn(guide.joined, fork.question)) return { kind: "question", groups: [group(guide, fork)] };
  return { kind: fork.question === "tactical" ? "scores" : "question", groups: [joint(guide, fork)] };
}
