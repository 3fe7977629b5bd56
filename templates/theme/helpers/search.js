// The search of a policy: a field, and below it the clauses that answer what stands in it.
import { items } from "./search/showing.js";
import { found, prepared } from "./search/ranking.js";

const SHORTEST_QUERY = 3;

const part = (box, name) => box.querySelector(`[data-search="${name}"]`);

/** The index of the site, fetched once; a failed attempt is forgotten, so that the next may succeed. */
const indexOf = (box) => {
  let asked = null;
  return () => {
    asked ??= fetch(box.dataset.index).then((answer) => (answer.ok ? answer.json().then(prepared) : Promise.reject()));
    asked.catch(() => (asked = null));
    return asked;
  };
};

/** What is said of a number of results. */
const told = (count, words) => {
  if (!count) return words.none;
  return count === 1 ? words.one : words.other.replace("#", count);
};

/** Shows one of the states of the panel: `start`, `failed`, `none` or `some`. */
const display = (box, state, count = 0) => {
  const panel = part(box, "panel");
  panel.dataset.state = state;
  panel.hidden = false;
  const words = { start: "", failed: box.dataset.failed, none: box.dataset.none, some: told(count, box.dataset) };
  part(box, "count").textContent = words[state];
  part(box, "status").textContent = words[state];
};

/** The state of the panel; a word hardly begun is not yet without an answer. */
const stateOf = (query, count) => {
  if (count) return "some";
  return query.trim().length < SHORTEST_QUERY ? "start" : "none";
};

/** Answers what stands in the field now. */
const answer = async (box, load) => {
  const field = part(box, "field");
  const query = field.value;
  try {
    const index = await load();
    if (query !== field.value) return;
    const result = found(query, index);
    part(box, "list").replaceChildren(...items(result, new URL(box.dataset.root, document.baseURI)));
    part(box, "panel").dataset.asked = query;
    display(box, stateOf(query, result.entries.length), result.entries.length);
  } catch {
    display(box, "failed");
  }
};

const close = (box) => (part(box, "panel").hidden = true);

/** Moves from the field through the results and back. */
const step = (box, by) => {
  const stops = [part(box, "field"), ...part(box, "list").querySelectorAll("a")];
  const next = stops[stops.indexOf(document.activeElement) + by];
  if (next) next.focus();
};

const keys = (box) => ({
  ArrowDown: () => step(box, 1),
  ArrowUp: () => step(box, -1),
  Escape: () => {
    part(box, "field").focus();
    close(box);
  },
});

/** What is typed on a result goes on in the field. */
const typeOn = (box, event) => {
  const isLetter = [...event.key].length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isLetter && event.key !== " " && event.target.matches("a")) part(box, "field").focus();
};

/** Makes a search field work. */
export const start = (box) => {
  const load = indexOf(box);
  const field = part(box, "field");
  const form = part(box, "form");
  const ask = () => answer(box, load);
  field.addEventListener("input", ask);
  field.addEventListener("focus", ask);
  form.addEventListener("reset", () => setTimeout(() => (field.focus(), ask())));
  form.addEventListener("submit", () => ask().then(() => part(box, "list").querySelector("a")?.click()));
  box.addEventListener("keydown", (event) => {
    const act = keys(box)[event.key];
    if (!act) return typeOn(box, event);
    event.preventDefault();
    return act();
  });
  box.addEventListener("click", ({ target }) => {
    if (target.closest("a")) close(box);
    if (!target.matches("[data-example]")) return;
    field.value = target.textContent;
    field.focus();
    ask();
  });
  document.addEventListener("focusin", ({ target }) => box.contains(target) || close(box));
  document.addEventListener("pointerdown", ({ target }) => box.contains(target) || close(box));
  return ask();
};
