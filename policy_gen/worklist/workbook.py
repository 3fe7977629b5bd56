"""The sheets of a workbook (XLSX, XLS, ODS) as rows of text: the door to calamine."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from policy_gen.problems import Cell, Problem
from policy_gen.profile.wording import problem
from policy_gen.worklist.sheet_marks import SheetMarks, sheet_marks

_BATCH_ROWS = 500
_THOUSANDTHS = 3


class Workbook:
    """An open workbook; cells come as text: days in ISO form, numbers with a point."""

    def __init__(self, book: Any, path: Path) -> None:
        self._book, self._path = book, path
        self._marks: dict[str, SheetMarks] = {}

    @property
    def sheets(self) -> tuple[str, ...]:
        """Names of its sheets, in order."""
        return tuple(self._book.sheet_names)

    def width(self, sheet: str) -> int:
        """Cells of every row of a sheet."""
        found: int = self._book.get_sheet_by_name(sheet).width
        return found

    def first_column(self, sheet: str) -> int:
        """Empty columns before the first cell of a row, which rows leave out."""
        start = self._book.get_sheet_by_name(sheet).start
        return int(start[1]) if start else 0

    def height(self, sheet: str) -> int:
        """Rows of a sheet, the empty ones at its top included."""
        end = self._book.get_sheet_by_name(sheet).end
        return int(end[0]) + 1 if end else 0

    def head(self, sheet: str, count: int) -> list[list[str]]:
        """The first rows of a sheet."""
        rows = self._book.get_sheet_by_name(sheet).iter_rows()
        return [[_text(cell) for cell in row] for row in islice(rows, count)]

    def marks(self, sheet: str) -> SheetMarks:
        """Cells of a sheet without a readable value, and its hidden rows."""
        if sheet not in self._marks:
            self._marks[sheet] = sheet_marks(self._path, self.sheets.index(sheet))
        return self._marks[sheet]

    def batches(self, sheet: str) -> Iterator[list[list[str]]]:
        """All rows of a sheet, some hundreds at a time; a cell without a value holds what stands for it."""
        rows = self._book.get_sheet_by_name(sheet).iter_rows()
        marked, first, at = self.marks(sheet).cells, self.first_column(sheet), 0
        while batch := [[_text(cell) for cell in row] for row in islice(rows, _BATCH_ROWS)]:
            for number, row in enumerate(batch, start=at) if marked else ():
                _set_marks(row, first, marked.get(number, {}))
            at += len(batch)
            yield batch


def open_workbook(path: Path) -> Workbook | Problem:
    """The workbook, or why it cannot be read: damaged, locked, or the library is missing."""
    start = Cell(path, 1, 1, 1, 1)
    try:
        import python_calamine as calamine
    except ImportError:
        return problem("damaged-workbook", start, "library")
    try:
        book = calamine.CalamineWorkbook.from_path(path)
        for sheet in book.sheet_names:
            book.get_sheet_by_name(sheet)
    except calamine.PasswordError:
        return problem("damaged-workbook", start, "locked")
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic of the library is no Exception
        return problem("damaged-workbook", start, ending=path.suffix or path.name)
    return Workbook(book, path)


def _set_marks(row: list[str], first: int, marks: Mapping[int, str]) -> None:
    """Puts what stands for cells without a value into a row that begins at column `first`."""
    for column, text in marks.items():
        if 0 <= column - first < len(row) and not row[column - first]:
            row[column - first] = text


def _text(cell: Any) -> str:
    match cell:
        case str():
            return cell
        case bool():
            return "true" if cell else "false"
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case int() | float():
            return _number(cell)
        case timedelta() | _:
            return str(cell)


def _number(value: float) -> str:
    """Fifteen digits, as a spreadsheet shows; a zero keeps three decimals from being taken for thousands."""
    exact = Decimal(value) if isinstance(value, int) else Decimal(format(value, ".15g"))
    if not exact.is_finite():
        return str(value)
    text = f"{exact:f}"
    whole, point, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    if not decimals:
        return whole
    return f"{whole}{point}{decimals}{'0' if len(decimals) == _THOUSANDTHS else ''}"
