// The policy as tables, and the words of the page: asked for once, looked up by id.

/** The folder of the policy, from wherever the page stands. */
export function policyFolder() {
  const base = document.querySelector('meta[name="policy-base"]').content;
  return new URL(base.endsWith("/") ? base : `${base}/`, location.href);
}

/** What policy.json holds; fails where it cannot be had. */
export async function loadPolicy() {
  const answer = await fetch(new URL("policy.json", policyFolder()));
  if (!answer.ok) throw new Error(`policy.json: ${answer.status}`);
  return answer.json();
}

/** Rows by their id, or by another key. */
export const byId = (rows, key = "id") => new Map(rows.map((row) => [row[key], row]));

/** The words of the page by key; a key without words stands for itself, so that it is seen. */
export function helperWords() {
  const words = JSON.parse(document.getElementById("helper-words").textContent);
  return (key, values = {}) => filled(words[key] ?? key, values);
}

const DOUBLE_STOP = /(?<!\.)\.\.(?!\.)/g;

/** A text without the second full stop after a value that ends with one, as days do in some languages. */
export const stoppedOnce = (text) => text.replace(DOUBLE_STOP, ".");

/** A sentence with its {name}s replaced; unknown ones stay. */
export const filled = (text, values) =>
  stoppedOnce(text.replace(/\{(\w+)\}/g, (mark, name) => values[name] ?? mark));
