"""Whether the client is supplied: the first trigger that fires stops, and says why (brief 8.2.4, REC-500)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from policy_gen.profile.credit import ResumeWhen
from policy_gen.rules.calendar import ONE_DAY, rolled_forward
from policy_gen.rules.reasoning import Remark, remark
from policy_gen.rules.receivables.case import Event, EventKind
from policy_gen.rules.receivables.dates import days_after
from policy_gen.rules.receivables.decision import Supply, SupplyStatus
from policy_gen.rules.receivables.freezes import Freeze, FreezeKind
from policy_gen.rules.receivables.history import left_on
from policy_gen.rules.receivables.stages import Situation
from policy_gen.rules.receivables.terms import Terms

BY_DELAY = frozenset({"days_past_due", "claim"})
"""Reasons of a stop that lie in the delay: a debt below the least sum is none (REC-500)."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Something that stops supply from a day on."""

    on: date
    reason: Remark


def supply(terms: Terms, known: Situation, freeze: Freeze | None) -> Supply:
    """The supply status of a debt's client, as far as this debt decides it."""
    if known.closed is not None:
        return _after_the_end(terms, known, known.closed)
    if known.segment.prepaid:
        return Supply(SupplyStatus.PREPAY, remark("prepaid_segment"))
    if freeze is not None and freeze.kind == FreezeKind.PRIVILEGED:
        return Supply(SupplyStatus.GO, remark("privileged"))
    fired = first_trigger(terms, known)
    if fired is None:
        return _going(terms, known)
    if known.segment.public:
        return Supply(SupplyStatus.GO, remark("public_needs_lawyer"), fired.on)
    released = released_on(terms, known)
    if released is not None and known.as_of > rolled_forward(released, terms.country):
        return Supply(SupplyStatus.GO, remark("schedule_instalment_paid"))
    if released is not None:
        return Supply(SupplyStatus.STOP, remark("waits_for_lift", role=terms.profile.supply.lift_by))
    # The day on which a limit was passed is not known: the sums are those of today.
    since = None if fired.reason.key == "over_limit" else fired.on
    return Supply(SupplyStatus.STOP, fired.reason, since)


def _after_the_end(terms: Terms, known: Situation, closed: Event) -> Supply:
    """A stop holds until it is lifted; a client the court has heard of comes back only by a decision."""
    if closed.kind == EventKind.WRITTEN_OFF:
        return Supply(SupplyStatus.STOP, remark("written_off"))
    if known.filed is not None:
        return Supply(SupplyStatus.STOP, remark("needs_re_engagement"))
    if stopped_before(terms, known) and known.as_of <= lift_deadline(terms, closed):
        return Supply(SupplyStatus.STOP, remark("waits_for_lift", role=terms.profile.supply.lift_by))
    return Supply(SupplyStatus.GO, remark("debt_closed"))


def lift_deadline(terms: Terms, closed: Event) -> date:
    """The business day on which a stop is lifted after the debt is closed (REC-505)."""
    return rolled_forward(closed.on, terms.country)


def _going(terms: Terms, known: Situation) -> Supply:
    """No stop: because none is due, or because somebody has lifted it."""
    lifted = known.past.last(EventKind.HOLD_RELEASED)
    if lifted is not None:
        return Supply(SupplyStatus.GO, remark("hold_released", date=lifted.on))
    if known.holds.disputes.open_until is not None and known.as_of > known.window.due:
        return Supply(SupplyStatus.GO, remark("disputed"))
    least = terms.profile.supply.min_amount
    begun = known.window.unaccepted_from is None and any(one.on <= known.as_of for one in _by_delay(known))
    if begun and least is not None:
        return Supply(SupplyStatus.GO, remark("small_debt", sum=least))
    return Supply(SupplyStatus.GO, remark("no_trigger"))


def first_trigger(terms: Terms, known: Situation) -> Trigger | None:
    """The earliest trigger that has fired and was not lifted since."""
    lifted = known.past.last(EventKind.HOLD_RELEASED)
    fired = [
        trigger
        for trigger in _triggers(terms, known)
        if trigger.on <= known.as_of and (lifted is None or trigger.on > lifted.on)
    ]
    return min(fired, key=lambda trigger: trigger.on, default=None)


def _triggers(terms: Terms, known: Situation) -> Iterator[Trigger]:
    if known.insolvency is not None:
        yield Trigger(known.insolvency.on, remark("insolvency"))
    exposure = known.case.exposure if known.case.exposure is not None else known.owed
    limit = known.segment.credit_limit
    lifted = known.past.last(EventKind.HOLD_RELEASED)
    if limit is not None and exposure is not None and exposure > limit and lifted is None:
        yield Trigger(known.as_of, remark("over_limit", limit=limit))
    if known.window.unaccepted_from is not None:
        return  # the term has not begun to run
    for trigger in _by_delay(known):
        if not _is_small(terms, known, trigger.on):
            yield trigger


def _by_delay(known: Situation) -> Iterator[Trigger]:
    """The stop by days past due, and that of the demand letter."""
    day = stop_date(known)
    if day is not None:
        yield Trigger(day, remark("days_past_due", days=known.segment.stop_day))
    if known.claim_sent is not None:
        yield Trigger(min(known.claim_sent, known.claim_from), remark("claim"))
    elif not _held(known, known.claim_from):
        yield Trigger(known.claim_from, remark("claim"))


def _is_small(terms: Terms, known: Situation, day: date) -> bool:
    """Whether the undisputed debt of that day was below what stops supply; a later payment lifts nothing."""
    least = terms.profile.supply.min_amount
    if least is None or known.case.amount is None:
        return False
    disputed = known.holds.disputes.open_part or Decimal(0)
    return left_on(known.case, known.past, day) - disputed < least


def stop_date(known: Situation) -> date | None:
    """The day on which the days past due stop supply; a pause or a tolerated delay puts it off.

    None while a schedule that was signed before it is kept: its days stand still (REC-360).
    """
    day = days_after(known.window.due, known.segment.stop_day)
    if _held(known, day):
        return None
    return known.holds.stop_put_off(day)


def _held(known: Situation, day: date) -> bool:
    kept = known.holds.schedules.holding
    return kept is not None and kept.holds(day)


def released_on(terms: Terms, known: Situation) -> date | None:
    """The day on which the first instalment of a kept schedule lifts a stop; None: none does (REC-505)."""
    schedules = known.holds.schedules
    by_schedule = terms.profile.supply.resume_when == ResumeWhen.SCHEDULE_FIRST_INSTALMENT
    if not by_schedule or known.insolvency is not None or schedules.holding is None:
        return None
    paid = schedules.first_paid
    stop = first_trigger(terms, known)
    return paid if stop is not None and paid is not None and stop.on < paid else None


def stopped_before(terms: Terms, known: Situation) -> bool:
    """Whether supply was stopped on the day before the debt was closed."""
    if known.closed is None or known.segment.prepaid or known.segment.public:
        return False
    eve = known.closed.on - ONE_DAY
    lifted = known.past.last(EventKind.HOLD_RELEASED)
    fired = [one.on for one in _by_delay(known) if one.on <= eve and not _is_small(terms, known, one.on)]
    return any(lifted is None or day > lifted.on for day in fired)
