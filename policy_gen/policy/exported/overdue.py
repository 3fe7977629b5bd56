"""The overdue calculator's part of policy.json: who does what about a debt on a day, to be looked up."""

from datetime import date
from decimal import Decimal

from policy_gen.policy.exported.asked import debts
from policy_gen.policy.exported.calendar import oldest_due_date
from policy_gen.policy.exported.days import ColumnSet, DayColumn, DayRef, DayShelf
from policy_gen.policy.exported.histories import HistoryBook, SizeEntry, history_books, size_entries
from policy_gen.policy.exported.holding import (
    DutyEntry,
    FactShelf,
    Holding,
    HoldingTable,
    StageEntry,
    SupplyEntry,
    ToldEntry,
)
from policy_gen.policy.exported.overdue_words import OverdueWords, overdue_words
from policy_gen.policy.exported.part import Part, Sum, amount, optional_amount
from policy_gen.policy.telling import Teller
from policy_gen.rules.reasoning import remark
from policy_gen.rules.receivables.engine import OverdueRules
from policy_gen.rules.receivables.lookup.events import Outcome
from policy_gen.rules.receivables.lookup.fitting import Table
from policy_gen.rules.receivables.lookup.observing import NO_ACTION
from policy_gen.rules.receivables.lookup.tracks import Track


class TrackEntry(Part):
    """Which table and days hold for debts of a segment from a size on."""

    segment: str
    """Id of the segment."""
    from_amount: Sum | None
    """Smallest debt; null: the size is not known. The track with the largest one not above the debt holds."""
    band: str | None
    """Id of the amount band."""
    table: str
    """Id of the table."""
    columns: str
    """Id of the set of columns, by the date the track is anchored in."""


class OutcomeEntry(Part):
    """What certainly holds after an event. A stage or supply it does not name depends on the day."""

    segment: str
    """Id of the segment."""
    event: str
    """Kind of the event."""
    stage: str
    """Id of the stage in which it falls."""
    first: DayRef
    """First day of the event for which this holds: a mark of the debt's columns and days to add."""
    last: DayRef
    """Last day of the event for which this holds."""
    on_the_day: str
    """Id of the table for the day of the event."""
    on_the_next: str
    """Id of the table for the day after."""


class OverLimit(Part):
    """What holds whatever the day, as soon as a client owes more than the limit."""

    segment: str
    """Id of the segment."""
    limit: Sum
    """The credit limit; owing just this is still allowed."""
    table: str
    """Id of the table."""


class OverdueTables(Part):
    """Debts by segment, size and day: on a day hold the entries whose first and last day enclose it."""

    first_date: date
    """First date that can be looked up."""
    first_due_date: date
    """First agreed due date that can be looked up."""
    last_date: date
    """Last date that can be looked up."""
    effective_due: str
    """Id of the column from the agreed to the effective due date."""
    unpaid: tuple[TrackEntry, ...]
    """Debts without any event, anchored in the effective due date."""
    demanded: tuple[TrackEntry, ...]
    """Debts after the demand letter, anchored in the event its period runs from; duties from that day on."""
    unaccepted: tuple[TrackEntry, ...]
    """Work handed over and not accepted, anchored in the handover."""
    delivered: tuple[TrackEntry, ...]
    """Debts whose day of delivery is known, up to the effective due date and anchored in it."""
    delivery_columns: str
    """Id of the set of columns anchored in the day of delivery, or in the due date if that comes first."""
    outcomes: tuple[OutcomeEntry, ...]
    """What the events of a debt change on their day and the next, in segments without a book."""
    event_columns: str
    """Id of the set of columns anchored in the day of an event."""
    sizes: tuple[SizeEntry, ...]
    """Which book tells the histories of a debt."""
    books: tuple[HistoryBook, ...]
    """Histories: what holds after events on every later day."""
    day_columns: str
    """Id of the set of columns anchored in the day of an event of a history, or in the day it names."""
    over_limit: tuple[OverLimit, ...]
    """Debts above the credit limit; days anchored in the day of the look-up, as if it were an event."""
    tables: tuple[HoldingTable, ...]
    """What may hold, by kind of debt."""
    entries: tuple[Holding, ...]
    """Facts with their days."""
    stages: tuple[StageEntry, ...]
    """Stages with their owners."""
    supplies: tuple[SupplyEntry, ...]
    """Supply statuses with their reasons."""
    told: tuple[ToldEntry, ...]
    """Roles that are told on single days."""
    duties: tuple[DutyEntry, ...]
    """Duties."""
    no_action: str
    """What is said on a day on which no duty holds."""
    column_sets: tuple[ColumnSet, ...]
    """Which column a mark is."""
    columns: tuple[DayColumn, ...]
    """Days by date."""
    words: OverdueWords
    """Names of stages, statuses and events."""
    limitation_years: int | None
    """Years after the agreed due date in which a debt can be sued for; null: ask the lawyer."""


def overdue_tables(teller: Teller, first: date, last: date) -> OverdueTables:
    """The tables of a company in one language, for dates from `first` to `last`."""
    profile = teller.briefing.profile
    oldest = oldest_due_date(profile)
    found, rules, days = debts(profile, first, last, oldest), OverdueRules(profile), DayShelf()
    facts = FactShelf(teller, {name: known.stop_day for name, known in rules.terms.segments.items()})
    return OverdueTables(
        first_date=first,
        first_due_date=oldest,
        last_date=last,
        effective_due=days.column(found.effective_due),
        unpaid=tuple(_track(track, days, facts) for track in found.unpaid),
        demanded=tuple(_track(track, days, facts) for track in found.demanded),
        unaccepted=tuple(_track(track, days, facts) for track in found.unaccepted),
        delivered=tuple(_track(track, days, facts) for track in found.delivered),
        delivery_columns=days.set_of(found.delivery_columns.items()),
        outcomes=tuple(_outcome(one, facts) for one in found.outcomes),
        event_columns=days.set_of(found.event_columns.items()),
        sizes=size_entries(found.histories, days),
        books=history_books(found.histories, facts),
        day_columns=days.set_of(found.histories.days.items()),
        over_limit=tuple(_over_limit(rules, one, facts) for one in found.over_limit),
        tables=facts.tables(),
        entries=facts.entries(),
        stages=tuple(facts.stages),
        supplies=tuple(facts.supplies),
        told=tuple(facts.told),
        duties=tuple(facts.duties),
        no_action=teller.say("duty", remark(NO_ACTION)),
        column_sets=days.sets(),
        columns=days.columns(),
        words=overdue_words(teller),
        limitation_years=rules.terms.limitation_years,
    )


def _track(track: Track, days: DayShelf, facts: FactShelf) -> TrackEntry:
    return TrackEntry(
        segment=track.segment,
        from_amount=optional_amount(track.least),
        band=track.band,
        table=facts.table(track.table),
        columns=days.set_of(track.columns),
    )


def _outcome(found: Outcome, facts: FactShelf) -> OutcomeEntry:
    span = found.span
    return OutcomeEntry(
        segment=found.segment,
        event=found.event,
        stage=span.stage,
        first=(span.first.mark, span.first.shift),
        last=(span.last.mark, span.last.shift),
        on_the_day=facts.table(found.on_the_day),
        on_the_next=facts.table(found.on_the_next),
    )


def _over_limit(rules: OverdueRules, found: tuple[str, Table], facts: FactShelf) -> OverLimit:
    segment, table = found
    limit = rules.terms.segments[segment].credit_limit
    return OverLimit(segment=segment, limit=amount(limit or Decimal(0)), table=facts.table(table))
