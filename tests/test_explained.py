"""Numbers and words that explain themselves on a page: by mouse, by finger, by keyboard."""

import re

import pytest
from browsing import IN_A_BROWSER, barriers
from conftest import SITES
from playwright.sync_api import Browser, Page, expect

pytestmark = IN_A_BROWSER

NEGOTIATION = "severny-dvor/en/receivables/negotiation.html"


def test_a_number_says_where_it_comes_from_under_the_mouse(page: Page, address: str) -> None:
    page.goto(f"{address}/{NEGOTIATION}")
    number = page.locator(".clause:has(#REC-330) .explained--value", has_text="7 calendar days")
    number.hover()
    expect(page.locator(".explanation")).to_contain_text("segments.retail.negotiation_days")
    expect(page.locator(".explanation")).to_contain_text("company profile")
    page.mouse.move(0, 0)
    expect(page.locator(".explanation")).to_be_hidden()


def test_a_word_says_what_it_means_by_keyboard_and_escape_closes_it(page: Page, address: str) -> None:
    page.goto(f"{address}/{NEGOTIATION}")
    word = page.locator(".explained--term").first
    word.focus()
    meaning = page.locator(".explanation")
    expect(meaning).to_be_visible()
    expect(word).to_have_attribute("aria-expanded", "true")
    assert word.get_attribute("aria-describedby") == meaning.get_attribute("id")
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(word).to_have_attribute("aria-expanded", "false")
    expect(word).to_be_focused()
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("[aria-expanded=true].explained")).to_have_count(
        page.locator(".explained:focus").count()
    )


def test_a_tap_opens_a_second_tap_closes_and_another_word_takes_over(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    try:
        page.goto(f"{address}/{NEGOTIATION}")
        one, other = page.locator(".explained--term").nth(0), page.locator(".explained--term").nth(1)
        one.tap()
        first = page.locator(".explanation").inner_text()
        one.tap()
        expect(page.locator(".explanation")).to_be_hidden()
        one.tap()
        other.tap()
        expect(page.locator(".explanation")).not_to_have_text(re.compile(re.escape(first.split("\n")[0])))
        expect(page.locator("[aria-expanded=true].explained")).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        place = page.locator(".explanation").bounding_box()
        assert place is not None
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= 390
    finally:
        page.close()


def test_a_word_is_explained_at_the_clause_one_was_sent_to(page: Page, address: str) -> None:
    term = page.locator(".clause:has(#REC-370) .explained--term", has_text="bad faith")
    page.goto(f"{address}/{NEGOTIATION}")
    expect(page.locator(".explained--term", has_text="bad faith")).to_have_count(1)
    expect(term).to_have_count(0)
    page.goto("about:blank")
    page.goto(f"{address}/{NEGOTIATION}#REC-370")
    expect(term).to_be_visible()


@pytest.mark.parametrize(("company", "language"), SITES)
@pytest.mark.sampled(1)
def test_an_open_explanation_is_no_barrier(page: Page, address: str, company: str, language: str) -> None:
    page.goto(f"{address}/{company}/{language}/receivables/claim.html")
    page.locator(".explained--term").first.focus()
    expect(page.locator(".explanation")).to_be_visible()
    assert barriers(page) == []


def test_the_definitions_explain_nothing_twice(page: Page, address: str) -> None:
    page.goto(f"{address}/severny-dvor/en/definitions.html")
    page.wait_for_load_state("networkidle")
    expect(page.locator(".explained--term")).to_have_count(0)
