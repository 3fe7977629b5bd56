"""Records, while a clause is rendered, which values it reads and where each of them is printed (D6).

Printed values are wrapped in private-use signs; `unmark` takes them out again and says,
for each line, which sources stand behind it.
"""

import re
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from policy_gen.profile.sourced import Sourced

_OPEN, _MIDDLE, _CLOSE = "\ue000", "\ue001", "\ue002"
_MARK = re.compile(f"{_OPEN}(\\d+){_MIDDLE}|{_CLOSE}")
_VALUE_OPEN, _VALUE_CLOSE = "\ue003", "\ue004"
_VALUE = re.compile(f"{_VALUE_OPEN}[^{_VALUE_CLOSE}]*{_VALUE_CLOSE}")
_DOUBLE_STOP = re.compile(r"(?<!\.)\.\.(?!\.)")
"""An abbreviation at the end of a sentence («2026 г.») brings the full stop with it."""


@dataclass(frozen=True, slots=True)
class PrintedValue:
    """A value as it stands in the text, with the sources that decided it."""

    text: str
    sources: frozenset[str]
    numeric: bool
    """Whether it is a number, sum or date: the values a reader asks about."""


@dataclass(slots=True)
class Recorder:
    """What one clause has read, printed and referred to so far."""

    read: set[str] = field(default_factory=set)
    printed: list[PrintedValue] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    references: set[str] = field(default_factory=set)
    scripts: list[str] = field(default_factory=list)
    deadline: str = ""
    """By when the clause is done, as it stands there, with its marks."""

    def mark(self, text: str, value: Sourced[object], *, shown: str | None = None) -> str:
        """`text` with invisible marks that lead back to the value; `shown` is its form without escapes."""
        if not value.sources:
            return text
        self.read |= value.sources
        self.printed.append(PrintedValue(shown or text, value.sources, is_numeric(value.value)))
        return f"{_OPEN}{len(self.printed) - 1}{_MIDDLE}{text}{_CLOSE}"


def is_numeric(value: object) -> bool:
    """Whether a value is a number, a sum, a date or a time."""
    return isinstance(value, int | Decimal | date | time) and not isinstance(value, bool)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of Markdown with the sources of everything printed on it."""

    text: str
    sources: frozenset[str] = frozenset()


def unmark(marked: str, printed: list[PrintedValue]) -> tuple[Line, ...]:
    """The lines of a rendered text, free of marks."""
    return tuple(_unmark_line(line, printed) for line in marked.split("\n"))


def _unmark_line(line: str, printed: list[PrintedValue]) -> Line:
    sources: frozenset[str] = frozenset()
    for match in _MARK.finditer(line):
        if match[1] is not None:
            sources |= printed[int(match[1])].sources
    return Line(one_stop(_MARK.sub("", line)).rstrip(), sources)


def one_stop(text: str) -> str:
    """`text` with a single full stop where an abbreviation brings its own."""
    return _DOUBLE_STOP.sub(".", text)


def values_in(marked: str, printed: list[PrintedValue]) -> list[PrintedValue]:
    """The values that stand in a text, in the order of the text; a value made but not used is not one."""
    return [printed[int(match[1])] for match in _MARK.finditer(marked) if match[1] is not None]


def wording(marked: str, printed: list[PrintedValue]) -> str:
    """A text with a sign in place of each number, sum and day: what it says apart from its values."""
    spans: list[bool] = []

    def replaced(match: re.Match[str]) -> str:
        if match[1] is not None:
            spans.append(printed[int(match[1])].numeric)
            return _VALUE_OPEN if spans[-1] else ""
        return _VALUE_CLOSE if spans.pop() else ""

    return _VALUE.sub("#", _MARK.sub(replaced, marked))


def is_marked(text: str) -> bool:
    """Whether a text holds a printed value with its marks."""
    return _MARK.search(text) is not None


def without_marks(text: str) -> str:
    """`text` without the marks, where its sources do not matter."""
    return _MARK.sub("", text)
