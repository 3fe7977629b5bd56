// How like a typed word is to a stem: from 0, not at all, to 1, the same.
// The browser has no stemmer: a form of a word begins as its stem does, and a slip of the hand is a sign or two.
const SHORTEST_BEGINNING = 3;
const SHORTEST_COMMON = 5;
const LONGEST_ENDING = 6;
const LONGEST_LOST = 2;
const ENDING_COST = 0.05;
const LOST_COST = 0.12;
const SLIP_COST = 0.25;
const SHORTEST_MISSPELT = 4;
const SHORTEST_TWICE_MISSPELT = 9;

/** How many signs two words begin with alike. */
const common = (word, stem) => {
  const most = Math.min(word.length, stem.length);
  let length = 0;
  while (length < most && word[length] === stem[length]) length += 1;
  return length;
};

/** A word not yet written to its end: the more of it stands, the likelier. */
const begun = (word, stem) => (word.length < SHORTEST_BEGINNING ? 0 : 0.5 + (0.5 * word.length) / stem.length);

/** Another form of the word: the longer its ending beside its stem, the less likely. */
const inflected = (shared, ending, lost) => {
  const shortest = lost ? SHORTEST_COMMON : SHORTEST_BEGINNING;
  if (shared < shortest || lost > LONGEST_LOST || ending > LONGEST_ENDING || ending + lost > shared) return 0;
  return Math.max(0, 1 - (ENDING_COST * ending + LOST_COST * lost) * (SHORTEST_COMMON / shared) ** 2);
};

/** How like a word, right as it is written, is to a stem. */
export const likeness = (word, stem) => {
  if (word === stem) return 1;
  const shared = common(word, stem);
  if (shared === word.length) return begun(word, stem);
  return inflected(shared, word.length - shared, stem.length - shared);
};

/** The fewest slips (a sign too many, missing, wrong or swapped) that make a stem of each beginning of a word. */
const slips = (word, stem, most) => {
  let before = null;
  let row = Array.from({ length: word.length + 1 }, (_, index) => index);
  for (let at = 1; at <= stem.length; at += 1) {
    const next = [at];
    for (let index = 1; index <= word.length; index += 1) {
      const wrong = word[index - 1] === stem[at - 1] ? 0 : 1;
      next[index] = Math.min(row[index] + 1, next[index - 1] + 1, row[index - 1] + wrong);
      const swapped = at > 1 && word[index - 1] === stem[at - 2] && word[index - 2] === stem[at - 1];
      if (swapped) next[index] = Math.min(next[index], before[index - 2] + 1);
    }
    if (Math.min(...next) > most) return next;
    before = row;
    row = next;
  }
  return row;
};

/** Whether two words open alike: a slip spares one of the first two signs. */
const opensAlike = (word, stem) =>
  word[0] === stem[0] || word[1] === stem[0] || word[0] === stem[1] || word[1] === stem[1];

/** How like a misspelt word is to a stem; the last sign of the stem is there, else it is another word. */
export const nearness = (word, stem) => {
  if (stem.length < SHORTEST_MISSPELT || word.length + 1 < stem.length || !opensAlike(word, stem)) return 0;
  const most = stem.length < SHORTEST_TWICE_MISSPELT ? 1 : 2;
  const row = slips(word, stem, most);
  let best = 0;
  for (let end = Math.max(1, word.length - stem.length + 1); end <= word.length; end += 1) {
    if (word[end - 1] !== stem.at(-1) || row[end] > most) continue;
    best = Math.max(best, 1 - SLIP_COST * row[end] - (ENDING_COST * (word.length - end)) / 2);
  }
  return best;
};
