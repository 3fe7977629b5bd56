"""What is done while something holds a debt in its stage."""

from collections.abc import Iterator

from policy_gen.profile.privileged import ManagerMode
from policy_gen.rules.calendar import ONE_DAY, nth_business_day, rolled_forward
from policy_gen.rules.receivables.case import EventKind
from policy_gen.rules.receivables.freezes import FreezeKind
from policy_gen.rules.receivables.planned import ACCOUNT_MANAGER, FINANCE, Planned, on_day, planned
from policy_gen.rules.receivables.stages import Position, Situation
from policy_gen.rules.receivables.terms import Terms


def held(terms: Terms, known: Situation, place: Position) -> Iterator[Planned]:
    """The duties under a tolerated delay, a kept schedule or a dispute of the whole debt."""
    match place.freeze and place.freeze.kind:
        case FreezeKind.PRIVILEGED:
            yield from _privileged(terms, place)
        case FreezeKind.SCHEDULE:
            yield from _schedule(known)
        case FreezeKind.DISPUTE:
            yield from dispute(terms, known)


def _privileged(terms: Terms, place: Position) -> Iterator[Planned]:
    rules = terms.profile.privileged
    assert place.freeze is not None
    assert place.freeze.last is not None  # a tolerance always ends
    last = place.freeze.last
    form = "ANN-L" if rules.manager_mode == ManagerMode.SOFT_REMINDERS else None
    key = f"privileged_{rules.manager_mode}"
    yield planned(key, ACCOUNT_MANAGER, "VIP-030", place.freeze.first, last, form=form, date=last)


def answered_dispute(terms: Terms, known: Situation) -> Iterator[Planned]:
    """The client hears the decision in writing on the business day it is taken (REC-530)."""
    decided = known.past.last(EventKind.DISPUTE_CLOSED)
    if decided is not None and known.past.first(EventKind.DISPUTE_OPENED) is not None:
        day = rolled_forward(decided.on, terms.country)
        yield planned("answer_dispute", ACCOUNT_MANAGER, "REC-530", decided.on, day, form="ANN-P")


def noted_payment(terms: Terms, known: Situation) -> Iterator[Planned]:
    """A payment of less than the debt is looked into on the business day it is seen (REC-535)."""
    paid = known.past.last(EventKind.PART_PAID)
    if paid is not None:
        day = rolled_forward(paid.on, terms.country)
        yield planned("note_short_payment", FINANCE, "REC-535", paid.on, day, role=ACCOUNT_MANAGER)


def after_tolerance(terms: Terms, known: Situation) -> Iterator[Planned]:
    """Whoever tolerated the delay chooses what follows it (VIP-050)."""
    tolerated = known.holds.tolerance.freeze
    owner = terms.profile.privileged.decision_owner
    if tolerated is None or tolerated.last is None or owner is None:
        return
    first = tolerated.last + ONE_DAY
    by = nth_business_day(first, terms.profile.approvals.answer_within_business_days, terms.country)
    yield planned("choose_measure", owner, "VIP-050", first, by, form="ANN-N")


def _schedule(known: Situation) -> Iterator[Planned]:
    schedules = known.holds.schedules
    assert schedules.holding is not None
    assert schedules.first_instalment is not None  # the schedule holds
    first = schedules.first_instalment
    yield planned("watch_schedule", FINANCE, "REC-360", schedules.holding.first, role=ACCOUNT_MANAGER)
    if schedules.first_paid is None and first >= known.as_of:
        yield planned("check_instalment", FINANCE, "REC-360", first, first, date=first)


def dispute(terms: Terms, known: Situation) -> Iterator[Planned]:
    """Somebody settles the dispute before the pause ends (REC-530)."""
    until, opened = known.holds.disputes.open_until, known.holds.disputes.opened
    if until is not None and opened is not None:
        yield on_day(
            "log_dispute",
            ACCOUNT_MANAGER,
            "REC-530",
            opened,
            script="complaint_logged",
            form="ANN-P",
            date=until,
        )
        owner = terms.profile.receivables.disputes.owner
        yield planned("settle_dispute", owner, "REC-530", known.as_of, until, form="ANN-P", date=until)
