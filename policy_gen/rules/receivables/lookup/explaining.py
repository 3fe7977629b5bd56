"""Whether a table says of a watched debt exactly what the rules decide, on every day and with every date."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from policy_gen.rules.receivables.decision import OverdueDecision, Stage
from policy_gen.rules.receivables.lookup.fitting import Column, Entry, Table
from policy_gen.rules.receivables.lookup.observing import Days, Fact, Standing, Watched, facts

Seen = set[tuple[Fact, Days]]


def explains(table: Table, found: Iterable[Watched], *, quoted: bool = True) -> bool:
    """Whether the table holds for all of these debts; with `quoted` its clauses too."""
    always = dict(table.always)
    if not quoted:
        always = {stage: Standing(known.told, ()) for stage, known in always.items()}
    return all(_explains(table, always, one) for one in found)


def _explains(table: Table, always: dict[Stage, Standing], found: Watched) -> bool:
    marks = found.probe.marks
    if not all(d.stage in always and _is_told(always[d.stage], d) for _, d in found.days):
        return False
    spans = [(*_ends(entry, marks), entry) for entry in table.entries]
    for day, decision in found.days:
        said: dict[Fact, list[Entry]] = {}
        for first, last, entry in spans:
            if first <= day <= last and entry.stage in (None, decision.stage):
                said.setdefault(entry.fact, []).append(entry)
        held: Seen = set(facts(decision, day, always[decision.stage]))
        if {fact for fact, _ in held} != said.keys():
            return False
        if not all(_names(said[fact], named, marks) for fact, named in held):
            return False
    return True


def _is_told(standing: Standing, decision: OverdueDecision) -> bool:
    return set(standing.told) <= set(decision.informed) and set(standing.clauses) <= set(decision.clauses)


def _ends(entry: Entry, marks: object) -> tuple[date, date]:
    """The days of an entry; none where a mark has no day."""
    assert isinstance(marks, dict)
    first = date.min if entry.first is None else entry.first.day(marks)
    last = date.max if entry.last is None else entry.last.day(marks)
    return (date.max, date.min) if first is None or last is None else (first, last)


def _names(entries: list[Entry], named: Days, marks: object) -> bool:
    """Whether an entry names the same days; a deadline it leaves out is not wrong."""
    assert isinstance(marks, dict)
    wanted = dict(named)
    return all(wanted.get(name) == column.day(marks) for one in entries for name, column in one.named)


def slots_of(table: Table) -> list[int]:
    """The events whose days a table names, by their number."""
    return sorted({int(column.mark.split(".")[0]) for column in _columns(table) if "." in column.mark})


def _columns(table: Table) -> Iterator[Column]:
    for entry in table.entries:
        yield from (column for column in (entry.first, entry.last) if column is not None)
        yield from (column for _, column in entry.named)


def renumbered(table: Table, kept: list[int]) -> Table:
    """The table in which the kept events are numbered from one."""

    def column(old: Column | None) -> Column | None:
        if old is None or "." not in old.mark:
            return old
        slot, _, name = old.mark.partition(".")
        return replace(old, mark=f"{kept.index(int(slot)) + 1}.{name}")

    def entry(old: Entry) -> Entry:
        named = tuple((name, column(day) or day) for name, day in old.named)
        return replace(old, first=column(old.first), last=column(old.last), named=named)

    return replace(table, entries=tuple(entry(one) for one in table.entries))
