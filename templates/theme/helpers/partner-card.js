// The card of a partner: whom to ask for, the number, what the client says and gets.
import { callLink } from "./calling.js";
import { el, scriptBox } from "./view.js";

/** Rows of name and value; rows without a value are left out. */
export const facts = (rows) =>
  el(
    "dl",
    { class: "facts" },
    rows
      .filter(([, value]) => value !== null && value !== undefined && value !== "")
      .map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))),
  );

/** What fills the blanks of the words on recommending a partner. */
export const partnerBlanks = ({ name, phone_text: phone, contact_person: contact, special_conditions: conditions }) => ({
  partner: name,
  phone,
  contact,
  conditions: conditions ?? "",
});

/** The card; `level` is the level of its heading, `said` what we say of the partner, if it stands on the card. */
export function partnerCard({ policy, words, writeDay }, partner, level = 3, said = null) {
  const relation = partner.same_field ? "same_field" : "adjacent";
  return el(
    "section",
    { class: "partner" },
    el(`h${level}`, {}, partner.name),
    el("p", { class: "partner__relation" }, words(relation)),
    partner.same_field ? el("p", { class: "partner__condition" }, words("same_field_note")) : null,
    el("p", { class: "partner__call" }, callLink(partner)),
    spoken(words, words("say"), said),
    spoken(words, words("client_says"), partner.say_phrase),
    facts([
      [words("ask_for"), [partner.contact_person, partner.contact_role].filter(Boolean).join(", ")],
      [words("works_in"), regionsOf(policy, partner).join(", ")],
      [words("hours"), partner.hours],
      [words("conditions"), partner.special_conditions],
      [words("last_day"), writeDay(partner.valid_until)],
      [words("consent"), words(policy.referral.data_transfer, { partner: partner.name })],
    ]),
  );
}

/** The names of the regions where a partner works. */
function regionsOf({ referral }, { id }) {
  const there = new Set(referral.pairs.filter(({ partners }) => partners.includes(id)).map(({ region }) => region));
  return referral.regions.filter((region) => there.has(region.id)).map(({ name }) => name);
}

const spoken = (words, label, text) => text && [el("p", { class: "partner__say" }, label), scriptBox(words, text)];

/** What is said of our fee before the number is given; nothing where there is none. */
export function feeNotice({ policy, words }) {
  const { disclosure } = policy.referral;
  return disclosure && [el("p", { class: "answer-part__when" }, words("first_tell")), scriptBox(words, disclosure)];
}

/** What is said where there is nobody to name, and what a client may look at elsewhere. */
export function fallbackView({ policy, words }) {
  const { fallback, advice } = policy.referral;
  const points = advice.points.map((point) => el("li", {}, point));
  return [scriptBox(words, fallback), el("p", { class: "answer-part__when" }, `${advice.title}:`), el("ul", {}, points)];
}
