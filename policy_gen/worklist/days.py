"""Days in ledgers: 2026-03-05, 05.03.2026, 5/3/26, 2026.03.05., 5 марта 2026, a spreadsheet's count."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
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
MONTHS = 12


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


@dataclass(frozen=True, slots=True)
class DayOrder:
    """What the days of a table show of the order of day and month."""

    month_first: bool
    """Whether some day can be read with the month first only, and none with the day first only."""
    sample: str | None
    """The day that shows the month to stand first; else one that nothing settles."""
    is_torn: bool = False
    """Whether some days show one order and some the other."""


def day_order(samples: Iterable[str]) -> DayOrder:
    """The order that days with slashes show together; days written otherwise need none."""
    found = [match for sample in samples if (match := _YEAR_LAST.match(sample.strip())) and match[2] == "/"]
    day_only = next((one[0] for one in found if int(one[1]) > MONTHS >= int(one[3])), None)
    month_only = next((one[0] for one in found if int(one[3]) > MONTHS >= int(one[1])), None)
    if month_only and not day_only:
        return DayOrder(True, month_only)
    if day_only and not month_only:
        return DayOrder(False, None)
    doubtful = (one[0] for one in found if max(int(one[1]), int(one[3])) <= MONTHS and one[1] != one[3])
    return DayOrder(False, next(doubtful, None), day_only is not None)


def _local_day(found: re.Match[str], month_first: bool) -> date | DayFault:
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if year < 100:
        year += OUR_YEARS[0]
    if found[2] == "/" and month_first:
        return _day(year, first, second)
    if found[2] == "/" and first <= MONTHS < second:
        return DayFault.MONTH_FIRST
    return _day(year, second, first)


def _day(year: int, month: int, day: int) -> date | DayFault:
    try:
        found = date(year, month, day)
    except ValueError:
        return DayFault.DAY
    return found if year in OUR_YEARS else DayFault.YEAR
