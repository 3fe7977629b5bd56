// Whom to recommend: what the client needs, where the client is, then the cards. Answers stand in the address.
import { dayWriter, isDay, today } from "./days.js";
import { answeredChoice, typedChoice } from "./partner-choice.js";
import { recommendationView } from "./partner-answer.js";
import { byId, helperWords, loadPolicy } from "./policy.js";
import { recommendation } from "./recommending.js";
import { readState, shareLink, writeState } from "./state.js";
import { afterPicture, button, copyButton, el, parts, start } from "./view.js";
import { dayOf } from "./walk.js";

const NOT_KNOWN = "unknown";
const UNLISTED = "other";
const words = helperWords();
const page = parts();
let turns = 0;

function readCase({ referral, document: { timezone, effective_date: first } }) {
  const state = readState();
  const among = (name, rows, more) => {
    const value = state.get(name);
    return more.includes(value) || byId(rows).has(value) ? value : null;
  };
  const field = among("field", referral.fields, [NOT_KNOWN, UNLISTED]);
  const region = among("region", referral.regions, [NOT_KNOWN, UNLISTED]);
  const day = state.get("on");
  return { field, region, day: isDay(day) && day >= first ? day : today(timezone) };
}

/** Goes to other answers, as a page of their own in the browser's history; `to` takes the focus. */
function go(policy, { field, region, day }, to) {
  history.pushState(null, "", location.href);
  writeState([["field", field], ["region", region], ["on", field || region ? day : ""]]);
  show(policy);
  page.root.querySelector(to)?.focus();
}

const OPEN = ".helper__case legend";
const ANSWER = ".helper__result h2";

function show(policy) {
  const now = readCase(policy);
  const choose = (name) => (value) => {
    const next = { ...now, [name]: value };
    go(policy, next, next.field && next.region ? ANSWER : OPEN);
  };
  const anew = (name) => () => go(policy, { ...now, [name]: null }, OPEN);
  const views = [fieldView, regionView].map((view) => view(policy, now, choose, anew));
  page.form.replaceChildren(...views);
  page.result.replaceChildren();
  page.result.hidden = !now.field;
  page.said.textContent = "";
  const turn = (turns += 1);
  if (now.field && now.region) page.result.append(...resultView(policy, now));
  else if (now.field) afterPicture(() => turn === turns && showAhead(policy, now));
}

/** With the region still open the focus stays there: only a voice can tell what already stands below. */
function showAhead(policy, now) {
  page.result.append(...resultView(policy, now));
  page.said.textContent = page.result.querySelector("h2").textContent;
}

const sayMatches = (count) => (page.said.textContent = words("matches", { count }));

function fieldView({ referral }, { field }, choose, anew) {
  const rows = referral.fields.map(({ id, name, also_called: also }) => ({
    value: id,
    text: name,
    names: [...also, ...namesOf(referral, id)],
  }));
  const more = [
    { value: UNLISTED, text: words("unlisted"), always: true },
    { value: NOT_KNOWN, text: words("any_field"), always: true },
  ];
  return choiceView(words("field"), [...rows, ...more], field, choose("field"), anew("field"));
}

/** The partners of a field: some know what they look for only by who does it. */
function namesOf({ pairs, partners }, field) {
  const ids = new Set(pairs.filter((pair) => pair.field === field).flatMap((pair) => pair.partners));
  return partners.filter(({ id }) => ids.has(id)).map(({ name }) => name);
}

function regionView({ referral }, { region }, choose, anew) {
  const rows = referral.regions.map(({ id, name, also_called: names }) => ({ value: id, text: name, names }));
  const more = [
    { value: UNLISTED, text: words("other_region"), always: true },
    { value: NOT_KNOWN, text: words("any_region"), always: true },
  ];
  return choiceView(words("region"), [...rows, ...more], region, choose("region"), anew("region"));
}

function choiceView(question, rows, chosen, choose, anew) {
  const said = rows.find(({ value }) => value === chosen)?.text;
  return said ? answeredChoice(question, said, anew) : typedChoice(words, question, rows, choose, sayMatches);
}

function resultView(policy, { field, region, day }) {
  const { referral } = policy;
  const known = (value) => (value === NOT_KNOWN ? null : value);
  const found = recommendation(referral, known(region), known(field), day);
  const writeDay = dayWriter(policy.writing);
  const back = dayOf(policy.refusal, "feedback", day);
  const whereUnknown = known(region) === null;
  const context = { policy, words, writeDay, day, whereUnknown, feedback: back && writeDay(back) };
  const named = (rows, id) => byId(rows).get(id)?.name ?? null;
  const where = region === UNLISTED ? words("other_region") : named(referral.regions, region);
  const asked = { field: named(referral.fields, field), region: where };
  return [...recommendationView(context, { ...found, log: found.log || field === UNLISTED }, asked), waysView(policy)];
}

const waysView = (policy) =>
  el(
    "div",
    { class: "ways" },
    copyButton(words, shareLink, { label: words("share") }),
    button(words("start_again"), () => go(policy, {}, OPEN)),
  );

start(words, async () => {
  const policy = await loadPolicy();
  show(policy);
  addEventListener("popstate", () => show(policy));
});
