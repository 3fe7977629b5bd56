// What the overdue calculator asks about each event of a debt.
import { lacking } from "./overdue-case.js";
import { kept, keptSum } from "./overdue-fields.js";
import { button, el, field, select } from "./view.js";

/** Adds an event of which nothing is known but the day asked about. */
export function addEvent({ policy, found, rebuilt }, debt, number) {
  debt.events.push({ kind: policy.overdue.words.events[0].kind, on: found.on, value: "" });
  rebuilt(`kind-${number}-${debt.events.length - 1}`);
}

/** The fields of an event, and why for as long as the answer leaves it out. */
export function eventFields(form, debt, event, id) {
  const { words, kinds, rebuilt } = form;
  const lacks = el("p", { class: "field__error", role: "status" }, uncountedText(form, event));
  const judge = () => (lacks.textContent = uncountedText(form, event));
  const changed = () => {
    judge();
    form.changed();
  };
  form.judges.push(judge);
  const own = { ...form, changed };
  const choose = (value) => {
    Object.assign(event, { kind: value, value: "" });
    rebuilt(`kind-${id}`);
  };
  const remove = () => {
    debt.events.splice(debt.events.indexOf(event), 1);
    rebuilt(`add-event-${id.split("-")[0]}`);
  };
  const sort = kinds.get(event.kind)?.value;
  const rows = [...kinds.values()].map(({ kind, text }) => [kind, text]);
  return el("div", { class: "event" },
    field(words("event"), select(rows, event.kind, choose, { "data-key": `kind-${id}` })),
    kept(own, "event_on", "date", event, "on", { id: `on-${id}` }),
    sort === "date" ? kept(own, "event_until", "date", event, "value", { id: `value-${id}` }) : null,
    sort === "sum" ? keptSum(own, "event_sum", event, "value", { id: `value-${id}` }) : null,
    lacks,
    button(words("remove_event"), remove, { class: "button button--quiet" }));
}

function uncountedText({ words, kinds, policy, found }, event) {
  const { currency } = policy.document;
  const fields = lacking(kinds, event).map((field) => words(field, { currency }));
  if (fields.length) return words("event_lacks", { fields: fields.join("; ") });
  return event.on > found.on ? words("event_later") : "";
}
