"""The refusal guide on its page: the answers of the rules, by tap, by keyboard, from a link."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
from asking import OWN, VECTORS, subjects
from browsing import IN_A_BROWSER, barriers, opened
from conftest import ROOT, SAMPLES, sample_profile
from looking_up import Json, answer, by_id
from playwright.sync_api import Browser, Page

from policy_gen.policy.telling import teller
from policy_gen.policy.told_refusal import told_refusal
from policy_gen.profile.model import Profile
from policy_gen.profile.referral import Relation
from policy_gen.rules.referral import fields_of
from policy_gen.rules.refusal.choices import circumstance, next_axis, places, request_of
from policy_gen.rules.refusal.engine import decide_refusal
from policy_gen.rules.refusal.request import Asked, RefusalRequest
from policy_gen.scenarios.reading import read_scenarios
from policy_gen.scenarios.request_answers import refusal_request
from policy_gen.scenarios.scenario import Question, Scenario

pytestmark = IN_A_BROWSER

COMPANIES = sorted(SAMPLES)
FIRST, LAST = date(2026, 3, 2), date(2027, 2, 1)
"""Days on which every partner of the samples may be named."""
ESSENCE = ("decision", "partners", "scripts", "fallback", "colleague")
NOT_ASKED = {"absent", "available_on", "has_time", "unlisted_field"}
"""Facts of scenarios that the guide does not ask for."""
PAGES = [("severny-dvor", "ru"), ("severny-dvor", "en"), ("oglinda-carpati", "ro"), ("tisza-szoftver", "hu")]
ADJACENT = ("asked=adjacent", "region=ekb", "field=equipment", "on=2026-12-01")

SHOWN = ".answer-button, .helper__result > h2"

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
  const { offered, screenOf } = await import(new URL("screens.js", location.href));
  const { loadPolicy } = await import(new URL("policy.js", location.href));
  const { refusal } = await loadPolicy();
  const taps = {};
  const visit = (choices, count) => {
    const { answer, fork, steps } = walk(refusal, choices);
    if (answer) taps[answer.id] = Math.min(taps[answer.id] ?? Infinity, count);
    const open = steps.find(({ question, given }) => question === "wait_declined" && !given);
    const sets = fork ? screenOf(refusal, fork).groups.flatMap(({ choices: all }) => all)
      : open ? offered(refusal, open.fork).filter(({ set }) => set.wait_declined !== open.value) : [];
    sets.forEach(({ set }) => visit({ ...choices, ...set }, count + 1));
  };
  visit({}, 0);
  return taps;
}"""


SAID = """(queries) => queries.map((query) => {
  history.replaceState(null, "", `?${query}`);
  dispatchEvent(new PopStateEvent("popstate"));
  return [...document.querySelectorAll(".answer-part--say blockquote p")].map((one) => one.textContent);
})"""


def guide(company: str, language: str, *answers: str) -> str:
    """The address of the guide with some answers."""
    return f"{company}/{language}/helpers/refusal.html" + ("?" + "&".join(answers) if answers else "")


@cache
def policy_of(sites: Path, company: str, language: str = "en") -> Json:
    """The tables beside the pages of a company."""
    return dict(json.loads((sites / company / language / "policy.json").read_text(encoding="utf-8")))


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The guide of a company at phone width, in a browser that lets pages copy."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def visit(page: Page, url: str) -> None:
    """Opens a page and waits for its question or answer."""
    page.goto(url)
    page.locator(SHOWN).first.wait_for()


def drawn(profile: Profile, chance: random.Random) -> dict[str, str]:
    """Any answer to every question, those that do not matter included."""
    first = circumstance(profile)
    chosen = {first.id: chance.choice([*first.values, "none", "none", "none"])}
    while (axis := next_axis(profile, chosen)) is not None:
        chosen[axis.id] = chance.choice(axis.values)
    for place in places(profile, Asked(chosen.get("asked", "core"))):
        chosen[place.id] = chance.choice(place.values)
    return chosen


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
    yes = dict.fromkeys(("wait_declined", "lookalike", "key_client", "public_body"), "yes")
    warnings, adjacent = request.warnings_given, fields_of(profile, Relation.ADJACENT)
    return {
        "circumstance": next((name for name in facts if getattr(request, name)), "none"),
        "asked": request.asked,
        "client": request.client,
        "ability": request.ability,
        "situation": request.situation or "unknown",
        "tactical": "high" if (request.tactical or 0) >= high.tactical else "low",
        "strategic": "high" if (request.strategic or 0) >= high.strategic else "low",
        "region": request.region or "unknown",
        "field": next((one for one in request.fields if one in adjacent), (*request.fields, "unknown")[0]),
        "sign": request.sign or "unknown",
        "warnings": "unknown" if warnings is None else str(warnings),
        "terms": request.terms or "unknown",
        "billing": request.billing or "unknown",
        **{name: value if getattr(request, name) else "no" for name, value in yes.items()},
    }


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
def test_every_answer_of_the_tree_can_be_tapped_to(
    page: Page, address: str, built_sites: Path, company: str
) -> None:
    visit(page, f"{address}/{guide(company, 'en')}")
    taps: dict[str, int] = page.evaluate(TAPS)
    assert taps.keys() == leaves(policy_of(built_sites, company))


