"""A company's ledger: opened once, its rows read as often as wanted, in little memory."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path

from policy_gen.problems import Cell, Problem, Severity, Span
from policy_gen.profile.model import Profile
from policy_gen.profile.wording import problem, term
from policy_gen.worklist.amounts import decimal_sign, read_amount
from policy_gen.worklist.cells import CellReader, cell_reader
from policy_gen.worklist.columns import DUE_SOURCES, Columns, TakenColumn, taken_columns
from policy_gen.worklist.days import DayOrder, day_order
from policy_gen.worklist.duplicates import Duplicates, Tally, confirmed
from policy_gen.worklist.headers import LEDGER, fit
from policy_gen.worklist.items import LedgerItem, RowFault
from policy_gen.worklist.row_reading import Known, RowReading
from policy_gen.worklist.table import Table, open_table

_SAMPLE_ROWS = 1000


class Ledger:
    """The open items of a file. `rows()` may be called again and again and gives equal rows each time."""

    def __init__(
        self,
        path: Path,
        problems: tuple[Problem, ...] = (),
        columns: tuple[TakenColumn, ...] = (),
        table: Table | None = None,
        reader: CellReader | None = None,
        notes: tuple[Problem, ...] = (),
    ) -> None:
        self.path = path
        self.problems = problems
        """Problems of the file as a whole: with any of them nothing is read."""
        self.columns = columns
        """Which column was taken for what, in the order of the file."""
        self._table, self._reader, self._notes = table, reader, notes
        self._duplicates: Duplicates | None = None
        self._last: RowReading | None = None
        self._known = Known()

    @property
    def size(self) -> int:
        """The measure of `position`: bytes of a text, rows of a workbook."""
        return self._table.size if self._table else 0

    @property
    def position(self) -> int:
        """How far the running reading has come."""
        return self._table.position if self._table else 0

    def rows(self) -> Iterator[LedgerItem | RowFault]:
        """Each open item and each faulty row, in the order of the file; repeated invoice numbers last."""
        if self._table is None or self._reader is None:
            return
        reading = RowReading(self._table, self.columns, self._reader, self._known)
        if self._duplicates is None:
            tally = self._tally()
            yield from reading.rows(tally)
            self._duplicates = self._repeated(tally.suspects() if tally else frozenset())
        else:
            yield from reading.rows()
        self._last = reading
        yield from self._duplicates.faults

    @property
    def _invoice(self) -> TakenColumn | None:
        return next((column for column in self.columns if column.field == "invoice"), None)

    def _tally(self) -> Tally | None:
        places = {column.field: column.index for column in self.columns}
        return Tally(places["client"], places["invoice"]) if "invoice" in places else None

    def _repeated(self, wanted: frozenset[int]) -> Duplicates:
        column = self._invoice
        if not wanted or column is None or self._table is None or self._reader is None:
            return Duplicates()
        again = RowReading(self._table, self.columns, self._reader, self._known)
        return confirmed(again.rows(), wanted, column.header, column.index + again.offset)

    def notes(self) -> tuple[Problem, ...]:
        """What was understood how, and what was counted; the counts after the first whole reading."""
        return (*self._notes, *self._counted())

    def _counted(self) -> Iterator[Problem]:
        if self._last is None or self._reader is None or self._table is None:
            return
        place = Cell(self.path, 1, 1, 1, 1)
        untold = self._duplicates.untold if self._duplicates else 0
        counts = {
            "zero": self._last.zero_amounts,
            "totals": self._last.total_rows,
            "due": self._last.counted_due_dates,
            "duplicates": untold,
        }
        for variant, count in counts.items():
            if count:
                yield problem("rows-counted", place, variant, severity=Severity.INFO, count=count)
        yield from self._wrong_totals(self._last)
        if self._table.workbook and (hidden := self._table.workbook.marks(self._table.sheet).hidden_rows):
            yield problem("rows-counted", place, "hidden", severity=Severity.INFO, count=hidden)
        headers = {column.field: column.header for column in self.columns}
        for name, word in self._reader.unknown_words:
            yield problem(
                "unknown-word", place, name, severity=Severity.WARNING,
                column=headers[name], found=word,
            )  # fmt: skip

    def _wrong_totals(self, reading: RowReading) -> Iterator[Problem]:
        """Totals of the ledger that are not the sums of their rows."""
        column = reading.columns["amount"].index + reading.offset + 1
        for one in reading.checked.wrong:
            place = Cell(self.path, one.row, column, one.row, column)
            variant = "" if reading.checked.is_whole else "unknown"
            yield problem(
                "wrong-total", place, variant, severity=Severity.WARNING,
                row=one.row, said=one.said, found=one.found,
            )  # fmt: skip


def open_ledger(path: Path, profile: Profile, columns: Columns | None = None) -> Ledger:
    """The ledger of a file; what keeps it from being read stands in `.problems`."""
    wanted = columns or Columns()
    table = open_table(path, company_languages(profile), lambda row: _fit(row, wanted))
    if isinstance(table, Problem):
        return Ledger(path, (table,))
    place = Cell(path, table.header_row, 1, table.header_row, 1)
    taken, problems = taken_columns(table.header, wanted, place, profile.company.id)
    if problems:
        return Ledger(path, problems, taken)
    sample = [row for row in islice(_first_rows(table), _SAMPLE_ROWS) if any(map(str.strip, row))]
    sign, settled = decimal_sign(_column(sample, taken, "amount"))
    days = {field: _column(sample, taken, field) for field in DUE_SOURCES}
    order = day_order(cell for column in days.values() for cell in column)
    reader = cell_reader(profile, wanted, sign, serial=table.serial_days, month_first=order.month_first)
    notes = [*table.notes, *_columns_note(taken, place)]
    if settled is not None and wanted.decimal is None:
        value = read_amount(settled, reader.decimal)
        notes.append(_read_as(table, taken, "amount", settled, value, is_shown=sign is not None))
    if wanted.month_first is None and order.sample is not None:
        field = next(name for name in days if order.sample in map(str.strip, days[name]))
        notes.append(order_note(_place(table, taken, field), order))
    if not sample:
        notes.append(problem("no-rows", place, severity=Severity.WARNING))
    return Ledger(path, (), taken, table, reader, tuple(notes))


def company_languages(profile: Profile) -> frozenset[str]:
    """Languages the company's tables may be written in."""
    return frozenset({*map(str, profile.languages.published), str(profile.company.jurisdiction).lower()})


