// Words as they are compared, by the same rule as policy_gen/languages/folding.py.
const WORD = /[\p{L}\p{N}]+/gu;
const MARKS = /\p{M}/gu;
const SOFT_HYPHEN = /\u00ad/g;

/** A word in small letters, without accents and other marks. */
export const folded = (word) => word.toLowerCase().normalize("NFD").replace(MARKS, "");

/** The folded words of a text, in order, with the place of each. */
export const placedWords = (text) =>
  [...text.matchAll(WORD)].map((found) => ({ word: folded(found[0]), from: found.index, length: found[0].length }));

/** The folded words of a text, in order. */
export const words = (text) =>
  (text.toLowerCase().replace(SOFT_HYPHEN, "").normalize("NFC").match(WORD) ?? []).map(folded);
