"""The page for new colleagues in a real browser: the quiz by tap, keyboard and link, and without scripts."""

from pathlib import Path

import pytest
from browsing import IN_A_BROWSER, barriers, opened
from conftest import SITES
from playwright.sync_api import Browser, Page

pytestmark = IN_A_BROWSER

FEW = [("severny-dvor", "ru"), ("tisza-szoftver", "hu"), ("oglinda-carpati", "ro")]
SOME_SITES = [
    pytest.param(*site, marks=() if site in FEW else pytest.mark.long, id="-".join(site)) for site in SITES
]
RIGHT = "details => details.map((one) => Number(one.dataset.right))"


def start(address: str, company: str, language: str, query: str = "") -> str:
    return f"{address}/{company}/{language}/start.html{query}"


def right_answers(page: Page) -> list[int]:
    """The place of the right option of each question, as the rules put it into the page."""
    found: list[int] = page.locator(".quiz__answer").evaluate_all(RIGHT)
    assert len(found) == 8
    return found


def tap(page: Page, question: int, place: int) -> None:
    page.locator(".quiz__options").nth(question).locator("button").nth(place).click()


def said(page: Page) -> str:
    return page.locator(".quiz__said").inner_text()


@pytest.mark.parametrize(("company", "language"), SOME_SITES)
@pytest.mark.sampled(1)
def test_one_tap_a_question_says_what_is_right_and_why(
    browser: Browser, address: str, company: str, language: str
) -> None:
    page, strangers, errors = opened(browser, address, f"{company}/{language}/start.html", 390)
    try:
        assert barriers(page) == []
        for question, right in enumerate(right_answers(page)):
            answer = page.locator(".quiz__answer").nth(question)
            assert answer.is_hidden()
            tap(page, question, right if question else right - 1)
            assert answer.locator("p").last.is_visible()
            assert answer.locator("p").last.inner_text() in said(page)
        assert page.locator(".quiz__score > p").inner_text() in said(page)
        assert "7" in page.locator(".quiz__score > p").inner_text()
        assert page.locator(".quiz__option[data-state=given]").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert (strangers, errors, barriers(page)) == ([], [], [])
    finally:
        page.close()


@pytest.mark.parametrize(("company", "language"), SOME_SITES)
@pytest.mark.sampled(1)
def test_a_keyboard_is_enough(browser: Browser, address: str, company: str, language: str) -> None:
    page, _, errors = opened(browser, address, f"{company}/{language}/start.html", 1280)
    try:
        answers = right_answers(page)
        page.locator(".quiz__options button").first.focus()
        for right in answers:
            for _ in range(right):
                page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")  # to the clause
            assert page.evaluate("document.activeElement.matches('.quiz__answer a')")
            page.keyboard.press("Tab")  # to the next question, or to the buttons at the end
        assert "8" in page.locator(".quiz__score > p").inner_text()
        assert page.evaluate("document.activeElement.matches('.quiz__ways .button')")
        page.keyboard.press("Space")
        assert page.evaluate("document.activeElement.matches('.quiz__option')")
        assert page.locator(".quiz__option[data-state=right]").count() == 0
        assert errors == []
    finally:
        page.close()


def test_what_was_wrong_is_offered_once_more_and_the_rest_is_kept(page: Page, address: str) -> None:
    page.goto(start(address, "severny-dvor", "en"))
    answers = right_answers(page)
    for question, right in enumerate(answers):
        tap(page, question, right if question > 1 else (right + 1) % 3)
    page.get_by_role("button", name="Try the others once more").click()
    assert page.locator(".quiz__answer:visible").count() == 6
    for question in (0, 1):
        tap(page, question, answers[question])
    assert page.locator(".quiz__score > p").inner_text() == "8 of 8 right."
    assert page.get_by_role("button", name="Try the others once more").count() == 0


def test_an_answer_once_given_stays(page: Page, address: str) -> None:
    page.goto(start(address, "severny-dvor", "en"))
    right = right_answers(page)[0]
    tap(page, 0, right)
    page.locator(".quiz__options").first.locator("button").nth(0).click(force=True)
    assert page.locator(".quiz__option[data-state=given]").count() == 0


def test_the_answers_live_in_the_address_and_in_the_other_language(page: Page, address: str) -> None:
    page.goto(start(address, "severny-dvor", "ru"))
    tap(page, 2, 0)
    assert page.evaluate("location.search") == "?insults=0"
    page.locator(".languages a[hreflang=en]").click()
    page.wait_for_url("**/en/start.html?insults=0")
    assert page.locator(".quiz__answer:visible").count() == 1
    page.goto(start(address, "severny-dvor", "en", "?insults=9&stop=x&strange=1"))
    assert page.locator(".quiz__options button").count() > 20
    assert page.locator(".quiz__answer:visible").count() == 0


def test_without_scripts_the_questions_and_answers_can_be_read(
    browser: Browser, address: str, built_sites: Path
) -> None:
    for url in (
        start(address, "tisza-szoftver", "hu"),
        (built_sites / "tisza-szoftver/hu/start.html").as_uri(),
    ):
        page = browser.new_page(viewport={"width": 390, "height": 844}, java_script_enabled=False)
        try:
            page.goto(url)
            answer = page.locator(".quiz__answer").first
            assert page.locator(".quiz__answer").count() == 8
            assert answer.locator("p").last.is_hidden()
            answer.locator("summary").click()
            assert all(part.is_visible() for part in answer.locator("p").all())
        finally:
            page.close()


def test_on_paper_every_answer_can_be_read(page: Page, address: str) -> None:
    page.goto(start(address, "oglinda-carpati", "ro"))
    tap(page, 0, 0)
    page.emulate_media(media="print")
    reasons = page.locator(".quiz__answer > p")
    assert reasons.count() == 16
    assert all(one.bounding_box() for one in reasons.all())
    assert page.locator(".quiz__score").is_hidden()


def test_the_first_page_leads_new_colleagues_there(page: Page, address: str) -> None:
    page.goto(f"{address}/tisza-szoftver/en/index.html")
    page.locator(".page--home a[href='start.html']").click()
    page.wait_for_url("**/start.html")
    assert page.locator("h1").inner_text() == "Your first five days"