CORE = ("asked=core", "client=new", "situation=unknown")
SCORES = (*CORE, "ability=later")
ANSWERED = (*SCORES, "tactical=low&strategic=high")
COMMON = {
    "what we do not sell": ("asked=adjacent", "region=chel", "field=fresh"),
    "a task we do not take on": ("asked=narrow",),
    "the wrong number": ("asked=wrong_number", "lookalike=no"),
    "our own goods": (*CORE, "ability=now", "tactical=low&strategic=low"),
    "out of stock": ANSWERED,
    "insults": ("asked=behaviour", "client=existing", "sign=abuse", "warnings=unknown"),
    "late again": ("asked=payment", "client=existing", "warnings=unknown", "terms=unknown", "public_body=no"),
    "a debtor": ("circumstance=debtor", "asked=core"),
    "sanctions": ("circumstance=must_refuse", "client=new"),
}  # fmt: skip
"""Common cases by the answers tapped."""


@pytest.mark.parametrize("answers", COMMON.values(), ids=COMMON.keys())
def test_a_common_case_takes_five_taps_at_most(
    page: Page, address: str, built_sites: Path, answers: tuple[str, ...]
) -> None:
    visit(page, f"{address}/{guide('severny-dvor', 'en')}")
    assert len(answers) <= 5
    guided = policy_of(built_sites, "severny-dvor")["refusal"]
    for tapped in answers:
        name, value = tapped.split("&")[-1].split("=")
        question = by_id(guided["questions"])[name]
        text = next(one["text"] for one in question["choices"] if one["value"] == value)
        assert page.locator(".helper__result").is_hidden()
        if "&" in tapped:
            first = tapped.split("&")[0].endswith("high") * 2 + value.endswith("high")
            page.locator(".answer-button").nth(first).click()
        else:
            page.get_by_role("button", name=text, exact=True).click()
    assert page.evaluate("location.search").startswith("?" + "&".join(answers))
    unasked = {"circumstance": "none", "sign": "unknown", "wait_declined": "no"}
    given = dict(one.split("=") for tapped in answers for one in tapped.split("&"))
    wanted = answer(policy_of(built_sites, "severny-dvor"), unasked | given)
    assert page.locator(".helper__result h2").inner_text() == wanted["text"]
    assert page.locator(".helper__result .clause-links li").count() == len(wanted["clauses"])


