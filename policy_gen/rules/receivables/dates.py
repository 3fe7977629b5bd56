"""The days of a debt on a real calendar: the same arithmetic for one case and for the printed calendar."""

from datetime import date, timedelta
from functools import cache

from policy_gen.rules.calendar import (
    ONE_DAY,
    business_days_between,
    nth_business_day,
    rolled_back,
    rolled_forward,
)
from policy_gen.rules.day_counts import MONTHS_A_YEAR, months_after


def days_after(day: date, days: int) -> date:
    """The day so many calendar days later; earlier if negative."""
    return day + timedelta(days=days)


@cache
def window_days(days: int, least_business_days: int, due: date, country: str) -> int:
    """The negotiation window after `due`, extended until it holds its business days (brief 8.2.3).

    A window of fewer days than the least number counts business days only (REC-030).
    """
    least = min(least_business_days, days)
    while business_days_between(due + ONE_DAY, days_after(due, days), country) < least:
        days += 1
    return days


def first_work_day(due: date, country: str) -> date:
    """The business day on which the first day of delay is worked on (REC-300)."""
    return rolled_forward(due + ONE_DAY, country)


def call_deadline(due: date, within_business_days: int, country: str) -> date:
    """The last day for the first call; 0 business days mean the first day of delay (REC-310)."""
    return nth_business_day(due + ONE_DAY, max(1, within_business_days), country)


@cache
def warning_day(due: date, window: int, before_end_days: int, country: str) -> date:
    """The day of the last warning: before the real end of the window, never before the delay begins."""
    first = min(first_work_day(due, country), days_after(due, window))
    return max(first, rolled_back(days_after(due, max(1, window - before_end_days)), country))


def reminder_day(due: date, days_before: int, country: str) -> date:
    """The day of a reminder: on a day off, the business day before (REC-030)."""
    return rolled_back(days_after(due, -days_before), country)


def demand_deadline(first: date, within_business_days: int, country: str) -> date:
    """The last day for sending the demand letter, in a stage that begins on `first`."""
    return nth_business_day(first, within_business_days, country)


def filing_deadline(period_end: date, within_business_days: int, country: str) -> date:
    """The last day for filing the suit, counted from the day after the demand period."""
    return nth_business_day(period_end + ONE_DAY, within_business_days, country)


def limitation_end(due: date, years: int | None) -> date | None:
    """The last day of the limitation period, from the agreed due date, to be safe; None: not known."""
    return None if years is None else months_after(due, years * MONTHS_A_YEAR)


def is_lapsed(end: date | None, day: date, country: str) -> bool:
    """Whether a claim has lapsed: a period that ends on a holiday may last to the next business day."""
    return end is not None and day > end and day > rolled_forward(end, country)
