"""What holds a debt in its stage: tolerated delay, kept schedule, dispute (brief 2.5, settled 25-27)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from policy_gen.rules.receivables.case import EventKind, OverdueCase
from policy_gen.rules.receivables.dates import days_after
from policy_gen.rules.receivables.history import History
from policy_gen.rules.receivables.terms import Terms


class FreezeKind(StrEnum):
    """In the order of their precedence."""

    PRIVILEGED = "privileged"
    SCHEDULE = "schedule"
    DISPUTE = "dispute"


@dataclass(frozen=True, slots=True)
class Freeze:
    """The days on which the stage stands still, both included."""

    kind: FreezeKind
    first: date
    last: date | None
    """None: until an event ends it."""

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Schedules:
    """The repayment schedules of a debt."""

    kept: Freeze | None
    missed: date | None
    """The latest day on which an instalment was missed: the demand letter is due from the next day."""
    first_instalment: date | None
    """The first instalment of the kept schedule."""
    instalment_paid: bool
    """Whether one was paid under the kept schedule."""


def schedules(history: History) -> Schedules:
    """A schedule holds from its signature until an instalment is missed (REC-360).

    A first instalment that is not recorded as paid by its day is missed, with or without the event.
    """
    kept: Freeze | None = None
    first: date | None = None
    signed = history.all(EventKind.SCHEDULE_SIGNED)
    missed = [event.on for event in history.all(EventKind.INSTALMENT_MISSED)]
    paid = [event.on for event in history.all(EventKind.INSTALMENT_PAID)]
    for event in signed:
        first = event.until or event.on
        ends = [day for day in missed if day >= event.on]
        if first < history.as_of and not any(event.on <= day <= first for day in paid):
            ends.append(first)
            missed.append(first)
        kept = None if ends else Freeze(FreezeKind.SCHEDULE, event.on, None)
    return Schedules(
        kept=kept,
        missed=max(missed, default=None),
        first_instalment=first if kept else None,
        instalment_paid=bool(kept and any(day >= kept.first for day in paid)),
    )


@dataclass(frozen=True, slots=True)
class Disputes:
    """The disputes of a debt."""

    pauses: tuple[Freeze, ...]
    """Pauses of the whole debt."""
    open_part: Decimal | None
    """The disputed part, while only a part is paused; the rest runs on."""
    open_until: date | None
    """Last day of the pause that runs, of the whole or of a part."""


def disputes(history: History, terms: Terms, owed: Decimal | None) -> Disputes:
    """Each pause runs from its entry to the day before the decision, at most `pause_max_days` (REC-530)."""
    rules = terms.profile.receivables.disputes
    closings = [event.on for event in history.all(EventKind.DISPUTE_CLOSED)]
    pauses: list[Freeze] = []
    part: Decimal | None = None
    until: date | None = None
    for event in history.all(EventKind.DISPUTE_OPENED):
        last = days_after(event.on, rules.pause_max_days - 1)
        closed = min((day for day in closings if day >= event.on), default=None)
        if closed is not None:
            last = min(last, days_after(closed, -1))
        pause = Freeze(FreezeKind.DISPUTE, event.on, last)
        whole = (
            rules.pause_scope == "whole_invoice"
            or event.amount is None
            or (owed is not None and event.amount >= owed)
        )
        if whole:
            pauses.append(pause)
        if pause.holds(history.as_of):
            until = last
            part = part if whole else event.amount
    return Disputes(tuple(pauses), part, until)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """A decision on a privileged client as it bears on this debt."""

    freeze: Freeze | None
    refused: str | None
    """Why it has no effect: a key of the words `trace`; None: it has, or there is none."""


def tolerance(
    case: OverdueCase, history: History, terms: Terms, due: date, owed: Decimal | None
) -> Tolerance:
    """The tolerated days: from the first day of delay to the earliest of the limits (settled 27)."""
    until = history.tolerated_until
    if until is None:
        return Tolerance(None, None)
    privileged = terms.profile.privileged
    if not privileged.enabled:
        return Tolerance(None, "privileged_not_used")
    if not terms.segments[case.segment].privileged_eligible:
        return Tolerance(None, "privileged_not_eligible")
    limit = privileged.max_tolerated_amount
    if limit is not None and owed is not None and owed > limit:
        return Tolerance(None, "privileged_over_amount")
    if terms.tolerance_ends_day is not None:
        until = min(until, days_after(due, terms.tolerance_ends_day))
    first = days_after(due, 1)
    return Tolerance(Freeze(FreezeKind.PRIVILEGED, first, until) if until >= first else None, None)


@dataclass(frozen=True, slots=True)
class Holds:
    """Everything that may hold a debt in its stage."""

    tolerance: Tolerance
    schedules: Schedules
    disputes: Disputes

    def on(self, day: date) -> Freeze | None:
        """What holds the debt on a day; the first by precedence."""
        freezes = (self.tolerance.freeze, self.schedules.kept, *self.disputes.pauses)
        return next((freeze for freeze in freezes if freeze is not None and freeze.holds(day)), None)

    def put_off(self, day: date) -> date:
        """`day`, or the first one after the tolerated delay or the pauses that hold it."""
        pauses = (*self.disputes.pauses, *((self.tolerance.freeze,) if self.tolerance.freeze else ()))
        for freeze in sorted(pauses, key=lambda pause: pause.first):
            if freeze.last is not None and freeze.holds(day):
                day = days_after(freeze.last, 1)
        return day


def holds(case: OverdueCase, history: History, terms: Terms, due: date, owed: Decimal | None) -> Holds:
    """Tolerated delay, schedules and disputes of a debt whose effective due date is `due`."""
    return Holds(
        tolerance(case, history, terms, due, owed),
        schedules(history),
        disputes(history, terms, owed),
    )
