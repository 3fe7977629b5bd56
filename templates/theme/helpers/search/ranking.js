// Finds the entries of search.json that a query speaks of, the best first.
import { meant } from "./meaning.js";
import { words } from "./words.js";

const MOST_RESULTS = 10;
const FAR_BEHIND = 0.3;
const WORD_FOR_WORD = 0.25;

/** What one word says of each entry: the best of the stems it may be a form of. */
const sayingOf = (word, index) => {
  const meanings = meant(word, index);
  const best = new Map();
  for (const { stem, like } of meanings) {
    const list = index.stems[stem] ?? [];
    for (let at = 0; at < list.length; at += 2) {
      const weight = list[at + 1] * like * like;
      if (weight > (best.get(list[at]) ?? 0)) best.set(list[at], weight);
    }
  }
  return { word, best, most: Math.max(0, ...best.values()), stems: meanings.map(({ stem }) => stem) };
};

/** The same, worked out once a word: most of a query stays while its last word is typed. */
const said = (word, index) => {
  if (!index.told.has(word)) index.told.set(word, sayingOf(word, index));
  return index.told.get(word);
};

/** The most that words can say of an entry. */
const weightOf = (sayings) => sayings.reduce((sum, { most }) => sum + most, 0);

/** Entries whose id or printed number begins as the query does. */
const named = (query, entries) => {
  const wanted = query.trim().toUpperCase().replace(/[\s\u2010-\u2015]+/g, "-");
  if (!/\d|^[A-Z]{3}-/.test(wanted)) return [];
  return entries.filter(
    ({ id, number }) => id.startsWith(wanted) || number === wanted || number.startsWith(`${wanted}.`),
  );
};

/** Whether a phrase is a query word for word. */
const isTyped = (sayings, phrase) =>
  phrase.length === sayings.length && sayings.every(({ word }, at) => word === phrase[at]);

/** How far a phrase holds the words of a query, by what they weigh, and no others: from 0 to 1; more if it is it. */
const overlap = (sayings, total, phrase) => {
  const isSaid = ({ stems }) => phrase.some((word) => stems.some((stem) => word.startsWith(stem)));
  const shared = sayings.filter(isSaid);
  const like = (weightOf(shared) / total) * (shared.length / phrase.length);
  return isTyped(sayings, phrase) ? like + WORD_FOR_WORD : like;
};

/** The title or saying of an entry that is most like a query: which, and how like. */
const closest = (sayings, total, { phrases }) => {
  const likes = phrases.map((phrase) => overlap(sayings, total, phrase));
  const like = Math.max(...likes);
  return { like, at: likes.indexOf(like) };
};

/** An entry with its score: the weights of the words as far as it answers what weighs most, and its phrases. */
const scored = (sayings, total, entry, number) => {
  const answered = sayings.filter(({ best }) => best.has(number));
  const weight = answered.reduce((sum, { best }) => sum + best.get(number), 0);
  const share = Math.sqrt(weightOf(answered) / total);
  const { like, at } = closest(sayings, total, entry);
  return { entry, score: weight * share + total * like ** 2, phrase: like && at ? entry.said[at - 1] : "" };
};

/** The entries that words speak of, the best first, without those far behind. */
const ranked = (sayings, entries) => {
  const total = weightOf(sayings);
  const all = entries.map((entry, number) => scored(sayings, total, entry, number));
  const least = Math.max(...all.map(({ score }) => score)) * FAR_BEHIND;
  return all
    .filter(({ score }) => score > 0 && score >= least)
    .sort((one, other) => other.score - one.score)
    .map(({ entry, phrase }) => ({ ...entry, phrase }));
};

/** Words without the little ones, if any are left. */
const telling = (all, little) => {
  const kept = all.filter((word) => !little.has(word));
  return kept.length ? kept : all;
};

/** The best entries for a query, and the stems its words were taken for. */
export const found = (query, index) => {
  const every = telling([...new Set(words(query))], index.little).map((word) => said(word, index));
  const sayings = every.filter(({ best }) => best.size);
  const byNumber = named(query, index.entries);
  const byWords = sayings.length ? ranked(sayings, index.entries) : [];
  const others = byWords.filter(({ link }) => !byNumber.some((one) => one.link === link));
  const stems = sayings.flatMap(({ stems: own }) => own);
  return { entries: [...byNumber, ...others].slice(0, MOST_RESULTS), stems };
};

const entry = ([id, number, title, link, begins, sayings], little) => ({
  id,
  number,
  title,
  link,
  begins,
  said: sayings,
  phrases: [title, ...sayings].map((phrase) => telling(words(phrase), little)),
});

/** search.json as it is searched: entries by name, words as sets, and every stem that may be meant. */
export const prepared = ({ entries, little, same, stems }) => ({
  entries: entries.map((row) => entry(row, new Set(little))),
  little: new Set(little),
  same,
  stems,
  names: [...Object.keys(stems), ...Object.keys(same)],
  told: new Map(),
});
