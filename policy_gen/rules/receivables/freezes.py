"""What holds a debt in its stage: tolerated delay, kept schedule, dispute (brief 2.5, settled 25-27)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from policy_gen.rules.receivables.case import Event, EventKind, OverdueCase
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

    holding: Freeze | None
    """The schedule that holds today; on the day of a missed instalment still."""
    ended: tuple[Freeze, ...]
    """The schedules that a missed instalment has ended."""
    missed_alone: date | None
    """The first missed instalment of a schedule nobody recorded."""
    first_instalment: date | None
    """The first instalment of the schedule that holds."""
    first_paid: date | None
    """When the first one was paid under it."""

    @property
    def failed(self) -> date | None:
        """The latest day on which a schedule ended by a missed instalment: all begins anew the day after."""
        return max((freeze.last for freeze in self.ended if freeze.last is not None), default=None)


def schedules(history: History) -> Schedules:
    """A schedule holds from its signature until an instalment is missed (REC-360).

    A first instalment that is not recorded as paid by its day is missed, with or without the event.
    """
    if not history.has(EventKind.SCHEDULE_SIGNED, EventKind.INSTALMENT_MISSED):
        return NO_SCHEDULES
    missed = [event.on for event in history.all(EventKind.INSTALMENT_MISSED)]
    paid = [event.on for event in history.all(EventKind.INSTALMENT_PAID)]
    signed = history.all(EventKind.SCHEDULE_SIGNED)
    freezes = [
        (Freeze(FreezeKind.SCHEDULE, event.on, _failure(event, missed, paid, history.as_of)), event)
        for event in signed
    ]
    alone = [day for day in missed if not any(e.on <= day for e in signed)]
    holding = [pair for pair in freezes if pair[0].holds(history.as_of)]
    freeze, event = holding[-1] if holding else (None, None)
    return Schedules(
        holding=freeze,
        ended=tuple(freeze for freeze, _ in freezes if freeze.last is not None),
        missed_alone=min(alone, default=None),
        first_instalment=event.until if event else None,
        first_paid=min((day for day in paid if freeze and day >= freeze.first), default=None),
    )


def _failure(signed: Event, missed: list[date], paid: list[date], as_of: date) -> date | None:
    """The day on which a schedule ended by a missed instalment."""
    ends = [day for day in missed if day >= signed.on]
    first = signed.until
    if first is not None and first < as_of and not any(signed.on <= day <= first for day in paid):
        ends.append(first)
    return min(ends, default=None)


@dataclass(frozen=True, slots=True)
class Disputes:
    """The disputes of a debt."""

    pauses: tuple[Freeze, ...]
    """Pauses of the whole debt."""
    open_part: Decimal | None
    """The disputed part, while only a part is paused; the rest runs on."""
    open_until: date | None
    """Last day of the pause that runs, of the whole or of a part."""
    opened: date | None = None
    """Its first day."""
    count: int = 0
    """How many disputes there have been."""


def disputes(history: History, terms: Terms, owed: Decimal | None) -> Disputes:
    """Each pause runs from its entry to the day before the decision, at most `pause_max_days` (REC-530)."""
    if not history.has(EventKind.DISPUTE_OPENED):
        return NO_DISPUTES
    rules = terms.profile.receivables.disputes
    closings = [event.on for event in history.all(EventKind.DISPUTE_CLOSED)]
    pauses: list[Freeze] = []
    part: Decimal | None = None
    until: date | None = None
    opened: date | None = None
    raised = history.all(EventKind.DISPUTE_OPENED)
    for event in raised:
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
            until, opened = last, event.on
            part = part if whole else event.amount
    return Disputes(tuple(pauses), part, until, opened, len(raised))


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
        freezes = (self.tolerance.freeze, self.schedules.holding, *self.disputes.pauses)
        return next((freeze for freeze in freezes if freeze is not None and freeze.holds(day)), None)

    def put_off(self, day: date) -> date:
        """`day`, or the first one after the tolerated delay or the pauses that hold it."""
        tolerated = (self.tolerance.freeze,) if self.tolerance.freeze else ()
        return _after((*self.disputes.pauses, *tolerated), day)

    def stop_put_off(self, day: date) -> date:
        """The same for a stop of supply: it begins anew after a schedule that was kept on `day` (REC-500)."""
        return self.put_off(_after(self.schedules.ended, day))


def _after(freezes: Iterable[Freeze], day: date) -> date:
    """`day`, or the first one that none of the freezes holds."""
    for freeze in sorted(freezes, key=lambda one: one.first):
        if freeze.last is not None and freeze.holds(day):
            day = days_after(freeze.last, 1)
    return day


NO_SCHEDULES = Schedules(holding=None, ended=(), missed_alone=None, first_instalment=None, first_paid=None)
NO_DISPUTES = Disputes(pauses=(), open_part=None, open_until=None)
NO_HOLDS = Holds(Tolerance(freeze=None, refused=None), NO_SCHEDULES, NO_DISPUTES)
"""What a debt without events has: most debts of a ledger."""


def holds(case: OverdueCase, history: History, terms: Terms, due: date, owed: Decimal | None) -> Holds:
    """Tolerated delay, schedules and disputes of a debt whose effective due date is `due`."""
    if not case.events:
        return NO_HOLDS
    return Holds(
        tolerance(case, history, terms, due, owed),
        schedules(history),
        disputes(history, terms, owed),
    )
