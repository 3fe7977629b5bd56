"""Cells that no spreadsheet takes for a formula."""

from decimal import Decimal

FORMULA_SIGNS = frozenset("=+-@\t\r\n＝＋－＠")
"""A text that begins with one of them may be run when the table is opened."""


def guarded(text: str) -> str:
    """`text` with an apostrophe before a sign that could begin a formula."""
    return f"'{text}" if text and text[0] in FORMULA_SIGNS else text


def decimal_text(value: Decimal, comma: bool) -> str:
    """A sum as a table of text writes it: two places, no signs between thousands."""
    text = f"{value:.2f}"
    return text.replace(".", ",") if comma else text
