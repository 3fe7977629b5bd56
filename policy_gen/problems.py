"""Problems found in a user's files, and how they are shown: the leaf that everything may import."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: lines and columns count from 1; the end is excluded."""

    file: Path
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Cell(Span):
    """A place in a table: the line is the row, the column the column; there is no source line to show."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in the input: what is wrong, where, why, and the way out."""

    code: str
    """Kebab-case name of the fault, the key of its entry in docs/errors.md."""
    severity: Severity
    message: str
    span: Span | None = None
    hint: str | None = None
    related: tuple[tuple[str, Span], ...] = ()
    """Further places that take part in the fault, each with a word on its role."""
    why: str | None = None
    """The reason of the rule that was broken."""
    fields: tuple[tuple[str, str], ...] = ()
    """Named parts of the message, so that it can be said in another language."""
    variant: str = ""
    """Which wording of the code was chosen."""


HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Characters that are invisible, turn the line round, or steer a terminal; tab and line feed excepted."""


TERM = re.compile(r"⟦(\w+)\.(\w+)⟧")
"""A word of the message's own language, by group and key; it stands for an id."""


IN_LANGUAGE = "@"
"""Parts the name of a field from the language of its words, where it has words in several."""


def harmless(text: str) -> str:
    """`text` on one line, with every character that could hide or steer something spelled out."""
    spelled = HARMFUL.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
    return spelled.replace("\n", " ").replace("\t", " ")


def shortened(value: object, limit: int = 60) -> str:
    """`value` as words in a message: harmless and at most `limit` characters long."""
    text = harmless(str(value)[: limit * 4])
    return text if len(text) <= limit else text[: limit - 1] + "…"


def in_order(problems: list[Problem] | tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Problems by place; those without a place first."""
    return tuple(sorted(problems, key=_order))


def _order(problem: Problem) -> tuple[str, int, int, str, str]:
    if problem.span is None:
        return ("", 0, 0, problem.code, problem.message)
    span = problem.span
    return (str(span.file), span.line, span.column, problem.code, problem.message)


_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_LINE_WIDTH = 100
_MAX_SOURCE_BYTES = 1_000_000


_ENGLISH: Mapping[str, str] = MappingProxyType({})


def format_text(problem: Problem, colour: bool = False, labels: Mapping[str, str] = _ENGLISH) -> str:
    """A problem as people read it: place and message, the source line with a caret, why and hint.

    `labels` translate the severities, `why` and `hint`; what they lack stays English.
    """
    paint = _painter(colour)
    place = f"{harmless(str(problem.span))}: " if problem.span else ""
    kind = labels.get(problem.severity.value, problem.severity.value)
    title = f"{kind}[{problem.code}]"
    lines = [f"{paint('1', place)}{paint(_COLOURS[problem.severity], title)}: {harmless(problem.message)}"]
    if problem.span:
        lines += _excerpt(problem.span, paint, _COLOURS[problem.severity])
    for role, span in problem.related:
        lines += [f"  {harmless(str(span))}: {role}", *_excerpt(span, paint, "36")]
    lines += [f"  {labels.get('why', 'why')}: {harmless(problem.why)}"] if problem.why else []
    lines += [f"  {labels.get('hint', 'hint')}: {harmless(problem.hint)}"] if problem.hint else []
    return "\n".join(lines)


def to_json(problem: Problem) -> dict[str, Any]:
    """A problem as JSON data: ids, words, and places with file, line, column, end_line, end_column."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "why": problem.why,
        "hint": problem.hint,
        "place": _place_json(problem.span) if problem.span else None,
        "related": [{"message": role, "place": _place_json(span)} for role, span in problem.related],
        "fields": {name: TERM.sub(r"\2", value) for name, value in problem.fields if IN_LANGUAGE not in name},
    }


def _place_json(span: Span) -> dict[str, Any]:
    return {
        "file": span.file.as_posix(),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _painter(colour: bool) -> Callable[[str, str], str]:
    return lambda code, text: f"\x1b[{code}m{text}\x1b[0m" if colour and text else text


def _excerpt(span: Span, paint: Callable[[str, str], str], tint: str) -> list[str]:
    """The source line with a caret line below it; nothing where the file has no such line."""
    line = None if isinstance(span, Cell) else _source_line(span.file, span.line)
    if line is None or not line.strip():
        return []
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line.rstrip())
    shown, before, marked = _window(line, start, max(end, start + 1))
    gutter = f"{span.line:>5} | "
    carets = " " * before + paint(tint, "^" * max(marked, 1))
    return [f"{gutter}{shown}", f"{' ' * (len(gutter) - 2)}| {carets}"]


def _source_line(file: Path, number: int) -> str | None:
    try:
        if not file.is_file() or file.stat().st_size > _MAX_SOURCE_BYTES:
            return None
        text = file.read_bytes().decode("utf-8-sig", errors="replace")
    except (OSError, ValueError):
        return None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if number > len(lines):
        return None
    return HARMFUL.sub("\N{REPLACEMENT CHARACTER}", lines[number - 1]).replace("\t", " ")


def _window(line: str, start: int, end: int) -> tuple[str, int, int]:
    """The part of a long line around a place, the columns before the place, and the place's columns."""
    first, last = 0, len(line)
    if len(line) > _LINE_WIDTH:
        first = max(0, min(start - _LINE_WIDTH // 3, len(line) - _LINE_WIDTH))
        last = first + _LINE_WIDTH
    end = min(end, last)
    lead, tail = ("…" if first else ""), ("…" if last < len(line) else "")
    before = _columns(lead + line[first:start])
    return f"{lead}{line[first:last]}{tail}", before, _columns(line[start:end])


def _columns(text: str) -> int:
    return sum(_width(sign) for sign in text)


def _width(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