def _fit(row: Sequence[str], columns: Columns) -> int:
    named = sum(header in (cell.strip() for cell in row) for header, _ in columns.names.values())
    return fit(row, LEDGER) + named


def _first_rows(table: Table) -> Iterator[list[str]]:
    for batch in table.batches():
        yield from batch


def _column(rows: list[list[str]], taken: tuple[TakenColumn, ...], name: str) -> list[str]:
    at = next((column.index for column in taken if column.field == name), None)
    return [row[at] for row in rows if at is not None and at < len(row)]


def _columns_note(taken: tuple[TakenColumn, ...], place: Span) -> Iterator[Problem]:
    """Which columns were guessed."""
    guessed = ", ".join(
        f"{term('field', column.field)}: “{column.header}”" for column in taken if not column.given
    )
    if guessed:
        yield problem("columns-taken", place, severity=Severity.INFO, known=guessed)


def _read_as(
    table: Table,
    taken: tuple[TakenColumn, ...],
    name: str,
    found: str,
    value: Decimal | None = None,
    *,
    is_shown: bool = True,
) -> Problem:
    """How a value that could be read in two ways was understood; `is_shown`: other values show it."""
    variant = name if is_shown else f"{name}_guess"
    severity = Severity.INFO if is_shown else Severity.WARNING
    place = _place(table, taken, name)
    return problem("read-as", place, variant, severity=severity, found=found, value=value)


def _place(table: Table, taken: tuple[TakenColumn, ...], name: str) -> Cell:
    """The head of the column of a field."""
    at = next(column.index for column in taken if column.field == name)
    at += table.first_column + 1
    return Cell(table.path, table.header_row, at, table.header_row, at)


def order_note(place: Span, order: DayOrder) -> Problem:
    """How days with slashes were understood, where they do not say it plainly."""
    variant = "month" if order.month_first else "torn" if order.is_torn else "due"
    severity = Severity.WARNING if order.is_torn else Severity.INFO
    return problem("read-as", place, variant, severity=severity, found=order.sample)
