"""YAML's own complaints in plain words: which fault it is and where a person should look."""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from policy_gen.problems import Span


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault before it is put into words: code, place, wording variant and named parts."""

    code: str
    span: Span
    variant: str = ""
    related: Span | None = None
    fields: dict[str, object] = field(default_factory=dict)


_VARIANTS = (
    ("mapping values are not allowed", "colon"),
    ("unknown escape", "escape"),
    ("hexdecimal number", "escape"),
    ("quoted scalar", "quote"),
    ("flow sequence", "bracket"),
    ("flow mapping", "brace"),
    ("cannot start any token", "sign"),
    ("scanning an alias", "sign"),
    ("scanning an anchor", "sign"),
    ("block sequence entries are not allowed", "sign"),
    ("did not find expected key", "indent"),
    ("expected '-' indicator", "indent"),
    ("expected <block end>", "indent"),
    ("could not find expected ':'", "no_colon"),
)
_TAB = re.compile(r"^ *\t")
_AT_OPENING = ("quote", "bracket", "brace")


def variant_of(error: yaml.YAMLError) -> str:
    """Which wording of `syntax` a parser error calls for; empty if none of them."""
    said = f"{getattr(error, 'problem', None) or ''} {getattr(error, 'context', None) or ''}"
    return next((name for words, name in _VARIANTS if words in said), "")


def unclosed(opening: Any, file: Any) -> Fault:
    """The bracket at the mark `opening` of a list (`[`) or a section is still open at the end of the file."""
    variant = "bracket" if isinstance(opening, yaml.SequenceStartEvent) else "brace"
    mark = opening.start_mark
    return Fault("syntax", _point(file, mark.line, mark.column), variant, fields={"found": ""})


def is_too_deep(error: yaml.YAMLError) -> bool:
    """Whether the parser itself refused the depth, before we could count it."""
    return "maximum nesting depth" in str(getattr(error, "problem", None) or "")


def place_of(error: yaml.YAMLError, file: Any) -> Span:
    """The sign at which the parser stopped."""
    mark = error.problem_mark  # type: ignore[attr-defined]
    return _point(file, mark.line, mark.column)


def translate(error: yaml.YAMLError, lines: list[str], file: Any) -> Fault:
    """The fault behind a parser error; for an unclosed quote or bracket its opening is the place."""
    variant = variant_of(error)
    mark = getattr(error, "problem_mark", None)
    begun = variant in _AT_OPENING or "scanning an a" in str(getattr(error, "context", None))
    if begun and getattr(error, "context_mark", None) is not None:
        mark = error.context_mark  # type: ignore[attr-defined]
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    line = min(line, max(len(lines) - 1, 0))
    for suspect in (line, line - 1):
        if variant not in _AT_OPENING and 0 <= suspect < len(lines) and _TAB.match(lines[suspect]):
            tab = lines[suspect].index("\t")
            return Fault("tab-indentation", _point(file, suspect, tab))
    text = lines[line] if lines else ""
    column = min(column, len(text))
    found = text[column : column + 1]
    return Fault("syntax", _point(file, line, column), variant, fields={"found": found})


def _point(file: Any, line: int, column: int) -> Span:
    return Span(file, line + 1, column + 1, line + 1, column + 2)
