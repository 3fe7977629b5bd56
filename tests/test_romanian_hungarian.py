"""How Romanian and Hungarian write counts, days, money, titles and the article (language canon 1, 4, 6)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_gen.languages.grammar import MissingForm, form_of, grammar

RO, HU = grammar("ro"), grammar("hu")


def spaced(text: str) -> str:
    """With plain spaces, to be read by eye."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("count", "unit", "text"),
    [
        (1, "day", "1 zi"),
        (2, "day", "2 zile"),
        (19, "day", "19 zile"),
        (20, "day", "20 de zile"),
        (21, "business_day", "21 de zile lucrătoare"),
        (100, "day", "100 de zile"),
        (101, "day", "101 zile"),
        (115, "day", "115 zile"),
        (120, "day", "120 de zile"),
        (121, "calendar_day", "121 de zile calendaristice"),
        (24, "month", "24 de luni"),
    ],
)
def test_romanian_puts_de_before_the_noun_from_twenty_on(count: int, unit: str, text: str) -> None:
    assert spaced(RO.count(count, unit)) == text


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("nom", "director financiar"),
        ("def", "directorul financiar"),
        ("gd", "directorului financiar"),
        ("prep", "directorul financiar"),
    ],
)
def test_a_romanian_title_has_its_article_and_its_genitive(form: str, text: str) -> None:
    assert RO.role_title("finance_director", form) == text


def test_a_bare_romanian_noun_loses_its_article_after_a_preposition() -> None:
    assert RO.role_title("lawyer", "prep") == "jurist"
    assert RO.role_title("lawyer", "gd") == "juristului"


@pytest.mark.parametrize(
    ("count", "unit", "case", "text"),
    [
        (1, "business_day", "on", "1 munkanapon"),
        (10, "day", "on", "10 napon"),
        (3, "day", "with", "3 nappal"),
        (5, "day", "per", "5 naponként"),
        (30, "calendar_day", "adj", "30 naptári napos"),
        (6, "month", "on", "6 hónapon"),
        (2, "business_hour", "on", "2 munkaórán"),
        (21, "client", "nom", "21 ügyfél"),
        (4, "promise", "acc", "4 ígéretet"),
    ],
)
def test_hungarian_leaves_the_noun_singular_and_puts_the_ending_on_it(
    count: int, unit: str, case: str, text: str
) -> None:
    assert spaced(HU.count(count, unit, case)) == text


@given(count=st.integers(0, 10_000))
def test_no_hungarian_noun_takes_a_plural_after_a_number(count: int) -> None:
    assert HU.noun(count, "day") == HU.noun(1, "day") == "nap"


def test_a_case_the_language_file_lacks_is_a_fault_and_not_a_guess() -> None:
    with pytest.raises(MissingForm):
        HU.count(3, "day", "gen")


ENDINGS = {
    "on": {1: "-jén", 2: "-án", 3: "-án", 10: "-én", 15: "-én", 20: "-án", 30: "-án", 31: "-én"},
    "until": {1: "-jéig", 2: "-áig", 10: "-éig", 16: "-áig", 28: "-áig", 29: "-éig"},
    "from": {1: "-jétől", 6: "-ától", 10: "-étől", 18: "-ától", 27: "-étől"},
}


@pytest.mark.parametrize(
    ("form", "day", "ending"),
    [(form, day, ending) for form, endings in ENDINGS.items() for day, ending in endings.items()],
)
def test_a_hungarian_day_takes_the_ending_its_number_is_read_with(form: str, day: int, ending: str) -> None:
    assert HU.date(date(2026, 3, day), form) == f"2026.\u00a0március\u00a0{day}{ending}"


@given(day=st.dates(date(2020, 1, 1), date(2040, 12, 31)), form=st.sampled_from(["on", "until", "from"]))
def test_no_full_stop_stands_before_a_hungarian_ending(day: date, form: str) -> None:
    written = HU.date(day, form)
    assert ".-" not in written
    assert f"{day.day}-" in written


def test_dates_stand_in_text_and_in_tables_as_the_country_writes_them() -> None:
    day = date(2026, 3, 5)
    assert (RO.date(day), RO.date(day, "short")) == ("5\u00a0martie\u00a02026", "05.03.2026")
    assert (HU.date(day), HU.date(day, "short")) == ("2026.\u00a0március\u00a05.", "2026.\u00a003.\u00a005.")


@pytest.mark.parametrize(
    ("value", "ro", "hu"),
    [
        (Decimal(1500), "1.500 lei", "1500 Ft"),
        (Decimal(50_000), "50.000 lei", "50 000 Ft"),
        (Decimal(1_500_000), "1.500.000 lei", "1 500 000 Ft"),
        (Decimal("1500.50"), "1.500,50 lei", "1500,50 Ft"),
    ],
)
def test_money_is_written_one_by_one_and_in_rows_alike(value: Decimal, ro: str, hu: str) -> None:
    assert spaced(RO.money(value, "RON")) == spaced(RO.money_writer("RON")(value)) == ro
    assert spaced(HU.money(value, "HUF")) == spaced(HU.money_writer("HUF")(value)) == hu


@pytest.mark.parametrize(
    "text",
    [
        "az értékesítő", "az ügyfél", "a jogász", "a HR-munkatárs", "az SMS", "az e-mail", "az ÁFA",
        "az Oglinda Carpaților", "a Tisza Szoftver", "az 1. melléklet", "az 5.2.1. pont", "a 10. melléklet",
        "a 3.2. pont", "az 1000 Ft", "a 100 Ft", "a 10 000 Ft", "az 1 000 000 Ft", "az 50 000 Ft", "a 150 Ft",
    ],
)  # fmt: skip
def test_the_hungarian_article_follows_the_first_sound(text: str) -> None:
    article, _, rest = text.partition(" ")
    assert HU.with_article(rest) == f"{article} {rest}"


def test_a_language_whose_article_is_no_word_before_the_noun_asks_for_none() -> None:
    with pytest.raises(MissingForm):
        RO.with_article("jurist")


@pytest.mark.parametrize("language", ["ro", "hu"])
def test_every_title_has_every_form_a_companys_own_must_bring(language: str) -> None:
    words = grammar(language)
    for title in words.data["roles"].values():
        assert [form_of(title, form) for form in words.data["title_forms"]]
        assert set(title) == set(words.data["title_forms"])


@pytest.mark.parametrize("language", ["ro", "hu"])
def test_the_same_nouns_and_roles_are_known_in_every_language(language: str) -> None:
    assert grammar(language).data["units"].keys() == grammar("en").data["units"].keys()
    assert grammar(language).data["roles"].keys() == grammar("en").data["roles"].keys()
