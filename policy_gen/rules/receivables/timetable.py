"""The days of a debt one by one: the overdue calendar of a segment, relative and by date (ANN-H)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from policy_gen.profile.model import Profile
from policy_gen.profile.sourced import Sourced, sourced
from policy_gen.rules.calendar import ONE_DAY, rolled_back, rolled_forward
from policy_gen.rules.day_counts import worst_case_days
from policy_gen.rules.receivables.claim_period import claim_period
from policy_gen.rules.receivables.dates import (
    call_deadline,
    days_after,
    demand_deadline,
    filing_deadline,
    first_work_day,
    warning_day,
    window_days,
)
from policy_gen.rules.receivables.ladder import LadderRow
from policy_gen.rules.receivables.planned import ACCOUNT_MANAGER, FINANCE
from policy_gen.rules.responsibility.raci import claim_lead

MOVED_BACK = ("satisfaction_check", "reminder")
"""What we tell the client ahead of the due date goes to the last business day before it (REC-030)."""


@dataclass(frozen=True, slots=True)
class TimetableEntry:
    """What happens on a day past due, and whose it is; `day` is set in a dated example."""

    dpd: Sourced[int]
    what: str
    owner: str
    day: Sourced[date] | None = None


def timetable(profile: Profile, row: LadderRow) -> tuple[TimetableEntry, ...]:
    """The nominal path of an unpaid invoice, by days past due; business days at their worst case.

    Stop of supply and the contact ladder stand beside it, not in it: so the order of the rows
    does not hang on the numbers, and a changed number changes its own rows only.
    """
    return (*_before_due(profile, row), *_in_window(profile, row), *_after_window(profile, row))


def _before_due(profile: Profile, row: LadderRow) -> list[TimetableEntry]:
    current = profile.receivables.current
    check = sourced(
        current.satisfaction_check_after_delivery, "receivables.current.satisfaction_check_after_delivery"
    )
    entries = []
    if check < row.terms_days:
        entries.append(TimetableEntry(check - row.terms_days, "satisfaction_check", ACCOUNT_MANAGER))
    for index, days_before in enumerate(current.reminders_before_due):
        if days_before < row.terms_days.value:
            place = f"receivables.current.reminders_before_due.{index}"
            entries.append(TimetableEntry(sourced(-days_before, place), "reminder", ACCOUNT_MANAGER))
    return sorted(entries, key=lambda entry: entry.dpd.value)


def _in_window(profile: Profile, row: LadderRow) -> list[TimetableEntry]:
    call = sourced(profile.receivables.day1.first_call_within, "receivables.day1.first_call_within")
    return [
        TimetableEntry(sourced(0), "due", FINANCE),
        TimetableEntry(sourced(1), "finance_informs", FINANCE),
        TimetableEntry(call.map(lambda days: max(1, days)), "first_call", ACCOUNT_MANAGER),
        TimetableEntry(row.warning_day, "last_warning", ACCOUNT_MANAGER),
        TimetableEntry(row.negotiation_days, "window_ends", ACCOUNT_MANAGER),
    ]


def _after_window(profile: Profile, row: LadderRow) -> list[TimetableEntry]:
    rules = profile.receivables
    period = claim_period(profile).days
    file_within = sourced(rules.court.file_within, "receivables.court.file_within").map(worst_case_days)
    ends = row.claim_issue_last + period
    lead = claim_lead(profile).value
    return [
        TimetableEntry(row.claim_issue_last, "claim_issued", lead),
        TimetableEntry(ends, "claim_period_ends", lead),
        TimetableEntry(ends + file_within, "court_filed", lead),
    ]


def dated_timetable(profile: Profile, row: LadderRow, due: date) -> tuple[TimetableEntry, ...]:
    """The same path on the real calendar, for an invoice due on `due` and a claim sent on its last day."""
    country = profile.company.working_calendar
    if profile.receivables.day_count.due_roll == "next_business_day":
        due = rolled_forward(due, country)
    moved = _first_days(profile, due, country) | _window_and_claim(profile, row, due, country)
    entries = []
    for entry in timetable(profile, row):
        day = moved.get(entry.what) or entry.dpd.map(lambda dpd: days_after(due, dpd))
        if entry.what in MOVED_BACK:
            day = day.map(lambda found: rolled_back(found, country))
        dpd = day.map(lambda found: (found - due).days)
        entries.append(TimetableEntry(dpd, entry.what, entry.owner, day))
    return tuple(_each_once(entries))


def _first_days(profile: Profile, due: date, country: str) -> dict[str, Sourced[date]]:
    """What is done in the first days of delay waits for a business day (REC-030, REC-300)."""
    call = sourced(profile.receivables.day1.first_call_within, "receivables.day1.first_call_within")
    return {
        "finance_informs": sourced(first_work_day(due, country)),
        "first_call": call.map(lambda count: call_deadline(due, count, country)),
    }


def _window_and_claim(profile: Profile, row: LadderRow, due: date, country: str) -> dict[str, Sourced[date]]:
    rules = profile.receivables
    window = _window(profile, row, due, country)
    ends = window.map(lambda days: days_after(due, days))
    issued = _joined(ends, row.claim_issue_days, lambda day, n: demand_deadline(day + ONE_DAY, n, country))
    over = _joined(issued, claim_period(profile).days, days_after)
    within = sourced(rules.court.file_within, "receivables.court.file_within")
    before_end = sourced(rules.final_warning_before_end, "receivables.final_warning_before_end")
    return {
        "last_warning": _joined(window, before_end, lambda days, n: warning_day(due, days, n, country)),
        "window_ends": ends,
        "claim_issued": issued,
        "claim_period_ends": over,
        "court_filed": _joined(over, within, lambda day, n: filing_deadline(day, n, country)),
    }


def _joined(left: Sourced[Any], right: Sourced[Any], function: Callable[[Any, Any], Any]) -> Sourced[Any]:
    """What `function` makes of two values, from the sources of both."""
    return Sourced(function(left.value, right.value), left.sources | right.sources)


def _window(profile: Profile, row: LadderRow, due: date, country: str) -> Sourced[int]:
    nominal = row.negotiation_days
    days = window_days(nominal.value, profile.receivables.min_business_days, due, country)
    extended = {"receivables.min_business_days"} if days != nominal.value else set()
    return Sourced(days, nominal.sources | extended)


def _each_once(entries: Iterable[TimetableEntry]) -> Iterator[TimetableEntry]:
    """Two reminders that a weekend moved to the same day are one."""
    seen: set[tuple[int, str]] = set()
    for entry in entries:
        key = (entry.dpd.value, entry.what)
        if key not in seen:
            seen.add(key)
            yield entry
