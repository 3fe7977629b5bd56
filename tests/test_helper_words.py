"""What helpers write on their pages is what the program writes: days, sums, words to say."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from browsing import IN_A_BROWSER, opened
from conftest import ROOT, sample_profile
from looking_up import policy_json
from playwright.sync_api import Browser, Page

from policy_gen.languages.grammar import grammar
from policy_gen.policy.telling import Teller, teller

pytestmark = IN_A_BROWSER

SITE_OF = {"ru": "severny-dvor", "en": "severny-dvor", "ro": "oglinda-carpati", "hu": "tisza-szoftver"}
DAYS = [date(2027, 12, 15) + timedelta(days=ahead) for ahead in range(90)]
SUMS = ["0", "7", "999", "1000", "9999", "10000", "123456.78", "1500.5", "20000000"]

WRITE = """async ({ days, forms, sums }) => {
  const { dayWriter } = await import(new URL("days.js", location.href));
  const { sumWriter } = await import(new URL("sums.js", location.href));
  const { loadPolicy } = await import(new URL("policy.js", location.href));
  const { writing } = await loadPolicy();
  const [day, sum] = [dayWriter(writing), sumWriter(writing)];
  return { days: forms.map((form) => days.map((one) => day(one, form))), sums: sums.map(sum) };
}"""

FILL = """async ({ known }) => {
  const { dayWriter } = await import(new URL("days.js", location.href));
  const { dayValue, scriptFiller } = await import(new URL("scripts.js", location.href));
  const { loadPolicy } = await import(new URL("policy.js", location.href));
  const policy = await loadPolicy();
  const say = scriptFiller(policy, dayWriter(policy.writing));
  const value = (text) => (/^\\d{4}-/.test(text) ? dayValue(text) : text);
  const values = Object.fromEntries(Object.entries(known).map(([name, text]) => [name, value(text)]));
  return Object.fromEntries(policy.scripts.map(({ id }) => [id, say(id, values)]));
}"""

CASES: list[dict[str, Any]] = [
    {},
    {"date": date(2026, 3, 10), "due": date(2026, 3, 2), "invoice": "417", "amount": Decimal("150000")},
    {"conditions": "", "plan_b": "", "partner": "ABC & Co", "contact": "Nina", "phone": "+1 23"},
    {"conditions": "10 %", "plan_b": "$& tea", "reason": "none"},
]


@pytest.fixture(params=sorted(SITE_OF))
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[tuple[Page, str]]:
    """A helper's page in each language."""
    language = request.param
    found, _, errors = opened(browser, address, f"{SITE_OF[language]}/{language}/helpers/overdue.html", 390)
    yield found, language
    found.close()
    assert errors == []


def plain(text: str) -> str:
    """A text without the kinds of space."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_days_and_sums_are_written_as_the_text_writes_them(page: tuple[Page, str]) -> None:
    opening, language = page
    words = grammar(language)
    forms = ["", *policy_json(SITE_OF[language], language)["writing"]["date_endings"]]
    asked = {"days": [day.isoformat() for day in DAYS], "forms": forms, "sums": [float(one) for one in SUMS]}
    written = opening.evaluate(WRITE, asked)
    for form, found in zip(forms, written["days"], strict=True):
        assert [plain(one) for one in found] == [plain(words.date(day, form or "long")) for day in DAYS]
    currency = sample_profile(SITE_OF[language]).profile.company.currency
    wanted = [words.money(Decimal(one), currency) for one in SUMS]
    assert [plain(one) for one in written["sums"]] == [plain(one) for one in wanted]


@pytest.mark.parametrize("case", CASES, ids=["nothing", "debt", "partner", "signs"])
def test_words_to_say_are_filled_as_the_program_fills_them(
    page: tuple[Page, str], case: dict[str, Any]
) -> None:
    opening, language = page
    teller_of = telling(language)
    known = {name: as_asked(teller_of, value) for name, value in case.items()}
    for script, said in opening.evaluate(FILL, {"known": known}).items():
        assert plain(said) == plain(teller_of.script(script, case)), script


def telling(language: str) -> Teller:
    return teller(sample_profile(SITE_OF[language]).profile, language, (ROOT / "templates",))


def as_asked(words: Teller, value: Any) -> str:
    """A value as a helper gives it: a day as ISO text, a sum as it is written."""
    if isinstance(value, date):
        return value.isoformat()
    return words.money(value) if isinstance(value, Decimal) else str(value)
