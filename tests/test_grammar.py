"""How Russian and English write counts, money, dates and lists."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_gen.languages.catalogue import known_languages
from policy_gen.languages.grammar import MissingForm, form_of, grammar

NBSP = "\u00a0"


def spaced(text: str) -> str:
    """With plain spaces, to be read by eye."""
    return text.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 рабочих дней"),
        (1, "1 рабочий день"),
        (2, "2 рабочих дня"),
        (3, "3 рабочих дня"),
        (4, "4 рабочих дня"),
        (5, "5 рабочих дней"),
        (11, "11 рабочих дней"),
        (12, "12 рабочих дней"),
        (14, "14 рабочих дней"),
        (20, "20 рабочих дней"),
        (21, "21 рабочий день"),
        (22, "22 рабочих дня"),
        (111, "111 рабочих дней"),
        (121, "121 рабочий день"),
    ],
)
def test_russian_counts_agree_with_their_noun(count: int, text: str) -> None:
    assert spaced(grammar("ru").count(count, "business_day")) == text


@pytest.mark.parametrize(
    ("count", "unit", "text"),
    [
        (1, "business_day", "в течение 1 рабочего дня"),
        (2, "business_day", "в течение 2 рабочих дней"),
        (3, "business_day", "в течение 3 рабочих дней"),
        (5, "business_day", "в течение 5 рабочих дней"),
        (21, "business_day", "в течение 21 рабочего дня"),
        (4, "business_hour", "в течение 4 рабочих часов"),
        (1, "year", "в течение 1 года"),
        (3, "year", "в течение 3 лет"),
        (2, "person", "в течение 2 человек"),
    ],
)
def test_russian_genitive_counts_stand_after_v_techenie(count: int, unit: str, text: str) -> None:
    assert spaced(f"в течение {grammar('ru').count(count, unit, 'gen')}") == text


@pytest.mark.parametrize(
    ("count", "case", "text"),
    [
        (0, "nom", "0 business days"),
        (1, "nom", "1 business day"),
        (1, "gen", "1 business day"),
        (2, "nom", "2 business days"),
        (21, "gen", "21 business days"),
    ],
)
def test_english_counts_have_two_forms(count: int, case: str, text: str) -> None:
    assert spaced(grammar("en").count(count, "business_day", case)) == text


@given(count=st.integers(0, 10**6), language=st.sampled_from(["ru", "en", "ro", "hu"]))
def test_a_number_and_its_noun_never_part_at_a_line_end(count: int, language: str) -> None:
    words = grammar(language)
    for unit in words.data["units"]:
        number, noun = words.number(count), words.noun(count, unit)
        assert words.count(count, unit) == f"{number}{NBSP}{noun}"
        assert " " not in number


def test_both_languages_know_the_same_units_and_roles() -> None:
    russian, english = grammar("ru").data, grammar("en").data
    assert russian["units"].keys() == english["units"].keys()
    assert russian["roles"].keys() == english["roles"].keys()


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [
        ("ru", 1234567, "1 234 567"),
        ("ru", Decimal("0.5"), "0,5"),
        ("ru", -3, "−3"),
        ("en", 1234567, "1,234,567"),
        ("en", Decimal("0.5"), "0.5"),
        ("en", -3, "−3"),
    ],
)
def test_numbers_have_the_separators_of_the_language(language: str, value: Decimal, text: str) -> None:
    assert spaced(grammar(language).number(value)) == text


@pytest.mark.parametrize(("language", "text"), [("ru", "−1 234,125 €"), ("en", "EUR −1,234.125")])
def test_money_loses_no_digit(language: str, text: str) -> None:
    assert spaced(grammar(language).money(Decimal("-1234.125"), "EUR")) == text


@pytest.mark.parametrize(
    ("language", "currency", "text"),
    [
        ("ru", "RUB", "400 000 ₽"),
        ("ru", "EUR", "400 000 €"),
        ("ru", "CHF", "400 000 CHF"),
        ("en", "RUB", "RUB 400,000"),
        ("en", "HUF", "HUF 400,000"),
    ],
)
def test_money_stands_with_its_currency_unbroken(language: str, currency: str, text: str) -> None:
    written = grammar(language).money(Decimal(400000), currency)
    assert spaced(written) == text
    assert " " not in written


@pytest.mark.parametrize(
    ("language", "style", "text"),
    [
        ("ru", "long", "2 марта 2026 г."),
        ("ru", "short", "02.03.2026"),
        ("en", "long", "2 March 2026"),
        ("en", "short", "2 Mar 2026"),
    ],
)
def test_dates_are_written_the_way_of_the_language(language: str, style: str, text: str) -> None:
    assert spaced(grammar(language).date(date(2026, 3, 2), style)) == text


@pytest.mark.parametrize(("language", "text"), [("ru", "9:05"), ("en", "09:05")])
def test_times_have_24_hours(language: str, text: str) -> None:
    assert grammar(language).clock(time(9, 5)) == text
    assert grammar(language).clock(time(18, 0)) == "18:00"


@pytest.mark.parametrize(("language", "text"), [("ru", "50 %"), ("en", "50%")])
def test_percents_are_written_the_way_of_the_language(language: str, text: str) -> None:
    assert spaced(grammar(language).percent(50)) == text


@pytest.mark.parametrize(
    ("language", "items", "both", "either"),
    [
        ("ru", [], "", ""),
        ("ru", ["юрист"], "юрист", "юрист"),
        ("ru", ["сеть", "магазин"], "сеть и магазин", "сеть или магазин"),
        ("ru", ["а", "б", "в"], "а, б и в", "а, б или в"),
        ("en", ["phone", "e-mail"], "phone and e-mail", "phone or e-mail"),
        ("en", ["a", "b", "c"], "a, b and c", "a, b or c"),
    ],
)
def test_lists_end_with_and_or_or(language: str, items: list[str], both: str, either: str) -> None:
    assert grammar(language).and_list(items) == both
    assert grammar(language).or_list(items) == either


def test_quotes_inside_quotes_are_the_inner_ones() -> None:
    assert grammar("ru").quoted("ООО «Ключ»") == "«ООО „Ключ“»"
    twice = "ООО «Торговый дом „Северный двор“»"
    assert grammar("ru").quoted(twice) == "«ООО „Торговый дом «Северный двор»“»"
    assert grammar("ru").quoted("дом «Ключ") == "«дом „Ключ»", "a mark without its other half"
    assert grammar("en").quoted("the ‘client’s’ key") == "“the ‘client’s’ key”"
    assert grammar("hu").quoted("a »kulcs« cég") == "„a »kulcs« cég”"
    assert grammar("en").quoted("the “key” client") == "“the ‘key’ client”"


def test_a_language_names_itself() -> None:
    assert (grammar("ru").own_name, grammar("en").own_name) == ("Русский", "English")


@pytest.mark.parametrize(
    ("form", "text"),
    [("nom", "юрист"), ("gen", "юриста"), ("dat", "юристу"), ("ins", "юристом")],
)
def test_russian_role_titles_have_their_cases(form: str, text: str) -> None:
    assert grammar("ru").role_title("lawyer", form) == text


def test_every_russian_role_title_has_all_four_cases() -> None:
    for role, title in grammar("ru").data["roles"].items():
        assert set(title) == {"nom", "gen", "dat", "ins"}, role


def test_a_role_the_catalogue_does_not_know_has_no_title() -> None:
    assert grammar("en").role_title("night_watch") is None


def test_a_title_in_one_form_serves_for_all_and_a_missing_case_is_told() -> None:
    assert form_of({"nom": "президент"}, "gen") == "президент"
    with pytest.raises(MissingForm, match=r"юрист.*'dat'"):
        form_of({"nom": "юрист", "gen": "юриста"}, "dat")


def test_an_unknown_unit_is_told_by_its_name() -> None:
    with pytest.raises(MissingForm, match="fortnight"):
        grammar("en").count(2, "fortnight")


def test_russian_and_english_are_known() -> None:
    assert {"ru", "en"} <= set(known_languages())
