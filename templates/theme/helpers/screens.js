// What one screen of the refusal guide asks: a question, or two that one tap answers.
import { byId } from "./policy.js";

/** The answers a fork offers, not known last; equal words that lead to the same place stand once. */
export function offered(guide, fork) {
  const seen = new Set();
  const isNew = (key) => !seen.has(key) && seen.add(key);
  const { question, branches } = fork;
  return byId(guide.questions)
    .get(question)
    .choices.filter(({ value, text }) => Object.hasOwn(branches, value) && isNew(`${branches[value]} ${text}`))
    .sort((one, other) => (one.value === "unknown") - (other.value === "unknown"))
    .map(({ value, text }) => ({ set: { [question]: value }, texts: [text] }));
}

const group = (guide, fork) => ({
  id: fork.question,
  text: byId(guide.questions).get(fork.question).text,
  choices: offered(guide, fork),
});

/** What comes before everything else stands below the question for which none of it is true. */
function opening(guide, fork) {
  const before = group(guide, fork);
  const choices = before.choices.filter(({ set }) => set.circumstance !== "none");
  const next = byId(guide.forks).get(fork.branches.none);
  return { kind: "opening", groups: [group(guide, next), { ...before, choices }] };
}

/** Both scores at once: each pair is a choice. */
function scores(guide, fork) {
  const forks = byId(guide.forks);
  const pairs = offered(guide, fork).flatMap((now) => {
    const next = forks.get(fork.branches[now.set.tactical]);
    const later = next?.question === "strategic" ? offered(guide, next) : [{ set: {}, texts: [] }];
    return later.map((one) => ({ set: { ...now.set, ...one.set }, texts: [...now.texts, ...one.texts] }));
  });
  return { kind: "scores", groups: [{ id: "scores", text: null, choices: pairs }] };
}

/** The screen for an open fork. */
export function screenOf(guide, fork) {
  if (fork.question === "circumstance") return opening(guide, fork);
  if (fork.question === "tactical") return scores(guide, fork);
  return { kind: "question", groups: [group(guide, fork)] };
}
