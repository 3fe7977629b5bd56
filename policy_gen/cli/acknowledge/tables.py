"""Rows of people's tables, read by the worklist's readers; a plain list of staff numbers with days too."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from policy_gen.history.acknowledging.rows import Row
from policy_gen.problems import Cell, Problem
from policy_gen.profile.wording import problem, term
from policy_gen.worklist.days import DayFault, day_order, read_day
from policy_gen.worklist.headers import PEOPLE, SIGNATURES, fit, guess
from policy_gen.worklist.table import Table, open_table
from policy_gen.worklist.text_rows import OddRow

DAYS = {PEOPLE: ("started_on", "left_on", "role_since"), SIGNATURES: ("date",)}
NEEDED = {PEOPLE: ("staff_number", "roles"), SIGNATURES: ("staff_number",)}
_LISTED = re.compile(r"([^\s;,]+)[\s;,]*(.*)\Z")
_COMMENT = "#"

Read = tuple[tuple[Row, ...], tuple[Problem, ...]]


def read_rows(path: Path, kind: str, languages: frozenset[str]) -> Read:
    """The rows of a table of people or of signatures, and what stands in the way of reading it."""
    table = open_table(path, languages, lambda row: fit(row, kind))
    if isinstance(table, Problem):
        return (), (table,)
    found = guess(table.header, kind).taken
    if kind == SIGNATURES and "staff_number" not in found and table.workbook is None:
        return tuple(_listed(table)), ()
    lacking = [name for name in NEEDED[kind] if name not in found]
    if lacking:
        place = Cell(path, table.header_row, 1, table.header_row, 1)
        allowed = ", ".join(f"“{cell}”" for cell in table.header if cell) or "—"
        named = ", ".join(term("field", name) for name in lacking)
        return (), (problem("missing-column", place, "people", field=named, allowed=allowed),)
    return tuple(_Rows(table, kind, found).rows()), ()


class _Rows:
    """Reads the rows below a header."""

    def __init__(self, table: Table, kind: str, columns: dict[str, int]) -> None:
        self.table, self.columns = table, columns
        self.days = [name for name in DAYS[kind] if name in columns]
        self.lines = [row for batch in table.batches() for row in batch]
        samples = (self._cell(row, name) for row in self.lines for name in self.days)
        self.month_first = day_order(samples).month_first
        self.headers = {name: table.header[at] for name, at in columns.items()}

    def _cell(self, row: list[str], name: str) -> str:
        at = self.columns[name]
        return row[at].strip() if at < len(row) else ""

    def rows(self) -> Iterator[Row]:
        """Each row that holds something."""
        for number, row in enumerate(self.lines, self.table.header_row + 1):
            if any(map(str.strip, row)):
                yield self._row(number, row)

    def _row(self, number: int, row: list[str]) -> Row:
        cells = {name: self._cell(row, name) for name in self.columns}
        places = {name: self._place(number, name) for name in self.columns}
        if isinstance(row, OddRow):
            place = next(iter(places.values()))
            odd = problem(
                "row-text", place, row.broken, row=number, column=self.table.header[0], found=row[0]
            )
            return Row(number, cells, {}, places, self.headers, (odd,))
        read = {name: _day(cells[name], self.table, self.month_first) for name in self.days if cells[name]}
        faults = tuple(
            problem(
                "row-date", places[name], day.value, row=number, column=self.headers[name], found=cells[name]
            )
            for name, day in read.items()
            if isinstance(day, DayFault)
        )
        days = {name: day for name, day in read.items() if not isinstance(day, DayFault)}
        return Row(number, cells, days, places, self.headers, faults)

    def _place(self, number: int, name: str) -> Cell:
        column = self.columns[name] + self.table.first_column + 1
        return Cell(self.table.path, number, column, number, column)


def _day(cell: str, table: Table, month_first: bool) -> date | DayFault:
    return read_day(cell, month_first=month_first, serial=table.serial_days)


def _listed(table: Table) -> Iterator[Row]:
    """A list without a header: a staff number in each line, and a day after it or none."""
    text = table.path.read_text(encoding=table.form.encoding, errors="surrogateescape")
    for number, line in enumerate(text.splitlines(), 1):
        found = _LISTED.match(line.strip())
        if found is None or line.lstrip().startswith(_COMMENT):
            continue
        staff_number, written = found.groups()
        place = Cell(table.path, number, 1, number, 1)
        cells = {"staff_number": staff_number} | ({"date": written} if written else {})
        day = read_day(written) if written else None
        faults: tuple[Problem, ...] = ()
        if isinstance(day, DayFault):
            told = term("field", "date")
            faults = (problem("row-date", place, day.value, row=number, column=told, found=written),)
        days = {} if day is None or isinstance(day, DayFault) else {"date": day}
        names = {name: term("field", name) for name in ("staff_number", "date", "roles")}
        yield Row(number, cells, days, dict.fromkeys(cells, place), names, faults)
