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


def counted(owings: Iterable[Owing], by: str) -> tuple[Count, ...]:
    """A count for each unit or role in the order of ids; somebody of two roles counts in both."""
    found: dict[str, Counter[State]] = {}
    for one in owings:
        for key in (one.person.unit,) if by == "unit" else one.person.roles:
            found.setdefault(key, Counter())[one.state] += 1
    return tuple(Count(key, {state: found[key][state] for state in State}) for key in sorted(found))


def in_all(owings: Sequence[Owing]) -> dict[State, int]:
    """Everybody once."""
    totals = Counter(one.state for one in owings)
    return {state: totals[state] for state in State}
