"""The refusal guide answers as the rules do: requests, scenarios and every answer of the tree replayed."""

import random
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import pytest
from asking import OWN, VECTORS, subjects
from browsing import IN_A_BROWSER
from conftest import SAMPLES, sample_profile
from guide_page import FIRST, LAST, drawn, guide, policy_of, visit
from looking_up import Json, answer
from playwright.sync_api import Page

from policy_gen.profile.model import Profile
from policy_gen.profile.referral import Relation
from policy_gen.rules.referral import fields_of
from policy_gen.rules.refusal.choices import request_of
from policy_gen.rules.refusal.engine import decide_refusal
from policy_gen.rules.refusal.request import OtherTerms, RefusalRequest
from policy_gen.scenarios.reading import read_scenarios
from policy_gen.scenarios.request_answers import refusal_request
from policy_gen.scenarios.scenario import Question, Scenario

pytestmark = IN_A_BROWSER

COMPANIES = sorted(SAMPLES)
ESSENCE = ("decision", "partners", "scripts", "fallback", "colleague")
MOST_TAPS = 5
NOT_ASKED = {"absent", "available_on", "has_time", "unlisted_field"}
"""Facts of scenarios that the guide does not ask for."""

REPLAY = """async (cases) => {
  const { walk, onDay, dayOf } = await import(new URL("walk.js", location.href));
  const { loadPolicy } = await import(new URL("policy.js", location.href));
  const policy = await loadPolicy();
  return cases.map(({ choices, day }) => {
    const { answer } = walk(policy.refusal, choices);
    if (!answer) return null;
    const found = onDay(policy, answer, day);
    const of = (mark) => dayOf(policy.refusal, mark, day);
    return { ...found, id: answer.id, scripts: found.say.map((one) => one.script),
      by: of(found.answer_by), back: of(found.follow_up?.mark) };
  });
}"""

TAPS = """async () => {
  const { walk } = await import(new URL("walk.js", location.href));
  const { screenOf } = await import(new URL("screens.js", location.href));
  const { loadPolicy } = await import(new URL("policy.js", location.href));
  const { refusal } = await loadPolicy();
  const taps = {};
  const visit = (choices, sets) => {
    const { answer, fork, steps } = walk(refusal, choices);
    if (answer) (taps[answer.id] ??= []).push(sets);
    const open = steps.find(({ question, given }) => question === "wait_declined" && !given);
    const offered = fork ? screenOf(refusal, fork).groups.flatMap((group) => group.choices)
      : open ? [{ set: { wait_declined: "yes" } }] : [];
    offered.forEach(({ set }) => visit({ ...choices, ...set }, [...sets, set]));
  };
  visit({}, []);
  return taps;
}"""
"""The taps that lead to each answer, in every order in which the screens offer them."""


def replayed(page: Page, address: str, company: str, cases: list[tuple[dict[str, str], date]]) -> list[Json]:
    """What the guide answers to each case."""
    visit(page, f"{address}/{guide(company, 'en')}")
    sent = [{"choices": choices, "day": day.isoformat()} for choices, day in cases]
    found: list[Json] = page.evaluate(REPLAY, sent)
    return found


def said(found: Json) -> Json:
    """What the guide answers, for comparison."""
    same = ("decision", "decider", "deputy", "performer", "on_silence", "asked_first", "informed")
    more = ("scripts", "partners", "colleague", "fallback", "occasions", "by", "back")
    return {key: found[key] for key in (*same, *more)}


def decided(profile: Profile, request: RefusalRequest) -> Json:
    """What the rules answer, for comparison."""
    found = decide_refusal(profile, request)
    return {
        "decision": found.verdict,
        "decider": found.approver,
        "deputy": found.deputy,
        "performer": found.performer,
        "on_silence": found.on_silence,
        "asked_first": list(found.asked_first),
        "informed": list(found.informed),
        "scripts": [one.script for one in found.words],
        "partners": [one.partner.id for one in found.partners],
        "colleague": found.colleague,
        "fallback": found.fallback,
        "occasions": list(found.avoid),
        "by": found.answer_by and found.answer_by.isoformat(),
        "back": found.follow_up and found.follow_up.on.isoformat(),
    }


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.sampled(1)
def test_the_page_answers_a_request_as_the_rules_do(
    page: Page, address: str, built_sites: Path, company: str
) -> None:
    profile, chance = sample_profile(company).profile, random.Random(company)
    days = (LAST - FIRST).days
    cases = [(drawn(profile, chance), FIRST + timedelta(days=chance.randrange(days))) for _ in range(400)]
    file = policy_of(built_sites, company)
    for (choices, day), found in zip(cases, replayed(page, address, company, cases), strict=True):
        assert found["id"] == answer(file, choices)["id"], choices
        assert said(found) == decided(profile, request_of(profile, choices, day)), choices


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.sampled(1)
def test_once_partners_have_expired_the_page_names_them_no_more(
    page: Page, address: str, built_sites: Path, company: str
) -> None:
    profile, chance = sample_profile(company).profile, random.Random(company)
    ends = sorted({partner.agreement.valid_until for partner in profile.partners})
    days = [day + timedelta(days=more) for day in ends for more in (0, 1)]
    last = date.fromisoformat(policy_of(built_sites, company)["refusal"]["last_date"])
    cases = [
        (drawn(profile, chance), chance.choice([day for day in days if day <= last])) for _ in range(300)
    ]
    for (choices, day), found in zip(cases, replayed(page, address, company, cases), strict=True):
        wanted = decided(profile, request_of(profile, choices, day))
        assert {key: found[key] for key in ESSENCE} == {key: wanted[key] for key in ESSENCE}, (choices, day)


