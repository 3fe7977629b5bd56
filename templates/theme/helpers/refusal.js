// What to answer to a request: the questions that make a difference, then the answer. Answers stand in the address.
import { dayWriter, isDay, today } from "./days.js";
import { byId, helperWords, loadPolicy } from "./policy.js";
import { answerView } from "./refusal-answer.js";
import { questionView } from "./refusal-questions.js";
import { asideOf, offered } from "./screens.js";
import { scriptFiller, textFiller } from "./scripts.js";
import { readState, shareLink, writeState } from "./state.js";
import { sumWriter } from "./sums.js";
import { button, copyButton, el, parts, start } from "./view.js";
import { dayOf, kept, walk } from "./walk.js";

const POINTS = ["tactical_points", "strategic_points"];
const words = helperWords();
const page = parts();

/** What the address says: the answers, the points behind them, the day of the request. */
function readCase({ refusal, document: { timezone } }) {
  const state = readState();
  const named = (ids) => Object.fromEntries(ids.filter((id) => state.has(id)).map((id) => [id, state.get(id)]));
  const day = isDay(state.get("on")) ? state.get("on") : today(timezone);
  return { choices: named(refusal.questions.map(({ id }) => id)), points: named(POINTS), day };
}

/** Everything the views need of the policy, for a request of a day. */
function contextOf(policy, day) {
  const writeDay = dayWriter(policy.writing);
  const markDay = (mark) => dayOf(policy.refusal, mark, day);
  const dateOf = (mark) => (markDay(mark) ? writeDay(markDay(mark)) : null);
  const said = { fill: scriptFiller(policy, writeDay), fillText: textFiller(policy, writeDay) };
  const now = today(policy.document.timezone);
  return { policy, words, day, now, writeDay, markDay, dateOf, ...said, writeSum: sumWriter(policy.writing) };
}

/** Goes to other answers, as a page of their own in the browser's history. */
function go(policy, choices, points, day) {
  const { steps } = walk(policy.refusal, choices);
  const pairs = Object.entries(kept(steps));
  history.pushState(null, "", location.href);
  writeState([...pairs, ...(pairs.length ? Object.entries(points) : []), ["on", pairs.length ? day : ""]]);
  show(policy);
  page.root.scrollIntoView();
  page.root.querySelector("legend[tabindex], h2[tabindex]")?.focus({ preventScroll: true });
}

function show(policy) {
  const { choices, points, day } = readCase(policy);
  const context = contextOf(policy, day);
  const found = walk(policy.refusal, choices);
  const change = (next, scored = points, on = day) => go(policy, next, scored, on);
  const choose = (set) => change(...parted({ ...choices, ...points, ...set }));
  page.form.replaceChildren();
  page.result.replaceChildren();
  page.result.hidden = !found.answer;
  const [place, view] = found.fork
    ? [page.form, [soFarView(context, found, change), questionView(context, found.fork, choose), waysView(policy.refusal, found, change)]]
    : [page.result, result(context, found, points, choose, change)];
  place.append(...view.flat(Infinity).filter(Boolean));
}

/** Answers and points apart. */
function parted(all) {
  const isPoints = ([name]) => POINTS.includes(name);
  const rows = Object.entries(all);
  return [Object.fromEntries(rows.filter((row) => !isPoints(row))), Object.fromEntries(rows.filter(isPoints))];
}

function result(context, found, points, choose, change) {
  const scored = { tactical: points.tactical_points, strategic: points.strategic_points };
  const view = answerView(context, found, scored, aheadView(context, found, choose));
  return [view, answersView(context, found, change), waysView(context.policy.refusal, found, change)];
}

/** A question that need not be asked before the answer is said: its other answers. */
function aheadView({ policy }, { steps }, choose) {
  const step = steps.find(({ question, value }) => question === "wait_declined" && value === "no");
  if (!step) return null;
  const others = offered(policy.refusal, step.fork).filter(({ set }) => set.wait_declined !== step.value);
  const asked = byId(policy.refusal.questions).get(step.question).text;
  const answers = others.map(({ set, texts }) =>
    el("button", { type: "button", class: "answer-button", onclick: () => choose(set) }, el("span", {}, texts)),
  );
  return el("fieldset", { class: "guide__group guide__group--ahead" }, el("legend", {}, asked), answers);
}

/** An answer that was given, to be given anew. */
function answerAgain({ refusal }, steps, place, change) {
  const { question, value } = steps[place];
  const { text } = byId(byId(refusal.questions).get(question).choices, "value").get(value);
  return button(text, () => change(kept(steps.slice(0, place)), {}), { class: "again" });
}

/** What is known before an open question. */
function soFarView({ policy }, { steps }, change) {
  const isSaid = ({ given, value }) => given && value !== "unknown";
  const answers = steps.flatMap((step, place) => (isSaid(step) ? [" · ", answerAgain(policy, steps, place, change)] : []));
  return answers.length ? el("p", { class: "so-far" }, words("your_answers"), ": ", answers.slice(1)) : null;
}

/** What was asked and answered, with the day of the request. */
function answersView({ policy, writeDay, day, now }, { steps }, change) {
  const questions = byId(policy.refusal.questions);
  const row = ({ question, given }, place) => {
    if (!given && place > 0) return null;
    const answer = answerAgain(policy, steps, place, change);
    return el("div", {}, el("dt", {}, questions.get(question).text), el("dd", {}, answer));
  };
  const asOfNow = () => change(kept(steps), undefined, now);
  const anew = day === now ? null : [" ", button(words("today_anew"), asOfNow, { class: "again" })];
  const when = el("div", {}, el("dt", {}, words("requested_on")), el("dd", {}, writeDay(day), anew));
  const list = el("dl", { class: "facts" }, steps.map(row), when);
  return el("section", { class: "answer-part answer-part--answers" }, el("h3", {}, words("your_answers")), list);
}

/** The answers before the last screen, which may have asked two questions. */
function before(guide, steps) {
  const given = steps.filter((step) => step.given);
  const last = given.pop();
  const other = given.at(-1);
  if (last && other && isOneTap(guide, other, last)) given.pop();
  return kept(given);
}

/** Whether a tap that answered one question had answered the one before it, too. */
const isOneTap = (guide, { question, value, fork }, last) =>
  guide.joined[question] === last.question || (value === "unknown" && asideOf(guide, fork) === last.fork);

/** One question back, the beginning, the link to send. */
function waysView(guide, { steps, answer }, change) {
  if (!steps.some((step) => step.given)) return null;
  return el(
    "div",
    { class: "ways" },
    answer ? copyButton(words, shareLink, { label: words("share") }) : null,
    button(words("back"), () => change(before(guide, steps), {})),
    button(words("start_again"), () => change({}, {})),
  );
}

start(words, async () => {
  const policy = await loadPolicy();
  show(policy);
  addEventListener("popstate", () => show(policy));
});
