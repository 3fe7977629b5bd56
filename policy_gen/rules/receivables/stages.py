"""In which stage a debt is on a day: the clock before the demand letter, events after it (settled 24)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from policy_gen.profile.receivables import AmountBand
from policy_gen.rules.calendar import ONE_DAY
from policy_gen.rules.receivables.case import Event, EventKind, OverdueCase
from policy_gen.rules.receivables.dates import days_after, demand_deadline, filing_deadline
from policy_gen.rules.receivables.decision import Stage
from policy_gen.rules.receivables.freezes import Freeze, FreezeKind, Holds, holds
from policy_gen.rules.receivables.history import PAYMENTS, History, closed_on, history, left_on, outstanding
from policy_gen.rules.receivables.ladder import EXTENDING
from policy_gen.rules.receivables.promises import Promises, promises
from policy_gen.rules.receivables.terms import SegmentTerms, Terms
from policy_gen.rules.receivables.windows import Window, window

BEFORE_DELAY = frozenset({Stage.PREVENTIVE, Stage.CURRENT})
"""Stages that end when the delay begins, whatever holds the debt."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a debt on a day, before its stage is told."""

    case: OverdueCase
    past: History
    segment: SegmentTerms
    band: AmountBand | None
    owed: Decimal | None
    window: Window
    promises: Promises
    holds: Holds
    insolvency: Event | None
    """The first sign of insolvency: it stops supply."""
    rushed: Event | None
    """The same, where the company has a fast track: it ends the talks at once."""
    bad_faith: Event | None
    claim_from: date
    """First day of issuing the demand letter, if nothing more happens."""
    claim_sent: date | None
    """When the demand letter was sent; a schedule that failed does not undo it."""
    period_end: date | None
    """Last day of the demand period; None where it does not run yet."""
    closed: Event | None
    filed: Event | None

    @property
    def as_of(self) -> date:
        return self.past.as_of

    @property
    def demand_from(self) -> date:
        """The first day of work on the demand letter: signs of insolvency hasten it, but not before delay."""
        return max(self.claim_from, self.window.due + ONE_DAY)

    @property
    def nothing_owed(self) -> bool:
        """Whether an order is to be paid in advance: until something is supplied, nothing is owed."""
        demanded = self.claim_sent is not None or self.filed is not None
        return self.segment.prepaid and self.case.delivered is None and not demanded and self.rushed is None


@dataclass(frozen=True, slots=True)
class Position:
    """The stage of a debt, and its days."""

    stage: Stage
    freeze: Freeze | None
    """What holds the debt in its stage."""
    last_day: date | None
    """Last day of the stage; None where an event decides."""
    deadline: date | None
    """Last day for the work of the stage: the demand letter, the suit."""


def situation(terms: Terms, case: OverdueCase, as_of: date) -> Situation:
    """Everything the stage follows from. KeyError: an unknown segment."""
    rules = terms.profile.receivables
    past = history(case, as_of)
    closed = closed_on(case, past)
    owed = outstanding(case, past, closed)
    band = terms.band_of(owed)
    days = _window(terms, case, past)
    promised = promises(past, days, rules.promises.max_broken, extend_days(terms))
    held = holds(case, past, terms, days.due, owed)
    insolvency = past.first(EventKind.INSOLVENCY)
    rushed = insolvency if rules.fast_track.insolvency else None
    bad_faith = past.first(EventKind.BAD_FAITH) if rules.fast_track.bad_faith else None
    sent, period_end = _demand(terms, past)
    return Situation(
        case=case,
        past=past,
        segment=terms.segments[case.segment],
        band=band,
        owed=owed,
        window=days,
        promises=promised,
        holds=held,
        insolvency=insolvency,
        rushed=rushed,
        bad_faith=bad_faith,
        claim_from=_claim_from(terms, days, promised, held, rushed, bad_faith),
        claim_sent=sent,
        period_end=period_end,
        closed=closed,
        filed=past.first(EventKind.CLAIM_FILED),
    )


def position(terms: Terms, known: Situation) -> Position:
    """The stage on the day of the situation."""
    free = known.closed or known.filed or known.rushed
    freeze = None if free else known.holds.on(known.as_of)
    stage = _stage(known, freeze)
    kept = freeze is not None and freeze.kind == FreezeKind.SCHEDULE
    deadline = None if kept else _deadline(terms, known, stage)
    return Position(stage, freeze, _last_day(terms, known, stage, freeze), deadline)


def _window(terms: Terms, case: OverdueCase, past: History) -> Window:
    """The window of the debt as it stood: a payment after its end does not open it again (REC-505)."""
    found = window(terms, case, past, terms.band_of(case.amount))
    if case.amount is None:
        return found
    for event in past.events:
        if event.kind in PAYMENTS and event.on <= found.end:
            found = window(terms, case, past, terms.band_of(left_on(case, past, event.on)))
    return found


def extend_days(terms: Terms) -> int:
    """The days by which sales may accept a promise after the window (REC-340)."""
    roles = terms.profile.roles
    return max(roles[role].may_decide.extend_days for role in EXTENDING)


