"""Days in ledgers: 2026-03-05, 05.03.2026, 5/3/26, 2026.03.05., 5 марта 2026, a spreadsheet's count."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from policy_gen.profile.values import OUR_YEARS
from policy_gen.worklist.headers import folded
from policy_gen.worklist.words import month_words

_TIME = r"(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?Z?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})(?:-|\. ?|/)(\d{{1,2}})(?:-|\. ?|/)(\d{{1,2}})\.?{_TIME}\Z", re.ASCII)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-./])(\d{{1,2}})\2(\d{{4}}|\d{{2}})\.?(?: ?г\.)?{_TIME}\Z", re.ASCII)
_COMPACT = re.compile(r"((?:19|20|21)\d{2})(\d{2})(\d{2})\Z", re.ASCII)
_SERIAL = re.compile(r"([3-7]\d{4})(?:\.\d+)?\Z", re.ASCII)
_WRITTEN_OUT = (
    re.compile(r"(?P<day>[0-9]{1,2})\.? +(?P<month>[^\W\d]+)\.?,? +(?P<year>[0-9]{4})(?: ?г(?:ода|\.)?)?\Z"),
    re.compile(r"(?P<year>[0-9]{4})\.? +(?P<month>[^\W\d]+)\.? +(?P<day>[0-9]{1,2})\.?\Z"),
    re.compile(r"(?P<month>[^\W\d]+)\.? +(?P<day>[0-9]{1,2}),? +(?P<year>[0-9]{4})\Z"),
)
_SERIAL_START = date(1899, 12, 30)


class DayFault(StrEnum):
    """Why a cell holds no day; the wording variants of `row-date`."""

    EMPTY = "empty"
    FORM = "form"
    DAY = "day"
    YEAR = "year"
    MONTH_FIRST = "month_first"


def read_day(text: str, *, month_first: bool = False, serial: bool = False) -> date | DayFault:
    """The day a cell holds, a time of the day left out.

    `month_first`: 3/5/2026 is the fifth of March; `serial`: a bare number is a spreadsheet's count of days.
    """
    text = text.strip().removeprefix("'").replace("\u00a0", " ")
    if not text:
        return DayFault.EMPTY
    if found := _YEAR_FIRST.match(text) or _COMPACT.match(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_LAST.match(text):
        return _local_day(found, month_first)
    if serial and (found := _SERIAL.match(text)):
        day = _SERIAL_START + timedelta(days=int(found[1]))
        return _day(day.year, day.month, day.day)
    return _in_words(text)


def _in_words(text: str) -> date | DayFault:
    """2 марта 2026 г. · 2 martie 2026 · 2026. március 2. · March 2, 2026"""
    for form in _WRITTEN_OUT:
        found = form.match(text)
        month = month_words().get(folded(found["month"])) if found else None
        if found and month:
            return _day(int(found["year"]), month, int(found["day"]))
    return DayFault.FORM


def unproven_day(samples: Iterable[str]) -> str | None:
    """A sample that would be another day with the month first, if no other sample shows the order."""
    found = [match for sample in samples if (match := _YEAR_LAST.match(sample.strip())) and match[2] == "/"]
    if any(int(match[1]) > 12 or int(match[3]) > 12 for match in found):
        return None
    return next((match[0] for match in found if int(match[1]) != int(match[3])), None)


def _local_day(found: re.Match[str], month_first: bool) -> date | DayFault:
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if year < 100:
        year += OUR_YEARS[0]
    if found[2] == "/" and month_first:
        return _day(year, first, second)
    if found[2] == "/" and first <= 12 < second:
        return DayFault.MONTH_FIRST
    return _day(year, second, first)


def _day(year: int, month: int, day: int) -> date | DayFault:
    try:
        found = date(year, month, day)
    except ValueError:
        return DayFault.DAY
    return found if year in OUR_YEARS else DayFault.YEAR
