"""Cells that no spreadsheet runs."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_gen.worklist.guarding import FORMULA_SIGNS, SEPARATORS, decimal_text, guarded


@pytest.mark.parametrize("sign", sorted(FORMULA_SIGNS))
def test_a_text_that_could_be_run_is_made_a_text(sign: str) -> None:
    assert guarded(f"{sign}cmd()") == f"'{sign}cmd()"


@pytest.mark.parametrize("text", ["", "17/A", "ООО «=»", " =1", "'=1"])
def test_an_ordinary_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("quotes", ["", '"', '""'])
def test_a_sign_after_any_end_of_a_cell_is_made_a_text(separator: str, quotes: str) -> None:
    assert guarded(f"x{separator}{quotes}=cmd();y") == f"x{separator}'{quotes}=cmd();y"


@given(st.text())
def test_no_guarded_text_begins_a_formula(text: str) -> None:
    assert guarded(text)[:1] not in FORMULA_SIGNS


@given(st.decimals(-(10**12), 10**12, places=2), st.sampled_from(["", "E+2", "0"]))
def test_a_sum_is_written_with_two_places_and_can_be_read_back(value: Decimal, more: str) -> None:
    value = Decimal(f"{value}{more}") if "E" not in str(value) else value
    for comma in (False, True):
        text = decimal_text(value, comma)
        assert Decimal(text.replace(",", ".")) == round(value, 2)
        assert text[-3] == ("," if comma else ".")
