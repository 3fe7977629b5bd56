"""One reading of a ledger, row by row: sound rows in a few microseconds, odd ones with care."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import TypeVar

from policy_gen.problems import shortened
from policy_gen.worklist.cells import CellFault, CellReader, Client, Details
from policy_gen.worklist.checked_totals import CheckedTotals
from policy_gen.worklist.columns import DUE_SOURCES, TakenColumn
from policy_gen.worklist.duplicates import Tally
from policy_gen.worklist.items import LedgerItem, RowFault
from policy_gen.worklist.table import Table
from policy_gen.worklist.text_rows import OddRow, unreadable
from policy_gen.worklist.words import is_total

_CLIENT = ("client", "name", "group", "segment", "language")
_DEBT = ("invoice", "due", "amount")
_DETAILS = ("delivered", "papers_signed", "undelivered")
_LONGEST_PLAIN_AMOUNT = 16
_CENTS = len(",00")
_MOST_KNOWN = 60_000
"""Entries remembered; then the memory starts anew."""
_NO_SIGN = "\0"
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Known:
    """Cells already read, for this reading and the next."""

    clients: dict[tuple[str, ...], Client] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    details: dict[tuple[str, ...], Details] = field(default_factory=dict)


def _sum_of(amount: Decimal | CellFault) -> Decimal | None:
    """The sum of a cell, were it faulty for another reason."""
    return amount.amount if isinstance(amount, CellFault) else amount


def _remembered(known: dict[K, V], cells: K, value: V) -> V:
    if len(known) >= _MOST_KNOWN:
        known.clear()
    known[cells] = value
    return value


class RowReading:
    """Reads a table once. The counts are right after the last row."""

    def __init__(
        self, table: Table, columns: tuple[TakenColumn, ...], reader: CellReader, known: "Known | None" = None
    ) -> None:
        self.table, self.reader, self.known = table, reader, known or Known()
        self.columns = {column.field: column for column in columns}
        self.width, self.offset = len(table.header), table.first_column
        self.zero_amounts = self.total_rows = self.counted_due_dates = 0
        self.checked = CheckedTotals()

    def _cells(self, fields: tuple[str, ...]) -> Callable[[list[str]], tuple[str, ...]]:
        """Picks the cells of some fields out of a row; one without a column is the empty cell at its end."""
        return itemgetter(*(self.columns[f].index if f in self.columns else self.width for f in fields))

    def rows(self, tally: Tally | None = None) -> Iterator[LedgerItem | RowFault]:
        """Each row as an item, or its faults; `tally` remembers them."""
        client_cells, debt_cells, detail_cells = map(self._cells, (_CLIENT, _DEBT, _DETAILS))
        known, width, sign = self.known, self.width, self.reader.decimal or _NO_SIGN
        clients, days, details = known.clients.get, known.days.get, known.details.get
        make, item_type, read_amount = tuple.__new__, LedgerItem, self.reader.amount
        amount: Decimal | CellFault
        number, checked = self.table.header_row, self.checked
        for batch in self._remembered(tally):
            for row in batch:
                number += 1
                if len(row) == width:
                    row.append("")
                    cells = client_cells(row)
                    client = clients(cells) or self._known_client(cells)
                    invoice, due, text = debt_cells(row)
                    day = days(due) or self._known_day(due)
                    cells = detail_cells(row)
                    more = details(cells) or self._known_details(cells)
                    if client is not None and day is not None and more is not None:
                        if (
                            len(text) < _LONGEST_PLAIN_AMOUNT
                            and sign not in text[:-_CENTS]
                            and text.replace(sign, "", 1).isdecimal()
                        ):
                            amount = Decimal(text.replace(sign, "."))
                        else:
                            amount = read_amount(text)
                        if isinstance(amount, Decimal):
                            checked.sum += amount
                            self.zero_amounts += not amount
                            key, name, group, segment, language = client
                            delivered, signed, undelivered = more
                            yield make(
                                item_type,
                                (number, key, name, group, segment, invoice.strip(), day, amount,
                                 delivered, language, signed, undelivered),
                            )  # fmt: skip
                            continue
                yield from self._careful(number, row)

    def _remembered(self, tally: Tally | None) -> Iterator[list[list[str]]]:
        for batch in self.table.batches():
            if tally is not None and batch:
                tally.remember(batch)
            yield batch

    def _careful(self, number: int, row: list[str]) -> Iterator[LedgerItem | RowFault]:
        """A row that is not plain: its item, its faults, or nothing if it is empty or a total."""
        cells = [*row[: self.width], *[""] * (self.width + 1 - len(row[: self.width]))]
        if not any(map(str.strip, row)):
            return
        shape = self._shape_fault(number, row)
        if shape is not None:
            self.checked.add(shape.amount)
            yield shape
            return
        if self._is_total(cells):
            self.total_rows += 1
            self.checked.total(number, self._amount(cells))
            return
        yield from self._read(number, cells, short=len(row) < self.width)

    def _shape_fault(self, number: int, row: list[str]) -> RowFault | None:
        """What keeps the cells of a row from being told apart, or read."""
        if isinstance(row, OddRow) and row.broken:
            return self._row_fault(number, row[0], CellFault(self.table.header[0], "row-text", row.broken))
        beyond = next((at for at in range(self.width, len(row)) if row[at].strip()), None)
        if beyond is not None:
            return self._row_fault(number, row[beyond], CellFault("", "row-shape", "long"), beyond)
        if isinstance(row, OddRow):
            for column in self.columns.values():
                if unreadable(row[column.index]):
                    return self._fault(number, CellFault(column.field, "row-text"), row, self._amount(row))
        return None

    def _row_fault(self, number: int, value: str, fault: CellFault, index: int = 0) -> RowFault:
        """A fault of the row as a whole, shown at one of its cells."""
        place = index + self.offset
        return RowFault(number, fault.field, fault.code, shortened(value), index=place, variant=fault.variant)

    def _amount(self, row: list[str]) -> Decimal | None:
        return _sum_of(self.reader.amount(row[self.columns["amount"].index]))

    def _is_total(self, cells: list[str]) -> bool:
        """A row that says so, and has neither a day nor a number of its own."""
        own = [self._cell(cells, name) for name in (*DUE_SOURCES, "invoice")]
        return not any(cell.strip() and not is_total(cell) for cell in own) and any(map(is_total, cells))

    def _read(self, number: int, cells: list[str], *, short: bool) -> Iterator[LedgerItem | RowFault]:
        amount = self.reader.amount(self._cell(cells, "amount"))
        who = self.reader.client(self._cells(_CLIENT)(cells))
        segment = self.reader.default if isinstance(who, CellFault) else who[3]
        due = self._due(segment, cells)
        details, warnings = self.reader.details(self._cells(_DETAILS)(cells))
        faults = [one for one in (who, due, amount) if isinstance(one, CellFault)]
        known = _sum_of(amount)
        self.checked.add(known)
        for fault in faults:
            yield self._fault(number, fault, cells, known, short=short)
            known = None
        if isinstance(who, CellFault) or isinstance(due, CellFault) or isinstance(amount, CellFault):
            return
        key, name, group, segment, language = who
        invoice = self._cell(cells, "invoice").strip()
        delivered, signed, undelivered = details
        self.zero_amounts += not amount
        yield LedgerItem(
            number, key, name, group, segment, invoice, due, amount, delivered, language, signed, undelivered
        )
        for fault in warnings:
            yield self._fault(number, fault, cells, None)

    def _cell(self, cells: list[str], name: str) -> str:
        return cells[self.columns[name].index] if name in self.columns else ""

    def _known_client(self, cells: tuple[str, ...]) -> Client | None:
        """The client of these cells, remembered; None if they are faulty."""
        found = self.reader.client(cells)
        return None if isinstance(found, CellFault) else _remembered(self.known.clients, cells, found)

    def _known_day(self, cell: str) -> date | None:
        found = self.reader.day("due", cell)
        return _remembered(self.known.days, cell, found) if isinstance(found, date) else None

    def _known_details(self, cells: tuple[str, ...]) -> Details | None:
        found, faults = self.reader.details(cells)
        return None if faults else _remembered(self.known.details, cells, found)

    def _due(self, segment: str, cells: list[str]) -> date | CellFault:
        said, invoiced, delivered = (self._cell(cells, name) for name in DUE_SOURCES)
        found = self.reader.due(segment, said, invoiced, delivered)
        self.counted_due_dates += isinstance(found, date) and not said.strip()
        return found

    def _fault(
        self, number: int, fault: CellFault, cells: list[str], amount: Decimal | None, *, short: bool = False
    ) -> RowFault:
        column = self.columns.get(fault.field)
        index = column.index if column else 0
        value = cells[index] if column else ""
        if short and not value.strip():
            fault = CellFault(fault.field, "row-shape", "short")
        return RowFault(
            number, column.header if column else fault.field, fault.code, shortened(value), amount,
            index=index + self.offset, variant=fault.variant, near=fault.near,
        )  # fmt: skip
