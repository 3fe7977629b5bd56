"""What an event changes on its day: the rules asked about a debt to which it has just happened."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from policy_gen.rules.calendar import ONE_DAY, nth_business_day, rolled_forward
from policy_gen.rules.receivables.case import Event, EventKind, OverdueCase
from policy_gen.rules.receivables.dates import days_after, demand_deadline
from policy_gen.rules.receivables.decision import Stage
from policy_gen.rules.receivables.engine import OverdueRules
from policy_gen.rules.receivables.lookup.fitting import Column, Table, fitted
from policy_gen.rules.receivables.lookup.marks import due_marks
from policy_gen.rules.receivables.lookup.observing import Probe, SupplyFact, watched
from policy_gen.rules.receivables.lookup.tracks import CENT, NOTHING, Tables

SHORTLY = timedelta(days=3)
"""A promised day, a first instalment: so long after the event; what went before it, so long before."""

BEFORE = {
    EventKind.PROMISE_BROKEN: EventKind.PROMISE,
    EventKind.DISPUTE_CLOSED: EventKind.DISPUTE_OPENED,
    EventKind.INSTALMENT_PAID: EventKind.SCHEDULE_SIGNED,
    EventKind.INSTALMENT_MISSED: EventKind.SCHEDULE_SIGNED,
    EventKind.CLAIM_RECEIVED: EventKind.CLAIM_SENT,
    EventKind.CLAIM_FILED: EventKind.CLAIM_SENT,
}
"""What has happened to a debt before the event makes sense."""


NOT_HERE = frozenset({EventKind.ACCEPTED, EventKind.PRIVILEGED_UNTIL})
"""Acceptance only moves the due date; a tolerated delay is known to management alone (D13)."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days on which an event has the same effect."""

    stage: Stage
    first: Column
    last: Column


LATE_DAYS = 10
"""How far into the issue of a late demand letter an event is tried."""
WINDOW = (Column("day_1"), Column("window_end", -1))
LATER = (Column("claim"), Column("claim", LATE_DAYS))
SPANS = (
    Span(Stage.CURRENT, Column("current"), Column("due", -1)),
    Span(Stage.CURRENT, Column("due"), Column("due")),
    Span(Stage.NEGOTIATION, Column("day_1"), Column("warning", -1)),
    Span(Stage.NEGOTIATION, Column("warning"), Column("window_end", -1)),
    Span(Stage.NEGOTIATION, Column("window_end"), Column("window_end")),
    Span(Stage.CLAIM_ISSUE, *LATER),
)
SPAN_AFTER = {
    EventKind.PROMISE: Span(Stage.NEGOTIATION, *WINDOW),
    EventKind.DISPUTE_OPENED: Span(Stage.NEGOTIATION, *WINDOW),
    EventKind.SCHEDULE_SIGNED: Span(Stage.NEGOTIATION, *WINDOW),
    EventKind.CLAIM_SENT: Span(Stage.CLAIM_PERIOD, *LATER),
}
"""Where an event is tried that follows another one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What certainly holds on the day of an event and on the next, if it falls into a span."""

    segment: str
    event: EventKind
    span: Span
    on_the_day: Table
    on_the_next: Table


def outcomes(rules: OverdueRules, tables: Tables, told: Collection[str] = ()) -> Iterator[Outcome]:
    """Every event in every span in which it may happen, for debts of unknown size; not of segments `told`."""
    for segment, known in rules.terms.segments.items():
        if not known.prepaid and segment not in told:
            for kind in EventKind:
                yield from _outcomes(rules, tables, segment, kind)


def _outcomes(rules: OverdueRules, tables: Tables, segment: str, kind: EventKind) -> Iterator[Outcome]:
    usual = tables.usual_due_dates(segment)[::2]
    for span in _spans(kind):
        probes = [probe for due in usual for probe in _probes(rules, segment, kind, due, span)]
        if probes:
            later = [replace(p, since=p.since + ONE_DAY, until=p.until + ONE_DAY) for p in probes]
            today, next_day = (
                _certain(fitted([watched(rules, probe) for probe in some], shared=True), span)
                for some in (probes, later)
            )
            yield Outcome(segment, kind, span, today, next_day)


def _certain(table: Table, span: Span) -> Table:
    """Without the supply status in the window: it hangs on where holidays lay the day of the stop."""
    if span.stage != Stage.NEGOTIATION:
        return table
    return replace(table, entries=tuple(e for e in table.entries if not isinstance(e.fact, SupplyFact)))


def _spans(kind: EventKind) -> tuple[Span, ...]:
    if kind in NOT_HERE:
        return ()
    return (SPAN_AFTER[BEFORE[kind]],) if kind in BEFORE else SPANS


def _probes(rules: OverdueRules, segment: str, kind: EventKind, due: date, span: Span) -> Iterator[Probe]:
    """The event on the first and the last days of a span, after a due date."""
    known = rules.terms.segments[segment]
    around = due_marks(rules.terms, known, known.negotiation_days, due)
    first, last = span.first.day(around), span.last.day(around)
    assert first is not None
    assert last is not None  # every debt has these marks
    for on in sorted({first, first + ONE_DAY, last - ONE_DAY, last}):
        if first <= on <= last:
            before = [_event(BEFORE[kind], on - SHORTLY)] if kind in BEFORE else []
            marks = {"named": on + SHORTLY, **event_marks(rules, on), **around}
            case = OverdueCase(segment, due, exposure=NOTHING, events=(*before, _event(kind, on)))
            yield Probe(case, marks, on, on)


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
