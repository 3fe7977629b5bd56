"""The worklist as CSV, row by row in the order of the ledger, so that its length costs no memory.

What many rows share is written out once and kept as bytes; only a few cells are a row's own.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

from policy_gen.worklist.clients import Client
from policy_gen.worklist.guarding import FORMULA_SIGNS, SEPARATORS, decimal_text, guarded
from policy_gen.worklist.letters import Letters
from policy_gen.worklist.lines import Line
from policy_gen.worklist.planning import Work
from policy_gen.worklist.wording import Wording

BYTE_ORDER_MARK = "\ufeff"
"""A mark by which spreadsheets know the encoding."""
LINE_END = "\r\n"
COLUMNS = (
    "client", "name", "group", "invoice", "row", "segment", "amount", "due", "warning", "text",
    "days_past_due", "stage", "owner", "action", "deadline", "days_left", "days_late", "letter", "others",
    "clauses", "next_date", "last_date_to_sue", "notes",
    "client_stage", "supply", "supply_reason", "lift", "waiting",
)  # fmt: skip
"""Keys of the words `worklist_column`, in the order of the table."""


class CsvRows:
    """Writes rows with one delimiter in one language."""

    def __init__(self, wording: Wording, letters: Letters, delimiter: str) -> None:
        self._wording, self._letters, self._delimiter = wording, letters, delimiter
        self._to_quote = re.compile(f'[{re.escape(delimiter)}"\r\n]')
        signs = "".join(sorted(FORMULA_SIGNS))
        self._is_plain = re.compile(f'(?![{re.escape(signs)}])[^{SEPARATORS}"]*').fullmatch
        self._segments = {key: self._cell(name) for key, name in wording.segments.items()}

    def header(self) -> bytes:
        """The titles of the columns."""
        titles = [self._wording.word(column, "worklist_column") for column in COLUMNS]
        return (BYTE_ORDER_MARK + self._joined(titles) + LINE_END).encode()

    def rows(self, work: Iterable[Work]) -> Iterator[bytes]:
        """Each row as bytes, its line end included."""
        comma, cell, gap = self._wording.decimal_comma, self._cell, self._delimiter
        text, segments = self._letters.text, self._segments
        due_dates: dict[date, str] = {}
        warned = self._wording.plan.books.warned
        for one in work:
            item, line, client = one
            row, _, _, _, segment, invoice, due, amount, *_ = item
            ends = client.cells or self._client(client)
            day = due_dates.get(due) or due_dates.setdefault(due, due.isoformat())
            sum_due = str(amount)
            if sum_due[-3:-2] != ".":
                sum_due = decimal_text(amount, comma=False)
            if comma:
                sum_due = sum_due.replace(".", ",")
            own = (
                f"{cell(invoice)}{gap}{row}{gap}{segments[segment]}{gap}"
                f"{sum_due}{gap}{day}{gap}{cell(self._wording.warning(row)) if row in warned else ''}{gap}"
                f"{cell(text(one)) if line.speaks else ''}"
            )
            yield b"".join((ends[0], own.encode(), line.cells or self._line(line), ends[1]))

    def _client(self, client: Client) -> tuple[bytes, bytes]:
        """How a client's rows begin and end."""
        said, account = self._wording.client(client), client.account
        first = self._joined((account.client, account.name, account.group)) + self._delimiter
        last = self._joined((said.stage, said.supply, said.reason, said.lift, said.waiting)) + LINE_END
        client.cells = (first.encode(), last.encode())
        return client.cells

    def _line(self, line: Line) -> bytes:
        """The cells of a line between those of the row and of the client."""
        said = self._wording.line(line)
        cells = (
            "", _delay(line), said.stage, said.owner, said.action,
            _iso(said.deadline), "" if said.days_left is None else str(said.days_left),
            str(line.days_late or ""), said.letter, said.others, said.clauses, _iso(said.next_date),
            _iso(said.last_date_to_sue), said.notes, "",
        )  # fmt: skip
        numbers = {cells[1], cells[6]}
        made = self._joined(cells, numbers).encode()
        line.cells = made
        return made

    def _joined(self, cells: Iterable[str], numbers: Iterable[str] = ()) -> str:
        known = frozenset(numbers)
        return self._delimiter.join(text if text in known else self._cell(text) for text in cells)

    def _cell(self, text: str) -> str:
        """A text that no spreadsheet runs, in quotation marks where CSV needs them."""
        if self._is_plain(text):
            return text
        safe = guarded(text)
        return '"' + safe.replace('"', '""') + '"' if self._to_quote.search(safe) else safe


def write_csv(
    file: BinaryIO, work: Iterable[Work], wording: Wording, letters: Letters, delimiter: str
) -> None:
    """The whole table with its header, in UTF-8."""
    made = CsvRows(wording, letters, delimiter)
    file.write(made.header())
    file.writelines(made.rows(work))


def delimiter_of(comma: bool) -> str:
    """What separates cells: a language that writes the decimal comma needs a semicolon."""
    return ";" if comma else ","


def _delay(line: Line) -> str:
    """Days past due; empty for what is not due yet."""
    return str(line.days_past_due) if line.decision and line.days_past_due >= 0 else ""


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
