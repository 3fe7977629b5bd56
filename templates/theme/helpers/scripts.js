// Words to say, with the blanks filled that the case knows (docs/policy-json.md, "A script").
import { byId, stoppedOnce } from "./policy.js";

const BLANK = /\{([a-z_]+)(?:\.([a-z_]+))?\}/g;
const OPTIONAL = /\s*\[\[(.*?)\]\]/g;

/** Fills scripts by id. */
export function scriptFiller(policy, writeDay) {
  const scripts = byId(policy.scripts);
  const fill = textFiller(policy, writeDay);
  return (id, known) => fill(scripts.get(id).text, known);
}

/** Fills words: `known` gives values by the name before the point; "" says that there is none. */
export function textFiller(policy, writeDay) {
  const placeholders = byId(policy.placeholders, "name");
  return (text, known = {}) => {
    const chosen = text.replace(OPTIONAL, (all, sentence) => (lacksValue(sentence, known) ? "" : all));
    const plain = chosen.replaceAll("[[", "").replaceAll("]]", "").trim();
    const filled = plain.replace(BLANK, (mark, name, form) => blankFilled(placeholders, writeDay, known, name, form));
    const said = stoppedOnce(filled);
    return text.startsWith("{") ? said.replace(/[\p{L}\p{N}]/u, (sign) => sign.toUpperCase()) : said;
  };
}

function lacksValue(sentence, known) {
  return [...sentence.matchAll(BLANK)].some(([, name]) => known[name] === "");
}

function blankFilled(placeholders, writeDay, known, name, form = "") {
  const placeholder = placeholders.get(form ? `${name}.${form}` : name) ?? placeholders.get(name);
  const value = known[name];
  if (value === undefined || value === null) return `‹${placeholder?.label ?? name}›`;
  const text = value.day ? writeDay(value.day, form) : String(value);
  return (placeholder?.filled ?? "{value}").replace("{value}", () => text);
}

/** A day as the value of a blank: it takes the ending of the form it stands in. */
export const dayValue = (day) => ({ day });
