"""The reasoning behind a decision about a debt, remark by remark."""

from collections.abc import Iterator
from datetime import date

from policy_gen.rules.calendar import rolled_back
from policy_gen.rules.reasoning import Remark, remark
from policy_gen.rules.receivables.dates import days_after
from policy_gen.rules.receivables.decision import Stage
from policy_gen.rules.receivables.duties_after import path_instead_of_court
from policy_gen.rules.receivables.freezes import FreezeKind
from policy_gen.rules.receivables.stages import Position, Situation
from policy_gen.rules.receivables.terms import Terms

TALKING = frozenset({Stage.PREVENTIVE, Stage.CURRENT, Stage.NEGOTIATION})
"""Stages in which the window still decides."""


def trace(terms: Terms, known: Situation, place: Position) -> Iterator[Remark]:
    """Sentences of the words `trace`, in the order of the reasoning."""
    yield from _due(known)
    if known.closed is not None:
        yield remark(f"closed_{known.closed.kind}", date=known.closed.on)
        return
    yield from _amount(terms, known)
    if days_past_due(known) > 0 or known.past.events:
        if place.freeze is None and _window_decides(known, place):
            yield from _window(terms, known)
        yield from _promises(terms, known)
        yield from _holds(known, place)
        yield from _turns(known)
        yield from _demand(terms, known, place)
    if place.stage == Stage.COURT:
        yield from _court(terms, known)


def days_past_due(known: Situation) -> int:
    """Calendar days after the effective due date, up to the end of the debt.

    Never above 0 while the term has not begun to run.
    """
    last = known.as_of if known.closed is None else min(known.as_of, known.closed.on)
    days = (last - known.window.due).days
    return min(days, 0) if known.window.unaccepted_from is not None or known.nothing_owed else days


def _due(known: Situation) -> Iterator[Remark]:
    due = known.window.due
    if known.window.unaccepted_from is not None:
        yield remark("due_waits")
    elif due == known.case.due:
        yield remark("due", date=due)
    elif known.window.agreed > known.case.due:
        yield remark("due_moved", date=known.case.due, due=due)
    else:
        yield remark("due_rolled", date=known.case.due, due=due)
    days = days_past_due(known)
    if days > 0:
        yield remark("days_past_due", days=days)
    if known.segment.prepaid:
        yield remark("prepaid")


def _amount(terms: Terms, known: Situation) -> Iterator[Remark]:
    if known.owed is not None and known.owed != known.case.amount:
        yield remark("part_paid", sum=known.owed)
    if known.band is not None and known.owed is None and len(terms.bands) > 1:
        yield remark("amount_unknown", band=known.band.id)


def _window_decides(known: Situation, place: Position) -> bool:
    """Whether the stage follows from the window: it runs, or its end began the demand letter."""
    ended = place.stage == Stage.CLAIM_ISSUE and known.claim_from == days_after(known.window.end, 1)
    return place.stage in TALKING or ended


def _window(terms: Terms, known: Situation) -> Iterator[Remark]:
    days = known.window
    own = days.days != terms.profile.receivables.negotiation_days
    key = "window_of_amount" if days.by_band else "window_of_segment" if own else "window"
    yield remark(key, days=days.days, end=days.end)
    if days.extended_days:
        least = min(terms.profile.receivables.min_business_days, days.days)
        yield remark("window_extended", days=days.extended_days, least=least)


def _promises(terms: Terms, known: Situation) -> Iterator[Remark]:
    promised = known.promises
    limit = terms.profile.receivables.promises.max_broken
    if promised.pending is not None:
        yield remark("promise_pending", date=promised.pending.until)
    if promised.extended_to is not None:
        yield remark("promise_extends", date=promised.extended_to)
    if promised.refused is not None:
        yield remark("promise_too_late", date=promised.refused)
    if promised.broken:
        key = "promises_broken" if limit else "promises_broken_no_limit"
        yield remark(key, count=len(promised.broken), limit=limit, date=promised.broken[-1])


def _holds(known: Situation, place: Position) -> Iterator[Remark]:
    tolerated = known.holds.tolerance
    if tolerated.refused is not None:
        yield remark(tolerated.refused)
    elif tolerated.freeze is not None and tolerated.freeze.last is not None:
        key = "privileged" if tolerated.freeze.holds(known.as_of) else "privileged_over"
        yield remark(key, date=tolerated.freeze.last)
    if place.freeze is not None and place.freeze.kind == FreezeKind.SCHEDULE:
        yield remark("schedule_kept", date=place.freeze.first)
    missed = known.holds.schedules.failed or known.holds.schedules.missed_alone
    if missed is not None and missed < known.as_of:
        yield remark("instalment_missed", date=missed)
    disputes = known.holds.disputes
    if place.freeze is not None and place.freeze.kind == FreezeKind.DISPUTE and place.freeze.last:
        yield remark("dispute", date=place.freeze.last)
    elif disputes.open_part is not None and disputes.open_until is not None:
        yield remark("dispute_of_part", sum=disputes.open_part, date=disputes.open_until)
    elif disputes.pauses and disputes.pauses[-1].last is not None and disputes.open_until is None:
        yield remark("dispute_over", date=disputes.pauses[-1].last)


def _turns(known: Situation) -> Iterator[Remark]:
    if known.insolvency is not None:
        key = "insolvency" if known.rushed is not None else "insolvency_no_rush"
        yield remark(key, date=known.insolvency.on)
    if known.bad_faith is not None:
        yield remark("bad_faith", date=known.bad_faith.on)


def _demand(terms: Terms, known: Situation, place: Position) -> Iterator[Remark]:
    if known.claim_sent is None:
        if place.stage == Stage.CLAIM_ISSUE and place.deadline is not None:
            yield remark("claim_due", date=known.demand_from, deadline=place.deadline)
            if known.as_of > place.deadline:
                yield remark("claim_late", days=(known.as_of - place.deadline).days)
        return
    yield remark("claim_sent", date=known.claim_sent)
    if known.period_end is None:
        yield remark("receipt_unknown", days=terms.claim_days)
    else:
        key = "period_from_receipt" if terms.claim_from_receipt else "period_from_dispatch"
        yield remark(key, days=terms.claim_days, date=known.period_end)
    if known.filed is not None:
        yield remark("claim_filed", date=known.filed.on)


def _court(terms: Terms, known: Situation) -> Iterator[Remark]:
    path = path_instead_of_court(terms, known)
    if path is not None and known.filed is None:
        own = known.band is not None and not known.band.court
        least = terms.profile.receivables.court.min_amount
        yield remark("path", path=str(path)) if own else remark("below_court", sum=least)


def report_date(terms: Terms, known: Situation) -> date | None:
    """The business day by which the insurer or factor must hear of this delay; None where none covers it."""
    if terms.report_day is None or not known.segment.covered:
        return None
    return rolled_back(days_after(known.window.due, terms.report_day), terms.country)
