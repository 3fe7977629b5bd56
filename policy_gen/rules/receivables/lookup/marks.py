"""The days of a debt on which something may change, by name: what the columns of the tables are."""

from collections.abc import Mapping
from datetime import date, timedelta

from policy_gen.rules.calendar import ONE_DAY, nth_business_day, rolled_back, rolled_forward
from policy_gen.rules.receivables.dates import (
    call_deadline,
    days_after,
    demand_deadline,
    filing_deadline,
    first_work_day,
    reminder_day,
    warning_day,
    window_days,
)
from policy_gen.rules.receivables.terms import SegmentTerms, Terms

Marks = Mapping[str, date]
"""Days by name; a name that has no day there is absent."""


def due_marks(terms: Terms, segment: SegmentTerms, days: int, due: date) -> dict[str, date]:
    """The days around an effective due date, for a negotiation window of `days` before it is extended."""
    end = days_after(due, window_days(days, terms.profile.receivables.min_business_days, due, terms.country))
    return {
        **_before_due(terms, segment, due),
        **_first_days(terms, due),
        **_in_window(terms, days, due, end),
        **_after_window(terms, due, end),
        **_stop(terms, segment, due, end + ONE_DAY),
    }


def _before_due(terms: Terms, segment: SegmentTerms, due: date) -> dict[str, date]:
    rules = terms.profile.receivables.current
    start = days_after(due, -segment.terms_days)
    found = delivery_marks(terms, start)
    for number, before in enumerate(rules.reminders_before_due, 1):
        if before < segment.terms_days:
            found[f"reminder_{number}"] = reminder_day(due, before, terms.country)
    return found | {"due": due, "due_work": rolled_forward(due, terms.country)}


def delivery_marks(terms: Terms, start: date) -> dict[str, date]:
    """The marks that hang on the day of delivery; on the due date at the latest."""
    after = terms.profile.receivables.current.satisfaction_check_after_delivery
    return {"current": start, "check": rolled_back(days_after(start, after), terms.country)}


def _first_days(terms: Terms, due: date) -> dict[str, date]:
    within = terms.profile.receivables.day1.first_call_within
    return {
        "day_1": due + ONE_DAY,
        "first_work": first_work_day(due, terms.country),
        "call_by": call_deadline(due, within, terms.country),
    }


def _in_window(terms: Terms, days: int, due: date, end: date) -> dict[str, date]:
    rules = terms.profile.receivables
    found = {}
    for number, rung in enumerate(rules.contact_ladder, 1):
        day = rolled_forward(days_after(due, rung.day), terms.country)
        if rung.day <= days and day <= end:
            found[f"rung_{number}"] = day
    before_end = rules.final_warning_before_end
    warned = warning_day(due, (end - due).days, before_end, terms.country)
    return found | {"warning": warned, "window_end": end}


def _stop(terms: Terms, segment: SegmentTerms, due: date, claim: date) -> dict[str, date]:
    """The day of the stop, and what brings it: the days of delay, or the demand letter before them."""
    by_days = days_after(due, segment.stop_day)
    first = min(by_days, claim)
    reason = {"stop_by_days": by_days} if by_days <= claim else {"stop_by_claim": claim}
    return {"stop": first, **reason, "stop_work": rolled_forward(first, terms.country)}


def _after_window(terms: Terms, due: date, end: date) -> dict[str, date]:
    first = end + ONE_DAY
    within = terms.profile.receivables.claim.issue_within
    found = {
        "claim": first,
        "claim_work": rolled_forward(first, terms.country),
        "send_by": demand_deadline(first, within, terms.country),
    }
    cover = terms.profile.cover
    if cover is not None and cover.report_overdue_within_days is not None:
        day = days_after(due, cover.report_overdue_within_days)
        found["cover"] = rolled_back(day, terms.country)
    return found


def claim_marks(terms: Terms, sent: date) -> dict[str, date]:
    """The days after the event from which the demand period runs."""
    rules, country = terms.profile.receivables, terms.country
    end = days_after(sent, terms.claim_days)
    step = rules.claim.manager_contact_every
    days = [sent + timedelta(days=day) for day in range(step, terms.claim_days + 1, step)]
    calls = {f"contact_{number}": rolled_forward(day, country) for number, day in enumerate(days, 1)}
    return {
        "sent": sent,
        **{name: day for name, day in calls.items() if day <= end},
        "period_end": end,
        "court": end + ONE_DAY,
        "decide_by": nth_business_day(
            end + ONE_DAY, terms.profile.approvals.answer_within_business_days, country
        ),
        "file_by": filing_deadline(end, rules.court.file_within, country),
    }


def acceptance_marks(terms: Terms, delivered: date) -> dict[str, date]:
    """The days after a handover whose acceptance is awaited (REC-140)."""
    by = days_after(delivered, terms.profile.receivables.disputes.raise_until_days_after_delivery)
    late = rolled_forward(by + ONE_DAY, terms.country)
    return {"delivered": delivered, "remarks_by": by, "late": late}
