"""What a decision about a debt could not know or take for granted: sentences of the words `caution`."""

from collections.abc import Iterator
from datetime import date

from policy_gen.rules.calendar import moved_days_known, rolled_back
from policy_gen.rules.day_counts import DAYS_TO_SUE
from policy_gen.rules.reasoning import Duty, Remark, remark
from policy_gen.rules.receivables.case import EventKind
from policy_gen.rules.receivables.dates import is_lapsed
from policy_gen.rules.receivables.history import left_on
from policy_gen.rules.receivables.stages import Situation
from policy_gen.rules.receivables.terms import Terms
from policy_gen.rules.receivables.tracing import report_date


def cautions(
    terms: Terms, known: Situation, duties: tuple[Duty, ...], limitation_ends: date | None
) -> Iterator[Remark]:
    """A claim about to lapse, events that do not fit, years whose moved days nobody knows yet."""
    if limitation_ends is not None:
        yield from _of_limitation(terms, known, limitation_ends)
    yield from _of_cover(terms, known)
    if known.past.events:
        yield from _of_events(known)
        yield from _of_sums(known)
    if known.holds.disputes.count > 1 and known.holds.disputes.open_until is not None:
        yield remark("second_pause")
    if known.insolvency is not None and known.claim_sent is not None and known.closed is None:
        yield remark("insolvency_way", role=terms.performer)
    days = [known.window.due, known.window.end, *(duty.by for duty in duties if duty.by is not None)]
    for year in sorted({day.year for day in days}):
        if not moved_days_known(terms.country, year):
            yield remark("calendar_year", year=str(year))


def last_date_to_sue(ends: date, country: str) -> date:
    """The last business day within the limitation period: the safe day, whatever the law says of holidays."""
    return rolled_back(ends, country)


def _of_limitation(terms: Terms, known: Situation, ends: date) -> Iterator[Remark]:
    """The period is over, or will be before a suit can be prepared."""
    if is_lapsed(ends, known.as_of, terms.country):
        yield remark("limitation_over", date=ends, role=terms.performer)
    elif (ends - known.as_of).days < DAYS_TO_SUE:
        yield remark("limitation_near", date=last_date_to_sue(ends, terms.country))


def _of_cover(terms: Terms, known: Situation) -> Iterator[Remark]:
    """A report nobody can prove from here, and a schedule that runs past it (REC-135, REC-360)."""
    day = report_date(terms, known)
    if day is None or known.closed is not None:
        return
    if known.as_of > day:
        yield remark("cover_report_past", date=day)
    first = known.holds.schedules.first_instalment
    if first is not None and first > day:
        yield remark("schedule_past_cover", date=day)


def _of_events(known: Situation) -> Iterator[Remark]:
    """Events that do not fit the debt or each other: more likely a slip of the pen than the truth."""
    past, sent = known.past, known.claim_sent
    received = past.first(EventKind.CLAIM_RECEIVED)
    if received is not None and sent is None:
        yield remark("received_but_not_sent", date=received.on)
    if sent is not None and sent < known.claim_from:
        yield remark("sent_early", date=sent, begins=known.claim_from)
    opened, ended = past.first(EventKind.DISPUTE_OPENED), past.first(EventKind.DISPUTE_CLOSED)
    if ended is not None and (opened is None or ended.on < opened.on):
        yield remark("dispute_not_opened", date=ended.on)
    late = [event for event in past.all(EventKind.PROMISE) if event.on >= known.claim_from]
    if late and known.closed is None:
        yield remark("promise_in_claim", date=late[-1].on)
    after = [] if known.closed is None else [one for one in past.events if one.on > known.closed.on]
    moot = [one for one in after if one.kind != EventKind.HOLD_RELEASED]
    if moot:
        yield remark("event_after_end", event=moot[0].kind, date=moot[0].on)


def _of_sums(known: Situation) -> Iterator[Remark]:
    """Sums beyond the debt."""
    if known.case.amount is None:
        return
    left = left_on(known.case, known.past, known.as_of)
    if left < 0:
        yield remark("overpaid", sum=-left)
    disputed = [e.amount for e in known.past.all(EventKind.DISPUTE_OPENED) if e.amount is not None]
    if any(amount > known.case.amount for amount in disputed):
        yield remark("disputed_more_than_owed", sum=max(disputed))
