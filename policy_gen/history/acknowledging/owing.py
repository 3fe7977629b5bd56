"""What people owe, as data: one version, its clauses, by when (brief 8.2.8)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policy_gen.history.acknowledging.people import Person
from policy_gen.history.acknowledging.register import Signature


class State(StrEnum):
    """How far somebody is."""

    SIGNED = "signed"
    DUE = "due"
    OVERDUE = "overdue"


class Reason(StrEnum):
    """What happened to a clause since somebody signed."""

    ADDED = "added"
    CHANGED = "changed"
    REPEALED = "repealed"
    HANDED_OVER = "handed_over"
    """It no longer concerns this person's role."""


GONE = (Reason.REPEALED, Reason.HANDED_OVER)


@dataclass(frozen=True, slots=True)
class Change:
    """A clause that somebody has to learn anew."""

    clause: str
    reason: Reason
    number: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Owing:
    """What one person owes under one version."""

    person: Person
    state: State
    version: str
    effective_date: date
    clauses: int
    """How many clauses the person must know."""
    by: date | None = None
    """The last day to sign; None where nothing is owed."""
    before_contract: bool = False
    """Whether it has to be before the employment contract is signed."""
    changes: tuple[Change, ...] = ()
    """Since the last signature, in official order; empty for somebody who never signed."""
    last: Signature | None = None
    is_ahead: bool = False
    """Whether another version is in force until this one takes effect."""

    @property
    def is_whole(self) -> bool:
        """Whether everything is new to this person."""
        return self.state is not State.SIGNED and self.last is None
