// What helpers build their pages from: elements, fields with labels, buttons that copy.

const SAID_MS = 2000;
let count = 0;
const newId = (name) => `${name}-${(count += 1)}`;

/** An element with attributes (`onclick` and the like are listeners) and children; null children are left out. */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** A field below its label; `hint` says what it is for, `error` what is wrong with it. */
export function field(label, input, { hint = "", error = "" } = {}) {
  input.id ||= newId("field");
  const notes = [hint && noted(input, "field__hint", hint), error && noted(input, "field__error", error)];
  if (error) input.setAttribute("aria-invalid", "true");
  return el("div", { class: "field" }, el("label", { for: input.id }, label), input, notes.filter(Boolean));
}

function noted(input, kind, text) {
  const note = el("p", { class: kind, id: newId("note") }, text);
  const known = input.getAttribute("aria-describedby");
  input.setAttribute("aria-describedby", known ? `${known} ${note.id}` : note.id);
  return note;
}

/** A list to choose one from: rows of value and text. */
export function select(rows, chosen, onchange, attributes = {}) {
  const options = rows.map(([value, text]) => el("option", { value, selected: value === chosen }, text));
  return el("select", { ...attributes, onchange: (event) => onchange(event.target.value) }, options);
}

/** A date, number or text field. */
export function input(type, value, onchange, attributes = {}) {
  const shown = { type, value: value ?? "", ...attributes };
  const tell = ({ target }) => onchange(target.value);
  if (type !== "date") return el("input", { ...shown, onchange: tell });
  const changed = (event) => !isHalfTyped(event.target) && tell(event);
  const left = (event) => startsEarly(event.target) && tell(event);
  return el("input", { ...shown, onchange: changed, onblur: left });
}

// Browsers report a year typed digit by digit after each digit: it opens with zeros until it is whole.
const startsEarly = ({ value }) => value.startsWith("0");
const isHalfTyped = (date) => startsEarly(date) && date === document.activeElement;

/** A question with its answers as radio buttons: rows of value and text. */
export function choices(question, rows, chosen, onchange, { hint = "" } = {}) {
  const name = newId("choice");
  const answers = rows.map(([value, text]) =>
    el(
      "label",
      { class: "choice" },
      el("input", { type: "radio", name, value, checked: value === chosen, onchange: () => onchange(value) }),
      el("span", {}, text),
    ),
  );
  const said = hint && el("p", { class: "field__hint" }, hint);
  return el("fieldset", { class: "choices" }, el("legend", {}, question), said, answers);
}

/** A button with words. */
export const button = (text, onclick, attributes = {}) =>
  el("button", { type: "button", class: "button", ...attributes, onclick }, text);

/** A button that copies a text and says so; absent where the browser cannot copy. */
export function copyButton(words, text, { label = words("copy"), quiet = false } = {}) {
  if (!navigator.clipboard) return null;
  const done = (made) => {
    announce(words("copied"));
    made.classList.add("copy--done");
    setTimeout(() => made.classList.remove("copy--done"), SAID_MS);
  };
  const copy = (event) => navigator.clipboard.writeText(text()).then(() => done(event.target));
  if (!quiet) return button(label, copy);
  return el("button", { type: "button", class: "copy", "aria-label": label, title: label, onclick: copy });
}

/** Words to say, with a button that copies them. */
export const scriptBox = (words, text) =>
  el("blockquote", {}, el("p", {}, text), copyButton(words, () => text, { quiet: true }));

/** Says something at the foot of the page, and to a screen reader, for two seconds. */
export function announce(text) {
  const status = document.querySelector(".page + .status");
  status.textContent = text;
  setTimeout(() => (status.textContent = ""), SAID_MS);
}

/** Brings something into view, no further than needed and without motion where none is wanted. */
export function reveal(shown) {
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  shown.scrollIntoView({ block: "nearest", behavior: isStill ? "auto" : "smooth" });
}

/** Does what may wait until the screen shows what is there: a tap is answered first. */
export const afterPicture = (work) => requestAnimationFrame(() => setTimeout(work));

/** The parts of a helper's page. */
export function parts() {
  const root = document.querySelector("[data-helper]");
  const part = (name) => root.querySelector(`.helper__${name}`);
  return { root, language: root.dataset.language, state: part("state"), form: part("case"), said: part("said"),
    result: part("result"), reading: document.querySelector(".helper__reading") };
}

/** Starts a helper: shows what `made` builds and puts away the clauses to read instead, or says why not. */
export async function start(words, made) {
  const { state, reading } = parts();
  state.textContent = words("loading");
  state.hidden = false;
  try {
    reading.hidden = true;
    await made();
    state.hidden = true;
  } catch (error) {
    reading.hidden = false;
    state.textContent = words("failed");
    console.error(error);
  }
}
