"""When two tables are one state, and what certainly holds in it."""

from dataclasses import replace

from policy_gen.rules.receivables.decision import OverdueDecision, Stage
from policy_gen.rules.receivables.lookup.fitting import Entry, Table
from policy_gen.rules.receivables.lookup.observing import Standing, Watched
from policy_gen.rules.receivables.lookup.witnesses import Witness

Content = tuple[int, frozenset[Entry], frozenset[tuple[Stage, frozenset[str]]]]
"""What a table holds: of how many events, which entries, who is told throughout which stage."""


def unlike(rest: list[tuple[Witness, set[object]]], wanted: int) -> list[Witness]:
    """Each the one with most traits that none before it has."""
    chosen: list[Witness] = []
    seen: set[object] = set()
    while rest and len(chosen) < wanted:
        fresh = [len(traits - seen) for _, traits in rest]
        witness, traits = rest.pop(fresh.index(max(fresh)))
        chosen.append(witness)
        seen |= traits
    return chosen


def in_short(found: OverdueDecision) -> tuple[object, ...]:
    """What a table holds of a decision, but for its clauses."""
    return (
        found.stage, found.owner, found.supply, found.duties, found.days_left, found.days_late,
        found.next_date, found.informed,
    )  # fmt: skip


def content(table: Table, slots: int) -> Content:
    """What a table holds, whatever clauses it quotes."""
    told = frozenset((stage, frozenset(standing.told)) for stage, standing in table.always)
    return slots, frozenset(table.entries), told


def quoting(table: Table, found: Watched) -> Table:
    """The table with the clauses that are behind each of these decisions."""
    clauses = {stage: set(standing.clauses) for stage, standing in table.always}
    for _, decision in found.days:
        clauses[decision.stage] &= set(decision.clauses)
    always = tuple(
        (stage, Standing(known.told, tuple(one for one in known.clauses if one in clauses[stage])))
        for stage, known in table.always
    )
    return replace(table, always=always)


def narrowed(one: Table, other: Table) -> Table:
    """The table with the clauses that both quote."""
    clauses = {stage: standing.clauses for stage, standing in other.always}
    always = tuple(
        (stage, Standing(known.told, tuple(c for c in known.clauses if c in clauses[stage])))
        for stage, known in one.always
    )
    return replace(one, always=always)
