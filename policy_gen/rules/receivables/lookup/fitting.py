"""Finds, from several watched debts, which mark each first and last day is: so that a table names marks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from policy_gen.rules.receivables.decision import Stage
from policy_gen.rules.receivables.lookup.marks import Marks
from policy_gen.rules.receivables.lookup.observing import Fact, Run, Standing, Watched, runs, standing

SHIFTS = (0, 1, -1)
DEADLINES = {"by", "until"}
"""Days that stand beside a sentence, not in it."""


@dataclass(frozen=True, slots=True, order=True)
class Column:
    """A mark, or the day after or before it."""

    mark: str
    shift: int = 0

    @property
    def name(self) -> str:
        return f"{self.mark}{self.shift:+d}" if self.shift else self.mark

    def day(self, marks: Marks) -> date | None:
        day = marks.get(self.mark)
        return None if day is None else day + timedelta(days=self.shift)


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact that holds from one column to another; None: without end on that side."""

    fact: Fact
    first: Column | None
    last: Column | None
    named: tuple[tuple[str, Column], ...]
    """Days the fact names, by the name of its sentence's value."""
    sayable: bool
    """Whether every day of its sentence is known."""


@dataclass(frozen=True, slots=True)
class Table:
    """Everything that may hold for one kind of debt, and when."""

    entries: tuple[Entry, ...]
    always: tuple[tuple[Stage, Standing], ...]


class Unfitted(Exception):
    """A day on which something changes is no mark: the marks are not complete."""


def fitted(found: Sequence[Watched], *, shared: bool = False) -> Table:
    """The table behind some debts that differ only in their calendar. Raises Unfitted.

    With `shared` it holds only what is true of all of them, and what all of them say in the same words.
    """
    always = standing(found)
    each = [(one.probe.marks, _grouped(runs(one, always))) for one in found]
    facts = dict.fromkeys(fact for _, grouped in each for fact in grouped)
    entries = [
        entry
        for fact in facts
        if not shared or all(fact in grouped for _, grouped in each)
        for entry in _entries(fact, [(marks, grouped.get(fact, [])) for marks, grouped in each])
        if entry.sayable or not _unsaid(entry, shared=shared)
    ]
    return Table(tuple(entries), tuple(always.items()))


def _unsaid(entry: Entry, *, shared: bool) -> bool:
    """Whether to leave out an entry whose sentence names a day that no mark is."""
    if not shared:
        raise Unfitted(f"{entry.fact} names a day that is no mark")
    return True


def _grouped(its_runs: Iterable[Run]) -> dict[Fact, list[Run]]:
    grouped: dict[Fact, list[Run]] = defaultdict(list)
    for run in its_runs:
        grouped[run.fact].append(run)
    return grouped


def _entries(fact: Fact, seen: list[tuple[Marks, list[Run]]]) -> Iterator[Entry]:
    """One entry a run; where the calendar lays two runs on one day, that debt teaches nothing."""
    count = max(len(its_runs) for _, its_runs in seen)
    full = [(marks, its_runs) for marks, its_runs in seen if len(its_runs) == count]
    free = [marks for marks, its_runs in seen if not its_runs]
    for number in range(count):
        yield _entry(fact, [(marks, its_runs[number]) for marks, its_runs in full], free)


def _entry(fact: Fact, seen: list[tuple[Marks, Run]], free: list[Marks]) -> Entry:
    names = dict.fromkeys(name for _, run in seen for name, _ in run.named)
    named = tuple((name, column) for name in names for column in _named(name, seen))
    sayable = names.keys() - DEADLINES <= dict(named).keys()
    lasts = fitting_columns([(marks, run.last) for marks, run in seen])
    for first in fitting_columns([(marks, run.first) for marks, run in seen]):
        for last in lasts:
            if not any(_holds(first, last, marks) for marks in free):
                return Entry(fact, first, last, named, sayable)
    raise Unfitted(f"{fact}: {[(str(run.first), str(run.last)) for _, run in seen]}")


def _holds(first: Column | None, last: Column | None, marks: Marks) -> bool:
    """Whether there is a day between two columns; a column without a day holds nothing."""
    days = [None if column is None else column.day(marks) for column in (first, last)]
    if (first and days[0] is None) or (last and days[1] is None):
        return False
    return not (days[0] and days[1]) or days[0] <= days[1]


def _named(name: str, seen: list[tuple[Marks, Run]]) -> list[Column]:
    """The column of a day that a fact names; none where no mark is that day."""
    days = [(marks, dict(run.named)[name]) for marks, run in seen if name in dict(run.named)]
    return [column for column in fitting_columns(days) if column is not None][:1]


def fitting_columns(seen: Sequence[tuple[Marks, date | None]]) -> list[Column | None]:
    """The columns that are this day for every debt; only None where the fact has no end on that side."""
    if all(day is None for _, day in seen):
        return [None]
    found = (Column(mark, shift) for shift in SHIFTS for mark in seen[0][0])
    return [column for column in found if all(column.day(marks) == day for marks, day in seen)]
