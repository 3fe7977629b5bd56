// Fields of the overdue calculator that keep what is typed in them.
import { exampleSum, isNoSum } from "./sums.js";
import { el, field, input } from "./view.js";

/** A field that keeps what is typed in `target[key]`. */
export function kept({ words, changed }, label, type, target, key, { id, hint = "", attributes = {} }) {
  const onchange = (value) => {
    target[key] = value;
    changed();
  };
  return field(words(label), input(type, target[key], onchange, { "data-key": id, ...attributes }), { hint });
}

/** A field that keeps a sum in `target[key]`, and says below it that the answer leaves out what is none. */
export function keptSum({ words, policy, changed }, label, target, key, { id, hint = "" }) {
  const onchange = (value) => {
    target[key] = value;
    judge();
    changed();
  };
  const attributes = { inputmode: "decimal", autocomplete: "off", "data-key": id };
  const made = input("text", target[key], onchange, attributes);
  const shown = field(words(label, { currency: policy.document.currency }), made, { hint });
  const error = el("p", { class: "field__error", role: "status", id: `${made.id}-error` });
  const judge = () => {
    const isWrong = isNoSum(target[key]);
    made.setAttribute("aria-invalid", String(isWrong));
    error.textContent = isWrong ? words("not_a_sum", { example: exampleSum() }) : "";
  };
  made.setAttribute("aria-describedby", [made.getAttribute("aria-describedby"), error.id].filter(Boolean).join(" "));
  shown.append(error);
  judge();
  return shown;
}
