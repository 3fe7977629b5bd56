"""Sums are read in every way ledgers write them, and nothing else is taken for a sum."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_gen.worklist.amounts import decimal_sign, read_amount

SPACES = (" ", "\u00a0", "\u202f", "\u2009")
WAYS = [(",", sign) for sign in (*SPACES, ".", "'", "’", "")] + [
    (".", sign) for sign in (*SPACES, ",", "'", "")
]
CURRENCIES = ("{}", "{} ₽", "{} руб.", "€{}", "{}\u00a0€", "$ {}", "{} Ft", "{} lei", "RON {}")
MINUSES = ("-{}", "\u2212{}", "{}-", "({})", "- {}")
SUMS = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("99999999999.99"), places=2)


def written(value: Decimal, decimal: str, thousands: str) -> str:
    whole, _, cents = f"{value:,.2f}".partition(".")
    return f"{whole.replace(',', thousands)}{decimal}{cents}"


@given(SUMS, st.sampled_from(WAYS), st.sampled_from(CURRENCIES), st.booleans())
def test_a_sum_is_read_back_however_it_is_written(
    value: Decimal, way: tuple[str, str], currency: str, known: bool
) -> None:
    text = currency.format(written(value, *way))
    assert read_amount(text, way[0] if known else None) == value


@given(SUMS, st.sampled_from(WAYS), st.sampled_from(MINUSES))
def test_a_credit_is_read_back_with_its_minus_anywhere(
    value: Decimal, way: tuple[str, str], minus: str
) -> None:
    assert read_amount(minus.format(written(value, *way)), way[0]) == -value


@given(SUMS, st.sampled_from(WAYS))
def test_a_column_with_cents_shows_its_decimal_sign(value: Decimal, way: tuple[str, str]) -> None:
    assert decimal_sign([written(value, *way)])[0] == way[0]


@pytest.mark.parametrize(
    ("decimal", "value"), [(".", "1.234"), (",", "1234"), (None, "1234")], ids=["point", "comma", "unknown"]
)
def test_one_sign_before_three_digits_means_what_the_column_says(decimal: str | None, value: str) -> None:
    assert read_amount("1.234", decimal) == Decimal(value)


def test_the_column_says_it_and_the_settled_sum_is_told() -> None:
    assert decimal_sign(["1.234", "12,50", "7"]) == (",", "1.234")
    assert decimal_sign(["1.234", "12.5"]) == (".", "1.234")
    assert decimal_sign(["1.234.567", "5"]) == (",", None)
    assert decimal_sign(["1.234"]) == (None, "1.234")
    assert decimal_sign(["", "x", "5"]) == (None, None)


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "()", "1.234.56", "1,23,4", "12 34", "1e5", "NaN", "Infinity", "0x10", "=1+1", "+5", "@5",
     "--5", "(-5)", "(5", "5)", "1_000", "12 шт", "1" * 16, "0." + "1" * 7, "1.234,567.8", "9" * 5000,
     "1234 567,89", "-1234.567,89", "1,234,56"],
)  # fmt: skip
def test_what_is_no_sum_is_not_read(text: str) -> None:
    assert read_amount(text, None) is None
    assert read_amount(text, ",") is None


@given(st.text(max_size=30), st.sampled_from([None, ".", ","]))
def test_any_text_is_a_finite_sum_or_none(text: str, decimal: str | None) -> None:
    found = read_amount(text, decimal)
    assert found is None or found.is_finite()
