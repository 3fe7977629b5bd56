"""Working days: each country's own, moved ones included."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from policy_gen.rules.calendar import (
    business_days_between,
    is_business_day,
    nth_business_day,
    public_holidays,
    rolled_back,
    rolled_forward,
)
from policy_gen.rules.day_counts import months_after, worst_case_days

DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
COUNTRIES = st.sampled_from(["RU", "RO", "HU"])
COUNTS = st.integers(1, 20)

RUSSIAN_DAYS_OFF_2026 = [
    *(date(2026, 1, day) for day in range(1, 12)),
    date(2026, 2, 23),
    date(2026, 3, 9),
    date(2026, 5, 1),
    date(2026, 5, 11),
    date(2026, 6, 12),
    date(2026, 11, 4),
    date(2026, 12, 31),
]


@pytest.mark.parametrize("day", RUSSIAN_DAYS_OFF_2026, ids=str)
def test_russian_holidays_of_2026_are_not_business_days(day: date) -> None:
    assert not is_business_day(day, "RU")


def test_every_other_monday_to_friday_of_2026_is_worked_in_russia() -> None:
    year = (date(2026, 1, 1) + timedelta(days=step) for step in range(365))
    off = [day for day in year if day.weekday() < 5 and not is_business_day(day, "RU")]
    assert off == [day for day in RUSSIAN_DAYS_OFF_2026 if day.weekday() < 5]


@pytest.mark.parametrize(
    ("saturday", "friday"),
    [(date(2026, 1, 10), date(2026, 1, 2)), (date(2026, 8, 8), date(2026, 8, 21))],
    ids=["january", "august"],
)
def test_hungary_works_on_a_saturday_for_a_bridge_day(saturday: date, friday: date) -> None:
    assert (saturday.weekday(), friday.weekday()) == (5, 4)
    assert is_business_day(saturday, "HU")
    assert not is_business_day(friday, "HU")
    assert is_business_day(friday, "RU") == (friday.month == 8)


@pytest.mark.parametrize(
    ("first", "count", "last"),
    [
        ("2026-03-13", 1, "2026-03-13"),
        ("2026-03-13", 3, "2026-03-17"),
        ("2026-03-14", 1, "2026-03-16"),
        ("2026-04-16", 10, "2026-04-29"),
        ("2026-03-06", 2, "2026-03-10"),
        ("2025-12-30", 2, "2026-01-12"),
    ],
)
def test_the_first_business_day_counts_as_one(first: str, count: int, last: str) -> None:
    assert nth_business_day(date.fromisoformat(first), count, "RU") == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        ("2026-03-01", "2026-02-27", "2026-03-02"),
        ("2026-03-07", "2026-03-06", "2026-03-10"),
        ("2026-03-10", "2026-03-10", "2026-03-10"),
        ("2026-01-05", "2025-12-30", "2026-01-12"),
    ],
)
def test_days_off_roll_to_their_neighbours(day: str, before: str, after: str) -> None:
    off = date.fromisoformat(day)
    assert rolled_back(off, "RU") == date.fromisoformat(before)
    assert rolled_forward(off, "RU") == date.fromisoformat(after)


@given(day=DAYS, country=COUNTRIES)
def test_a_rolled_date_is_the_nearest_business_day(day: date, country: str) -> None:
    before, after = rolled_back(day, country), rolled_forward(day, country)
    assert before <= day <= after
    assert is_business_day(before, country)
    assert is_business_day(after, country)
    if is_business_day(day, country):
        assert before == day == after
    else:
        assert business_days_between(before + timedelta(days=1), after - timedelta(days=1), country) == 0


@given(first=DAYS, count=COUNTS, country=COUNTRIES)
def test_the_nth_business_day_is_one_and_closes_n_of_them(first: date, count: int, country: str) -> None:
    last = nth_business_day(first, count, country)
    assert is_business_day(last, country)
    assert business_days_between(first, last, country) == count


@given(first=DAYS, count=COUNTS, country=COUNTRIES)
def test_the_worst_case_holds_wherever_no_holiday_falls_on_a_weekday(
    first: date, count: int, country: str
) -> None:
    last = nth_business_day(first, count, country)
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    assume(not any(day.weekday() < 5 and not is_business_day(day, country) for day in days))
    assert len(days) <= worst_case_days(count)


@pytest.mark.parametrize(
    ("business", "calendar"), [(1, 3), (3, 5), (5, 7), (6, 10), (10, 14), (11, 17), (15, 21)]
)
def test_the_worst_case_adds_a_weekend_for_each_week_begun(business: int, calendar: int) -> None:
    assert worst_case_days(business) == calendar


@pytest.mark.parametrize("country", ["RU", "RO", "HU"])
def test_public_holidays_are_those_of_the_year_and_nobody_works_on_them(country: str) -> None:
    found = public_holidays(country, 2026)
    assert found
    assert {day.year for day in found} == {2026}
    assert not [day for day in found if is_business_day(day, country)]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 15), 6, date(2026, 7, 15)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_a_day_some_months_later_stays_in_its_month(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later