def tab_to(page: Page, selector: str) -> None:
    """Moves the focus forward until it stands on the first such element."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement === document.querySelector({selector!r})"):
            return
    raise AssertionError(selector)


@pytest.mark.parametrize(("company", "language"), PAGES)
def test_a_keyboard_is_enough_in_every_language(
    page: Page, address: str, built_sites: Path, company: str, language: str
) -> None:
    visit(page, f"{address}/{guide(company, language)}")
    tab_to(page, ".helper__case .answer-button")
    page.keyboard.press("Enter")
    taps = 1
    while page.evaluate("document.activeElement.tagName") == "LEGEND":
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        taps += 1
    assert taps <= 5
    assert page.evaluate("document.activeElement.matches('.helper__result > h2')")
    texts = {one["text"] for one in policy_of(built_sites, company, language)["refusal"]["answers"]}
    assert page.evaluate("document.activeElement.textContent") in texts
    tab_to(page, ".ways .button:last-child")
    page.keyboard.press("Enter")
    assert page.evaluate("location.search") == ""
    assert page.evaluate("document.activeElement.tagName") == "LEGEND"


def test_a_link_brings_the_answer_back_with_its_day_and_in_another_language(page: Page, address: str) -> None:
    visit(page, f"{address}/{guide('severny-dvor', 'ru', *ADJACENT)}")
    assert page.locator(".partner").count() == 1
    assert "8 декабря 2026" in page.locator(".helper__result").inner_text()
    page.locator(".languages a[hreflang=en]").click()
    page.wait_for_url("**/en/helpers/refusal.html?*")
    page.locator(SHOWN).first.wait_for()
    assert "8 December 2026" in page.locator(".helper__result").inner_text()
    page.reload()
    page.locator(SHOWN).first.wait_for()
    assert page.locator(".partner").count() == 1


def test_the_browser_goes_one_question_back_and_an_answer_can_be_given_anew(page: Page, address: str) -> None:
    visit(page, f"{address}/{guide('severny-dvor', 'en')}")
    page.locator(".answer-button").nth(1).click()
    page.locator(".answer-button").nth(0).click()
    page.go_back()
    assert page.evaluate("location.search").startswith("?asked=adjacent&on=")
    assert "region" in page.locator("legend").inner_text()
    visit(page, f"{address}/{guide('severny-dvor', 'en', *ADJACENT)}")
    page.get_by_role("button", name="Yekaterinburg").click()
    assert page.locator("legend").inner_text() == "In which region is the client?"


def test_a_script_is_copied_with_its_blanks_filled(page: Page, address: str) -> None:
    visit(page, f"{address}/{guide('severny-dvor', 'en', *ADJACENT)}")
    page.locator(".helper__result blockquote .copy").nth(1).click()
    page.wait_for_function("document.querySelector('.page + .status').textContent !== ''")
    copied: str = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "I can recommend a partner of ours: HolodService LLC. The number is +73430000002"
    )
    assert "‹" not in copied


def plain(texts: list[str]) -> list[str]:
    """Texts without the spaces that keep words together in print."""
    return [text.replace("\u00a0", " ") for text in texts]


@pytest.mark.parametrize(("company", "language"), PAGES)
def test_the_words_to_say_are_those_of_the_rules(
    page: Page, address: str, company: str, language: str
) -> None:
    profile, chance = sample_profile(company).profile, random.Random(language)
    telling = teller(profile, language, (ROOT / "templates",))
    cases = [(drawn(profile, chance), FIRST + timedelta(days=chance.randrange(300))) for _ in range(25)]
    visit(page, f"{address}/{guide(company, language)}")
    said = page.evaluate(
        SAID, ["&".join(f"{k}={v}" for k, v in {**one, "on": day}.items()) for one, day in cases]
    )
    for (choices, day), texts in zip(cases, said, strict=True):
        told = told_refusal(telling, decide_refusal(profile, request_of(profile, choices, day)))
        assert plain(texts) == plain([one["text"] for one in told["scripts"]]), choices


def test_a_blank_is_filled_by_hand_and_copied(page: Page, address: str) -> None:
    visit(page, f"{address}/{guide('severny-dvor', 'en', *ANSWERED)}")
    page.get_by_label("date", exact=True).fill("2026-12-10")
    page.keyboard.press("Tab")
    page.locator(".answer-part--say .copy").click()
    page.wait_for_function("document.querySelector('.page + .status').textContent !== ''")
    assert "10 December" in page.evaluate("navigator.clipboard.readText()")


def test_points_make_a_score_high_from_its_threshold(page: Page, address: str) -> None:
    visit(page, f"{address}/{guide('severny-dvor', 'en', *CORE, 'ability=never')}")
    page.locator(".points > summary").click()
    for place, points in enumerate(("3", "3", "1", "")):
        page.locator(".points__score").nth(0).locator("select").nth(place).select_option(points)
    page.locator(".points .button").click()
    assert "tactical=high&strategic=low&tactical_points=7&strategic_points=0" in page.url
    assert "now 7, later 0" in (page.locator(".helper__result").text_content() or "")


def test_a_link_of_an_earlier_day_says_so_and_can_be_asked_as_of_today(page: Page, address: str) -> None:
    visit(page, f"{address}/{guide('severny-dvor', 'en', *ADJACENT[:3], 'on=2026-04-15')}")
    page.get_by_role("button", name="Ask as of today").click()
    assert "on=2026-04-15" not in page.url
    assert page.get_by_role("button", name="Ask as of today").count() == 0


def test_a_day_that_the_tables_do_not_hold_gets_no_date(page: Page, address: str) -> None:
    visit(page, f"{address}/{guide('severny-dvor', 'en', *COMMON['our own goods'], 'on=2031-01-01')}")
    assert "The guide has no dates for this day." in page.locator(".helper__result").inner_text()


def test_a_debtor_is_sent_to_the_calculator(page: Page, address: str) -> None:
    visit(page, f"{address}/{guide('severny-dvor', 'en', 'circumstance=debtor', 'asked=core')}")
    assert page.locator(".helper__result a[href$='helpers/overdue.html']").is_visible()


LOOKED_AT = [
    *((*site, 390, ANSWERED) for site in PAGES),
    (*PAGES[0], 390, ()),
    (*PAGES[3], 390, SCORES),
    (*PAGES[0], 1280, ANSWERED),
]


@pytest.mark.parametrize(("company", "language", "width", "answers"), LOOKED_AT)
def test_questions_and_answers_fit_the_screen_and_have_no_barrier(
    browser: Browser, address: str, company: str, language: str, width: int, answers: tuple[str, ...]
) -> None:
    page, strangers, errors = opened(browser, address, guide(company, language, *answers), width)
    try:
        assert (strangers, errors, barriers(page)) == ([], [], [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        page.close()
