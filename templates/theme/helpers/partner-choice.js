// A list to choose from that gets shorter while one types.
import { isTyped } from "./recommending.js";
import { button, el, input } from "./view.js";

/** A question with its rows of value, text and further names; `say` tells how many match. */
export function typedChoice(words, question, rows, choose, say) {
  const answers = rows.map(({ value, text }) =>
    el("button", { type: "button", class: "answer-button", onclick: () => choose(value) }, el("span", {}, text)),
  );
  const matching = (typed) => rows.map(({ text, names = [], always }) => always || isTyped(typed, [text, ...names]));
  const narrow = (typed) => {
    const fit = matching(typed);
    const found = fit.filter((one, place) => one && !rows[place].always).length;
    answers.forEach((answer, place) => (answer.hidden = found > 0 && !fit[place]));
    none.hidden = found > 0;
    say(found);
  };
  const none = el("p", { class: "note", hidden: true }, words("no_match"));
  const first = () => {
    const fit = matching(search.value);
    return answers.find((answer, place) => fit[place] && !rows[place].always);
  };
  const search = input("text", "", () => {}, {
    class: "typed",
    autocomplete: "off",
    "aria-label": `${question} ${words("search")}`,
    placeholder: words("search"),
    oninput: (event) => narrow(event.target.value),
    onkeydown: (event) => event.key === "Enter" && event.target.value && first()?.click(),
  });
  const legend = el("legend", { tabindex: "-1" }, question);
  return el("fieldset", { class: "guide__group" }, legend, search, none, el("div", { class: "guide__answers" }, answers));
}

/** A question that was answered: its answer, to be given anew. */
export function answeredChoice(question, said, anew) {
  const answer = el("dd", {}, button(said, anew, { class: "again" }));
  return el("dl", { class: "facts answered" }, el("div", {}, el("dt", {}, question), answer));
}
