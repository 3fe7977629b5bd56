// An entry of the refusal register as a list to copy.
import { copyButton, el } from "./view.js";

/** Rows of title, entry and hint, with a button that copies them; the hint stands where the entry is open. */
export function registerView({ words }, rows) {
  if (!rows.length) return el("p", {}, words("no_register"));
  const text = () => rows.map(({ title, entry }) => `${title}: ${entry ?? ""}`).join("\n");
  const value = ({ entry, hint }) => entry ?? el("span", { class: "blank" }, hint);
  const line = (row) => el("div", {}, el("dt", {}, row.title), el("dd", {}, value(row)));
  return [
    el("dl", { class: "facts" }, rows.map(line)),
    copyButton(words, text, { label: words("copy_entry") }),
  ];
}
