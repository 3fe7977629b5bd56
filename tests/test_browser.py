"""The built site in a real browser: nothing from elsewhere, no error, no sideways scroll, accessible."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import SITES
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium")
WIDTHS = (390, 1280)
PAGES = (
    "index.html",
    "receivables/negotiation.html",
    "receivables/stage-map.html",
    "annexes/ann-k.html",
    "roles/account_manager.html",
    "document.html",
)
WORD_OF_REC_330 = {"ru": "переговоров", "en": "negotiation", "ro": "negociere", "hu": "egyeztetés"}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: run `sudo apt-get install chromium`"),
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Silent."""


@pytest.fixture(scope="session")
def address(built_sites: Path) -> Iterator[str]:
    """The built sites under a sub-path of a plain static server."""
    handler = partial(_Quiet, directory=str(built_sites.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/{built_sites.name}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def opened(browser: Browser, address: str, path: str, width: int) -> tuple[Page, list[str], list[str]]:
    """A page with the requests to other hosts and the errors it made."""
    page = browser.new_page(viewport={"width": width, "height": 844})
    strangers: list[str] = []
    errors: list[str] = []
    host = address.split("/")[2]
    page.on(
        "request", lambda r: strangers.append(r.url) if host not in r.url and "data:" not in r.url else None
    )
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}/{path}")
    page.wait_for_load_state("networkidle")
    return page, strangers, errors


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("company", "language"), SITES)
def test_a_page_is_quiet_fits_the_screen_and_has_no_barrier(
    browser: Browser, address: str, company: str, language: str, path: str, width: int
) -> None:
    page, strangers, errors = opened(browser, address, f"{company}/{language}/{path}", width)
    try:
        assert strangers == []
        assert errors == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        results = Axe().run(page)
        violations = [
            (v["id"], [node["target"] for node in v["nodes"]][:3]) for v in results.response["violations"]
        ]
        assert violations == []
    finally:
        page.close()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_search_finds_a_clause_by_a_word_of_its_text(
    browser: Browser, address: str, language: str
) -> None:
    page, _, errors = opened(browser, address, f"severny-dvor/{language}/index.html", 1280)
    try:
        field = page.locator("input.md-search__input, [data-md-component=search-query]").first
        field.click()
        field.fill(WORD_OF_REC_330[language])
        page.keyboard.press("End")
        page.wait_for_selector(
            ".md-search-result__link[href*='negotiation.html'], [data-search-result] a", timeout=10_000
        )
        assert errors == []
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
