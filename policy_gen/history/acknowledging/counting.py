"""How many have signed, are due or overdue, by unit or by role."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policy_gen.history.acknowledging.owing import Owing, State


@dataclass(frozen=True, slots=True)
class Count:
    """People of a unit or a role by how far they are."""

    key: str
    states: dict[State, int]


WORST = (State.OVERDUE, State.DUE, State.SIGNED)


def standing(owings: Iterable[Owing]) -> tuple[Owing, ...]:
    """One answer for each person, who may owe several versions: the one that presses most."""
    found: dict[str, Owing] = {}
    for one in sorted(owings, key=lambda one: WORST.index(one.state)):
        found.setdefault(one.person.staff_number, one)
    return tuple(found[number] for number in sorted(found))


def counted(owings: Iterable[Owing], by: str) -> tuple[Count, ...]:
    """A count for each unit or role in the order of ids; somebody of two roles counts in both."""
    found: dict[str, Counter[State]] = {}
    for one in standing(owings):
        for key in (one.person.unit,) if by == "unit" else one.person.roles:
            found.setdefault(key, Counter())[one.state] += 1
    return tuple(Count(key, {state: found[key][state] for state in State}) for key in sorted(found))


def in_all(owings: Sequence[Owing]) -> dict[State, int]:
    """Everybody once."""
    totals = Counter(one.state for one in standing(owings))
    return {state: totals[state] for state in State}
