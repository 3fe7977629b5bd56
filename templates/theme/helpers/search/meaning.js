// Which stems a typed word may be a form of.
import { likeness, nearness } from "./likeness.js";

const SURE = 0.75;
const AS_NEAR = 0.06;
const MOST_CORRECTIONS = 2;

const measured = (word, names, measure) =>
  names.map((stem) => ({ stem, like: measure(word, stem) })).filter(({ like }) => like > 0);

/** The stems a misspelt word is nearest to; of equally near ones the commonest are meant. */
const corrections = (word, { names, same, stems }) => {
  const frequency = ({ stem }) => (stems[stem] ?? stems[same[stem]] ?? []).length;
  const near = measured(word, names, nearness);
  const best = Math.max(...near.map(({ like }) => like));
  return near
    .filter(({ like }) => like >= best - AS_NEAR)
    .sort((one, other) => frequency(other) - frequency(one))
    .slice(0, MOST_CORRECTIONS);
};

/** Stems with those of the words that mean the same. */
const withSame = (forms, same) =>
  forms.flatMap((form) => (same[form.stem] ? [form, { ...form, stem: same[form.stem] }] : [form]));

/** The stems a word may be a form of, with how like each is; misspellings only where no form is sure. */
export const meant = (word, index) => {
  const forms = measured(word, index.names, likeness);
  const isSure = forms.some(({ like }) => like >= SURE);
  return withSame(isSure ? forms : [...forms, ...corrections(word, index)], index.same);
};
