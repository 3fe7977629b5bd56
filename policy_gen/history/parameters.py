"""What kind of thing each value of the profile is, and for whom its change is stricter (brief 8.2.8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from policy_gen.history.amendments import Direction, Matter, Party, Value
from policy_gen.history.measures import Empty, measure
from policy_gen.policy.exported.disclosure import RESTRICTED
from policy_gen.profile.source import read_data

DECLARED = Path(__file__).parent / "parameters.yaml"
WORD = "word:"


class Way(StrEnum):
    """The way in which a value has to change to be stricter."""

    UP = "up"
    DOWN = "down"
    ON = "on"
    OFF = "off"
    NONE = "none"
    ALONG = "along"
    """Towards the end of its own list of values."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What `parameters.yaml` declares of one value, or of the entries of one list."""

    pattern: str
    matter: Matter
    way: Way
    ranks: Mapping[str, int]
    """The values of a closed set from the softest; empty for other values."""
    party: Party | None
    """Whom the change touches; None where nothing is stricter."""
    kind: str
    """`money`, `role`, `text`, `word:<category>`, or the noun that stands after the number."""
    empty: Empty
    zero: str | None
    """What nought means where it is no number like others: a key of the words `told`."""

    @property
    def category(self) -> str | None:
        """The category of its words, if its values are a closed set."""
        return self.kind.removeprefix(WORD) if self.kind.startswith(WORD) else None

    @property
    def is_entry(self) -> bool:
        """Whether it is a whole entry of a list, such as a partner."""
        return self.kind == "item"

    @property
    def is_right(self) -> bool:
        """Whether staff lose something where it is stricter, and do not owe more."""
        lost = self.way in (Way.DOWN, Way.OFF)
        return self.matter is Matter.RIGHT and self.party is Party.STAFF and lost


@cache
def parameters() -> Mapping[str, Parameter]:
    """All parameters by pattern, in the order of the profile."""
    rows = read_data(DECLARED)["values"]
    return MappingProxyType({pattern: _declared(pattern, row) for pattern, row in rows.items()})


def parameter(path: str) -> Parameter:
    """The parameter behind a path of the profile, or behind the nearest part of it that is one.

    Raises KeyError where the model has no such path.
    """
    parts = tuple(path.split("."))
    for length in range(len(parts), 0, -1):
        found = _matching(parts[:length])
        if found is not None:
            return found
    raise KeyError(path)


def direction(path: str, before: Value, after: Value) -> Direction:
    """What the change means for the one it touches; neither where that cannot be said."""
    asked = parameter(path)
    sign = _change(asked, before, after)
    if asked.way is Way.NONE or not sign:
        return Direction.NEITHER
    stricter = sign < 0 if asked.way in (Way.DOWN, Way.OFF) else sign > 0
    return Direction.STRICTER if stricter else Direction.SOFTER


def party(path: str, before: Value, after: Value) -> Party | None:
    """For whom the change is stricter or softer; None where it is neither."""
    return None if direction(path, before, after) is Direction.NEITHER else parameter(path).party


def is_restricted(path: str) -> bool:
    """Whether only the restricted edition prints the value (settled 15)."""
    parts = path.split(".")
    tolerated = parts[0] == "privileged" and parts[-1] in RESTRICTED
    eligible = parts[0] == "segments" and parts[-1] == "privileged_eligible"
    return tolerated or eligible or parts[0] == "exceptions"


def _declared(pattern: str, row: Mapping[str, Any]) -> Parameter:
    stricter = row["stricter"]
    ranked = isinstance(stricter, list)
    steps = [one if isinstance(one, list) else [one] for one in stricter] if ranked else []
    return Parameter(
        pattern=pattern,
        matter=Matter(row["matter"]),
        way=Way.ALONG if ranked else Way(stricter),
        ranks=MappingProxyType({value: rank for rank, step in enumerate(steps) for value in step}),
        party=Party(row["for"]) if "for" in row else None,
        kind=row["kind"],
        empty=Empty(row.get("empty", Empty.ABSENT)),
        zero=row.get("zero"),
    )


@lru_cache(maxsize=4096)
def _matching(parts: tuple[str, ...]) -> Parameter | None:
    """The parameter whose pattern fits; a name of its own is nearer than `*`."""
    fitting = [
        found
        for pattern, found in _by_length().get(len(parts), ())
        if all(own in ("*", part) for own, part in zip(pattern, parts, strict=True))
    ]
    return min(fitting, key=lambda one: one.pattern.count("*"), default=None)


@cache
def _by_length() -> Mapping[int, tuple[tuple[tuple[str, ...], Parameter], ...]]:
    found: dict[int, tuple[tuple[tuple[str, ...], Parameter], ...]] = {}
    for pattern, one in parameters().items():
        parts = tuple(pattern.split("."))
        found[len(parts)] = (*found.get(len(parts), ()), (parts, one))
    return MappingProxyType(found)


def _change(asked: Parameter, before: Value, after: Value) -> int:
    """1 where there is more of it, -1 where there is less, 0 where neither can be said."""
    if isinstance(before, tuple) or isinstance(after, tuple):
        return _list_change(asked, _listed(before), _listed(after))
    old, new = _rank(asked, before), _rank(asked, after)
    return 0 if old is None or new is None else (new > old) - (new < old)


def _rank(asked: Parameter, value: Value) -> Decimal | None:
    if asked.ranks:
        rank = asked.ranks.get(str(value))
        return None if rank is None else Decimal(rank)
    return measure(value, asked.empty)


def _list_change(asked: Parameter, before: tuple[str, ...], after: tuple[str, ...]) -> int:
    if asked.category is None:
        signs = {_change(asked, old, new) for old, new in zip(before, after, strict=False)} - {0}
        return signs.pop() if len(before) == len(after) and len(signs) == 1 else 0
    gained, lost = set(after) - set(before), set(before) - set(after)
    return 0 if gained and lost else 1 if gained else -1 if lost else 0


def _listed(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
