"""The partner finder on its page: the partners of the rules, found by a few letters, a tap or a link."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from browsing import IN_A_BROWSER, barriers, opened, served
from conftest import ROOT, SAMPLES, sample_profile
from playwright.sync_api import Browser, Page

from policy_gen.policy.briefing import brief
from policy_gen.policy.edition import Edition
from policy_gen.policy.exported.referral import referral_rules
from policy_gen.policy.telling import Teller
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import Profile
from policy_gen.rules.referral import name_partners

pytestmark = IN_A_BROWSER

COMPANIES = sorted(SAMPLES)
PAGES = [("severny-dvor", "ru"), ("severny-dvor", "en"), ("oglinda-carpati", "ro"), ("tisza-szoftver", "hu")]
FIRST_DAY, LAST_DAY = date(2026, 3, 2), date(2027, 12, 20)
SMALL_LOTS = "field=wholesale2&region=chel&on=2026-12-01"

SHOWN = ".answer-button, .helper__result > h2"

REPLAY = """async (cases) => {
  const { recommendation } = await import(new URL("recommending.js", location.href));
  const { dayOf } = await import(new URL("walk.js", location.href));
  const { loadPolicy } = await import(new URL("policy.js", location.href));
  const { referral, refusal } = await loadPolicy();
  return cases.map(({ region, field, day }) => {
    const found = recommendation(referral, region, field, day);
    const partners = found.partners.map((one) => one.id);
    const { fallback, colleague, gap, log } = found;
    return { partners, fallback, colleague, gap: gap !== null, log, feedback: partners.length ? dayOf(refusal, "feedback", day) : null };
  });
}"""  # noqa: E501


def finder(company: str, language: str, answers: str = "") -> str:
    """The address of the finder with some answers."""
    return f"{company}/{language}/helpers/partners.html" + (f"?{answers}" if answers else "")


def visit(page: Page, url: str) -> None:
    """Opens a page and waits for its question or answer."""
    page.goto(url)
    page.locator(SHOWN).first.wait_for()


def asked_days(profile: Profile) -> list[date]:
    """The days around which an agreement ends, and two ordinary ones."""
    ends = [
        partner.agreement.valid_until + timedelta(days=more)
        for partner in profile.partners
        for more in (0, 1)
    ]
    return [FIRST_DAY, *(day for day in ends if FIRST_DAY < day < LAST_DAY), LAST_DAY]


def decided(profile: Profile, region: str | None, field: str | None, on: date) -> dict[str, Any]:
    """What the rules say, for comparison."""
    found = name_partners(profile, region, field, on)
    return {
        "partners": [one.partner.id for one in found.partners],
        "fallback": found.fallback,
        "colleague": found.colleague,
        "gap": found.gap is not None,
        "log": found.log_gap,
        "feedback": found.feedback_on and found.feedback_on.isoformat(),
    }


@pytest.mark.parametrize("company", COMPANIES)
def test_the_page_names_whom_the_rules_name_for_every_region_and_field(
    page: Page, address: str, company: str
) -> None:
    profile = sample_profile(company).profile
    regions = [None, "other", *(region.id for region in profile.regions)]
    fields = [None, *(field.id for field in profile.fields)]
    cases = list(product(regions, fields, asked_days(profile)))
    visit(page, f"{address}/{finder(company, 'en')}")
    sent = [{"region": region, "field": field, "day": day.isoformat()} for region, field, day in cases]
    for case, found in zip(cases, page.evaluate(REPLAY, sent), strict=True):
        assert found == decided(profile, *case), case


@pytest.mark.parametrize(
    ("company", "language", "typed", "found"),
    [
        ("severny-dvor", "ru", "ХОЛОД", "Холодильное и торговое оборудование"),
        ("severny-dvor", "ru", "обору торг", "Холодильное и торговое оборудование"),
        ("severny-dvor", "ru", "холодильник", "Холодильное и торговое оборудование"),
        ("severny-dvor", "en", "uralsky", "Fresh dairy and meat"),
        ("oglinda-carpati", "ro", "oglinzi", None),
        ("oglinda-carpati", "hu", "furdoszob", "Fürdőszobabútor"),
        ("tisza-szoftver", "hu", "halozat", None),
        ("severny-dvor", "ru", "кассу", "Холодильное и торговое оборудование"),
        ("severny-dvor", "en", "fridges", "Refrigeration and shop equipment"),
        ("oglinda-carpati", "ro", "lampi", "Corpuri de iluminat"),
        ("oglinda-carpati", "hu", "mosdot", "Fürdőszobabútor"),
        ("tisza-szoftver", "hu", "nyomtato", "Számítógép és szerver"),
    ],
)
@pytest.mark.sampled(3)
def test_a_few_letters_find_the_field_without_case_and_diacritics(
    page: Page, address: str, company: str, language: str, typed: str, found: str | None
) -> None:
    visit(page, f"{address}/{finder(company, language)}")
    page.locator(".typed").first.fill(typed)
    first = page.locator("fieldset").first.locator(".answer-button:visible").first
    assert page.locator(".helper__said").inner_text()[-1] == "1"
    if found:
        assert first.inner_text() == found


@pytest.mark.parametrize(("company", "language"), PAGES)
def test_a_keyboard_is_enough_in_every_language(
    page: Page, address: str, company: str, language: str
) -> None:
    visit(page, f"{address}/{finder(company, language)}")
    page.locator(".typed").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "LEGEND"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.matches('.helper__result > h2')")
    assert page.evaluate("new URLSearchParams(location.search).size") == 3


def test_where_nothing_matches_the_whole_list_stays_and_nothing_is_chosen(page: Page, address: str) -> None:
    visit(page, f"{address}/{finder('severny-dvor', 'en')}")
    fields = page.locator("fieldset").first
    everything = fields.locator(".answer-button").all_inner_texts()
    page.locator(".typed").first.fill("zebra")
    assert fields.locator(".answer-button:visible").all_inner_texts() == everything
    assert "here is the whole list" in fields.inner_text()
    page.keyboard.press("Enter")
    assert "field=" not in page.url


def test_enter_takes_the_first_field_that_matches(page: Page, address: str) -> None:
    visit(page, f"{address}/{finder('severny-dvor', 'en')}")
    page.locator(".typed").first.fill("dairy")
    page.keyboard.press("Enter")
    assert "field=fresh" in page.url


def test_a_card_holds_what_the_client_is_told_and_a_number_to_tap(page: Page, address: str) -> None:
    visit(page, f"{address}/{finder('severny-dvor', 'en', SMALL_LOTS)}")
    card = page.locator(".partner")
    assert card.locator("a[href='tel:+73430000004']").is_visible()
    told = card.inner_text()
    for part in (
        "Anna Zueva",
        "09:00–19:00",
        "orders from a single box",
        "31\u00a0December\u00a02027",
        "Severny Dvor",
    ):
        assert part.lower() in told.lower()
    assert "do not pass on the client’s name" in page.locator(".helper__result").inner_text()
    assert "8\u00a0December\u00a02026" in page.locator(".helper__result").inner_text()


def test_the_words_on_a_partner_are_copied_with_name_and_number(page: Page, address: str) -> None:
    visit(page, f"{address}/{finder('severny-dvor', 'en', SMALL_LOTS)}")
    page.locator(".partner blockquote .copy").first.click()
    page.wait_for_function("document.querySelector('.page + .status').textContent !== ''")
    copied: str = page.evaluate("navigator.clipboard.readText()")
    assert (
        "Zuev Small Wholesale (sole trader). The number is +7 343 000 00 04; Anna Zueva will help you."
        in copied.replace("\u00a0", " ")
    )


def test_where_nobody_is_listed_the_page_says_so_and_offers_the_entry_to_log(
    page: Page, address: str
) -> None:
    visit(page, f"{address}/{finder('severny-dvor', 'en', 'field=fresh&region=chel&on=2026-12-01')}")
    known = page.locator(".helper__result").inner_text()
    assert "We do not recommend anyone for this at present" in known
    assert "a partner to be found by 1 march 2027" in known.lower()
    assert "Refusal register" not in known
    visit(page, f"{address}/{finder('severny-dvor', 'en', 'field=other&region=chel&on=2026-12-01')}")
    unlisted = page.locator(".helper__result").inner_text()
    assert "Refusal register" in unlisted
    assert "Chelyabinsk Region" in unlisted


def test_without_a_region_the_client_is_asked_for_it_and_each_card_says_where_the_partner_works(
    page: Page, address: str
) -> None:
    visit(page, f"{address}/{finder('severny-dvor', 'en', 'field=unknown&region=unknown&on=2026-12-01')}")
    assert page.locator(".partner h3").all_inner_texts() == ["Uralsky Fermer JSC", "HolodService LLC"]
    first = page.locator(".helper__result > h2 + p").inner_text()
    assert first == "Ask where the client is, and name only who works there."
    assert "Name all of them" not in page.locator(".helper__result").inner_text()
    works = page.locator(".partner dt", has_text="Works in").locator("xpath=following-sibling::dd")
    assert works.all_inner_texts() == ["Yekaterinburg", "Yekaterinburg, Chelyabinsk Region"]


def test_a_region_is_found_by_what_callers_call_it(page: Page, address: str) -> None:
    visit(page, f"{address}/{finder('severny-dvor', 'ru', 'field=equipment&on=2026-12-01')}")
    for typed, found in (("екб", "Екатеринбург"), ("миассе", "Челябинская область")):
        page.locator(".typed").fill(typed)
        assert page.locator(".answer-button:visible").first.inner_text() == found


@pytest.mark.parametrize("field", ["fresh", "unknown", "wholesale2"])
def test_a_place_that_is_not_listed_is_another_region_where_nobody_is_named(
    page: Page, address: str, field: str
) -> None:
    visit(page, f"{address}/{finder('severny-dvor', 'en', f'field={field}&on=2026-12-01')}")
    page.locator(".typed").fill("Moscow")
    page.get_by_role("button", name="another region", exact=True).click()
    assert page.locator(".partner").count() == 0
    told = page.locator(".helper__result").inner_text()
    assert "We do not recommend anyone for this at present" in told
    assert "Refusal register" in told
    entry = page.locator(".helper__result .facts").last.inner_text().lower()
    assert "region\nanother region" in entry
    assert "offered\nadvice on choosing" in entry


def test_a_partner_is_hidden_from_the_day_after_its_agreement_ends_but_for_no_day_before_the_policy(
    page: Page, address: str
) -> None:
    for day, cards in (("2027-10-31", 1), ("2027-11-01", 0), ("1800-01-01", 1)):
        visit(page, f"{address}/{finder('severny-dvor', 'en', f'field=equipment&region=ekb&on={day}')}")
        assert page.locator(".partner").count() == cards


def test_the_other_language_keeps_the_answers(page: Page, address: str) -> None:
    visit(page, f"{address}/{finder('severny-dvor', 'ru', SMALL_LOTS)}")
    page.locator(".languages a[hreflang=en]").click()
    page.wait_for_url(f"**/en/helpers/partners.html?{SMALL_LOTS}")
    page.locator(SHOWN).first.wait_for()
    assert page.locator(".partner h3").inner_text() == "Zuev Small Wholesale (sole trader)"


def test_where_nobody_is_recommended_at_all_there_is_no_finder(built_sites: Path) -> None:
    for company in COMPANIES:
        there = (built_sites / company / "en" / "helpers" / "partners.html").exists()
        assert there == sample_profile(company).profile.partner_programme.enabled


DIFFERENT = {
    "  owner: head_of_sales\n  no_partner_fallback:": """  owner: head_of_sales
  data_transfer: with_consent
  referral_fee:
    kind: percent
    percent: 3
    disclosure: {ru: Партнёр платит нам вознаграждение., en: The partner pays us a fee.}
  no_partner_fallback:""",
    "    fields: [fresh]\n    regions: [ekb]": "    fields: [fresh, equipment]\n    regions: [ekb]",
    "\npartner_programme:": """
