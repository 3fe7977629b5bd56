"""A scenario as data: what is given, when it is looked at, and what the policy must say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from policy_gen.problems import Span
from policy_gen.rules.receivables.case import Event

Scalar = str | int | Decimal | date | bool
Thing = Scalar | Mapping[str, Scalar]
"""An id, a count, a sum, a day; or something with parts: a duty with its owner and its last day."""

WHAT = "id"
"""The part of a thing that names it."""


class Question(StrEnum):
    """What the rules are asked: the three questions of `policy-gen decide`."""

    OVERDUE = "overdue"
    REFUSAL = "refusal"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing that must be among those the policy says, or must not be."""

    key: str
    """Which part of the answer: `stage`, `owner`, `duties`."""
    wanted: Thing | None
    """None: the policy says nothing there."""
    place: Span
    absent: bool = False
    """Whether the policy must not say it."""


@dataclass(frozen=True, slots=True)
class Check:
    """What the policy must say on a day."""

    on: date
    wishes: tuple[Wish, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A case and what the policy must say about it, on one day or on several."""

    name: str
    place: Span
    """Where its name stands."""
    company: str
    """Id of the company whose policy is asked."""
    changes: Mapping[str, object]
    """Values of the profile that are different here, by dotted path."""
    question: Question
    given: Mapping[str, object]
    """The facts of the case, by the names of the question."""
    events: tuple[Event, ...]
    checks: tuple[Check, ...]
