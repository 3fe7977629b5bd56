"""Pages for readers who have set their browser's letters to twice the usual size (WCAG 1.4.4)."""

from collections.abc import Iterator

import pytest
from browsing import CHROMIUM, IN_A_BROWSER, opened
from playwright.sync_api import Browser

TWICE = 32
PAGES = (
    "index.html",
    "receivables/negotiation.html",
    "receivables/stage-map.html",
    "helpers/overdue.html",
    "roles/account_manager.html",
)
SIZES = """() => [...document.querySelectorAll("body, h1, p, li, td, dt, dd, a, button, input, select")]
  .filter((one) => one.checkVisibility() && !one.closest("svg"))
  .filter((one) => one.textContent.trim() || one.matches("input"))
  .map((one) => parseFloat(getComputedStyle(one).fontSize))"""
CUT = """() => [...document.querySelectorAll(".bar *, .page__body *")].filter((one) => {
  const isSaid = one.clientWidth <= 2 || one.matches("input, select");
  return !isSaid && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === "hidden";
}).map((one) => one.textContent)"""

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def large(browser: Browser) -> Iterator[Browser]:
    settings = f"--blink-settings=defaultFontSize={TWICE}"
    chromium = browser.browser_type.launch(executable_path=CHROMIUM, args=["--no-sandbox", settings])
    yield chromium
    chromium.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.sampled(4)
def test_letters_of_twice_the_size_are_honoured_and_nothing_is_cut(
    large: Browser, address: str, path: str, width: int
) -> None:
    page, _, _ = opened(large, address, f"severny-dvor/ru/{path}", width)
    try:
        assert min(page.evaluate(SIZES)) >= TWICE * 0.75
        assert page.evaluate(CUT) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        page.close()
