"""What is done before the demand letter: prevention, acceptance, reminders, talks."""

from collections.abc import Iterator
from datetime import date

from policy_gen.profile.company import BusinessModel
from policy_gen.rules.calendar import ONE_DAY, rolled_back, rolled_forward
from policy_gen.rules.receivables.dates import (
    call_deadline,
    days_after,
    first_work_day,
    reminder_day,
)
from policy_gen.rules.receivables.planned import (
    ACCOUNT_MANAGER,
    FINANCE,
    HEAD_OF_SALES,
    Planned,
    on_day,
    planned,
)
from policy_gen.rules.receivables.stages import Position, Situation
from policy_gen.rules.receivables.terms import Terms


def preventive(terms: Terms, known: Situation, place: Position) -> Iterator[Planned]:
    """Before delivery: the terms of payment are agreed."""
    if known.nothing_owed:
        yield planned("prepay_first", ACCOUNT_MANAGER, "REC-120", known.as_of)
        if known.as_of > known.window.due:
            yield planned("check_supplied", FINANCE, "REC-120", known.as_of)
        return
    yield planned("agree_terms", ACCOUNT_MANAGER, "REC-110", known.as_of)
    yield from current(terms, known, place)


def awaiting_acceptance(terms: Terms, known: Situation, place: Position) -> Iterator[Planned]:
    """The signature on the certificate, and the report that it is missing (REC-140)."""
    delivered = known.case.delivered or known.as_of
    by = days_after(delivered, terms.profile.receivables.disputes.raise_until_days_after_delivery)
    yield planned("obtain_acceptance", ACCOUNT_MANAGER, "REC-140", delivered, by, date=by)
    late = rolled_forward(by + ONE_DAY, terms.country)
    yield on_day("report_missing_acceptance", ACCOUNT_MANAGER, "REC-140", late, role=HEAD_OF_SALES)
    yield planned("keep_asking_acceptance", ACCOUNT_MANAGER, "REC-140", late + ONE_DAY)


def current(terms: Terms, known: Situation, place: Position) -> Iterator[Planned]:
    """The satisfaction check, the reminders, and the look at the bank on the due date."""
    due = known.window.due
    if not known.segment.prepaid:
        yield from _ahead_of_payment(terms, known, due)
    yield on_day("check_bank", FINANCE, "REC-240", rolled_forward(due, terms.country))


def _ahead_of_payment(terms: Terms, known: Situation, due: date) -> Iterator[Planned]:
    rules = terms.profile.receivables.current
    if rules.satisfaction_check_after_delivery < known.segment.terms_days:
        day = days_after(known.window.current_from, rules.satisfaction_check_after_delivery)
        yield on_day(
            "satisfaction_check",
            ACCOUNT_MANAGER,
            "REC-200",
            rolled_back(day, terms.country),
            script=_by_model(terms, "check_ok"),
        )
    days = {
        reminder_day(due, before, terms.country)
        for before in rules.reminders_before_due
        if before < known.segment.terms_days
    }
    for day in sorted(days):
        yield on_day("reminder", ACCOUNT_MANAGER, "REC-210", day, script="remind", form="ANN-L", due=due)


def _by_model(terms: Terms, script: str) -> str:
    """The script of a company that sells goods, or of one that sells only services."""
    services = terms.profile.company.business_model == BusinessModel.SERVICES
    return f"{script}_services" if services else f"{script}_goods"


def negotiation(terms: Terms, known: Situation, place: Position) -> Iterator[Planned]:
    """From the first day of delay to the end of the window."""
    yield from _first_day(terms, known)
    pending = known.promises.pending
    end = place.last_day or known.window.end
    if pending is not None:
        yield on_day(
            "confirm_promise",
            ACCOUNT_MANAGER,
            "REC-340",
            pending.made,
            script="promise_confirm",
            date=pending.until,
        )
        yield planned(
            "wait_for_promise", ACCOUNT_MANAGER, "REC-340", pending.made, pending.until, date=pending.until
        )
        return
    if known.promises.refused is not None:
        date_ = known.promises.refused
        yield planned(
            "refuse_promise", ACCOUNT_MANAGER, "REC-340", known.as_of, end, form="ANN-J", date=date_
        )
    yield from _talks(terms, known, end)
    yield from _ladder(terms, known)
    yield from _last_warning(known, end)


def _first_day(terms: Terms, known: Situation) -> Iterator[Planned]:
    day1 = terms.profile.receivables.day1
    due = known.window.due
    first = first_work_day(due, terms.country)
    by = day1.finance_informs_by.strftime("%H:%M")
    yield on_day("finance_informs", FINANCE, "REC-300", first, time=by, role=ACCOUNT_MANAGER)
    hours = day1.notify_supervisor_within
    yield on_day("notify_supervisor", ACCOUNT_MANAGER, "REC-300", first, hours=hours, role=HEAD_OF_SALES)
    if known.band is not None and known.band.also_inform:
        yield on_day("inform_of_size", HEAD_OF_SALES, "REC-540", first, role=known.band.also_inform)
    if known.promises.pending is None:
        yield _first_call(terms, due)


def _first_call(terms: Terms, due: date) -> Planned:
    first = first_work_day(due, terms.country)
    by = call_deadline(due, terms.profile.receivables.day1.first_call_within, terms.country)
    return planned("first_call", ACCOUNT_MANAGER, "REC-310", first, by, script="first_call", form="ANN-S")


def _talks(terms: Terms, known: Situation, end: date) -> Iterator[Planned]:
    rules = terms.profile.receivables
    first = call_deadline(known.window.due, rules.day1.first_call_within, terms.country) + ONE_DAY
    before_warning = min(known.window.warned - ONE_DAY, end)
    if first <= before_warning:
        yield planned(
            "agree_date",
            ACCOUNT_MANAGER,
            "REC-330",
            first,
            before_warning,
            script="agree_date",
            form="ANN-J",
            date=end,
        )
    needed = rules.meetings.required_over_amount
    if needed is not None and known.owed is not None and known.owed >= needed:
        yield planned("meeting", ACCOUNT_MANAGER, "REC-350", first, end, form="ANN-I")


def _ladder(terms: Terms, known: Situation) -> Iterator[Planned]:
    """Colleagues of the same level join in; a step after the window is skipped (REC-335)."""
    for rung in terms.profile.receivables.contact_ladder:
        day = rolled_forward(days_after(known.window.due, rung.day), terms.country)
        if rung.day <= known.window.days and day <= known.window.end:
            yield on_day("contact_rung", rung.ours, "REC-335", day, theirs=str(rung.theirs))


def _last_warning(known: Situation, end: date) -> Iterator[Planned]:
    warned = known.window.warned
    if warned > end:
        return
    yield on_day(
        "last_warning", ACCOUNT_MANAGER, "REC-380", warned, script="last_warning", form="ANN-L", date=end
    )
    if warned < end:
        yield planned(
            "keep_in_touch",
            ACCOUNT_MANAGER,
            "REC-330",
            warned + ONE_DAY,
            end,
            script="keep_in_touch",
            form="ANN-L",
            date=end,
        )
