"""The days off of the company's country, so that a date can be looked up and need not be worked out."""

from collections.abc import Iterator
from datetime import date

from policy_gen.law.facts import limitation_years
from policy_gen.policy.exported.part import Part
from policy_gen.profile.model import Profile
from policy_gen.rules.calendar import ONE_DAY, is_business_day, moved_days_known

YEARS_BEFORE, YEARS_AFTER = 1, 4
DAYS_A_WEEK = 7
FRIDAY = 5
"""By ISO number; Monday is 1."""


class CalendarYear(Part):
    """The days of one year on which the rule of the week does not hold."""

    year: int
    """The year."""
    known: bool
    """Whether the days off that the government moves are known; if not, only fixed holidays are here."""
    days_off: tuple[date, ...]
    """Working weekdays on which nobody works."""
    workdays: tuple[date, ...]
    """Days of the weekend on which people work."""


class WorkCalendar(Part):
    """Business days: every day of the week but `weekend`, less `days_off`, plus `workdays`."""

    country: str
    """Country of the calendar."""
    weekend: tuple[int, ...]
    """Weekdays off by ISO number: Monday is 1, Sunday is 7."""
    years: tuple[CalendarYear, ...]
    """One entry a year, without gaps."""


def work_calendar(profile: Profile) -> WorkCalendar:
    """The calendar of the years around the effective date."""
    country = profile.company.working_calendar
    return WorkCalendar(
        country=country,
        weekend=tuple(range(FRIDAY + 1, DAYS_A_WEEK + 1)),
        years=tuple(_year(year, country) for year in covered_years(profile)),
    )


def covered_years(profile: Profile) -> range:
    """The years for which dates can be looked up."""
    year = profile.document.effective_date.year
    return range(year - YEARS_BEFORE, year + YEARS_AFTER + 1)


def covered_days(profile: Profile) -> tuple[date, date]:
    """The first and the last date to be looked up: from the year before the effective one to that after.

    Further ahead nobody knows yet which days off will be moved.
    """
    year = profile.document.effective_date.year
    return date(year - 1, 1, 1), date(year + 1, 12, 31)


def oldest_due_date(profile: Profile) -> date:
    """The first due date to be looked up: from the year of the oldest debt that can still be sued for."""
    years = max(YEARS_BEFORE, limitation_years(profile) or 0)
    return date(profile.document.effective_date.year - years, 1, 1)


def _year(year: int, country: str) -> CalendarYear:
    unusual = [
        day for day in days_of(range(year, year + 1)) if is_business_day(day, country) != _weekday(day)
    ]
    return CalendarYear(
        year=year,
        known=moved_days_known(country, year),
        days_off=tuple(day for day in unusual if _weekday(day)),
        workdays=tuple(day for day in unusual if not _weekday(day)),
    )


def _weekday(day: date) -> bool:
    return day.isoweekday() <= FRIDAY


def days_of(years: range) -> Iterator[date]:
    """Every day of some years."""
    day = date(years.start, 1, 1)
    while day.year < years.stop:
        yield day
        day += ONE_DAY
