"""The worklist as a workbook, read back by another library."""

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook
from worklists import fault, item, made

from policy_gen.worklist import xlsx_out
from policy_gen.worklist.forms import Form
from policy_gen.worklist.items import LedgerItem, RowFault

ROWS: list[LedgerItem | RowFault] = [
    item(2, 40, 90000), item(3, 60, 70000), item(4, 4, client="C2", name='=HYPERLINK("x")', invoice="+7"),
    item(5, 3, -500, invoice="http://x.test"), fault(6, "10"),
]  # fmt: skip


def book(rows: list[LedgerItem | RowFault]) -> dict[str, list[list[object]]]:
    opened = CalamineWorkbook.from_filelike(BytesIO(made(rows).written(Form.XLSX)))
    return {name: opened.get_sheet_by_name(name).to_python() for name in opened.sheet_names}


def test_there_is_a_summary_a_sheet_for_each_owner_and_one_for_faults() -> None:
    assert list(book(ROWS)) == [
        "Summary", "Account manager", "Credit controller", "Lawyer", "Faults",
    ]  # fmt: skip


def test_the_most_urgent_task_of_an_owner_comes_first() -> None:
    head, *rows = book(ROWS)["Lawyer"]
    late = head.index("Days late")
    assert [row[head.index("Row of the ledger")] for row in rows] == [3, 2]
    assert rows[0][late] > rows[1][late]  # type: ignore[operator]


def test_sums_are_numbers_and_days_are_days() -> None:
    head, row, _ = book(ROWS)["Lawyer"]
    assert row[head.index("Amount")] == 70000
    assert isinstance(row[head.index("Due date")], date)


def test_a_sum_longer_than_a_spreadsheets_number_stays_whole() -> None:
    rows = [item(row, 40, "999999999999999.99") for row in (2, 3)]
    cells = [cell for sheet in book(rows).values() for row in sheet for cell in row]
    assert "1999999999999999.98" in cells
    assert "999999999999999.99" in cells


def test_the_summary_reconciles_with_the_ledger() -> None:
    rows = {row[0]: row[2] for row in book(ROWS)["Summary"] if row[2] != ""}
    parts = ("Open invoices", "Money and credit notes not assigned", "Faulty rows")
    assert sum(rows[part] for part in parts) == rows["The ledger in all"] == 219510  # type: ignore[misc]
    assert rows["Difference"] == 0


def test_a_text_is_never_a_formula_nor_a_link() -> None:
    archive = ZipFile(BytesIO(made(ROWS).written(Form.XLSX)))
    sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/" in name]
    assert len(sheets) == 5
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    assert book(ROWS)["Account manager"][1][:2] == ['=HYPERLINK("x")', "+7"]


def test_the_same_list_gives_the_same_bytes() -> None:
    assert made(ROWS).written(Form.XLSX) == made(ROWS).written(Form.XLSX)


def test_a_full_sheet_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_out, "MOST_ROWS", 2)
    sheets = book([item(row, 60 + row) for row in range(2, 7)])
    assert [name for name in sheets if name.startswith("Lawyer")] == ["Lawyer", "Lawyer 2", "Lawyer 3"]
    assert [len(sheets[name]) for name in ("Lawyer", "Lawyer 2", "Lawyer 3")] == [3, 3, 2]


def test_nothing_is_written_but_the_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    made(ROWS).written(Form.XLSX)
    assert list(tmp_path.iterdir()) == []
