"""Ids of clauses, numbers and addresses stay on one line, and are copied as they stand."""

from typing import Any

import pytest
from browsing import IN_A_BROWSER, opened
from conftest import SITES
from playwright.sync_api import Browser

pytestmark = IN_A_BROWSER

PAGES = (
    "responsibility/index.html",
    *(
        pytest.param(path, marks=pytest.mark.long)
        for path in ("refusal/index.html", "receivables/claim.html", "annexes/ann-k.html")
    ),
)
PARTED = """() => [
    ...document.querySelectorAll(".page__body :is(.whole, a[href^='tel:'], a[href^='mailto:'])"),
  ].filter((one) => one.getClientRects().length > 1).map((one) => one.textContent)"""
WHOLE = "[...document.querySelectorAll('.whole')].map((one) => one.textContent)"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("company", "language"), SITES)
@pytest.mark.sampled(4)
def test_no_id_number_or_address_is_parted_on_a_phone(
    browser: Browser, address: str, company: str, language: str, path: str
) -> None:
    page, strangers, errors = opened(browser, address, f"{company}/{language}/{path}", 390)
    try:
        parted: list[Any] = page.evaluate(PARTED)
        assert (parted, strangers, errors) == ([], [], [])
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert all("\u2011" not in text for text in page.evaluate(WHOLE))
    finally:
        page.close()


def test_ids_and_addresses_are_found(browser: Browser, address: str) -> None:
    page, _, _ = opened(browser, address, "severny-dvor/en/annexes/ann-k.html", 390)
    found = page.evaluate(WHOLE)
    page.close()
    assert any("@" in text for text in found)
    assert any(text.startswith("REC-") for text in found)
