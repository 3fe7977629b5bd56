"""Finds, from several watched debts, which mark each first and last day is: so that a table names marks."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from policy_gen.rules.receivables.decision import Stage
from policy_gen.rules.receivables.lookup.marks import Marks
from policy_gen.rules.receivables.lookup.observing import (
    Fact,
    Run,
    StageFact,
    Standing,
    Watched,
    runs,
    standing,
)

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
    stage: Stage | None
    """The stage in which alone it holds; None: in any."""
    first: Column | None
    last: Column | None
    named: tuple[tuple[str, Column], ...]
    """Days the fact names, by the name of its sentence's value."""


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
    each = [Seen.of(one, always) for one in found]
    entries: list[Entry] = []
    for fact in dict.fromkeys(fact for seen in each for fact in seen.runs):
        if not shared:
            entries += entries_of(fact, each)
        elif all(fact in seen.runs for seen in each):
            with suppress(Unfitted):
                entries += entries_of(fact, each)
    return Table(tuple(entries), tuple(always.items()))


@dataclass(frozen=True, slots=True)
class Seen:
    """One watched debt, sorted for fitting."""

    days: tuple[tuple[date, Stage], ...]
    runs: dict[Fact, list[Run]]
    held: dict[Fact, set[date]]
    """The watched days on which a fact holds."""
    edges: dict[Stage, tuple[date, date]]
    """The first and the last day watched in a stage."""
    columns: dict[str, list[date | None]]
    """The days of each mark, one a shift."""

    @classmethod
    def of(cls, found: Watched, always: dict[Stage, Standing], *, daily: bool = True) -> "Seen":
        grouped: dict[Fact, list[Run]] = defaultdict(list)
        for run in runs(found, always, daily=daily):
            grouped[run.fact].append(run)
        days = tuple((day, decision.stage) for day, decision in found.days)
        held = {
            fact: {day for run in own for day, _ in days if encloses(run, day)}
            for fact, own in grouped.items()
        }
        edges: dict[Stage, tuple[date, date]] = {}
        for day, stage in days:
            edges[stage] = (edges[stage][0] if stage in edges else day, day)
        columns: dict[str, list[date | None]] = {
            mark: [day + timedelta(days=shift) for shift in SHIFTS] for mark, day in found.probe.marks.items()
        }
        return cls(days, dict(grouped), held, edges, columns)

    def edge(self, stage: Stage | None, side: int) -> date | None:
        """The first (0) or last (-1) day watched in a stage; None: it was not seen, or it does not matter."""
        return None if stage is None or stage not in self.edges else self.edges[stage][side]

    def day(self, column: Column) -> date | None:
        days = self.columns.get(column.mark)
        return None if days is None else days[SHIFTS.index(column.shift)]

    def is_within(self, entry: Entry, day: date, stage: Stage) -> bool:
        """Whether an entry holds on a watched day."""
        if entry.stage not in (None, stage):
            return False
        first = date.min if entry.first is None else self.day(entry.first)
        last = date.max if entry.last is None else self.day(entry.last)
        return first is not None and last is not None and first <= day <= last

    def candidates(self) -> Iterator[tuple[str, int]]:
        """Every mark with the place of its shift, the marks themselves first."""
        return ((mark, place) for place in range(len(SHIFTS)) for mark in self.columns)


def encloses(run: Run, day: date) -> bool:
    """Whether a day lies in a run; a run without an end goes on."""
    return (run.first is None or run.first <= day) and (run.last is None or day <= run.last)


def entries_of(fact: Fact, each: list[Seen], *, any_stage: bool = False) -> Iterator[Entry]:
    """One entry a run; where the calendar lays two runs on one day, that debt only bears witness."""
    count = max(len(seen.runs.get(fact, ())) for seen in each)
    full = [seen for seen in each if len(seen.runs.get(fact, ())) == count]
    stage = None if any_stage or isinstance(fact, StageFact) else _only_stage(fact, each)
    for number in range(count):
        own = [(seen, seen.runs[fact][number]) for seen in full]
        yield _entry(fact, stage, own, each)


def _only_stage(fact: Fact, each: list[Seen]) -> Stage | None:
    """The stage in which alone a fact was seen."""
    stages = {
        stage for seen in each if fact in seen.held for day, stage in seen.days if day in seen.held[fact]
    }
    return stages.pop() if len(stages) == 1 else None


def _entry(fact: Fact, stage: Stage | None, own: list[tuple[Seen, Run]], each: list[Seen]) -> Entry:
    """The first pair of columns that fits these runs and says nothing false of any debt."""
    lasts = _bounds(stage, [(seen, run.last) for seen, run in own], -1)
    for first in _bounds(stage, [(seen, run.first) for seen, run in own], 0):
        for last in lasts:
            if all(_is_true(fact, stage, first, last, seen) for seen in each):
                return Entry(fact, stage, first, last, _named(fact, own))
    raise Unfitted(f"{fact}: {[(str(run.first), str(run.last)) for _, run in own]}")


def _is_true(fact: Fact, stage: Stage | None, first: Column | None, last: Column | None, seen: Seen) -> bool:
    """Whether a fact was seen on every day between two columns; a column without a day holds nothing."""
    low = date.min if first is None else seen.day(first)
    high = date.max if last is None else seen.day(last)
    if low is None or high is None:
        return True
    held = seen.held.get(fact, ())
    return all(day in held for day, found in seen.days if low <= day <= high and stage in (None, found))


def _bounds(stage: Stage | None, own: list[tuple[Seen, date | None]], side: int) -> list[Column | None]:
    """The columns that may be one end of the runs: the same day, or beyond where the stage cuts them off."""
    if all(day is None for _, day in own):
        return [None]
    edges = [seen.edge(stage, side) for seen, _ in own]
    known = [
        (seen.columns, day, edge if day is None or day == edge else None, seen.days[0][0])
        for (seen, day), edge in zip(own, edges, strict=True)
    ]
    ranked: list[tuple[int, Column]] = []
    for mark, place in own[0][0].candidates():
        cut = 0
        for columns, day, edge, start in known:
            found = columns[mark][place] if mark in columns else None
            if found is not None and found == day:
                continue
            began = side == 0 and day is None and found is not None and found <= start
            if not began and (found is None or edge is None or (found < edge if side else found > edge)):
                break
            cut += 1
        else:
            ranked.append((cut, Column(mark, SHIFTS[place])))
    return [column for _, column in sorted(ranked, key=lambda pair: pair[0])]


def _named(fact: Fact, own: list[tuple[Seen, Run]]) -> tuple[tuple[str, Column], ...]:
    """The columns of the days a fact names. Raises Unfitted if its sentence names a day that is no mark."""
    found = []
    for name in dict.fromkeys(name for _, run in own for name, _ in run.named):
        days = [(seen.columns, dict(run.named)[name]) for seen, run in own if name in dict(run.named)]
        fitting = (
            Column(mark, SHIFTS[place])
            for mark, place in own[0][0].candidates()
            if all(mark in columns and columns[mark][place] == day for columns, day in days)
        )
        column = next(fitting, None)
        if column is not None:
            found.append((name, column))
        elif name not in DEADLINES:
            raise Unfitted(f"{fact} names a day that is no mark: {name}")
    return tuple(found)
