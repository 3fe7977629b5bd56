"""What a page shows on some days only, and how a reader writes to whoever keeps the document."""

from pathlib import Path
from urllib.parse import parse_qs, unquote

import pytest
from browsing import IN_A_BROWSER, barriers
from conftest import SITES, sample_profile
from playwright.sync_api import Page, expect

pytestmark = IN_A_BROWSER

SEVERNY_PAGE = "severny-dvor/en/receivables/negotiation.html"


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        ("2026-02-27", "2 March 2026"),
        ("2026-12-01", None),
        ("2027-03-01", None),
        ("2027-03-02", "1 March 2027"),
    ],
)
@pytest.mark.sampled(1)
def test_a_notice_stands_above_the_page_on_its_days(
    page: Page, address: str, today: str, shown: str | None
) -> None:
    page.clock.set_fixed_time(f"{today}T09:00:00")
    page.goto(f"{address}/{SEVERNY_PAGE}")
    visible = page.locator(".notice:visible")
    if shown is None:
        expect(visible).to_have_count(0)
    else:
        expect(visible).to_contain_text(shown)
        assert barriers(page) == []


def test_a_partner_whose_term_has_ended_is_named_with_nothing_but_that(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2027-11-01T09:00:00")
    page.goto(f"{address}/severny-dvor/en/referral/partners.html")
    card = page.locator(".card", has_text="HolodService LLC")
    expect(card).to_contain_text("31 October 2027")
    expect(card.locator("a, blockquote")).to_have_count(0)
    expect(page.locator(".card", has_text="Zuev").locator("a[href^='tel:']")).to_have_count(1)
    assert page.locator("td .note").count() == 2
    page.clock.set_fixed_time("2027-10-31T09:00:00")
    page.reload()
    expect(page.locator(".card", has_text="HolodService LLC").locator("a[href^='tel:']")).to_have_count(1)


@pytest.mark.parametrize(("company", "language"), SITES)
@pytest.mark.sampled(1)
def test_every_clause_has_a_letter_to_the_owner_with_its_id_and_version(
    page: Page, address: str, company: str, language: str
) -> None:
    page.goto(f"{address}/{company}/{language}/receivables/claim.html")
    ids = page.locator(".clause-id > a:first-child").all_inner_texts()
    letters = page.locator("a.mailing").all()
    assert len(letters) == len(ids) > 0
    profile = sample_profile(company).profile
    for clause_id, letter in zip(ids, letters, strict=True):
        parts = parse_qs((letter.get_attribute("href") or "").partition("?")[2])
        assert clause_id in parts["subject"][0]
        assert profile.document.version in parts["subject"][0]
        assert unquote(parts["body"][0]).endswith(f"/receivables/claim.html#{clause_id}")


def test_every_page_names_the_owner_the_review_and_whom_to_write(built_sites: Path) -> None:
    for html in (built_sites / "tisza-szoftver" / "hu").rglob("*.html"):
        if html.name == "404.html":
            continue
        foot = html.read_text(encoding="utf-8").partition('<footer class="foot"')[2]
        assert 'href="mailto:' in foot, html
