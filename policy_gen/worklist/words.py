"""Words in people's cells that the reading understands: totals, yes and no, languages."""

from functools import cache
from pathlib import Path
from typing import Any

from policy_gen.profile.source import read_data
from policy_gen.worklist.headers import folded

_FILE = Path(__file__).with_name("words.yaml")


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_data(_FILE)
    return data


@cache
def _totals() -> frozenset[str]:
    return frozenset(folded(word) for word in _data()["totals"])


def is_total(cell: str) -> bool:
    """Whether a cell says that its row sums up others: «Итого», “Total general”, „Összesen:”."""
    text = folded(cell)
    return bool(text) and any(text == word or text.startswith(word + " ") for word in _totals())


@cache
def _flags() -> dict[str, bool]:
    return {str(word): said for key, said in (("yes", True), ("no", False)) for word in _data()[key]}


def flag(cell: str) -> bool | None:
    """Yes, no, or None where the word is not known."""
    return _flags().get(cell.strip().casefold())


@cache
def language_words() -> dict[str, str]:
    """Language codes by the folded words for them."""
    return {folded(word): code for code, words in _data()["languages"].items() for word in words}


@cache
def month_words() -> dict[str, int]:
    """Numbers of months by the folded words for them."""
    return {folded(word): int(number) for number, words in _data()["months"].items() for word in words}
