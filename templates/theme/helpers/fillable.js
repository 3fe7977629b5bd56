// Words to say whose last blanks the employee fills: what is typed stays on the page and is copied with them.
import { byId } from "./policy.js";
import { dayValue } from "./scripts.js";
import { copyButton, el, field, input } from "./view.js";

const KINDS = { date: "date", due: "date", time: "time" };

/** A script with what is known in place, and a field for each blank that is not. */
export function fillableScript({ policy, words, fill }, id, known = {}) {
  const said = el("p", {}, fill(id, known));
  const typed = {};
  const open = blanksOf(policy, id).filter(({ name }) => known[name] === undefined);
  const fields = open.map(({ name, label }) => {
    const change = (value) => {
      typed[name] = value && KINDS[name] === "date" ? dayValue(value) : value || undefined;
      said.textContent = fill(id, { ...known, ...typed });
    };
    return field(label, input(KINDS[name] ?? "text", "", change, { autocomplete: "off" }));
  });
  const box = el("blockquote", {}, said, copyButton(words, () => said.textContent, { quiet: true }));
  return fields.length ? [box, el("div", { class: "blanks" }, fields)] : box;
}

/** The blanks of a script, each once, with what belongs there: of a due date its name says more than its ending. */
function blanksOf(policy, id) {
  const labels = byId(policy.placeholders, "name");
  const blanks = byId(policy.scripts)
    .get(id)
    .blanks.map((blank) => [blank.split(".")[0], blank])
    .map(([name, blank]) => [name, labels.get(name === "due" ? name : blank).label]);
  return [...new Map(blanks)].map(([name, label]) => ({ name, label }));
}
