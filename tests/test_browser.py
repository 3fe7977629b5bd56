"""The built site in a real browser: nothing from elsewhere, no error, no sideways scroll, accessible."""

from pathlib import Path

import pytest
from browsing import IN_A_BROWSER, barriers, opened
from conftest import SAMPLES, SITES
from playwright.sync_api import Browser

PAGES = (
    "index.html",
    "receivables/negotiation.html",
    "receivables/stage-map.html",
    "annexes/ann-k.html",
    "roles/account_manager.html",
)
WHOLE_DOCUMENTS = (
    ("severny-dvor", "ru", 390),
    ("oglinda-carpati", "ro", 1280),
    ("tisza-szoftver", "hu", 390),
)
"""The whole document of each company once: a page a hundred times longer than the others."""

BINDING = [(company, languages[0]) for company, languages in SAMPLES.items()]
NARROW = [(*site, path, 390) for site in SITES for path in PAGES]
WIDE = [(*site, path, 1280) for site in BINDING for path in PAGES]
DOCUMENTS = [(company, language, "document.html", width) for company, language, width in WHOLE_DOCUMENTS]
ALWAYS = [*NARROW[: len(PAGES)], *WIDE[: len(PAGES)], DOCUMENTS[0]]
"""Every kind of page of one site; of the others the first page, and every page in test_every_page."""
ALONE = """least => [...document.querySelectorAll(".page__body a[href], .foot a[href]")].filter((link) => {
  const { width, height } = link.getBoundingClientRect();
  const around = [...link.parentElement.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
  return width && !around && height < least;
}).map((link) => link.textContent)"""
LEAST_TARGET = 24
LOOKED_AT = [
    pytest.param(*one, marks=() if one in ALWAYS or one in NARROW[:: len(PAGES)] else pytest.mark.long)
    for one in (*NARROW, *WIDE, *DOCUMENTS)
]

pytestmark = IN_A_BROWSER


@pytest.mark.parametrize(("company", "language", "path", "width"), LOOKED_AT)
@pytest.mark.sampled(5)
def test_a_page_is_quiet_fits_the_screen_and_has_no_barrier(
    browser: Browser, address: str, company: str, language: str, path: str, width: int
) -> None:
    page, strangers, errors = opened(browser, address, f"{company}/{language}/{path}", width)
    try:
        assert strangers == []
        assert errors == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert barriers(page) == []
    finally:
        page.close()


def test_every_blank_of_a_form_stands_on_its_card_on_a_phone(browser: Browser, address: str) -> None:
    page, _, _ = opened(browser, address, "severny-dvor/en/annexes/ann-k.html", 390)
    try:
        blanks = page.locator(".cards td:empty[data-label]")
        assert blanks.count() > 5
        assert all(blank.is_visible() for blank in blanks.all())
        assert blanks.first.evaluate("cell => getComputedStyle(cell, '::before').display") != "none"
    finally:
        page.close()


def test_the_language_switch_keeps_the_page(browser: Browser, address: str) -> None:
    page, _, _ = opened(browser, address, "severny-dvor/ru/receivables/stage-map.html", 1280)
    try:
        page.locator("a[hreflang=en]").first.click()
        page.wait_for_url("**/severny-dvor/en/receivables/stage-map.html*")
    finally:
        page.close()


def test_a_page_reads_from_disk_without_a_server(browser: Browser, built_sites: Path) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    try:
        page.goto((built_sites / "severny-dvor/ru/receivables/negotiation.html").as_uri())
        assert page.locator("#REC-330").is_visible()
        page.locator("article a[href*='claim.html']").first.click()
        page.wait_for_url("**/receivables/claim.html*")
    finally:
        page.close()


@pytest.mark.parametrize("path", ["index.html", "start.html", *PAGES[2:], "helpers/refusal.html"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.sampled(4)
def test_a_link_that_stands_alone_is_high_enough_for_a_finger(
    browser: Browser, address: str, path: str, width: int
) -> None:
    page, _, _ = opened(browser, address, f"severny-dvor/en/{path}", width)
    try:
        assert page.evaluate(ALONE, LEAST_TARGET) == []
    finally:
        page.close()


def test_the_bar_of_a_deep_link_crosses_no_figure(browser: Browser, address: str) -> None:
    page, _, _ = opened(browser, address, "severny-dvor/en/receivables/stage-map.html#REC-020", 1280)
    try:
        bar, figure = page.locator(".clause:has(> :target)").evaluate(
            """clause => {
              const { left, width } = getComputedStyle(clause, "::before");
              const right = clause.getBoundingClientRect().left + parseFloat(left) + parseFloat(width);
              return [right, clause.querySelector("figure").getBoundingClientRect().left];
            }"""
        )
        assert 0 < bar <= figure
    finally:
        page.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_deep_link_to_an_annex_leaves_its_title_below_the_bar(
    browser: Browser, address: str, width: int
) -> None:
    page, _, _ = opened(browser, address, "severny-dvor/en/annexes/ann-k.html#ANN-K", width)
    try:
        page.wait_for_timeout(500)  # the page moves to the link once its fonts are there
        bar, title = (page.locator(name).bounding_box() for name in (".bar", "main h1"))
        assert bar is not None
        assert title is not None
        assert title["y"] >= bar["y"] + bar["height"]
    finally:
        page.close()