colleagues:
  - {for_field: equipment, role: account_manager, agreed_on: 2026-01-12}

partner_programme:""",
}
"""A company with a fee, consent, two partners for a pair and a colleague for a field."""


@pytest.fixture
def different(
    built_sites: Path, tmp_path: Path, variant: Callable[[str, dict[str, str]], LoadedProfile]
) -> Iterator[str]:
    """The finder of that company on a server of its own."""
    shutil.copytree(built_sites / "severny-dvor/en", tmp_path / "served/severny-dvor/en")
    profile = variant("severny-dvor", DIFFERENT).profile
    rules = referral_rules(Teller(brief(profile, "en", Edition.STAFF, (ROOT / "templates",))))
    file = tmp_path / "served/severny-dvor/en/policy.json"
    data = json.loads(file.read_text(encoding="utf-8")) | {"referral": rules.model_dump(mode="json")}
    file.write_text(json.dumps(data), encoding="utf-8")
    with served(tmp_path / "served") as found:
        yield found


def test_a_fee_is_disclosed_consent_is_asked_and_the_client_chooses_among_several(
    page: Page, different: str
) -> None:
    visit(page, f"{different}/{finder('severny-dvor', 'en', 'field=equipment&region=ekb&on=2026-12-01')}")
    told = page.locator(".helper__result").inner_text()
    assert page.locator(".partner h3").all_inner_texts() == ["Uralsky Fermer JSC", "HolodService LLC"]
    assert "Name all of them and let the client choose." in told
    assert "The partner pays us a fee." in told
    assert told.index("The partner pays us a fee.") < told.index("+7\u00a0343\u00a0000\u00a000\u00a003")
    assert "May I give your name and number to Uralsky Fermer JSC" in told
    assert "May I give your name and number to HolodService LLC" in told
    assert "account manager" in told.lower()


LOOKED_AT = [
    *(
        (*site, 390, answers)
        for site in PAGES
        for answers in ("", "field=unknown&region=unknown&on=2026-12-01")
    ),
    ("severny-dvor", "ru", 1280, SMALL_LOTS),
    ("severny-dvor", "ru", 390, "field=other&region=chel&on=2026-12-01"),
]


@pytest.mark.parametrize(("company", "language", "width", "answers"), LOOKED_AT)
@pytest.mark.sampled(2)
def test_the_finder_fits_the_screen_and_has_no_barrier(
    browser: Browser, address: str, company: str, language: str, width: int, answers: str
) -> None:
    page, strangers, errors = opened(browser, address, finder(company, language, answers), width)
    try:
        assert (strangers, errors, barriers(page)) == ([], [], [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        page.close()
