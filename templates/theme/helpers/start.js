// The quiz for new colleagues: its answers become buttons. What is right, and why, stands in the page already.
import { helperWords } from "./policy.js";
import { readState, writeState } from "./state.js";
import { button, el } from "./view.js";

const words = helperWords();
const chosen = new Map();
const questions = [...document.querySelectorAll(".quiz__answer")].map(questionOf);
const said = el("p", { class: "quiz__said", role: "status" });
const score = el("div", { class: "quiz__score" });

/** A question as it stands in the page: its options with a button each, the folded answer, the right option. */
function questionOf(answer) {
  const list = answer.previousElementSibling;
  const question = { id: answer.dataset.question, right: Number(answer.dataset.right), answer };
  list.classList.add("quiz__options");
  list.setAttribute("role", "list");
  question.options = [...list.children].map((item, place) => optionOf(question, item, place));
  return question;
}

function optionOf(question, item, place) {
  const text = item.textContent;
  const mark = el("span", { class: "quiz__mark" });
  const tapped = button([el("span", {}, text), mark], () => choose(question, place), { class: "quiz__option" });
  item.replaceChildren(tapped);
  return { text, mark, button: tapped };
}

function choose(question, place) {
  if (chosen.has(question.id)) return;
  chosen.set(question.id, place);
  draw();
  said.textContent = [verdictOf(question), reasonOf(question), isOver() ? scoreText() : ""].join(" ");
}

const isOver = () => questions.every(({ id }) => chosen.has(id));
const isRight = ({ id, right }) => chosen.get(id) === right;
const reasonOf = ({ answer }) => answer.querySelector("p:last-of-type").textContent;

function verdictOf(question) {
  return isRight(question) ? words("right") : words("wrong", { option: question.options[question.right].text });
}

function scoreText() {
  return words("score", { right: questions.filter(isRight).length, count: questions.length });
}

/** Shows what is answered so far, and keeps it in the address. */
function draw() {
  writeState([...chosen]);
  questions.forEach(drawQuestion);
  score.replaceChildren(...(isOver() ? scoreView() : []));
}

function drawQuestion(question) {
  const given = chosen.get(question.id);
  const isAnswered = given !== undefined;
  question.answer.hidden = !isAnswered;
  question.answer.open = isAnswered;
  question.options.forEach((option, place) => {
    const state = isAnswered ? stateOf(question, given, place) : "";
    option.button.dataset.state = state;
    option.button.setAttribute("aria-disabled", String(isAnswered));
    option.button.tabIndex = isAnswered && place !== given ? -1 : 0;
    option.mark.textContent = markOf(state);
  });
}

function markOf(state) {
  if (state === "right") return words("right_mark");
  return state === "given" ? words("your_mark") : "";
}

function stateOf({ right }, given, place) {
  if (place === right) return "right";
  return place === given ? "given" : "left";
}

function scoreView() {
  const wrong = questions.filter((question) => !isRight(question));
  return [
    el("p", {}, scoreText()),
    el("div", { class: "quiz__ways" }, wrong.length ? button(words("again"), () => ask(wrong)) : null,
      button(words("restart"), () => ask(questions))),
  ];
}

/** Offers questions once more, and goes to the first of them. */
function ask(some) {
  some.forEach(({ id }) => chosen.delete(id));
  said.textContent = "";
  draw();
  some[0].options[0].button.focus();
}

/** What the address says of answers, as far as the questions know them. */
function restore() {
  const given = readState();
  questions.filter(({ id }) => given.has(id)).forEach(({ id, options }) => {
    const place = Number(given.get(id));
    if (place in options) chosen.set(id, place);
  });
}

questions.at(-1)?.answer.after(said, score);
restore();
draw();
