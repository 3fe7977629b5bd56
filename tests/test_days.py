"""Days are read in every way ledgers write them, and a day that does not exist is told apart from no day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_gen.worklist.days import DayFault, DayOrder, day_order, read_day

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))
FORMS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%y", "%Y.%m.%d.", "%Y. %m. %d.", "%Y/%m/%d",
         "%Y%m%d", "%d.%m.%Y г.", "%Y-%m-%dT00:00:00", "%Y-%m-%d 13:45", "%d.%m.%Y 13:45:10", " %d.%m.%Y ",
         "'%d.%m.%Y")  # fmt: skip


@given(DAYS, st.sampled_from(FORMS))
def test_a_day_is_read_back_however_it_is_written(day: date, form: str) -> None:
    assert read_day(day.strftime(form)) == day


@given(DAYS)
def test_without_leading_zeros_too(day: date) -> None:
    assert read_day(f"{day.day}.{day.month}.{day.year % 100:02}") == day
    assert read_day(f"{day.year}. {day.month}. {day.day}.") == day


@given(DAYS)
def test_the_month_comes_first_only_where_the_columns_file_says_so(day: date) -> None:
    text = day.strftime("%m/%d/%Y")
    assert read_day(text, month_first=True) == day
    assert (read_day(text) == day) is (day.month == day.day)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_a_spreadsheets_count_of_days_is_read_only_in_spreadsheets(day: date) -> None:
    count = str((day - date(1899, 12, 30)).days)
    assert read_day(count, serial=True) == day
    assert read_day(count) is DayFault.FORM


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", DayFault.EMPTY),
        ("  ", DayFault.EMPTY),
        ("31.02.2026", DayFault.DAY),
        ("29.02.2026", DayFault.DAY),
        ("2026-13-01", DayFault.DAY),
        ("00.00.0000", DayFault.DAY),
        ("05.03.1926", DayFault.YEAR),
        ("2100-01-01", DayFault.YEAR),
        ("06/25/2026", DayFault.MONTH_FIRST),
        ("soon", DayFault.FORM),
        ("=TODAY()", DayFault.FORM),
        ("05.03", DayFault.FORM),
        ("05.03-2026", DayFault.FORM),
        ("5 Smarch 2026", DayFault.FORM),
        ("٠٥.٠٣.٢٠٢٦", DayFault.FORM),
    ],
)
def test_what_is_wrong_with_a_day_is_named(text: str, fault: DayFault) -> None:
    assert read_day(text) is fault


def test_the_29th_of_february_exists_in_leap_years_only() -> None:
    assert read_day("29.02.2028") == date(2028, 2, 28) + timedelta(days=1)


def test_days_that_could_be_read_in_two_ways_are_noticed() -> None:
    assert day_order(["5/3/2026", "7/7/2026"]) == DayOrder(False, "5/3/2026")
    assert day_order(["5/3/2026", "25/3/2026"]) == DayOrder(False, None)
    assert day_order(["05.03.2026", "", "7/7/2026"]) == DayOrder(False, None)


def test_a_day_that_can_only_have_the_month_first_settles_the_others() -> None:
    assert day_order(["06/01/2026", "06/13/2026"]) == DayOrder(True, "06/13/2026")
    assert day_order(["06/01/2026", "06/13/2026", "13/06/2026"]) == DayOrder(
        False, "06/01/2026", is_torn=True
    )


@given(st.text(max_size=30), st.booleans(), st.booleans())
def test_any_text_is_a_day_of_our_time_or_a_fault(text: str, month_first: bool, serial: bool) -> None:
    found = read_day(text, month_first=month_first, serial=serial)
    assert isinstance(found, DayFault) or 2000 <= found.year <= 2099


@pytest.mark.parametrize(
    "text",
    ["2 марта 2026", "2 марта 2026 г.", "02 Марта 2026 года", "2 мар. 2026", "2 martie 2026",
     "2026. március 2.",
     "2026. márc. 2.", "2 March 2026", "March 2, 2026", "2\u00a0марта 2026"],
)  # fmt: skip
def test_days_written_out_are_read(text: str) -> None:
    assert read_day(text) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "fault"),
    [("31 февраля 2026", DayFault.DAY), ("2 мартобря 2026", DayFault.FORM), ("2 марта 1926", DayFault.YEAR)],
)
def test_a_written_out_day_that_does_not_exist_is_told(text: str, fault: DayFault) -> None:
    assert read_day(text) is fault
