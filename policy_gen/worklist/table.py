"""A table of a file, whatever its kind: opened once, its rows read as often as wanted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import islice
from pathlib import Path

from policy_gen.problems import Cell, Problem, Severity
from policy_gen.profile.wording import problem
from policy_gen.worklist.delimiters import delimiter_of
from policy_gen.worklist.encodings import FileForm, Form, file_form
from policy_gen.worklist.text_rows import lines_of, text_batches
from policy_gen.worklist.workbook import Workbook, open_workbook

HEAD_ROWS = 30
"""Rows among which the header is looked for: reports have a title above it."""
_SNIFFED_LINES = 60
MAX_COLUMNS = 1000
LEAST_COLUMNS = 3
"""A sheet that names so many of the wanted columns looks like the table too."""

Fit = Callable[[Sequence[str]], int]
"""How many of the wanted columns a row names, if it is taken as the header."""


@dataclass(slots=True)
class Table:
    """A table with its header found."""

    path: Path
    form: FileForm
    header: tuple[str, ...]
    header_row: int
    """Row of the header, from 1."""
    first_column: int
    """Columns left out before the first cell."""
    notes: tuple[Problem, ...]
    """How the file was understood, where that is not plain."""
    delimiter: str = ""
    workbook: Workbook | None = None
    sheet: str = ""
    size: int = 0
    """Bytes of a text, rows of a workbook: the measure of `position`."""
    position: int = 0
    """How far the last reading has come."""

    @property
    def serial_days(self) -> bool:
        """Whether a whole number in a column of days may be a spreadsheet's count of days."""
        return self.workbook is not None

    def batches(self) -> Iterator[list[list[str]]]:
        """All rows below the header, some hundreds at a time."""
        left = self.header_row
        for batch in self._workbook_batches() if self.workbook else self._text_batches():
            yield batch[left:] if left else batch
            left = max(0, left - len(batch))

    def _text_batches(self) -> Iterator[list[list[str]]]:
        encoding, width = self.form.encoding, len(self.header)
        with (
            self.path.open("rb") as raw,
            TextIOWrapper(raw, encoding, errors="surrogateescape", newline="") as stream,
        ):
            for batch in text_batches(stream, self.delimiter, width, mixed=self.form.mixed):
                self.position = raw.tell()
                yield batch

    def _workbook_batches(self) -> Iterator[list[list[str]]]:
        assert self.workbook is not None
        self.position = 0
        for batch in self.workbook.batches(self.sheet):
            self.position += len(batch)
            yield batch


def open_table(path: Path, languages: frozenset[str], fit: Fit) -> Table | Problem:
    """The table of a file, its header being the row that fits best; a Problem where there is none."""
    form = file_form(path, languages)
    if isinstance(form, Problem):
        return form
    try:
        table = _from_workbook(path, form, fit) if form.form is Form.WORKBOOK else _from_text(path, form, fit)
    except OSError as error:
        return problem("unreadable-file", Cell(path, 1, 1, 1, 1), reason=error.strerror or error)
    if isinstance(table, Table) and len(table.header) > MAX_COLUMNS:
        place = Cell(path, table.header_row, 1, table.header_row, 1)
        return problem("too-many-columns", place, count=len(table.header), limit=MAX_COLUMNS)
    return table


def _from_text(path: Path, form: FileForm, fit: Fit) -> Table | Problem:
    delimiter = delimiter_of(lines_of(path, form.encoding, _SNIFFED_LINES))
    with path.open(encoding=form.encoding, errors="surrogateescape", newline="") as stream:
        batches = text_batches(stream, delimiter, None, mixed=False)
        head = list(islice((row for batch in batches for row in batch), HEAD_ROWS))
    at = _best(head, fit)
    notes = (_header_note(path, at),) if at else ()
    if not form.encoding.startswith("utf-8"):
        place = Cell(path, 1, 1, 1, 1)
        notes = (problem("read-as", place, "encoding", severity=Severity.INFO, found=form.encoding), *notes)
    header = tuple(cell.strip() for cell in head[at])
    return Table(path, form, header, at + 1, 0, notes, delimiter=delimiter, size=form.size)


def _from_workbook(path: Path, form: FileForm, fit: Fit) -> Table | Problem:
    """The first sheet with a header that fits best."""
    book = open_workbook(path)
    if isinstance(book, Problem):
        return book
    heads = {sheet: book.head(sheet, HEAD_ROWS) for sheet in book.sheets}
    filled = [sheet for sheet in book.sheets if any(map(any, heads[sheet]))]
    if not filled:
        return problem("empty-file", Cell(path, 1, 1, 1, 1), "ledger")
    fits = {one: fit(heads[one][_best(heads[one], fit)]) for one in filled}
    sheet = max(filled, key=lambda one: fits[one])
    at = _best(heads[sheet], fit)
    notes = (_header_note(path, at),) if at else ()
    if len(book.sheets) > 1:
        alike = [one for one in filled if one != sheet and fits[one] >= LEAST_COLUMNS]
        notes = (_sheet_note(path, sheet, alike), *notes)
    header = tuple(cell.strip() for cell in heads[sheet][at])
    return Table(
        path, form, header, at + 1, book.first_column(sheet), notes,
        workbook=book, sheet=sheet, size=book.height(sheet),
    )  # fmt: skip


def _best(rows: list[list[str]], fit: Fit) -> int:
    """The row that fits best as a header; where none does, the first with something in it."""
    found = max(range(len(rows)), key=lambda at: fit(rows[at]), default=0)
    if rows and fit(rows[found]):
        return found
    return next((at for at, row in enumerate(rows) if any(cell.strip() for cell in row)), 0)


def _sheet_note(path: Path, sheet: str, alike: list[str]) -> Problem:
    """Which sheet was read; a warning where others `alike` look like a further part of the table."""
    place = Cell(path, 1, 1, 1, 1)
    if not alike:
        return problem("read-as", place, "sheet", severity=Severity.INFO, found=sheet)
    known = ", ".join(f"“{one}”" for one in alike)
    return problem("read-as", place, "sheets", severity=Severity.WARNING, found=sheet, known=known)


def _header_note(path: Path, at: int) -> Problem:
    place = Cell(path, at + 1, 1, at + 1, 1)
    return problem("read-as", place, "header", severity=Severity.INFO, found=at + 1)
