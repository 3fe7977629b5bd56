"""The refusal guide on its page: by tap, by keyboard, from a link, in words to say."""

import random
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from browsing import IN_A_BROWSER, barriers, opened
from conftest import ROOT, sample_profile
from guide_page import FIRST, SHOWN, drawn, guide, policy_of, visit
from looking_up import Json, answer, by_id
from playwright.sync_api import Browser, Page

from policy_gen.policy.telling import teller
from policy_gen.policy.told_refusal import told_refusal
from policy_gen.rules.refusal.choices import request_of
from policy_gen.rules.refusal.engine import decide_refusal

pytestmark = IN_A_BROWSER

MIRRORS = ("oglinda-carpati", "en")
"""A site of a company that has a situation of its own."""
PAGES = [("severny-dvor", "ru"), ("severny-dvor", "en"), ("oglinda-carpati", "ro"), ("tisza-szoftver", "hu")]
ADJACENT = ("asked=adjacent", "region=ekb", "field=equipment", "on=2026-12-01")

SAID = """(queries) => queries.map((query) => {
  history.replaceState(null, "", `?${query}`);
  dispatchEvent(new PopStateEvent("popstate"));
  return [...document.querySelectorAll(".answer-part--say blockquote p")].map((one) => one.textContent);
})"""


CORE = ("asked=core", "client=new", "situation=unknown")
SCORES = (*CORE, "ability=later&wait_declined=no")
DECLINED = (*CORE, "ability=later&wait_declined=yes")
ANSWERED = (*SCORES, "tactical=low&strategic=high")
COMMON = {
    "what we do not sell": ("asked=adjacent", "region=chel", "field=fresh"),
    "somewhere else": ("asked=adjacent", "region=other"),
    "something else": ("asked=adjacent", "region=ekb", "field=other"),
    "a task we do not take on": ("asked=narrow", "region=ekb"),
    "a task we do not take on, from elsewhere": ("asked=narrow", "region=other"),
    "the wrong number": ("asked=wrong_number", "lookalike=no"),
    "our own goods": (*CORE, "ability=now", "tactical=low&strategic=low"),
    "out of stock": ANSWERED,
    "neither wait nor alternative": (*DECLINED, "tactical=low&strategic=low"),
    "insults": ("asked=behaviour", "client=existing", "sign=abuse", "progress=not_begun"),
    "we part": ("asked=behaviour", "client=key_client", "sign=double_game", "progress=1-declined"),
    "late again": ("asked=payment", "client=existing", "progress=not_begun-public"),
    "a debtor": ("circumstance=debtor", "asked=core"),
    "sanctions": ("circumstance=must_refuse", "client=new"),
}  # fmt: skip
"""Common cases by the answers tapped."""


@pytest.mark.parametrize("answers", COMMON.values(), ids=COMMON.keys())
@pytest.mark.sampled(3)
def test_a_common_case_takes_five_taps_at_most(
    page: Page, address: str, built_sites: Path, answers: tuple[str, ...]
) -> None:
    visit(page, f"{address}/{guide('severny-dvor', 'en')}")
    assert len(answers) <= 5
    guided = policy_of(built_sites, "severny-dvor")["refusal"]
    for tapped in answers:
        assert page.locator(".helper__result").is_hidden()
        given = dict(one.split("=") for one in tapped.split("&"))
        if "tactical" in given:
            page.locator(".answer-button").nth(
                list(product(("low", "high"), repeat=2)).index((*given.values(),))
            ).click()
        else:
            page.get_by_role("button", name=texts(guided, given), exact=True).click()
    assert page.evaluate("location.search").startswith("?" + "&".join(answers))
    unasked = {"circumstance": "none", "sign": "unknown", "wait_declined": "no"}
    given = dict(one.split("=") for tapped in answers for one in tapped.split("&"))
    wanted = answer(policy_of(built_sites, "severny-dvor"), unasked | given)
    assert page.locator(".helper__result h2").inner_text() == wanted["text"]
    assert page.locator(".helper__result .clause-links li").count() == len(wanted["clauses"])


