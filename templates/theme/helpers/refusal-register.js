// The entry in the refusal register: what is known of the case, and what to find out.
import { byId } from "./policy.js";

/** Rows of title, entry and hint for an answer; the entry is null where the employee finds it out. */
export function registerRows({ policy, words, writeDay, dateOf, day }, answer, steps, points) {
  const guide = policy.refusal;
  const columns = byId(guide.register_columns);
  const said = saidBy(guide, steps);
  const own = {
    date: writeDay(day),
    region: said("region"),
    field: said("field"),
    significance: significance(words, said, points),
    follow_up: answer.follow_up && dateOf(answer.follow_up.mark),
  };
  return guide.register_sets[answer.register_columns].map((id) => {
    const { title, hint } = columns.get(id);
    return { title, hint, entry: answer.register_entries[id] ?? own[id] ?? null };
  });
}

// A region that is not listed is known to be another one; of a field that is not listed nothing is known.
const TELLING_NOTHING = { region: ["unknown"], field: ["unknown", "other"] };

/** What was answered to a question, in words; null for what tells nothing. */
const saidBy = (guide, steps) => (question) => {
  const value = steps.find((step) => step.question === question)?.value;
  if (!value || TELLING_NOTHING[question]?.includes(value)) return null;
  return byId(byId(guide.questions).get(question).choices, "value").get(value).text;
};

function significance(words, said, { tactical, strategic }) {
  const [now, later] = [tactical ?? said("tactical"), strategic ?? said("strategic")];
  return now === null || later === null ? null : words("point_pair", { now, later });
}
