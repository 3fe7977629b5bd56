// Whom to recommend, looked up by region and field; null stands for what the client did not say.
import { byId } from "./policy.js";
import { mayBeNamed } from "./walk.js";

const oldestReviewFirst = (one, other) =>
  one.last_review.localeCompare(other.last_review) || (one.id < other.id ? -1 : 1);

/** The partners that may be named on a day; those of our own field only once the field is known. */
export function partnersFor({ pairs, partners, fields }, region, field, day) {
  const relations = byId(fields);
  const isAsked = (pair) => (field === null ? relations.get(pair.field).relation === "adjacent" : pair.field === field);
  const isThere = (pair) => region === null || pair.region === region;
  const ids = new Set(pairs.filter((pair) => isAsked(pair) && isThere(pair)).flatMap((pair) => pair.partners));
  return partners
    .filter((one) => ids.has(one.id) && mayBeNamed(one, day) && (field !== null || !one.same_field))
    .sort(oldestReviewFirst);
}

/** What is said for a region and a field on a day. */
export function recommendation(referral, region, field, day) {
  const partners = partnersFor(referral, region, field, day);
  const known = byId(referral.fields).get(field);
  const pair = referral.pairs.find((one) => one.region === region && one.field === field);
  const isElsewhere = region !== null && !byId(referral.regions).has(region);
  const isLookedFor = field === null ? isElsewhere : referral.pairs.some((one) => one.field === field);
  const colleague = known?.colleague ?? null;
  const gap = partners.length ? null : (pair?.reason ?? null);
  return {
    partners,
    colleague,
    gap,
    isOwn: known?.relation === "core",
    fallback: !partners.length && !colleague,
    log: !partners.length && isLookedFor && gap === null,
  };
}

const folded = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();

const wordsOf = (text) => folded(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** Whether each typed word begins a word of one of the names or shares its stem, whatever the case and the diacritics. */
export function isTyped(typed, names) {
  const known = names.flatMap(wordsOf);
  return wordsOf(typed).every((word) => known.some((name) => name.startsWith(word) || isAkin(word, name)));
}

const SHORTEST_STEM = 4;
const LONGEST_ENDING = 3;

/** Whether two words differ in their endings alone. */
function isAkin(word, name) {
  const stem = Math.max(SHORTEST_STEM, word.length - LONGEST_ENDING);
  return word.length >= stem && name.startsWith(word.slice(0, stem));
}
