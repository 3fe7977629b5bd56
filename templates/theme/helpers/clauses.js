// Clauses by id: their links and names.
import { byId, policyFolder } from "./policy.js";
import { el } from "./view.js";

/** Makes links to clauses with number and title; an id that is not printed gives null. */
export function clauseLinker(policy) {
  const clauses = byId(policy.clauses);
  return (id, text = null) => {
    const clause = clauses.get(id);
    if (!clause) return null;
    const href = new URL(`${clause.page}.html#${id}`, policyFolder()).href;
    const name = [clause.number, clause.title].filter(Boolean).join(" ");
    return el("a", { href, class: "clause-link" }, text ?? [name, " ", el("span", { class: "clause-link__id" }, id)]);
  };
}

/** Names clauses as plain text: number, title and id. */
export function clauseNamer(policy) {
  const clauses = byId(policy.clauses);
  return (id) => {
    const { number = "", title = "" } = clauses.get(id) ?? {};
    return [number, title, id].filter(Boolean).join(" ");
  };
}
