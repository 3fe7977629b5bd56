"""The days that an event sets: marks counted from its own day, and from the day it names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from policy_gen.rules.calendar import ONE_DAY, nth_business_day, rolled_forward
from policy_gen.rules.receivables.case import EventKind
from policy_gen.rules.receivables.dates import days_after, demand_deadline, filing_deadline
from policy_gen.rules.receivables.engine import OverdueRules
from policy_gen.rules.receivables.lookup.marks import claim_marks

EVENT, NEXT, NAMED, PAUSE_END, PERIOD_END = "event", "next", "named", "pause_end", "period_end"

DEMANDING = frozenset({EventKind.CLAIM_SENT, EventKind.CLAIM_RECEIVED})
PLAIN = (
    EVENT, NEXT, "event_work", "next_work", "event_send_by", "next_send_by", "answer_by", "next_file_by",
)  # fmt: skip
"""Marks that may matter after any event."""
SHAPING = ("event_work", "next_work", "event_send_by", "next_send_by")
PAUSING = (PAUSE_END, "resumed", "resumed_work", "resumed_send_by", "resumed_file_by")
"""Marks of a dispute."""


@dataclass(frozen=True, slots=True)
class Move:
    """An event as a step from one state of a debt to another."""

    kind: EventKind
    part: bool = False
    """Whether its sum is less than what is left of the debt."""


def is_after(move: Move, other: Move) -> bool:
    """Whether an event stands after another one of its day: in the order of the kinds."""
    kinds = list(EventKind)
    return kinds.index(move.kind) >= kinds.index(other.kind)


@dataclass(frozen=True, slots=True)
class Anchor:
    """An event of a debt with its days."""

    move: Move
    on: date
    named: date | None = None


@dataclass(frozen=True, slots=True)
class DayMarks:
    """The marks of any day by name."""

    rules: OverdueRules
    _known: dict[date, dict[str, date]] = field(default_factory=dict)
    _shapes: dict[date, tuple[int, ...]] = field(default_factory=dict)

    def of(self, day: date) -> dict[str, date]:
        if day not in self._known:
            self._known[day] = self._made(day)
        return self._known[day]

    def shape(self, day: date) -> tuple[int, ...]:
        """How days off lie behind a day."""
        if day not in self._shapes:
            marks = self.of(day)
            self._shapes[day] = tuple((marks[name] - day).days for name in SHAPING)
        return self._shapes[day]

    def of_anchor(self, anchor: Anchor, slot: int) -> Iterator[tuple[str, date]]:
        """The marks of an event in the words of its slot; first those of the day it names."""
        if anchor.named is not None:
            named = self.of(anchor.named)
            yield from ((f"{slot}.{NAMED}.{name}", named[name]) for name in PLAIN)
        for name, day in self.of(anchor.on).items():
            if _is_brought(anchor.move.kind, name):
                yield f"{slot}.{name}", day

    def _made(self, day: date) -> dict[str, date]:
        profile, country = self.rules.profile, self.rules.terms.country
        issue = profile.receivables.claim.issue_within
        court = profile.receivables.court.file_within
        answer = profile.approvals.answer_within_business_days
        pause_end = days_after(day, profile.receivables.disputes.pause_max_days - 1)
        next_day, resumed = day + ONE_DAY, pause_end + ONE_DAY
        return {
            EVENT: day,
            NEXT: next_day,
            PAUSE_END: pause_end,
            "resumed": resumed,
            "event_work": rolled_forward(day, country),
            "event_send_by": demand_deadline(day, issue, country),
            "next_work": rolled_forward(next_day, country),
            "next_send_by": demand_deadline(next_day, issue, country),
            "answer_by": nth_business_day(next_day, answer, country),
            "next_file_by": filing_deadline(day, court, country),
            "resumed_work": rolled_forward(resumed, country),
            "resumed_send_by": demand_deadline(resumed, issue, country),
            "resumed_file_by": filing_deadline(pause_end, court, country),
            **{name: mark for name, mark in claim_marks(self.rules.terms, day).items() if name != "sent"},
        }


def _is_brought(kind: EventKind, name: str) -> bool:
    if name in PLAIN:
        return True
    return kind == EventKind.DISPUTE_OPENED if name in PAUSING else kind in DEMANDING


def turning_days(anchor: Anchor, slot: int) -> Iterator[str]:
    """Marks of an event that later ones are compared with: a payment lifts a stop on a working day."""
    yield from key_days(anchor, slot)
    if anchor.move.kind == EventKind.PAID:
        yield f"{slot}.event_work"


def key_days(anchor: Anchor, slot: int) -> Iterator[str]:
    """Marks of an event with which the days of later events are compared."""
    yield f"{slot}.{EVENT}"
    if anchor.named is not None:
        yield f"{slot}.{NAMED}.{EVENT}"
    if anchor.move.kind == EventKind.DISPUTE_OPENED:
        yield f"{slot}.{PAUSE_END}"
    if anchor.move.kind in DEMANDING:
        yield f"{slot}.{PERIOD_END}"
