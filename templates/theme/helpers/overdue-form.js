// What the overdue calculator asks: the client, the invoices, what has happened to each.
import { newDebt, waits } from "./overdue-case.js";
import { addEvent, eventFields } from "./overdue-events.js";
import { kept, keptSum } from "./overdue-fields.js";
import { byId } from "./policy.js";
import { button, el, field, select } from "./view.js";

const NARROW = matchMedia("(max-width: 39.9375em)");

/** Builds the form of a case. `changed` is called after each answer, `rebuilt` where other fields are needed. */
export function caseForm(context, found, { changed, rebuilt }) {
  const form = { ...context, found, changed, rebuilt, judges: [] };
  const debts = found.debts.map((debt, number) => debtFields(form, debt, number));
  const add = () => {
    found.debts.push(newDebt());
    rebuilt(`due-${found.debts.length - 1}`);
  };
  return [clientFields(form), ...debts, button(context.words("add_debt"), add, { "data-key": "add-debt" })];
}

function clientFields(form) {
  const { words, policy, found, rebuilt } = form;
  const segment = byId(policy.segments).get(found.segment);
  const choose = (value) => {
    found.segment = value;
    rebuilt("segment");
  };
  const named = policy.segments.map(({ id, name }) => [id, name]);
  const rows = segment ? named : [["", words("no_choice")], ...named];
  const list = select(rows, found.segment, choose, { "data-key": "segment" });
  const dayChanged = () => {
    form.judges.forEach((judge) => judge());
    form.changed();
  };
  const keepOpen = ({ target }) => (found.isMoreOpen = target.open);
  return el("fieldset", { class: "group" },
    el("legend", {}, words("client")),
    field(words("segment"), list, { hint: segment?.test }),
    el("details", { class: "group__more", open: found.isMoreOpen ?? isTold(form), ontoggle: keepOpen },
      el("summary", {}, words("more")),
      kept({ ...form, changed: dayChanged }, "on", "date", found, "on", { id: "on", attributes: { required: true } }),
      keptSum(form, "amount", found, "amount", { id: "amount", hint: words("amount_hint") }),
      segment && segment.credit_limit !== null
        ? keptSum(form, "exposure", found, "exposure", { id: "exposure", hint: words("exposure_hint") })
        : null));
}

/** Whether anything is said beyond the segment. */
const isTold = ({ found, now }) => found.on !== now || found.amount !== "" || found.exposure !== "";

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
    invoiceField(form, debt, number),
    handedField(form, debt, number),
    debt.events.map((event, place) => eventFields(form, debt, event, `${number}-${place}`)),
    el("div", { class: "group__buttons" },
      button(words("add_event"), () => addEvent(form, debt, number), { "data-key": `add-event-${number}` }),
      several ? button(words("remove_debt"), remove, { class: "button button--quiet" }) : null));
}

/** The number of the invoice; on a phone it is folded away until it is wanted. */
function invoiceField(form, debt, number) {
  const made = kept(form, "invoice", "text", debt, "invoice", { id: `invoice-${number}`, hint: form.words("invoice_hint") });
  if (!NARROW.matches) return made;
  const isNeeded = debt.invoice || form.found.debts.length > 1;
  const keepOpen = ({ target }) => (debt.isInvoiceOpen = target.open);
  return el("details", { class: "group__number", open: Boolean(debt.isInvoiceOpen ?? isNeeded), ontoggle: keepOpen },
    el("summary", {}, form.words("invoice")), made);
}

/** The day of the handover: of work that awaits acceptance, or of what was delivered on another day than usual. */
function handedField(form, debt, number) {
  const { policy, found, words } = form;
  const isTold = policy.overdue.delivered.some(({ segment }) => segment === found.segment);
  const label = waits(policy, found) ? "handed" : isTold ? "delivered" : null;
  return label && kept(form, label, "date", debt, "handed", { id: `handed-${number}`, hint: words(`${label}_hint`) });
}