def texts(guided: Json, given: dict[str, str]) -> str:
    """The words of the answers that one tap gives, with what makes them plain."""
    choices = {name: by_id(guided["questions"])[name]["choices"] for name in given}
    chosen = [next(one for one in choices[name] if one["value"] == value) for name, value in given.items()]
    return " ".join(" ".join([one["text"], "; ".join(one["examples"])]).strip() for one in chosen)


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
    assert "8\u00a0декабря\u00a02026" in page.locator(".helper__result").inner_text()
    page.locator(".languages a[hreflang=en]").click()
    page.wait_for_url("**/en/helpers/refusal.html?*")
    page.locator(SHOWN).first.wait_for()
    assert "8\u00a0December\u00a02026" in page.locator(".helper__result").inner_text()
    page.reload()
    page.locator(SHOWN).first.wait_for()
    assert page.locator(".partner").count() == 1


def test_without_a_region_the_guide_says_first_to_ask_for_it_and_where_each_partner_works(
    page: Page, address: str
) -> None:
    answers = ("asked=adjacent", "region=unknown", "field=fresh", "on=2026-12-01")
    visit(page, f"{address}/{guide('severny-dvor', 'en', *answers)}")
    told = page.locator(".helper__result").inner_text()
    assert told.index("Ask where the client is") < told.index("I can recommend a partner")
    card = page.locator(".partner").inner_text()
    assert "Works in" in card
    assert "Chelyabinsk" not in card


def test_a_missing_partner_goes_to_whoever_keeps_the_list(page: Page, address: str) -> None:
    for region, told in (("other", True), ("tyumen", False)):
        answers = ("asked=adjacent", f"region={region}", "field=fresh", "on=2026-12-01")
        visit(page, f"{address}/{guide('severny-dvor', 'en', *answers)}")
        assert ("that a partner is missing" in page.locator(".helper__result").inner_text()) is told


def test_the_first_question_says_by_name_which_field_is_meant(page: Page, address: str) -> None:
    visit(page, f"{address}/{guide('severny-dvor', 'en')}")
    offered = page.locator(".guide__group--asked .answer-button").all_inner_texts()
    assert offered[:4] == [
        "Something in our own field\nGroceries and drinks",
        "Something in an adjacent field\nRefrigeration and shop equipment; Fresh dairy and meat",
        "Our field, but a task we do not take on\nGroceries in small wholesale lots",
        "Something else",
    ]


def test_a_field_is_offered_with_the_words_that_callers_use(page: Page, address: str) -> None:
    visit(page, f"{address}/{guide('severny-dvor', 'en', 'asked=adjacent', 'region=ekb')}")
    fridges = page.get_by_role("button", name="Refrigeration and shop equipment")
    assert "fridge; freezer; showcase" in fridges.inner_text()


def test_where_nobody_is_to_be_named_the_advice_that_the_words_promise_stands_there(
    page: Page, address: str
) -> None:
    visit(page, f"{address}/{guide('severny-dvor', 'en', 'asked=adjacent', 'region=other')}")
    told = page.locator(".helper__result").inner_text()
    assert "What the client should check with another supplier:" in told
    assert "which earlier clients will give a reference" in told


def test_another_region_stands_in_the_register_as_such(page: Page, address: str) -> None:
    visit(page, f"{address}/{guide('severny-dvor', 'en', 'asked=adjacent', 'region=other')}")
    assert "Region\nAnother region" in page.locator(".helper__result").inner_text()


def test_a_field_not_listed_is_left_to_be_written_into_the_register(page: Page, address: str) -> None:
    visit(page, f"{address}/{guide('severny-dvor', 'en', 'asked=adjacent', 'region=ekb', 'field=other')}")
    entry = page.locator(".answer-part:has(dl.facts + .button)").inner_text()
    assert "Yekaterinburg" in entry
    assert "None of these" not in entry


def test_a_situation_of_the_company_costs_no_tap_where_it_is_not_meant(page: Page, address: str) -> None:
    visit(page, f"{address}/{guide(*MIRRORS)}")
    for name in ("something else", "another region", "none of these"):
        assert page.locator(".helper__result").is_hidden()
        page.get_by_role("button", name=name, exact=True).click()
    assert page.evaluate("location.search").startswith("?asked=unrelated&situation=unknown&region=other&")
    assert page.locator(".helper__result h2").is_visible()


