"""The worklist as a workbook: summary, a sheet for each owner, decisions, faults. The door to XlsxWriter."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from policy_gen.problems import Problem
from policy_gen.worklist.guarding import exact_text
from policy_gen.worklist.letters import Letters
from policy_gen.worklist.planning import Work
from policy_gen.worklist.summary import summary, verdict
from policy_gen.worklist.tasks import Task, tasks_by_owner
from policy_gen.worklist.totals import Totals
from policy_gen.worklist.wording import Wording

COLUMNS = (
    ("name", 28), ("invoice", 14), ("amount", 14), ("due", 11), ("days_past_due", 9), ("stage", 18),
    ("action", 60), ("deadline", 11), ("days_late", 9), ("supply", 22), ("text", 70), ("clauses", 16),
    ("next_date", 11), ("last_date_to_sue", 11), ("client", 14), ("row", 8), ("notes", 40),
)  # fmt: skip
"""Keys of the words `worklist_column`, and the widths of the columns in characters."""
MOST_ROWS = 1_048_575
"""Rows of a sheet below its header; what is more goes onto a further sheet."""
LONGEST_TITLE, LONGEST_TEXT = 31, 32_767
NUMBER_DIGITS = 15
"""What a spreadsheet's number holds; a longer sum is written as text, so that no cent is lost."""
FORBIDDEN_IN_TITLE = str.maketrans("", "", "[]:*?/\\'")
CREATED = datetime(2000, 1, 1)
"""A fixed day, so that the same list gives the same bytes."""
Cell = str | int | Decimal | date | None


class Book:
    """A workbook whose texts are never taken for formulas or links."""

    def __init__(self, file: BinaryIO) -> None:
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = xlsxwriter.Workbook(file, {**options, "in_memory": True})
        self._book.set_properties({"created": CREATED})
        self._head = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._text = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._money = self._book.add_format({"num_format": "#,##0.00", "valign": "top"})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self._titles: set[str] = set()

    def close(self) -> None:
        self._book.close()

    def sheet(self, title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]]) -> None:
        """A sheet with a header that stays in view; a second one where it is full."""
        sheet = self._new(title, columns)
        last = 0
        for number, cells in enumerate(rows):
            place = number % MOST_ROWS
            if number and place == 0:
                sheet.autofilter(0, 0, MOST_ROWS, len(columns) - 1)
                sheet = self._new(title, columns)
            last = place + 1
            for column, cell in enumerate(cells):
                self._write(sheet, last, column, cell)
        sheet.autofilter(0, 0, last, len(columns) - 1)

    def _new(self, title: str, columns: Sequence[tuple[str, int]]) -> Worksheet:
        sheet = self._book.add_worksheet(self._title(title))
        for place, (name, width) in enumerate(columns):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, name, self._head)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def _title(self, wanted: str) -> str:
        """A title that Excel takes and that no other sheet has."""
        clean = wanted.translate(FORBIDDEN_IN_TITLE).strip()[:LONGEST_TITLE] or "-"
        title, number = clean, 1
        while title.lower() in self._titles:
            number += 1
            end = f" {number}"
            title = clean[: LONGEST_TITLE - len(end)] + end
        self._titles.add(title.lower())
        return title

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, date):
            sheet.write_datetime(row, column, cell, self._day)
        elif isinstance(cell, Decimal) and len(cell.as_tuple().digits) <= NUMBER_DIGITS:
            sheet.write_number(row, column, float(cell), self._money)
        elif isinstance(cell, Decimal):
            sheet.write_string(row, column, exact_text(cell), self._text)
        elif isinstance(cell, int):
            sheet.write_number(row, column, cell, self._text)
        else:
            sheet.write_string(row, column, cell[:LONGEST_TEXT], self._text)


def write_workbook(
    file: BinaryIO,
    work: Sequence[Work],
    found: Totals,
    faults: Sequence[Problem],
    wording: Wording,
    letters: Letters,
) -> None:
    """The whole workbook; nothing is written elsewhere meanwhile."""
    book = Book(file)
    _summary_sheet(book, found, wording)
    columns = [(wording.word(key, "worklist_column"), width) for key, width in COLUMNS]
    for owner, tasks in tasks_by_owner(work).items():
        book.sheet(wording.role(owner), columns, (_row(task, wording, letters) for task in tasks))
    _decisions(book, wording)
    if faults:
        heads = [(wording.word(key), width) for key, width in FAULT_COLUMNS]
        book.sheet(wording.word("sheet_faults"), heads, map(_fault, faults))
    book.close()


def _summary_sheet(book: Book, found: Totals, wording: Wording) -> None:
    columns = [(wording.word("title"), 44), (wording.word("rows"), 10), (wording.word("sum"), 18)]
    rows: list[Sequence[Cell]] = [(wording.say("of_day", day=wording.plan.as_of),)]
    if not wording.plan.knows_events:
        rows.append((wording.word("without_events"),))
    for part in summary(found, wording):
        rows += [(), (part.title,)]
        rows += [(row.label, row.rows, row.amount) for row in part.rows]
    rows.append((verdict(found, wording),))
    book.sheet(wording.word("sheet_summary"), columns, rows)


def _row(task: Task, wording: Wording, letters: Letters) -> Sequence[Cell]:
    item, line, client = task.work
    said = wording.line(line)
    cells: dict[str, Cell] = {
        "name": item.name,
        "invoice": item.invoice,
        "amount": item.amount,
        "due": item.due,
        "days_past_due": line.days_past_due if line.decision and line.days_past_due >= 0 else None,
        "stage": said.stage,
        "action": " ".join(filter(None, (said.lead, *map(wording.duty, task.duties)))),
        "deadline": task.by,
        "days_late": line.days_late if task.is_late else None,
        "supply": wording.client(client).supply,
        "text": letters.text(task.work) if any(duty.script for duty in task.duties) else None,
        "clauses": ", ".join(wording.teller.clauses(duty.clause for duty in task.duties)),
        "next_date": said.next_date,
        "last_date_to_sue": said.last_date_to_sue,
        "client": item.client,
        "row": item.row,
        "notes": " ".join(filter(None, (wording.warning(item.row), said.notes))),
    }
    return [cells[key] for key, _ in COLUMNS]


def _decisions(book: Book, wording: Wording) -> None:
    rows = sorted(
        (one.by, client.account.name, wording.waiting(one))
        for client in wording.plan.waiting_clients()
        for one in client.waiting
    )
    if rows:
        heads = [
            (wording.word(key), width) for key, width in (("deadline", 11), ("client", 28), ("waiting", 80))
        ]
        book.sheet(wording.word("sheet_waiting"), heads, rows)


FAULT_COLUMNS = (("fault_file", 20), ("fault_row", 8), ("fault_column", 8), ("fault", 70), ("fault_hint", 70))


def _fault(problem: Problem) -> Sequence[Cell]:
    place = problem.span
    if place is None:
        return (None, None, None, problem.message, problem.hint)
    return (place.file.name, place.line, place.column, problem.message, problem.hint)
