// The questions of the refusal guide as large choices, and the points behind the two scores.
import { fillableScript } from "./fillable.js";
import { byId } from "./policy.js";
import { screenOf } from "./screens.js";
import { button, el, field, select } from "./view.js";

/** The screen of an open fork; `choose` takes the answers of a tap. */
export function questionView(context, fork, choose) {
  const { policy, words } = context;
  const screen = screenOf(policy.refusal, fork);
  const [first, second] = screen.groups;
  const isOpening = screen.kind === "opening";
  const own = { scores: words("scores"), aside: words("such_case") };
  return el(
    "div",
    { class: "guide" },
    choiceGroup(context, own[screen.kind] ?? first.text, first, choose, isOpening ? words("before_all") : ""),
    second ? choiceGroup(context, second.text, second, choose, isOpening ? "" : words("none_above")) : null,
    screen.kind === "scores" ? pointsView(context, choose) : null,
    isOpening ? busyView(context) : null,
  );
}

/** What to say when there is no time to ask. */
function busyView(context) {
  const script = byId(context.policy.scripts).get("busy_now");
  if (!script) return null;
  return el("details", { class: "points" }, el("summary", {}, script.moment), fillableScript(context, script.id));
}

function choiceGroup({ words }, asked, { id, choices }, choose, hint = "") {
  const texts = (one) => (id === "tactical" ? pairOf(words, one.texts) : one.texts.map((text) => el("span", {}, text)));
  const answers = choices.map((one) =>
    el("button", { type: "button", class: "answer-button", onclick: () => choose(one.set) }, texts(one), examplesOf(one)),
  );
  return el(
    "fieldset",
    { class: `guide__group guide__group--${id}` },
    el("legend", { tabindex: "-1" }, asked),
    hint && el("p", { class: "field__hint" }, hint),
    el("div", { class: "guide__answers" }, answers),
  );
}

const examplesOf = ({ examples = [] }) =>
  examples.length ? el("small", { class: "answer-button__examples" }, examples.join("; ")) : null;

const pairOf = (words, texts) => {
  const labels = [words("now"), words("later")];
  return texts.map((text, place) => el("span", {}, el("b", {}, labels[place], ": "), text));
};

function pointsView(context, choose) {
  const { policy, words } = context;
  const scores = ["tactical", "strategic"].map((name) => scoreView(context, name));
  const use = () => choose(Object.assign({}, ...scores.map((score) => score.chosen())));
  return el(
    "details",
    { class: "points" },
    el("summary", {}, words("points")),
    el("p", { class: "field__hint" }, words("points_hint")),
    scores.map((score) => score.view),
    button(words("use_points"), use),
  );
}

function scoreView({ policy, words, writeSum }, name) {
  const guide = policy.refusal;
  const score = guide[name];
  const points = new Map();
  const sum = () => [...points.values()].reduce((total, one) => total + one, 0);
  const said = el("output", {});
  const say = () =>
    (said.textContent = words("sum", { points: sum(), highest: guide.highest_points, from: score.high_from }));
  const rows = score.criteria.map((criterion) => {
    const change = (value) => {
      points.set(criterion.id, Number(value));
      say();
    };
    return field(criterion.text, select(steps(guide, words, writeSum, criterion), "", change));
  });
  say();
  const chosen = () => ({ [name]: sum() >= score.high_from ? "high" : "low", [`${name}_points`]: sum() });
  const legend = el("legend", {}, byId(guide.questions).get(name).text);
  return { view: el("fieldset", { class: "points__score" }, legend, rows, said), chosen };
}

/** What brings how many points: revenue by its borders, the rest by the words for none and for all. */
function steps({ revenue_from: borders }, words, writeSum, { id, zero, three }) {
  const isRevenue = id === "revenue_12m";
  const rows = [0, ...borders].map((border, points) => {
    const said = points === 0 ? zero : isRevenue ? words("revenue_from", { amount: writeSum(border) }) : "";
    const last = !isRevenue && points === borders.length ? three : "";
    const meaning = said || last;
    return [String(points), meaning ? words("points_said", { points, said: meaning }) : String(points)];
  });
  return [["", words("unscored")], ...rows];
}
