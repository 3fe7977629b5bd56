"""Every page of every sample site, on a phone and on a desk: nothing from elsewhere, no error, no barrier."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import IN_A_BROWSER, barriers, opened
from conftest import SITES
from playwright.sync_api import Browser

pytestmark = [*IN_A_BROWSER, pytest.mark.long]


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
@pytest.mark.parametrize(("company", "language"), SITES)
def test_no_page_of_a_site_has_a_fault(
    browser: Browser, address: str, built_sites: Path, company: str, language: str, width: int, scheme: str
) -> None:
    site = built_sites / company / language
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert len(pages) > 50
    faults = {
        path: found
        for path in pages
        if (found := list(_faults(browser, f"{address}/{company}/{language}", path, width, scheme)))
    }
    assert faults == {}


def _faults(browser: Browser, site: str, path: str, width: int, scheme: str) -> Iterator[object]:
    page, strangers, errors = opened(browser, site, path, width, color_scheme=scheme)
    try:
        yield from strangers
        yield from errors
        if page.evaluate("document.documentElement.scrollWidth") > width:
            yield "it scrolls sideways"
        yield from barriers(page)
    finally:
        page.close()
