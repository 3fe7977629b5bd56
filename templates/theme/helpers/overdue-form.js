// What the overdue calculator asks: the client, the invoices, what has happened to each.
import { newDebt } from "./overdue-case.js";
import { byId } from "./policy.js";
import { typedSum } from "./sums.js";
import { button, el, field, input, select } from "./view.js";

/** Builds the form of a case. `changed` is called after each answer, `rebuilt` where other fields are needed. */
export function caseForm(context, found, { changed, rebuilt }) {
  const form = { ...context, found, changed, rebuilt };
  const debts = found.debts.map((debt, number) => debtFields(form, debt, number));
  const add = () => {
    found.debts.push(newDebt());
    rebuilt(`due-${found.debts.length - 1}`);
  };
  return [clientFields(form), ...debts, button(context.words("add_debt"), add, { "data-key": "add-debt" })];
}

/** A field that keeps what is typed in `target[key]`. */
function kept({ words, changed }, label, type, target, key, { id, hint = "", attributes = {} }) {
  const onchange = (value) => {
    target[key] = value;
    changed();
  };
  return field(words(label), input(type, target[key], onchange, { "data-key": id, ...attributes }), { hint });
}

function clientFields(form) {
  const { words, policy, found, rebuilt } = form;
  const { currency } = policy.document;
  const segment = byId(policy.segments).get(found.segment);
  const choose = (value) => {
    found.segment = value;
    rebuilt("segment");
  };
  const rows = policy.segments.map(({ id, name }) => [id, name]);
  const list = select(rows, found.segment, choose, { "data-key": "segment" });
  const sum = (label, key, hint) =>
    field(words(label, { currency }), sumInput(form, found, key, key), { hint: words(hint) });
  return el("fieldset", { class: "group" },
    el("legend", {}, words("client")),
    field(words("segment"), list, { hint: segment.test }),
    el("details", { class: "group__more", open: isTold(form) },
      el("summary", {}, words("more")),
      kept(form, "on", "date", found, "on", { id: "on", attributes: { required: true } }),
      sum("amount", "amount", "amount_hint"),
      segment.credit_limit === null ? null : sum("exposure", "exposure", "exposure_hint")));
}

/** Whether anything is said beyond the segment. */
const isTold = ({ found, now }) => found.on !== now || found.amount !== "" || found.exposure !== "";

function sumInput({ words, changed }, target, key, id) {
  const onchange = (value) => {
    target[key] = value;
    made.setCustomValidity(value && typedSum(value) === null ? words("not_a_sum") : "");
    made.reportValidity();
    changed();
  };
  const made = input("text", target[key], onchange, { inputmode: "decimal", autocomplete: "off", "data-key": id });
  return made;
}

function debtFields(form, debt, number) {
  const { words, found, rebuilt } = form;
  const remove = () => {
    found.debts.splice(number, 1);
    rebuilt("add-debt");
  };
  const several = found.debts.length > 1;
  return el("fieldset", { class: "group" },
    el("legend", {}, several ? words("debt_of", { number: number + 1 }) : words("debt")),
    kept(form, "due", "date", debt, "due", { id: `due-${number}` }),
    kept(form, "invoice", "text", debt, "invoice", { id: `invoice-${number}`, hint: words("invoice_hint") }),
    canWait(form) ? handedField(form, debt, number) : null,
    debt.events.map((event, place) => eventFields(form, debt, event, `${number}-${place}`)),
    el("div", { class: "group__buttons" },
      button(words("add_event"), () => addEvent(form, debt, number), { "data-key": `add-event-${number}` }),
      several ? button(words("remove_debt"), remove, { class: "button button--quiet" }) : null));
}

const handedField = (form, debt, number) =>
  kept(form, "handed", "date", debt, "handed", { id: `handed-${number}`, hint: form.words("handed_hint") });

/** Whether clients of the segment pay from acceptance. */
const canWait = ({ policy, found }) => policy.overdue.unaccepted.some(({ segment }) => segment === found.segment);

function addEvent({ policy, found, rebuilt }, debt, number) {
  debt.events.push({ kind: policy.overdue.words.events[0].kind, on: found.on, value: "" });
  rebuilt(`kind-${number}-${debt.events.length - 1}`);
}

function eventFields(form, debt, event, id) {
  const { words, policy, rebuilt } = form;
  const kinds = policy.overdue.words.events;
  const choose = (value) => {
    Object.assign(event, { kind: value, value: "" });
    rebuilt(`kind-${id}`);
  };
  const remove = () => {
    debt.events.splice(debt.events.indexOf(event), 1);
    rebuilt(`add-event-${id.split("-")[0]}`);
  };
  const value = byId(kinds, "kind").get(event.kind)?.value;
  const rows = kinds.map(({ kind, text }) => [kind, text]);
  const sum = words("event_sum", { currency: policy.document.currency });
  return el("div", { class: "event" },
    field(words("event"), select(rows, event.kind, choose, { "data-key": `kind-${id}` })),
    kept(form, "event_on", "date", event, "on", { id: `on-${id}` }),
    value === "date" ? kept(form, "event_until", "date", event, "value", { id: `value-${id}` }) : null,
    value === "sum" ? field(sum, sumInput(form, event, "value", `value-${id}`)) : null,
    button(words("remove_event"), remove, { class: "button button--quiet" }));
}
