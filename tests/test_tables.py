"""Files of any kind become tables, or say plainly why not."""

import struct
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from ledgers import HEADER, faults, items, made, opened

from policy_gen.worklist.delimiters import delimiter_of
from policy_gen.worklist.encodings import FileForm, file_form
from policy_gen.worklist.workbook import Workbook, open_workbook

ROW = "ООО «Рассвет»;А-17;2026-03-05;1234,56\n"


def workbook(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


HEAD = ["Контрагент", "Счёт", "Срок оплаты", "Остаток долга"]


def test_a_workbook_is_read_with_its_own_days_and_numbers(tmp_path: Path) -> None:
    rows = [
        HEAD,
        ["А", 17, date(2026, 3, 5), 1234.56],
        ["А", "007", datetime(2026, 3, 5, 13, 45), 1.23],
        ["А", 18.0, 46086, -2000],
        ["А", "19", "05.03.2026", "1 234,56"],
        [None, None, None, None],
        ["Итого", None, None, 5],
    ]
    found = items(opened(workbook(tmp_path / "ledger.xlsx", {"Лист1": rows})))
    assert [(one.row, one.invoice, one.amount) for one in found] == [
        (2, "17", Decimal("1234.56")),
        (3, "007", Decimal("1.23")),
        (4, "18", Decimal(-2000)),
        (5, "19", Decimal("1234.56")),
    ]
    assert {one.due for one in found} == {date(2026, 3, 5)}


def test_of_several_sheets_the_one_with_a_fitting_header_is_read_and_named(tmp_path: Path) -> None:
    sheets = {
        "Титул": [["Ведомость"]],
        "Пусто": [],
        "Долги": [[], [None, None, *HEAD], [None, None, "А", "1", "31.02.2026", 5]],
    }
    ledger = opened(workbook(tmp_path / "ledger.xlsx", sheets))
    (fault,) = faults(ledger)
    assert (fault.row, fault.column, fault.index, fault.amount) == (3, "Срок оплаты", 4, 5)
    told = {note.variant: dict(note.fields)["found"] for note in ledger.notes() if note.code == "read-as"}
    assert told == {"sheet": "Долги", "header": "2"}


def test_a_second_sheet_that_looks_like_the_table_is_warned_of_by_name(tmp_path: Path) -> None:
    row = ["А", "1", "2026-03-05", 5]
    sheets = {"Январь": [HEAD, row], "Февраль": [HEAD, row], "Титул": [["Ведомость"]]}
    ledger = opened(workbook(tmp_path / "ledger.xlsx", sheets))
    assert len(items(ledger)) == 1
    (told,) = [one for one in ledger.notes() if one.code == "read-as"]
    assert (told.variant, told.severity, dict(told.fields)["known"]) == ("sheets", "warning", "“Февраль”")


def test_a_workbook_may_be_read_again(tmp_path: Path) -> None:
    ledger = opened(
        workbook(tmp_path / "ledger.xlsx", {"1": [HEAD, *[["А", n, "2026-03-05", n] for n in range(1200)]]})
    )
    assert list(ledger.rows()) == list(ledger.rows())
    assert ledger.size == ledger.position == 1201


def codes(path: Path) -> list[tuple[str, str]]:
    return [(one.code, one.variant) for one in opened(path).problems]


def test_a_truncated_workbook_is_told(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "whole.xlsx", {"1": [HEAD, ["А", 1, "2026-03-05", 1]]}).read_bytes()
    for size in (10, 1000, len(whole) // 2, len(whole) - 10):
        path = tmp_path / "cut.xlsx"
        path.write_bytes(whole[:size])
        assert codes(path) == [("damaged-workbook", "")]


def test_a_workbook_of_damaged_bytes_is_told_or_read(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "whole.xlsx", {"1": [HEAD, ["А", 1, "2026-03-05", 1]]}).read_bytes()
    path = tmp_path / "ledger.xlsx"
    for at in range(0, len(whole), 97):
        path.write_bytes(whole[:at] + b"\xff" + whole[at + 1 :])
        ledger = opened(path)
        assert ledger.problems or list(ledger.rows())


NONE, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def entry(name: str, kind: int, child: int, size: int = 0) -> bytes:
    """A directory entry of a compound file."""
    words = name.encode("utf-16-le") + b"\0\0" if name else b""
    start = NONE if kind == 5 else 0
    return words.ljust(64, b"\0") + struct.pack(
        "<HBBIII36xIQ", len(words), kind, 1, FREE, FREE, child, start, size
    )


def locked() -> bytes:
    """The outside of a workbook under a password: a compound file with an encrypted package."""
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, 1, 0, 4096, NONE, 0, NONE, 0, 0,
    )  # fmt: skip
    fat = struct.pack("<128I", FAT, NONE, *[FREE] * 126)
    folder = entry("Root Entry", 5, 1) + entry("EncryptedPackage", 2, FREE) + entry("", 0, FREE) * 2
    return header.ljust(512, b"\xff") + fat + folder


def test_a_workbook_under_a_password_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(locked())
    assert codes(path) == [("damaged-workbook", "locked")]


def test_without_the_library_a_workbook_is_refused_with_the_line_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "ledger.xlsx", {"1": [HEAD]})
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    (problem,) = opened(path).problems
    assert (problem.code, problem.variant) == ("damaged-workbook", "library")
    assert 'pip install "policy-gen[xlsx]"' in str(problem.hint)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.xlsx", b"Customer;Due\n", ("damaged-workbook", "")),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ("damaged-workbook", "")),
        ("a.xls", b"<html><table><tr><td>Customer", ("damaged-workbook", "page")),
        ("a.csv", b"<?xml version='1.0'?>", ("damaged-workbook", "page")),
        ("a.csv", b"", ("empty-file", "ledger")),
        ("a.csv", b"\xef\xbb\xbf\r\n \n", ("empty-file", "ledger")),
        ("a.csv", HEADER.encode("utf-16"), ("not-utf8", "utf16")),
        ("a.csv", "Customer;Due date;Balance\n".encode("utf-16-le"), ("not-utf8", "utf16")),
        ("a.csv", b"%PDF-1.7\n%", ("binary-file", "ledger")),
        ("a.csv", bytes(range(1, 32)) * 50, ("binary-file", "ledger")),
        ("a.csv", b"Customer;" + b"x" * 3_000_000, ("long-line", "")),
        ("a.csv", ";".join(f"c{n}" for n in range(10_000)).encode() + b"\n1\n", ("too-many-columns", "")),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_with_advice(
    name: str, content: bytes, expected: tuple[str, str], tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    (problem,) = opened(path).problems
    assert (problem.code, problem.variant) == expected
    assert problem.hint


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    assert codes(tmp_path / "none.csv") == [("missing-file", "ledger")]
    assert codes(tmp_path) == [("not-a-file", "folder_ledger")]
    assert codes(Path("/dev/null")) == [("not-a-file", "ledger")]
    assert codes(tmp_path / ("x" * 300)) == [("unreadable-file", "")]


@pytest.mark.parametrize("text", ["Ёлка, Щёлково", "Абвгд", "«Жуков»"])
def test_russian_of_old_windows_is_recognised(text: str, tmp_path: Path) -> None:
    (item,) = items(made(tmp_path, f"{HEADER}{text};1;2026-03-05;5\n".encode("cp1251")))
    assert item.client == text


def test_a_file_without_letters_of_its_own_follows_the_companys_languages(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"Customer;Due date;Balance\n\xab\xbb;2026-03-05;1\n")
    forms = [file_form(path, frozenset({language})) for language in ("ru", "hu")]
    assert [form.encoding for form in forms if isinstance(form, FileForm)] == ["cp1251", "cp1250"]


def test_cells_of_another_encoding_cost_only_their_rows(tmp_path: Path) -> None:
    strange = "Лес".encode("cp1251") + b";2;2026-03-05;300\n"
    ledger = made(tmp_path, HEADER.encode() + ROW.encode() * 20 + strange + b"A\0B;3;2026-03-05;7\n")
    assert len(items(ledger)) == 20
    told = [(one.row, one.column, one.amount) for one in faults(ledger) if one.code == "row-text"]
    assert told == [(22, "Контрагент", 300), (23, "Контрагент", 7)]


def test_a_strange_byte_in_a_column_nobody_reads_does_no_harm(tmp_path: Path) -> None:
    text = (HEADER.strip() + ";Примечание\n").encode() + "А;1;2026-03-05;5;".encode() + b"\xff\n"
    assert [one.client for one in items(made(tmp_path, text))] == ["А"]


@pytest.mark.parametrize(
    ("lines", "delimiter"),
    [
        (["a;b;c", "1,5;2;3"], ";"),
        (["a,b,c", "1,2,x;y"], ","),
        (["a\tb", "1,5\t2"], "\t"),
        (["title", "", "a;b", "1;2", "3;4"], ";"),
        (['"a;b",c', '"1;2",3'], ","),
        (["sep=,", "a;b", "1;2"], ","),
        (["a"], ";"),
    ],
)
def test_the_delimiter_is_found(lines: list[str], delimiter: str) -> None:
    assert delimiter_of([f"{line}\n" for line in lines]) == delimiter


@pytest.mark.parametrize(
    "stray",
    ['"ООО Лес;2;2026-03-05;300', 'ООО Лес;"2;2026-03-05;300', 'ООО Лес;2;2026-03-05;"300',
     '"ООО "Лес"";2;2026-03-05;300', 'ООО Лес";2;2026-03-05;300', '"""ООО Лес;2;2026-03-05;300'],
)  # fmt: skip
def test_a_stray_quotation_mark_swallows_no_row(stray: str, tmp_path: Path) -> None:
    rows = ROW * 50
    ledger = made(tmp_path, f"{HEADER}{rows}{stray}\n{rows}{stray}\n{rows}")
    read = [one for one in ledger.rows() if not (one.__class__.__name__ == "RowFault" and one.keeps_item)]
    assert len(read) == 152
    assert [one.row for one in read] == list(range(2, 154))


def test_a_stray_quotation_mark_in_every_row_swallows_none(tmp_path: Path) -> None:
    rows = "".join(f'"Лес {number};{number};2026-03-05;300\n' for number in range(3000))
    assert [one.row for one in items(made(tmp_path, HEADER + rows))] == list(range(2, 3002))


def test_a_cell_of_two_lines_may_stand_anywhere(tmp_path: Path) -> None:
    rows = "".join(f'"Лес\n{number}";{number};2026-03-05;300\n' for number in range(3000))
    found = items(made(tmp_path, HEADER + rows))
    assert [(one.row, one.client) for one in found] == [(n + 2, f"Лес\n{n}") for n in range(3000)]


def test_a_row_of_a_hundred_thousand_letters_costs_only_itself(tmp_path: Path) -> None:
    ledger = made(tmp_path, f"{HEADER}{ROW}{'x' * 200_000};2;2026-03-05;3\n{ROW}")
    assert [(one.row, one.variant) for one in faults(ledger) if one.code == "row-text"] == [(3, "long")]
    assert [one.row for one in items(ledger)] == [2, 4]


def test_old_line_ends_are_line_ends(tmp_path: Path) -> None:
    assert len(items(made(tmp_path, (HEADER + ROW * 3).replace("\n", "\r")))) == 3


def test_a_workbook_without_sheets_or_rows_holds_nothing(tmp_path: Path) -> None:
    assert codes(workbook(tmp_path / "a.xlsx", {"1": []})) == [("empty-file", "ledger")]
    book = open_workbook(tmp_path / "a.xlsx")
    assert isinstance(book, Workbook)
    assert (book.width("1"), book.height("1"), list(book.batches("1"))) == (0, 0, [])
