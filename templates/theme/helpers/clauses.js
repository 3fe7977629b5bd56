// Clauses by id: their links and names.
import { byId, policyFolder } from "./policy.js";
import { el } from "./view.js";

/** An annex by its name, another clause by number and title. */
const nameOf = ({ name, number, title }) => name ?? [number, title].filter(Boolean).join(" ");

/** Makes links to clauses by their names; an id that is not printed gives null. */
export function clauseLinker(policy) {
  const clauses = byId(policy.clauses);
  return (id, text = null) => {
    const clause = clauses.get(id);
    if (!clause) return null;
    const href = new URL(`${clause.page}.html#${id}`, policyFolder()).href;
    const named = [nameOf(clause), " ", el("span", { class: "clause-link__id" }, id)];
    return el("a", { href, class: "clause-link" }, text ?? named);
  };
}

/** Names clauses as plain text, with their ids. */
export function clauseNamer(policy) {
  const clauses = byId(policy.clauses);
  return (id) => (clauses.has(id) ? `${nameOf(clauses.get(id))} ${id}` : id);
}
