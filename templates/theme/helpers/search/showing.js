// Found entries as a list of links, the words that were meant marked.
import { placedWords } from "./words.js";

const SHORTEST_MARKED = 3;

const LONE_LETTER = /^\p{L}$/u;

/** Whether a word of an entry is lit up; a lone letter, such as a Hungarian “-e”, says nothing. */
const isMeant = (word, stems) =>
  !LONE_LETTER.test(word) &&
  stems.some((stem) => (stem.length < SHORTEST_MARKED ? word === stem : word.startsWith(stem)));

const node = (name, className, ...content) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
};

/** A text with its meant words in mark elements. */
const marked = (text, stems) => {
  const parts = [];
  let from = 0;
  for (const { word, from: at, length } of placedWords(text)) {
    if (!isMeant(word, stems)) continue;
    parts.push(text.slice(from, at), node("mark", "", text.slice(at, at + length)));
    from = at + length;
  }
  return [...parts, text.slice(from)];
};

const link = (entry, stems, root) => {
  const number = entry.number ? [node("span", "found__number", entry.number), " "] : [];
  const title = node("span", "found__title", ...number, ...marked(entry.title, stems));
  const made = node("a", "found__link", title);
  made.href = new URL(entry.link, root);
  if (entry.id) made.prepend(node("span", "found__id", entry.id), " ");
  if (entry.phrase) made.append(" ", node("q", "found__said", ...marked(entry.phrase, stems)));
  if (entry.begins) made.append(" ", node("span", "found__begins", ...marked(entry.begins, stems)));
  return made;
};

/** The list items of what was found; links lead from the root of the site. */
export const items = ({ entries, stems }, root) => entries.map((entry) => node("li", "", link(entry, stems, root)));
