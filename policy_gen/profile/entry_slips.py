"""Slips in the form of an entry: a hyphen, a colon or a bracket that is missing, two entries in one line."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from policy_gen.problems import Span
from policy_gen.profile.syntax import Fault

_HYPHEN = re.compile(r" *(?:- +)*(-)(?:[^\W\d][\w-]* *:(?: |$)|[\[{])")
_NUMBERED = re.compile(r" *(\d+[.)]) +(?:[\[{]|[\w-]+: )")
_RULE = re.compile(r" *([^\w\s\"'\-\[{(«“„])")
_WORD_FIRST = re.compile(r"( *)([a-z_][a-z0-9_]*) +[^ :]")
_ROUND = re.compile(r".*?: +(\()[\w-]+: ")
_TWO = re.compile(r" *(?:- +)*[a-z_]\w*: +[^\s:{\[\"'][^:{\[\"']*(,) *[a-z_]\w*: ")
_ENTRY = re.compile(r"( *)(?:[A-Za-z_][\w-]* *:(?: |$)|\{)")
_NUMBER = re.compile(r"[0-9]+\Z")
_NAMED = re.compile(r"[a-z_][a-z0-9_]* +\S")


def behind(lines: list[str], suspects: Iterable[int], line: int, variant: str, file: Path) -> Fault | None:
    """The slip in one of the suspected lines; the parser stopped in `line`."""
    for suspect in suspects:
        hyphen = _HYPHEN.match(lines[suspect])
        if hyphen:
            return _fault(file, suspect, hyphen.start(1), "hyphen")
    found = _in_line(lines[line], line, file) if variant in ("colon", "indent") else None
    return found or _no_colon(lines, line, variant, file) or _no_hyphen(lines, line, variant, file)


def no_entry(lines: list[str], line: int, variant: str, file: Path) -> Fault | None:
    """A line in which no colon can be missing: a rule, a comment of another kind, an item without hyphen."""
    if variant != "no_colon":
        return None
    rule, text = _RULE.match(lines[line]), lines[line]
    if rule:
        return _fault(file, line, rule.start(1), "no_entry")
    lead = text[: len(text) - len(text.lstrip(" "))]
    is_item = text.startswith(f"{lead}{{") and line > 0 and lines[line - 1].startswith(f"{lead}- ")
    return _fault(file, line, len(lead), "no_hyphen") if is_item else None


def trailing(text: str, line: int, column: int, variant: str, file: Path) -> Fault | None:
    """A comma, semicolon or full stop after a bracket, where the parser stopped."""
    if variant != "indent" or text[column:].strip() not in (",", ";", "."):
        return None
    closed = text[:column].rstrip().endswith(("}", "]", '"', "'"))
    return _fault(file, line, column, "trailing", found=text[column]) if closed else None


def _in_line(text: str, line: int, file: Path) -> Fault | None:
    bracket, two, numbered = _ROUND.match(text), _TWO.match(text), _NUMBERED.match(text)
    if numbered:
        return _fault(file, line, numbered.start(1), "bullet", found=numbered[1])
    if bracket:
        return _fault(file, line, bracket.start(1), "wide_sign", found="(", expected="{")
    return _fault(file, line, two.start(1), "two_entries") if two else None


def _no_colon(lines: list[str], line: int, variant: str, file: Path) -> Fault | None:
    """The line above that begins with a name used elsewhere in the file, but lacks its colon."""
    above, here = _WORD_FIRST.match(lines[line - 1]) if line else None, _ENTRY.match(lines[line])
    if variant != "colon" or above is None or here is None or above[1] != here[1]:
        return None
    key = re.compile(rf"(?: *(?:- +)*|.*[{{,] *){above[2]}: ")
    used = any(key.match(text) for number, text in enumerate(lines) if number != line - 1)
    return _fault(file, line - 1, above.start(2), "no_colon") if used else None


def _no_hyphen(lines: list[str], line: int, variant: str, file: Path) -> Fault | None:
    """An entry that stands where the items of the list above it begin."""
    here, above = _ENTRY.match(lines[line]), lines[line - 1] if line else ""
    begins = lines[line].lstrip().startswith("- ") and above.lstrip().startswith("{")
    if variant == "indent" and begins:
        return _fault(file, line - 1, above.index("{"), "no_hyphen")
    if variant != "indent" or here is None:
        return None
    for text in reversed(lines[:line]):
        spaces = len(text) - len(text.lstrip(" "))
        if text.strip() and not text.lstrip().startswith("#") and spaces <= len(here[1]):
            is_item = spaces == len(here[1]) and text.lstrip().startswith("- ")
            return _fault(file, line, spaces, "no_hyphen") if is_item else None
    return None


def lone_key(event: Any, text: str, is_first: bool, file: Path) -> Fault:
    """A word in braces that is no entry, since a comma ended the one before or its colon is missing."""
    start = event.start_mark
    variant = "comma_number" if _NUMBER.match(text) else "comma"
    if is_first or _NAMED.match(text):
        variant = "no_colon"
    return _fault(file, start.line, start.column, variant, found=text)


def _fault(file: Path, line: int, column: int, variant: str, **fields: object) -> Fault:
    span = Span(file, line + 1, column + 1, line + 1, column + 2)
    return Fault("syntax", span, variant, fields={"found": "", **fields})
