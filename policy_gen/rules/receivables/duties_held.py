"""What is done while something holds a debt in its stage."""

from collections.abc import Iterator

from policy_gen.profile.privileged import ManagerMode
from policy_gen.rules.calendar import ONE_DAY, nth_business_day
from policy_gen.rules.receivables.freezes import FreezeKind
from policy_gen.rules.receivables.planned import ACCOUNT_MANAGER, FINANCE, Planned, on_day, planned
from policy_gen.rules.receivables.stages import Position, Situation
from policy_gen.rules.receivables.terms import Terms


def held(terms: Terms, known: Situation, place: Position) -> Iterator[Planned]:
    """The duties under a tolerated delay, a kept schedule or a dispute of the whole debt."""
    match place.freeze and place.freeze.kind:
        case FreezeKind.PRIVILEGED:
            yield from _privileged(terms, known, place)
        case FreezeKind.SCHEDULE:
            yield from _schedule(known)
        case FreezeKind.DISPUTE:
            yield from dispute(terms, known)


def _privileged(terms: Terms, known: Situation, place: Position) -> Iterator[Planned]:
    rules = terms.profile.privileged
    assert place.freeze is not None
    assert place.freeze.last is not None  # a tolerance always ends
    last = place.freeze.last
    form = "ANN-L" if rules.manager_mode == ManagerMode.SOFT_REMINDERS else None
    key = f"privileged_{rules.manager_mode}"
    yield planned(key, ACCOUNT_MANAGER, "VIP-030", place.freeze.first, last, form=form, date=last)


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
    if not schedules.instalment_paid and first >= known.as_of:
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
