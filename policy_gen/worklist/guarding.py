"""Cells that no spreadsheet takes for a formula."""

import re
from decimal import Decimal

FORMULA_SIGNS = frozenset("=+-@\t\r\n＝＋－＠")
"""A text that begins with one of them may be run when the table is opened."""
SEPARATORS = ";,|\t\r\n"
"""Whatever the table is written with, a spreadsheet may be told to part its cells at any of these."""
_SIGNS = re.escape("".join(sorted(FORMULA_SIGNS - set(SEPARATORS))))
_BEGINS_FORMULA = re.compile(rf'\A(?=[{_SIGNS}\t\r\n])|(?<=[{SEPARATORS}])(?="*[{_SIGNS}])')


def guarded(text: str) -> str:
    """`text` with an apostrophe before each sign that could begin a formula.

    Such a sign stands first, or after what another program may take for the end of a cell.
    """
    return _BEGINS_FORMULA.sub("'", text)


def exact_text(value: Decimal) -> str:
    """A sum for programs: two places at least, and every further digit it has."""
    text = f"{value:f}"
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals.rstrip('0').ljust(2, '0')}"


def decimal_text(value: Decimal, comma: bool) -> str:
    """A sum as a table of text writes it: two places, no signs between thousands."""
    text = f"{value:.2f}"
    return text.replace(".", ",") if comma else text
