"""A slip in a tax or register number is told, a right number never is."""

from dataclasses import replace

import pytest
from conftest import examples, sample_profile
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_gen.checks.company_numbers import mistyped_numbers

PRINTED = {
    "severny-dvor": [
        ("tax_id", "7707083893"),
        ("tax_id", "500100732259"),
        ("registration_no", "1027700132195"),
    ],
    "oglinda-carpati": [("tax_id", "RO1590082"), ("tax_id", "1590082")],
    "tisza-szoftver": [("tax_id", "10625790-4-44"), ("tax_id", "HU10625790")],
}
"""Numbers that registers really gave."""
RIGHT = [(company, key, number) for company, rows in PRINTED.items() for key, number in rows]


def told(company: str, key: str, number: str) -> list[str]:
    """The wording variants of what is said of a number."""
    loaded = sample_profile(company)
    own = loaded.profile.company.model_copy(update={key: number})
    changed = replace(loaded, profile=loaded.profile.model_copy(update={"company": own}))
    return [one.variant or "digit" for one in mistyped_numbers(changed)]


@pytest.mark.parametrize(("company", "key", "number"), RIGHT)
def test_number_of_a_register_is_right(company: str, key: str, number: str) -> None:
    assert told(company, key, number) == []


@settings(max_examples=examples(300))
@given(st.sampled_from(RIGHT), st.integers(1, 9), st.data())
def test_another_last_digit_is_told(right: tuple[str, str, str], step: int, data: st.DataObject) -> None:
    company, key, number = right
    at = number.index("-") - 1 if "-" in number else len(number) - 1
    wrong = f"{number[:at]}{(int(number[at]) + step) % 10}{number[at + 1 :]}"
    assert told(company, key, wrong) == ["digit"]


@settings(max_examples=examples(300))
@given(st.integers(0, 7), st.integers(1, 9))
def test_any_digit_mistyped_in_a_hungarian_tax_number_is_told(at: int, step: int) -> None:
    number = "10625790-4-44"
    wrong = f"{number[:at]}{(int(number[at]) + step) % 10}{number[at + 1 :]}"
    assert told("tisza-szoftver", "tax_id", wrong) == ["digit"]


@pytest.mark.parametrize(
    ("company", "key", "number", "variant"),
    [
        ("severny-dvor", "tax_id", "770708389", "inn"),
        ("severny-dvor", "tax_id", "77070838930", "inn"),
        ("severny-dvor", "tax_id", "77O7083893", "inn"),
        ("severny-dvor", "registration_no", "102770013219", "ogrn"),
        ("oglinda-carpati", "tax_id", "RO-159008", "cui"),
        ("tisza-szoftver", "tax_id", "1062579-4-44", "adoszam"),
    ],
)
def test_number_too_short_or_with_a_letter_is_told(company: str, key: str, number: str, variant: str) -> None:
    assert told(company, key, number) == [variant]


@pytest.mark.parametrize("number", ["0000000000", "12345678-2-06", "7700000001"])
def test_stand_in_for_a_number_is_no_slip(number: str) -> None:
    assert told("tisza-szoftver", "tax_id", number) == []
