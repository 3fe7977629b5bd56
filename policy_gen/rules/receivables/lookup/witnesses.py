"""Debts with a history, made up to ask the rules about: each is a witness of what follows from its days."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from policy_gen.rules.receivables.case import DATED_EVENTS, Event, EventKind, OverdueCase
from policy_gen.rules.receivables.dates import days_after, demand_deadline
from policy_gen.rules.receivables.engine import OverdueRules
from policy_gen.rules.receivables.history import PAYMENTS
from policy_gen.rules.receivables.lookup.anchors import (
    EVENT,
    NAMED,
    NEXT,
    PAUSE_END,
    Anchor,
    DayMarks,
    Move,
    is_after,
    key_days,
    turning_days,
)
from policy_gen.rules.receivables.lookup.marks import due_marks
from policy_gen.rules.receivables.lookup.observing import Probe
from policy_gen.rules.receivables.stages import extend_days

NOTHING = Decimal(0)
AROUND = timedelta(days=2)
Comparison = tuple[str, str]
"""Two marks whose order matters."""

FIRST_DAYS = (-30, -12, -7, -5, -3, -2, -1, *range(22))
"""Days past due on which the first event of a debt is tried."""
LATER_DAYS = (0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 14, 15, 18, 24, 30, 45)
"""Days after the last event on which another one is tried."""
NAMED_DAYS = (0, 1, 2, 3, 5, 8, 12)
"""Days after an event of the day it names."""

TURNS: dict[str, tuple[str, ...]] = {EVENT: ("due", "stop", "claim")}
"""Which days of an event are compared with which marks of the debt."""
FAILED: dict[str, tuple[str, ...]] = {EVENT: ("due", "first_work", "warning"), NEXT: ("stop", "claim")}
ENDED: dict[str, tuple[str, ...]] = {EVENT: ("current", "due", "stop", "stop_work", "claim")}
HASTENED: dict[str, tuple[str, ...]] = {EVENT: ("due", "first_work", "stop", "warning", "claim")}
OWN_TURNS: dict[EventKind, dict[str, tuple[str, ...]]] = {
    EventKind.PROMISE: {
        EVENT: ("due", "warning", "window_end"),
        f"{NAMED}.{EVENT}": ("due", "warning", "window_end", "latest"),
        f"{NAMED}.{NEXT}": ("stop",),
    },
    EventKind.DISPUTE_OPENED: {
        EVENT: ("due", "stop", "warning", "claim", "send_by"),
        PAUSE_END: ("due", "rung_1", "rung_2", "rung_3", "stop", "warning", "claim"),
    },
    EventKind.SCHEDULE_SIGNED: {
        EVENT: ("due", "stop", "claim"), f"{NAMED}.{EVENT}": ("due",), f"{NAMED}.{NEXT}": ("stop", "claim"),
    },
    EventKind.CLAIM_SENT: {EVENT: ("due", "stop", "claim", "send_by")},
    EventKind.PAID: ENDED,
    EventKind.PART_PAID: ENDED,
    EventKind.WRITTEN_OFF: ENDED,
    EventKind.PROMISE_BROKEN: FAILED,
    EventKind.INSTALMENT_MISSED: FAILED,
    EventKind.BAD_FAITH: HASTENED,
}  # fmt: skip
COUNTS = range(2)
TWINS = (("claim", "claim_work"), ("stop", "stop_work"))
"""Marks that are one day but for days off: of each pair debts are asked about where they differ."""
BEFORE, SAME, AFTER = "<=>"
STRATA = (
    "current", "day_1", "first_work", "call_by", "stop", "stop_work", "warning", "window_end", "claim_work",
    "send_by", "rung_1", "rung_2", "rung_3",
)  # fmt: skip
"""Marks on both sides of which debts are asked about, where a cell does not tell them apart."""
AFTER_DUE = frozenset({
    EventKind.SCHEDULE_SIGNED, EventKind.INSTALMENT_PAID, EventKind.PROMISE, EventKind.CLAIM_SENT,
    EventKind.CLAIM_RECEIVED, EventKind.CLAIM_FILED,
})  # fmt: skip
"""Events that are tried from the first day of delay only; a promise also to pay by the due date."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A debt with what has happened to it, oldest first."""

    segment: str
    due: date
    anchors: tuple[Anchor, ...] = ()

    def after(self, *anchors: Anchor) -> "Witness":
        """The same debt with another past."""
        return Witness(self.segment, self.due, anchors)


