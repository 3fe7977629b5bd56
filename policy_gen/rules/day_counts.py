"""Counts of days that need no calendar of a country, so that checking a profile need not load one."""

from calendar import monthrange
from datetime import date
from math import ceil

BUSINESS_DAYS_A_WEEK = 5
DAYS_OFF_A_WEEK = 2
MONTHS_A_YEAR = 12
DAYS_TO_SUE = 180
"""Less time than this to prepare a suit is too little (K-LIM-02)."""


def worst_case_days(business_days: int) -> int:
    """The most calendar days that so many business days may take, holidays aside (settled 28)."""
    return business_days + DAYS_OFF_A_WEEK * ceil(business_days / BUSINESS_DAYS_A_WEEK)


def months_after(day: date, months: int) -> date:
    """The same day of the month `months` later; the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
