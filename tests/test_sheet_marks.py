"""Cells of a workbook without a readable value are told as what they are, not as missing."""

import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from ledgers import opened

from policy_gen.worklist.items import RowFault
from policy_gen.worklist.sheet_marks import NO_RESULT, SheetMarks, is_error, sheet_marks

HEADER = ("Контрагент", "Счёт", "Срок оплаты", "Остаток долга")


def workbook(folder: Path) -> Path:
    """Row 2: a sum without a result; row 3: a sum that is an error; row 4: a day without a result, hidden."""
    path = folder / "ledger.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Долги")
        sheet.write_row(0, 0, HEADER)
        for row in (1, 2, 3, 4):
            sheet.write_row(row, 0, ("Ромашка", f"A-{row}", "02.03.2026", 100))
        sheet.write_formula(1, 3, "=50*2")
        sheet.write_formula(2, 3, "=1/0", None, "#DIV/0!")
        sheet.write_formula(3, 2, "=TODAY()")
        sheet.set_row(3, None, None, {"hidden": True})
    return without_results(path)


def without_results(path: Path) -> Path:
    """The same file as a program writes it that counts nothing."""
    target = path.with_name("open.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</f><v>0</v>", b"</f><v></v>"))
    return target


def test_formulas_without_a_result_errors_and_hidden_rows_are_found(tmp_path: Path) -> None:
    found = sheet_marks(workbook(tmp_path), 0)
    assert found.cells == {1: {3: NO_RESULT}, 2: {3: "#DIV/0!"}, 3: {2: NO_RESULT}}
    assert found.hidden_rows == 1


def test_each_is_told_at_its_cell_and_its_sum_is_not_taken_for_nothing(tmp_path: Path) -> None:
    ledger = opened(workbook(tmp_path))
    faults = [one for one in ledger.rows() if isinstance(one, RowFault)]
    assert [(one.row, one.code, one.variant, one.amount) for one in faults] == [
        (2, "row-amount", "no_result", None),
        (3, "row-amount", "error", None),
        (4, "row-date", "no_result", Decimal(100)),
    ]


def test_hidden_rows_are_counted_and_told_once(tmp_path: Path) -> None:
    ledger = opened(workbook(tmp_path))
    list(ledger.rows())
    assert [one.fields for one in ledger.notes() if one.variant == "hidden"] == [(("count", "1"),)]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"a;b"])
def test_a_file_of_another_kind_has_no_marks(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(content)
    assert sheet_marks(path, 0) == SheetMarks()


@pytest.mark.parametrize("cell", ["#REF!", "#DIV/0!", "#N/A", "#ЗНАЧ!", "#ИМЯ?"])
def test_errors_are_known_by_their_look(cell: str) -> None:
    assert is_error(cell)
    assert not is_error(cell.removeprefix("#"))
