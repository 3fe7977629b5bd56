"""What an event changes on its day: the rules asked about a debt to which it has just happened."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from policy_gen.rules.calendar import ONE_DAY, nth_business_day, rolled_forward
from policy_gen.rules.receivables.case import Event, EventKind, OverdueCase
from policy_gen.rules.receivables.dates import days_after, demand_deadline
from policy_gen.rules.receivables.decision import Stage
from policy_gen.rules.receivables.engine import OverdueRules
from policy_gen.rules.receivables.lookup.fitting import Table, fitted
from policy_gen.rules.receivables.lookup.marks import due_marks
from policy_gen.rules.receivables.lookup.observing import Probe, watched
from policy_gen.rules.receivables.lookup.tracks import CENT, NOTHING, Tables

SHORTLY = timedelta(days=3)
"""A promised day, a first instalment: so long after the event; what went before it, so long before."""

BEFORE: dict[EventKind, tuple[EventKind, ...]] = {
    EventKind.PROMISE_BROKEN: (EventKind.PROMISE,),
    EventKind.DISPUTE_CLOSED: (EventKind.DISPUTE_OPENED,),
    EventKind.INSTALMENT_PAID: (EventKind.SCHEDULE_SIGNED,),
    EventKind.INSTALMENT_MISSED: (EventKind.SCHEDULE_SIGNED,),
    EventKind.CLAIM_RECEIVED: (EventKind.CLAIM_SENT,),
    EventKind.CLAIM_FILED: (EventKind.CLAIM_SENT,),
}
"""What has happened to a debt before the event makes sense."""

NOT_HERE = frozenset({EventKind.ACCEPTED, EventKind.PRIVILEGED_UNTIL})
"""Acceptance only moves the due date; a tolerated delay is known to management alone (D13)."""


STAGE_DAYS: dict[Stage, tuple[tuple[str, int], ...]] = {
    Stage.CURRENT: (("due", -3), ("due", -2)),
    Stage.NEGOTIATION: (("day_1", 1), ("day_1", 2)),
    Stage.CLAIM_ISSUE: (("claim", 1), ("claim", 2)),
}
"""Days on which the event happens, as marks: two, so that what runs from the event shows."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What holds on the day of an event and on the next, for a debt that was in a stage before."""

    segment: str
    event: EventKind
    before: Stage
    on_the_day: Table
    on_the_next: Table


def outcomes(rules: OverdueRules, tables: Tables) -> Iterator[Outcome]:
    """Every event in every stage in which it may happen, for debts of unknown size."""
    for segment, known in rules.terms.segments.items():
        if not known.prepaid:
            for kind in EventKind:
                yield from _outcomes(rules, tables, segment, kind)


def _outcomes(rules: OverdueRules, tables: Tables, segment: str, kind: EventKind) -> Iterator[Outcome]:
    for stage in _stages(kind):
        probes = [
            _probe(rules, segment, kind, due, mark, shift)
            for due in tables.usual_due_dates(segment)
            for mark, shift in STAGE_DAYS[stage]
        ]
        before = {rules.decide(_until(probe), probe.since - ONE_DAY).stage for probe in probes}
        after = [replace(probe, since=probe.since + ONE_DAY, until=probe.until + ONE_DAY) for probe in probes]
        if len(before) == 1 or kind not in BEFORE:
            today, next_day = (
                fitted([watched(rules, p) for p in some], shared=True) for some in (probes, after)
            )
            yield Outcome(segment, kind, stage, today, next_day)


def _stages(kind: EventKind) -> tuple[Stage, ...]:
    """Where an event is tried; what follows another event only where that one belongs."""
    if kind in NOT_HERE:
        return ()
    if kind not in BEFORE:
        return tuple(STAGE_DAYS)
    return (Stage.CLAIM_ISSUE if BEFORE[kind] == (EventKind.CLAIM_SENT,) else Stage.NEGOTIATION,)


def _until(probe: Probe) -> OverdueCase:
    """The debt as it was before the day of the event."""
    case = probe.case
    events = tuple(event for event in case.events if event.on < probe.since)
    return OverdueCase(case.segment, case.due, exposure=NOTHING, events=events)


def _probe(rules: OverdueRules, segment: str, kind: EventKind, due: date, mark: str, shift: int) -> Probe:
    terms = rules.terms
    known = terms.segments[segment]
    around = due_marks(terms, known, known.negotiation_days, due)
    on = around[mark] + timedelta(days=shift)
    events = (*(_event(one, on - SHORTLY) for one in BEFORE.get(kind, ())), _event(kind, on))
    marks = {"named": on + SHORTLY, **event_marks(rules, on), **around}
    return Probe(OverdueCase(segment, due, exposure=NOTHING, events=events), marks, on, on)


def _event(kind: EventKind, on: date) -> Event:
    return Event(kind, on, until=on + SHORTLY)


def event_marks(rules: OverdueRules, on: date) -> dict[str, date]:
    """The days an event sets: its own, and deadlines from it or from the day after."""
    profile, country = rules.profile, rules.terms.country
    receivables, next_day = profile.receivables, on + ONE_DAY
    return {
        "event": on,
        "event_work": rolled_forward(on, country),
        "event_send_by": demand_deadline(on, receivables.claim.issue_within, country),
        "next_send_by": demand_deadline(next_day, receivables.claim.issue_within, country),
        "pause_end": days_after(on, receivables.disputes.pause_max_days - 1),
        "next": next_day,
        "next_work": rolled_forward(next_day, country),
        "answer_by": nth_business_day(next_day, profile.approvals.answer_within_business_days, country),
        "period_end": days_after(on, rules.terms.claim_days),
    }


def over_limit(rules: OverdueRules, tables: Tables) -> Iterator[tuple[str, Table]]:
    """By segment what holds as soon as a client owes more than the credit limit, whatever the day."""
    for segment, known in rules.terms.segments.items():
        if known.credit_limit is not None and not known.prepaid:
            exposure = known.credit_limit + CENT
            probes = []
            for due in tables.usual_due_dates(segment):
                on = rolled_forward(due - SHORTLY, rules.terms.country)
                case = OverdueCase(segment, due, exposure=exposure)
                probes.append(Probe(case, event_marks(rules, on), on, on))
            yield segment, fitted([watched(rules, probe) for probe in probes], shared=True)
