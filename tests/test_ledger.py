"""A ledger of any make is read whole; a bad row is told by row and column and costs nothing else."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledgers import FAULTY, HEADER, LEDGERS, OGLINDA, SEVERNY, TISZA, expected, faults, items, made, opened

from policy_gen.problems import Severity, format_text
from policy_gen.profile.wording import in_language
from policy_gen.worklist.items import LedgerItem, RowFault
from policy_gen.worklist.row_faults import told_fault

SOUND = sorted((LEDGERS / "sound").glob("*.csv"))
DEBTS = [
    ("ООО «Рассвет»", "А-17", date(2026, 3, 5), Decimal("1234.56")),
    ("ООО «Рассвет»", "А-18", date(2026, 3, 12), Decimal(2000)),
    ("ИП Жуков", "Б-1", date(2026, 5, 6), Decimal("-50.10")),
]


def debts(found: list[LedgerItem]) -> list[tuple[str, str, date, Decimal]]:
    return [(one.client, one.invoice, one.due, one.amount) for one in found]


@pytest.mark.parametrize("case", SOUND, ids=lambda case: case.stem)
def test_the_same_debts_are_read_from_every_kind_of_export(case: Path) -> None:
    ledger = opened(case)
    assert debts(items(ledger)) == DEBTS
    assert faults(ledger) == []


@pytest.mark.parametrize(
    ("case", "company", "names"),
    [
        ("hungarian-cp1250.csv", TISZA, ("Őrség Bútor Kft.", "Szűcs Pékség Bt.")),
        ("hungarian-cp1250.csv", SEVERNY, ("Őrség Bútor Kft.", "Szűcs Pékség Bt.")),
        ("romanian-cp1250.csv", OGLINDA, ("Tâmplăria Păltiniş SRL", "Brutăria Ştefan SA")),
    ],
)
def test_hungarian_and_romanian_ledgers_of_old_windows_are_read(
    case: str, company: str, names: tuple[str, str]
) -> None:
    found = items(opened(LEDGERS / case, company))
    assert [one.client for one in found] == [names[0], names[0], names[1]]
    assert [one.amount for one in found] == [amount for *_, amount in DEBTS]
    assert [one.due for one in found] == [due for _, _, due, _ in DEBTS]


@pytest.mark.parametrize("case", FAULTY, ids=lambda case: case.stem)
def test_each_fault_is_told_at_its_row_and_column_and_costs_no_other_row(case: Path) -> None:
    ledger = opened(case)
    told = [told_fault(fault, case) for fault in faults(ledger)]
    assert [f"{one.code} {one.span.line}:{one.span.column}" for one in told if one.span] == expected(case)
    read = {one.invoice for one in items(ledger)}
    assert {"А-1", "Я-9"} <= read


@pytest.mark.parametrize("case", FAULTY, ids=lambda case: case.stem)
def test_faults_are_told_in_russian_too(case: Path) -> None:
    for fault in faults(opened(case)):
        told = told_fault(fault, case)
        assert in_language(told, "ru").message != told.message
        assert f"строка {fault.row}" in in_language(told, "ru").message
        assert "None" not in format_text(told) + format_text(in_language(told, "ru"))


@pytest.mark.parametrize("case", [*SOUND, *FAULTY], ids=lambda case: case.stem)
def test_a_ledger_may_be_read_again_and_gives_equal_rows(case: Path) -> None:
    ledger = opened(case)
    first, second, third = (list(ledger.rows()) for _ in range(3))
    assert first == second == third


def test_the_sum_of_a_faulty_row_is_kept_once_for_the_totals(tmp_path: Path) -> None:
    ledger = made(tmp_path, HEADER + ";А-1;31.02.2026;300,50\nА;А-2;2026-03-05;100\n")
    assert [fault.amount for fault in faults(ledger)] == [Decimal("300.50"), None]


@pytest.mark.parametrize("text", ["0,125", "-10,001", "1 234,5678", "99999999999,999"])
def test_a_sum_with_more_than_two_decimals_is_told_and_nothing_of_it_is_lost(
    text: str, tmp_path: Path
) -> None:
    ledger = made(tmp_path, HEADER + f"А;А-1;2026-03-05;{text}\nА;А-2;2026-03-05;0,50\n")
    (fault,) = faults(ledger)
    assert (fault.code, fault.variant) == ("row-amount", "decimals")
    assert fault.amount == Decimal(text.replace(" ", "").replace(",", "."))
    assert [item.amount for item in items(ledger)] == [Decimal("0.5")]


@pytest.mark.parametrize("text", ["0,120", "10,0000", "7,1", "1234567890,12"])
def test_noughts_behind_the_cents_do_no_harm(text: str, tmp_path: Path) -> None:
    ledger = made(tmp_path, HEADER + f"А;А-1;2026-03-05;{text}\nА;А-2;2026-03-05;0,50\n")
    assert faults(ledger) == []
    assert items(ledger)[0].amount == Decimal(text.replace(",", "."))


def test_the_sum_of_a_row_with_two_faults_is_counted_once_at_full_length(tmp_path: Path) -> None:
    ledger = made(tmp_path, HEADER + ";А-1;31.02.2026;0,125\nА;А-2;2026-03-05;0,50\n")
    assert [fault.amount for fault in faults(ledger)] == [Decimal("0.125"), None, None]


def test_a_fault_of_a_detail_leaves_the_debt_counted(tmp_path: Path) -> None:
    text = "Клиент;Срок оплаты;Остаток долга;Дата отгрузки;Не отгружено\nА;2026-03-05;100;31.02.2026;много\n"
    ledger = made(tmp_path, text)
    (item,) = items(ledger)
    assert (item.amount, item.delivered, item.undelivered) == (100, None, 0)
    assert [(one.code, one.keeps_item, one.amount) for one in faults(ledger)] == [
        ("row-detail", True, None)
    ] * 2
    assert {told_fault(one, ledger.path).severity for one in faults(ledger)} == {Severity.WARNING}


def test_all_columns_are_read(tmp_path: Path) -> None:
    text = (
        "Код клиента;Наименование;Холдинг;Сегмент;Счёт;Срок оплаты;Долг;Дата отгрузки;Язык;Акт подписан;"
        "Не отгружено\n"
        "К1;ООО «А»;Г1;Традиционная розница;1;2026-03-05;100;2026-02-20;английский;нет;1 500,50\n"
        "К2;;;;;2026-03-05;1;;;;\n"
    )
    first, second = items(made(tmp_path, text))
    assert first == LedgerItem(
        2, "К1", "ООО «А»", "Г1", "retail", "1", date(2026, 3, 5), Decimal(100), date(2026, 2, 20), "en",
        False, Decimal("1500.50"),
    )  # fmt: skip
    assert second == LedgerItem(3, "К2", "К2", "К2", "retail", "", date(2026, 3, 5), Decimal(1))


def test_totals_and_empty_rows_are_left_out_and_counted(tmp_path: Path) -> None:
    text = HEADER + "А;1;2026-03-05;100\nИтого по А;;;100\n\n;;;\nTotal Kft.;2;2026-03-05;0\nВсего;;;100\n"
    ledger = made(tmp_path, text)
    assert [(one.client, one.row) for one in items(ledger)] == [("А", 2), ("Total Kft.", 6)]
    counted = {
        note.variant: dict(note.fields)["count"] for note in ledger.notes() if note.code == "rows-counted"
    }
    assert counted == {"totals": "2", "zero": "1"}


def test_a_debt_without_its_day_is_no_total_even_if_the_client_is_called_so(tmp_path: Path) -> None:
    ledger = made(tmp_path, HEADER + "Total Energy Kft.;1;;100\n")
    assert [(one.code, one.variant, one.amount) for one in faults(ledger)] == [("row-date", "empty", 100)]


def test_a_credit_with_the_number_of_its_invoice_is_no_duplicate(tmp_path: Path) -> None:
    ledger = made(tmp_path, HEADER + "А;1;2026-03-05;100\nА;1;2026-03-05;-100\nА;1;2026-03-05;0\n")
    assert faults(ledger) == []


def test_a_repeated_number_names_both_rows_and_keeps_both_debts(tmp_path: Path) -> None:
    ledger = made(tmp_path, HEADER + "А;1;2026-03-05;100\nБ;1;2026-03-05;5\nА;1;2026-04-05;7\n")
    assert [(one.row, one.other_row, one.value) for one in faults(ledger)] == [(4, 2, "1")]
    assert sum(one.amount for one in items(ledger)) == 112


def test_very_many_repeated_numbers_are_counted_beyond_the_first_thousand(tmp_path: Path) -> None:
    ledger = made(tmp_path, HEADER + "А;1;2026-03-05;100\n" * 1500)
    assert len(faults(ledger)) == 1000
    (note,) = (note for note in ledger.notes() if note.variant == "duplicates")
    assert dict(note.fields)["count"] == "499"


def test_the_same_is_true_of_very_many_different_numbers(tmp_path: Path) -> None:
    rows = "".join(f"А;{number};2026-03-05;100\n" for number in range(1200))
    ledger = made(tmp_path, HEADER + rows * 2)
    assert len(faults(ledger)) == 1000
    (note,) = (note for note in ledger.notes() if note.variant == "duplicates")
    assert dict(note.fields)["count"] == "200"


def test_an_unknown_segment_is_asked_back_and_its_sum_is_not_lost(tmp_path: Path) -> None:
    text = "Клиент;Сегмент;Срок оплаты;Долг\nА;Традиционная рознца;2026-03-05;100\n"
    (fault,) = faults(made(tmp_path, text))
    assert (fault.near, fault.amount) == ("retail", 100)


def test_formulas_in_texts_stay_texts(tmp_path: Path) -> None:
    (item,) = items(made(tmp_path, HEADER + "=cmd()|x;@1;2026-03-05;100\n"))
    assert (item.client, item.invoice) == ("=cmd()|x", "@1")


def test_reading_shows_how_far_it_has_come(tmp_path: Path) -> None:
    ledger = made(tmp_path, HEADER + "А;1;2026-03-05;100\n" * 5000)
    seen = {ledger.position for _ in ledger.rows()}
    assert len(seen) > 2
    assert max(seen) == ledger.size == ledger.path.stat().st_size


PARTS = ["А", "1", "2026-03-05", "31.02.2026", "1 234,56", "-5", "=x", '"', '""', ";", "\n", "\r\n", "Итого",
         " ", "\t", "\0", "retail", "\u202e", "\u00a0", "9" * 30]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.sampled_from(PARTS), max_size=60))
def test_rows_of_any_shape_are_read_or_told_and_reading_again_agrees(
    parts: list[str], tmp_path: Path
) -> None:
    ledger = made(tmp_path, HEADER + "".join(parts))
    if not ledger.problems:
        rows = list(ledger.rows())
        assert rows == list(ledger.rows())
        assert all(isinstance(row, LedgerItem) or told_fault(row, ledger.path).message for row in rows)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300), ending=st.sampled_from(["csv", "xlsx"]), headed=st.booleans())
def test_no_bytes_whatever_raise(content: bytes, ending: str, headed: bool, tmp_path: Path) -> None:
    path = tmp_path / f"ledger.{ending}"
    path.write_bytes(HEADER.encode() * headed + content)
    ledger = opened(path)
    told = [told_fault(row, path) for row in ledger.rows() if isinstance(row, RowFault)]
    for problem in (*ledger.problems, *ledger.notes(), *told):
        assert len(format_text(problem).splitlines()) <= 3


def test_a_row_of_another_encoding_costs_only_itself(tmp_path: Path) -> None:
    text = HEADER.encode() + "Ромашка;А-1;02.03.2026;1 000,50\n".encode()
    ledger = made(tmp_path, text + "Лютик;А-2;02.03.2026;5\n".encode("cp1251"))
    found = list(ledger.rows())
    assert [one.client for one in found if isinstance(one, LedgerItem)] == ["Ромашка"]
    assert [(one.row, one.code, one.index) for one in found if isinstance(one, RowFault)] == [
        (3, "row-text", 0)
    ]


def test_a_ledger_of_old_windows_with_few_russian_rows_is_still_read(tmp_path: Path) -> None:
    rows = "".join(f"Client {n};{n};02.03.2026;5\n" for n in range(50)) + "Лютик;А-2;02.03.2026;5\n"
    assert items(made(tmp_path, (HEADER + rows).encode("cp1251")))[-1].client == "Лютик"
