"""Days given to a command are read as people of our countries write them."""

from datetime import date

import click
import pytest

from policy_gen.cli.days import read_day


@pytest.mark.parametrize(
    "said", ["2026-12-01", "01.12.2026", "1.12.2026", "2026. 12. 01.", "2026.12.01", " 2026-12-01 "]
)
def test_a_day_is_read_in_each_usual_form(said: str) -> None:
    assert read_day(said) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("12/01/2026", "05.03.2026"), ("1.12.26", "05.03.2026"), ("tomorrow", "05.03.2026"),
        ("31.02.2026", "no day"), ("01.12.1826", "1826"), ("2026-1-1", "05.03.2026"),
    ],
)  # fmt: skip
def test_any_other_is_refused_with_a_form_to_write(said: str, word: str) -> None:
    with pytest.raises(click.BadParameter, match=word):
        read_day(said)
