"""Phone numbers stand as they are read out, and no line break parts them."""

import pytest

from policy_gen.languages.phones import dictated


@pytest.mark.parametrize(
    ("number", "groups"),
    [
        ("+73430000002", "+7 343 000 00 02"),
        ("+36201234567", "+36 20 123 4567"),
        ("+40268000001", "+40 268 000 001"),
        ("+7 (343) 000-00-02", "+7 343 000 00 02"),
        ("+99912345", "+99912345"),  # no such country
        ("8 343 000-00-02", "8 343 000 00 02"),  # written for callers at home
    ],
)
def test_a_number_is_read_out_in_the_groups_of_its_country(number: str, groups: str) -> None:
    assert dictated(number).split("\u00a0") == groups.split()