def test_a_situation_of_the_company_stands_above_the_question_of_the_region(page: Page, address: str) -> None:
    visit(page, f"{address}/{guide(*MIRRORS, 'asked=unrelated')}")
    assert page.locator("legend").all_inner_texts() == [
        "Is it a case of this kind?",
        "In which region is the client?",
    ]
    assert "resilver a mirror" in page.get_by_role("button", name="Restoring old mirrors").inner_text()
    page.get_by_role("button", name="Cluj").click()
    page.get_by_role("button", name="One question back").click()
    assert page.locator("legend").count() == 2
    page.get_by_role("button", name="Restoring old mirrors").click()
    assert page.evaluate("location.search").startswith("?asked=unrelated&situation=restoration&on=")
    said = page.locator(".answer-part--say").inner_text()
    assert "We cannot take it on: we restore only the mirrors that we made ourselves." in said


def test_what_comes_before_everything_else_is_asked_first(page: Page, address: str) -> None:
    visit(page, f"{address}/{guide('severny-dvor', 'en')}")
    assert page.locator("legend").all_inner_texts() == ["Is one of these true?", "What is asked for?"]


def test_an_open_question_says_what_was_answered_and_lets_it_be_changed(page: Page, address: str) -> None:
    visit(page, f"{address}/{guide('severny-dvor', 'en', 'circumstance=debtor')}")
    said = page.locator(".so-far")
    assert said.inner_text() == "Your answers: The client has an overdue debt"
    said.get_by_role("button").click()
    assert said.count() == 0
    assert page.evaluate("location.search") == ""


def test_the_browser_goes_one_question_back_and_an_answer_can_be_given_anew(page: Page, address: str) -> None:
    visit(page, f"{address}/{guide('severny-dvor', 'en')}")
    page.locator(".guide__group--asked .answer-button").nth(1).click()
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
    (spoken,) = plain([copied])
    assert spoken.startswith(
        "I can recommend a partner of ours: HolodService LLC. The number is +7 343 000 00 02"
    )
    assert "‹" not in copied


def plain(texts: list[str]) -> list[str]:
    """Texts without the spaces that keep words together in print."""
    return [text.replace("\u00a0", " ") for text in texts]


@pytest.mark.parametrize(("company", "language"), PAGES)
@pytest.mark.sampled(2)
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
    assert "10\u00a0December" in page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize(
    ("company", "language", "label"),
    [
        ("severny-dvor", "ru", "срок оплаты"),
        ("oglinda-carpati", "ro", "scadența"),
        ("tisza-szoftver", "hu", "esedékesség"),
        ("severny-dvor", "en", "due date"),
    ],
)
@pytest.mark.sampled(2)
def test_a_debtor_who_asks_hears_of_the_invoice_by_its_due_date(
    page: Page, address: str, company: str, language: str, label: str
) -> None:
    visit(page, f"{address}/{guide(company, language, 'circumstance=debtor', 'asked=core')}")
    page.get_by_label(label, exact=True).fill("2026-11-10")
    page.keyboard.press("Tab")
    assert "2026" in page.locator(".answer-part--say blockquote").inner_text()


def test_no_mark_of_a_template_is_left_in_an_answer(page: Page, address: str) -> None:
    visit(page, f"{address}/{guide('tisza-szoftver', 'hu', 'asked=adjacent')}")
    while not page.locator(".helper__result > h2").is_visible():
        page.locator(".answer-button").first.click()
    avoided = page.locator(".avoid").inner_text()
    assert "‹" in avoided
    assert "{" not in page.locator(".helper__result").inner_text()


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


def test_a_task_of_our_field_is_passed_to_a_partner_only_where_one_works(page: Page, address: str) -> None:
    for region, phones in (("ekb", 1), ("other", 0)):
        visit(page, f"{address}/{guide('severny-dvor', 'en', 'asked=narrow', f'region={region}')}")
        assert page.locator(".helper__result a[href^='tel:']").count() == phones


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
@pytest.mark.sampled(1)
def test_questions_and_answers_fit_the_screen_and_have_no_barrier(
    browser: Browser, address: str, company: str, language: str, width: int, answers: tuple[str, ...]
) -> None:
    page, strangers, errors = opened(browser, address, guide(company, language, *answers), width)
    try:
        assert (strangers, errors, barriers(page)) == ([], [], [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        page.close()