def _claim_from(
    terms: Terms,
    days: Window,
    promised: Promises,
    held: Holds,
    rushed: Event | None,
    bad_faith: Event | None,
) -> date:
    """The first day of issuing the demand letter: by the clock, or earlier by what the client does."""
    first_day = days.due + ONE_DAY
    start = (promised.extended_to or days.end) + ONE_DAY
    limit = promised.limit_reached(terms.profile.receivables.promises.max_broken)
    if limit is not None:
        start = min(start, max(limit + ONE_DAY, first_day))
    if bad_faith is not None:
        start = min(start, max(bad_faith.on, first_day))
    if held.schedules.missed_alone is not None:
        start = min(start, max(held.schedules.missed_alone + ONE_DAY, first_day))
    tolerated = held.tolerance.freeze
    if tolerated and tolerated.last and terms.profile.privileged.after_limit == "claim":
        start = min(start, tolerated.last + ONE_DAY)
    start = held.put_off(start)
    if held.schedules.failed is not None:
        start = max(held.schedules.failed + ONE_DAY, first_day)
    return min(start, rushed.on) if rushed is not None else start


def _demand(terms: Terms, past: History) -> tuple[date | None, date | None]:
    """When the demand letter was sent, and the last day of its period; a second letter changes nothing."""
    sent = past.first(EventKind.CLAIM_SENT)
    if sent is None:
        return None, None
    if not terms.claim_from_receipt:
        return sent.on, days_after(sent.on, terms.claim_days)
    received = past.first(EventKind.CLAIM_RECEIVED, sent.on)
    return sent.on, days_after(received.on, terms.claim_days) if received else None


def _stage(known: Situation, freeze: Freeze | None) -> Stage:
    if known.closed is not None:
        return Stage.CLOSED
    if known.filed is not None:
        return Stage.COURT
    if freeze is None:
        return _running(known, known.as_of)
    if known.claim_sent is not None:
        # The demand letter has gone out; only the passage to court waits.
        return _running(known, max(freeze.first, known.claim_sent))
    if freeze.kind == FreezeKind.PRIVILEGED:
        return Stage.NEGOTIATION
    # Days of delay count all the same: a debt frozen before its due date is in negotiation after it.
    return _running(known, max(freeze.first, min(known.as_of, known.window.due + ONE_DAY)))


def _running(known: Situation, day: date) -> Stage:
    """The stage of `day`, as far as today's events tell it."""
    if known.claim_sent is not None and known.claim_sent <= day:
        over = known.period_end is not None and day > known.period_end
        return Stage.COURT if over else Stage.CLAIM_PERIOD
    if known.window.unaccepted_from is not None and known.rushed is None:
        return Stage.AWAITING_ACCEPTANCE if day >= known.window.unaccepted_from else Stage.PREVENTIVE
    if known.nothing_owed:
        return Stage.PREVENTIVE
    if day >= known.claim_from:
        return Stage.CLAIM_ISSUE
    if day > known.window.due:
        return Stage.NEGOTIATION
    return Stage.CURRENT if day >= known.window.current_from else Stage.PREVENTIVE


def _last_day(terms: Terms, known: Situation, stage: Stage, freeze: Freeze | None) -> date | None:
    """The last day of the stage if nothing more happens."""
    natural = _natural_end(terms, known, stage)
    if stage in BEFORE_DELAY:
        return natural  # the delay begins on its day, whatever holds the debt
    if freeze is not None and freeze.last is None:
        return None
    holding = freeze or known.holds.tolerance.freeze
    if natural is None or holding is None or holding.last is None:
        return natural
    return max(natural, holding.last)


def _natural_end(terms: Terms, known: Situation, stage: Stage) -> date | None:
    match stage:
        case Stage.PREVENTIVE:
            return None if known.nothing_owed else known.window.current_from - ONE_DAY
        case Stage.CURRENT:
            return known.window.due
        case Stage.NEGOTIATION:
            limit = known.promises.next_limit(terms.profile.receivables.promises.max_broken)
            end = known.claim_from - ONE_DAY
            if limit is None:
                return end
            return min(end, known.holds.put_off(max(limit, known.window.due) + ONE_DAY) - ONE_DAY)
        case Stage.CLAIM_PERIOD:
            return known.period_end
    return None


def _deadline(terms: Terms, known: Situation, stage: Stage) -> date | None:
    """The last day for the demand letter or the suit."""
    if stage == Stage.CLAIM_ISSUE:
        return _demand_deadline(terms, known)
    if stage == Stage.COURT and known.filed is None and known.period_end is not None:
        return _filing_deadline(terms, known, known.period_end)
    return None


def _filing_deadline(terms: Terms, known: Situation, period_end: date) -> date:
    """The last day for the suit; a pause or a schedule that lasts into its days gives them anew."""
    within = terms.profile.receivables.court.file_within
    deadline = filing_deadline(period_end, within, terms.country)
    held = (*known.holds.disputes.pauses, *known.holds.schedules.ended)
    for freeze in sorted(held, key=lambda one: one.first):
        if freeze.last is not None and freeze.first <= deadline and freeze.last > period_end:
            deadline = max(deadline, filing_deadline(freeze.last, within, terms.country))
    return deadline


def _demand_deadline(terms: Terms, known: Situation) -> date:
    """The last day for the demand letter; a pause that begins before it moves it."""
    within = terms.profile.receivables.claim.issue_within
    deadline = demand_deadline(known.demand_from, within, terms.country)
    for pause in known.holds.disputes.pauses:
        if pause.last is not None and known.demand_from < pause.first <= deadline:
            deadline = demand_deadline(pause.last + ONE_DAY, within, terms.country)
    return deadline
