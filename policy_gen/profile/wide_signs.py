"""Wide colons, commas and brackets and curved quotes, where the form of the file needs plain ones."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policy_gen.problems import Span
from policy_gen.profile.odd_signs import (
    CLOSING_BRACKETS,
    COLONS,
    COMMAS,
    OPENING_BRACKETS,
    OPENING_QUOTES,
)
from policy_gen.profile.syntax import Fault

_KEY = r"(?: *(?:- +)*[\[{]?|.*[{,] *)[^\W\d][\w-]*[ \u00a0]*"
_COLON = re.compile(rf"{_KEY}([{COLONS}])")
_SEMICOLON = re.compile(r" *(?:- +)*[A-Za-z_][\w-]* *([;；])(?: |$)")
_ENTRY = re.compile(r" *(?:- +)*[\w-]+ *:(?: |$)")
_BEFORE_VALUE = r"(?:: +|- +|[\[{,] *)"
_QUOTE = re.compile(rf"{_BEFORE_VALUE}([{OPENING_QUOTES}])")
_BRACKET = re.compile(rf"(?:{_BEFORE_VALUE}([{''.join(OPENING_BRACKETS)}])|([{''.join(CLOSING_BRACKETS)}]))")
_COMMA = re.compile(rf"[\[{{][^\[{{]*?([{COMMAS}]|[;；](?= *[\w-]+:))")
_QUOTED = re.compile(r"""(?<=[ \[{])("(?:[^"\\]|\\.)*"|'[^']*')""")
_KEY_TEXT = re.compile(rf"[^\W\d][\w-]*[ \u00a0]*([{COLONS}])")
_CLOSING_QUOTES = "“”»›’″〞＂\"'"


def of_plain(event: Any, file: Path, is_key: bool, leads: bool, in_flow: bool) -> Fault | None:
    """A key that swallowed its colon, or a value in braces that was parted inside its curved quotes."""
    text, start = event.value, event.start_mark
    colon = _KEY_TEXT.match(text) if is_key or leads else None
    if colon:
        return _fault(file, start.line, start.column + colon.start(1), "wide_sign", colon[1], ":")
    if in_flow and text[:1] in tuple(OPENING_QUOTES) and not set(text[1:]) & set(_CLOSING_QUOTES):
        return _fault(file, start.line, start.column, "curved_quote", text[0])
    return None


def behind(lines: list[str], suspects: Iterator[int], variant: str, file: Path) -> Fault | None:
    """The sign of another shape that made the parser stop in one of the suspected lines."""
    for line in suspects:
        text = _QUOTED.sub(lambda found: "x" * len(found[0]), lines[line])
        found = _in_line(text, line, variant, file)
        if found is not None:
            return found
    return None


def _in_line(text: str, line: int, variant: str, file: Path) -> Fault | None:
    if variant in ("no_colon", "colon", "indent") and not _ENTRY.match(text):
        colon = _COLON.match(text) or _SEMICOLON.match(text)
        if colon:
            return _fault(file, line, colon.start(1), "wide_sign", colon[1], ":")
    quote = _QUOTE.search(text)
    if quote and variant in ("colon", "bracket", "brace"):
        return _fault(file, line, quote.start(1), "curved_quote", quote[1])
    bracket = _BRACKET.search(text) if variant in ("colon", "bracket", "brace", "") else None
    if bracket:
        sign = bracket[1] or bracket[2]
        plain = {**OPENING_BRACKETS, **CLOSING_BRACKETS}[sign]
        return _fault(file, line, bracket.start(1 if bracket[1] else 2), "wide_sign", sign, plain)
    comma = _COMMA.search(text) if variant in ("bracket", "brace") else None
    if comma:
        return _fault(file, line, comma.start(1), "wide_sign", comma[1], ",")
    return None


def _fault(file: Path, line: int, column: int, variant: str, found: str, expected: str = "") -> Fault:
    span = Span(file, line + 1, column + 1, line + 1, column + 2)
    return Fault("syntax", span, variant, fields={"found": found, "expected": expected})
