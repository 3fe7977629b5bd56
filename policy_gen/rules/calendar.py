"""Working days of a country: rolling and counting."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

import holidays

ONE_DAY = timedelta(days=1)
NEIGHBOUR_YEARS = (-1, 0, 1, 2)


@cache
def _country(country: str, year: int) -> holidays.HolidayBase:
    return holidays.country_holidays(country, years=[year + step for step in NEIGHBOUR_YEARS])


@cache
def is_business_day(day: date, country: str) -> bool:
    """Whether people work on `day` in `country` (moved working days included)."""
    return bool(_country(country, day.year).is_working_day(day))


@cache
def moved_days_known(country: str, year: int) -> bool:
    """Whether the days off that a government moves are known for `year`; True where it moves none.

    They are announced a year or so ahead: for a later year the calendar holds only the fixed holidays.
    """
    years = getattr(_country(country, year), "special_public_holidays", None)
    return not years or min(years) <= year <= max(years)


@cache
def rolled_forward(day: date, country: str) -> date:
    """`day`, or the next business day: so due dates move."""
    while not is_business_day(day, country):
        day += ONE_DAY
    return day


def rolled_back(day: date, country: str) -> date:
    """`day`, or the last business day before it: so reminders move."""
    while not is_business_day(day, country):
        day -= ONE_DAY
    return day


@cache
def nth_business_day(first: date, count: int, country: str) -> date:
    """The `count`-th business day from `first`, which is day 1 if it is a business day (settled 28)."""
    day = rolled_forward(first, country)
    for _ in range(count - 1):
        day = rolled_forward(day + ONE_DAY, country)
    return day


def business_days_between(first: date, last: date, country: str) -> int:
    """Business days from `first` to `last`, both included."""
    return sum(is_business_day(first + ONE_DAY * step, country) for step in range((last - first).days + 1))


def public_holidays(country: str, year: int) -> Mapping[date, str]:
    """The country's days off in `year` beside weekends, by date."""
    found = {day: name for day, name in _country(country, year).items() if day.year == year}
    return MappingProxyType(found)