def asked_alike(profile: Profile, request: RefusalRequest) -> dict[str, str]:
    """A request as answers to the questions of the guide."""
    facts = ("must_refuse", "consumer", "duty_to_serve", "debtor", "privileged")
    high = profile.refusal.significance.high_from
    yes = dict.fromkeys(("wait_declined", "lookalike"), "yes")
    adjacent = fields_of(profile, Relation.ADJACENT)
    return {
        "circumstance": next((name for name in facts if getattr(request, name)), "none"),
        "asked": request.asked,
        "client": "key_client" if request.key_client else request.client,
        "ability": request.ability,
        "situation": request.situation or "unknown",
        "tactical": "high" if (request.tactical or 0) >= high.tactical else "low",
        "strategic": "high" if (request.strategic or 0) >= high.strategic else "low",
        "region": request.region or "unknown",
        "field": next((one for one in request.fields if one in adjacent), (*request.fields, "unknown")[0]),
        "sign": request.sign or "unknown",
        "progress": station(profile, request),
        **{name: value if getattr(request, name) else "no" for name, value in yes.items()},
    }


def station(profile: Profile, request: RefusalRequest) -> str:
    """How far the matter of a request has come, as the guide asks for it."""
    wanted = request.sign or ("broken_money" if request.asked == "payment" else None)
    sign = next((one for one in profile.refusal.parting_signs if one.id == wanted), None)
    if sign and request.billing in sign.not_if_billing:
        return f"billed-{request.billing}"
    if request.terms == OtherTerms.KEPT:
        return "kept"
    given = request.warnings_given
    if given is None:
        return "not_begun-public" if request.public_body else "not_begun"
    needed = sign.warnings if sign else given
    if given < needed:
        return str(given)
    public = "-public" if request.public_body and request.terms == OtherTerms.NOT_OFFERED else ""
    return f"{needed}-{request.terms or 'unknown'}{public}"


def asked_scenarios() -> list[Scenario]:
    """Requests of all files whose facts the guide asks for, of companies as they are."""
    known = subjects()
    read = [
        read_scenarios(path, known, path.name.split(".")[0] if path in OWN else None)
        for path in [*OWN, *VECTORS]
    ]
    assert not [problem for one in read for problem in one.problems]
    found = [scenario for one in read for scenario in one.scenarios]
    return [
        one
        for one in found
        if one.question is Question.REFUSAL and not one.changes and not NOT_ASKED & one.given.keys()
    ]


def test_the_page_answers_every_scenario_of_a_request_as_the_rules_do(page: Page, address: str) -> None:
    scenarios = sorted(asked_scenarios(), key=lambda one: one.company)
    assert len(scenarios) > 40
    for company, own in groupby(scenarios, lambda one: one.company):
        profile = sample_profile(company).profile
        signs = {sign.id for sign in profile.refusal.parting_signs if sign.enabled}
        requests = [refusal_request(one, check.on) for one in own for check in one.checks]
        cases: list[tuple[dict[str, str], date]] = [(asked_alike(profile, one), one.on) for one in requests]
        for request, found in zip(requests, replayed(page, address, company, cases), strict=True):
            if found is None:  # a sign that the guide of the company does not offer
                assert request.sign not in signs
                continue
            assert said(found) == decided(profile, request), request


def leaves(file: Json) -> set[str]:
    """Ids of the answers that the branches lead to."""
    return {to for fork in file["refusal"]["forks"] for to in fork["branches"].values() if to.startswith("a")}


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.sampled(1)
def test_every_answer_of_the_tree_is_reached_and_every_case_in_five_taps(
    page: Page, address: str, built_sites: Path, company: str
) -> None:
    visit(page, f"{address}/{guide(company, 'en')}")
    taps: dict[str, list[list[dict[str, str]]]] = page.evaluate(TAPS)
    assert taps.keys() == leaves(policy_of(built_sites, company))
    longest = max((way for ways in taps.values() for way in ways), key=len)
    assert len(longest) <= MOST_TAPS, longest
