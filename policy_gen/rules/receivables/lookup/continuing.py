"""The table of debts to which something has happened: what is still so, and what is not."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from policy_gen.rules.receivables.decision import Stage
from policy_gen.rules.receivables.lookup.fitting import Entry, Seen, Table, Unfitted, encloses, entries_of
from policy_gen.rules.receivables.lookup.observing import Fact, Run, Standing, Watched, standing


def continued(before: Table, found: Sequence[Watched]) -> Table:
    """The table of debts to which something has happened: of the table before all that is still so.

    What would have come of it anyway stands in it too, seen or not. Raises Unfitted.
    """
    own = standing(found)
    try:
        return _continued(before, found, _still_told(dict(before.always), found, own))
    except Unfitted:
        return _continued(before, found, own | {s: k for s, k in before.always if s not in own})


def _continued(before: Table, found: Sequence[Watched], always: dict[Stage, Standing]) -> Table:
    each = [Seen.of(one, always, daily=False) for one in found]
    known: dict[Fact, list[Entry]] = defaultdict(list)
    for entry in before.entries:
        known[entry.fact].append(entry)
    entries: list[Entry] = []
    for fact in dict.fromkeys((*known, *(fact for seen in each for fact in seen.runs))):
        is_still_so = fact in known and all(_holds_as(known[fact], fact, seen) for seen in each)
        if is_still_so:
            entries += known[fact]
        elif any(fact in seen.runs for seen in each):
            entries += _anew(fact, each)
    return Table(tuple(entries), tuple(always.items()))


def _anew(fact: Fact, each: list[Seen]) -> list[Entry]:
    """The entries of a fact that something has changed: in any stage, if that can be said."""
    try:
        return list(entries_of(fact, each, any_stage=True))
    except Unfitted:
        return list(entries_of(fact, each))


def _still_told(
    before: dict[Stage, Standing], found: Sequence[Watched], own: dict[Stage, Standing]
) -> dict[Stage, Standing]:
    """Who is told throughout a stage: as before, where that is true."""
    told = {stage: set(standing.told) for stage, standing in before.items()}
    for one in found:
        for _, decision in one.days:
            if not told.get(decision.stage, set()) <= set(decision.informed):
                told.pop(decision.stage, None)
    unseen = {stage: standing for stage, standing in before.items() if stage not in own}
    seen = {
        stage: Standing(before[stage].told if stage in told else standing.told, standing.clauses)
        for stage, standing in own.items()
    }
    return seen | unseen


def _holds_as(entries: list[Entry], fact: Fact, seen: Seen) -> bool:
    """Whether a fact was seen on the days of these entries and on no others, and named their days."""
    said: set[date] = set()
    for entry in entries:
        days = {day for day, stage in seen.days if seen.is_within(entry, day, stage)}
        said |= days
        if days and not _names_as(entry, [run for run in seen.runs.get(fact, ()) if _meets(run, days)], seen):
            return False
    return said == seen.held.get(fact, set())


def _meets(run: Run, days: set[date]) -> bool:
    return any(encloses(run, day) for day in days)


def _names_as(entry: Entry, own: list[Run], seen: Seen) -> bool:
    named = {name: seen.day(column) for name, column in entry.named}
    return all(dict(run.named) == named for run in own)