@dataclass(frozen=True, slots=True)
class Court:
    """Turns witnesses into questions to the rules of a company."""

    rules: OverdueRules
    amounts: dict[str, Decimal]
    """By segment an ordinary debt; a hundredth of it more or less changes nothing."""
    days: DayMarks
    _due: dict[tuple[str, date], dict[str, date]] = field(default_factory=dict)

    def due_marks(self, segment: str, due: date) -> dict[str, date]:
        """The marks of a debt without events."""
        if (segment, due) not in self._due:
            self._due[segment, due] = history_marks(self.rules, segment, due)
        return self._due[segment, due]

    def marks(self, witness: Witness) -> dict[str, date]:
        """All marks of a debt: the latest event first, so that what comes from it is said by it."""
        found: dict[str, date] = {}
        for slot, anchor in reversed(tuple(enumerate(witness.anchors, 1))):
            found |= self.days.of_anchor(anchor, slot)
        return found | self.due_marks(witness.segment, witness.due)

    def has_marks(self, witness: Witness, pair: Comparison) -> bool:
        """Whether a debt has the marks of a comparison that are none of an event."""
        due = self.due_marks(witness.segment, witness.due)
        return all("." in name or name in due for name in pair)

    def day(self, witness: Witness, due: dict[str, date], name: str) -> date:
        """The day of one mark."""
        if "." not in name:
            return due[name]
        slot, _, own = name.partition(".")
        anchor = witness.anchors[int(slot) - 1]
        if not own.startswith(NAMED):
            return self.days.of(anchor.on)[own]
        assert anchor.named is not None  # only such events have marks of this name
        return self.days.of(anchor.named)[own.partition(".")[2]]

    def traits(self, witness: Witness) -> set[object]:
        """What makes a debt unlike others: its days off, gaps, and where its last event lies among the marks.

        What a table could take for something else counts several times.
        """
        days = [day for one in witness.anchors for day in (one.on, one.named) if day is not None]
        found: set[object] = {witness.segment, witness.due, tuple(one.move for one in witness.anchors)}
        found |= {
            (place, (day - before).days) for place, (before, day) in enumerate(pairwise((witness.due, *days)))
        }
        found |= {
            (n, place, self.days.shape(day)) for n in COUNTS for place, day in enumerate((witness.due, *days))
        }
        due = self.due_marks(witness.segment, witness.due)
        found |= {(n, one, due[one] == due[work]) for n in COUNTS for one, work in TWINS}
        if not witness.anchors:
            return found
        for name in key_days(witness.anchors[-1], len(witness.anchors)):
            day = self.day(witness, due, name)
            signs = {(name, mark, _sign(day, due[mark])) for mark in STRATA if mark in due}
            found |= signs | {(n, *one) for n in COUNTS for one in signs if one[-1] == SAME}
        return found

    def probe(self, witness: Witness) -> Probe:
        """The debt as the rules see it, from its last event on."""
        marks = self.marks(witness)
        since = witness.anchors[-1].on if witness.anchors else min(marks.values()) - AROUND
        return Probe(self.case(witness), marks, since, max(marks.values()) + AROUND)

    def case(self, witness: Witness) -> OverdueCase:
        """Its amount is known only where an event is about a sum."""
        amount = self.amounts[witness.segment]
        has_sum = any(one.move.part or one.move.kind in PAYMENTS for one in witness.anchors)
        events = tuple(self._events(witness, amount))
        known = amount if has_sum else None
        return OverdueCase(witness.segment, witness.due, known, NOTHING, events=events)

    def _events(self, witness: Witness, amount: Decimal) -> Iterator[Event]:
        share = amount / 100
        left = amount
        for anchor in witness.anchors:
            kind, part = anchor.move.kind, anchor.move.part
            paid = share if part else left if kind in PAYMENTS else None
            if paid is not None and kind in PAYMENTS:
                left -= paid
            yield Event(kind, anchor.on, until=anchor.named, amount=paid)

    def with_event(self, witness: Witness, move: Move, on: date) -> OverdueCase:
        """The debt with one more event, which names a day soon after it."""
        named = days_after(on, NAMED_DAYS[3]) if move.kind in DATED_EVENTS else None
        return self.case(witness.after(*witness.anchors, Anchor(move, on, named)))

    def followers(self, witness: Witness, move: Move) -> Iterator[Witness]:
        """The debt with one more event, on many days."""
        days = LATER_DAYS if witness.anchors else FIRST_DAYS
        since = witness.anchors[-1].on if witness.anchors else witness.due
        for day in days:
            if day == 0 and witness.anchors and not is_after(move, witness.anchors[-1].move):
                continue
            on = days_after(since, day)
            for ahead in NAMED_DAYS if move.kind in DATED_EVENTS else (None,):
                named = None if ahead is None else days_after(on, ahead)
                if _is_tried(witness, move.kind, on, named):
                    yield witness.after(*witness.anchors, Anchor(move, on, named))


def _is_tried(witness: Witness, kind: EventKind, on: date, named: date | None) -> bool:
    """Whether a first event is tried on a day: before the delay only what clients do then."""
    if witness.anchors or on > witness.due or kind not in AFTER_DUE:
        return True
    return named is not None and kind == EventKind.PROMISE and named <= witness.due


def history_marks(rules: OverdueRules, segment: str, due: date) -> dict[str, date]:
    """The marks of a debt with which events are compared too."""
    terms = rules.terms
    known = terms.segments[segment]
    found = due_marks(terms, known, known.negotiation_days, due)
    if not known.covered:
        found.pop("cover", None)
    issue = terms.profile.receivables.claim.issue_within
    return found | {
        "latest": days_after(found["window_end"], extend_days(terms)),
        "day_1_send_by": demand_deadline(found["day_1"], issue, terms.country),
    }


def comparisons(witness: Witness) -> list[Comparison]:
    """What of the last event's days is compared with which days before."""
    slot, last = len(witness.anchors), witness.anchors[-1]
    turns = OWN_TURNS.get(last.move.kind, TURNS)
    found = [(f"{slot}.{day}", turn) for day, marks in turns.items() for turn in marks]
    if last.named is not None:
        found.append((f"{slot}.{EVENT}", f"{slot}.{NAMED}.{EVENT}"))
    for before, anchor in enumerate(witness.anchors[:-1], 1):
        found += [(day, known) for day in key_days(last, slot) for known in turning_days(anchor, before)]
    return found


def order(court: Court, witness: Witness, pairs: list[Comparison]) -> str:
    """The order of the days of a debt, a sign a pair."""
    due = court.due_marks(witness.segment, witness.due)
    days = {name: court.day(witness, due, name) for pair in pairs for name in pair}
    return "".join(_sign(days[one], days[other]) for one, other in pairs)


def _sign(one: date, other: date) -> str:
    return BEFORE if one < other else SAME if one == other else AFTER
