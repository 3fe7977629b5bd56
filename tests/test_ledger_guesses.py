"""What a ledger leaves open is settled by the columns file or guessed by a rule, and told."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from ledgers import HEADER, items, made

from policy_gen.problems import Problem, Severity, format_text
from policy_gen.profile.wording import in_language
from policy_gen.worklist.columns import Columns
from policy_gen.worklist.items import LedgerItem, RowFault


def notes(ledger_notes: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(note.code, note.variant) for note in ledger_notes]


def test_a_due_date_is_counted_from_delivery_with_the_segments_terms(tmp_path: Path) -> None:
    text = (
        "Клиент;Сегмент;Дата счёта;Дата отгрузки;Сумма\n"
        "А;horeca;2026-03-01;2026-03-05;100\n"
        "Б;horeca;2026-03-01;;1\n"
    )
    ledger = made(tmp_path, text)
    assert [one.due for one in items(ledger)] == [date(2026, 3, 15), date(2026, 3, 11)]
    assert ("rows-counted", "due") in notes(ledger.notes())


def test_words_nobody_knows_are_told_once(tmp_path: Path) -> None:
    text = "Клиент;Срок оплаты;Долг;Язык;Акт подписан\n" + "А;2026-03-05;100;клингонский;может быть\n" * 3
    ledger = made(tmp_path, text)
    assert {(one.language, one.papers_signed) for one in items(ledger)} == {(None, None)}
    assert notes(ledger.notes())[-2:] == [("unknown-word", "language"), ("unknown-word", "papers_signed")]


def test_how_a_doubtful_sum_and_a_doubtful_day_were_read_is_told(tmp_path: Path) -> None:
    ledger = made(tmp_path, HEADER + "А;1;5/3/2026;1.234\nА;2;5/3/2026;12,50\n")
    assert [one.amount for one in items(ledger)] == [1234, Decimal("12.50")]
    assert [one.due for one in items(ledger)] == [date(2026, 3, 5)] * 2
    assert {("read-as", "amount"), ("read-as", "due")} <= set(notes(ledger.notes()))


def test_guessed_columns_are_shown(tmp_path: Path) -> None:
    ledger = made(tmp_path, HEADER + "А;1;2026-03-05;100\n")
    assert [(one.field, one.header, one.index, one.given) for one in ledger.columns] == [
        ("client", "Контрагент", 0, False),
        ("invoice", "Счёт", 1, False),
        ("due", "Срок оплаты", 2, False),
        ("amount", "Остаток долга", 3, False),
    ]
    (note,) = (note for note in ledger.notes() if note.code == "columns-taken")
    assert "open amount: “Остаток долга”" in note.message
    assert "остаток долга: «Остаток долга»" in in_language(note, "ru").message


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("Контрагент;Остаток долга\nА;1\n", "missing-column", ("due date", 'amount: "Остаток долга"')),
        ("1;2;3\n4;5;6\n", "missing-column", ("client, open amount, due date", "“1”, “2”, “3”")),
        ("нет", "missing-column", ("client, open amount, due date", "“нет”")),
        ("Клиент;Срок оплаты;Долг;Сальдо\n", "ambiguous-column", ("open amount", "“Долг”, “Сальдо”")),
        ("Клиент;Клиент;Срок оплаты;Долг\n", "ambiguous-column", ("client",)),
    ],
)  # fmt: skip
def test_a_column_that_is_missing_or_not_clear_stops_with_the_lines_to_write(
    text: str, code: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    ledger = made(tmp_path, text)
    (problem,) = ledger.problems
    assert problem.code == code
    assert "company_profiles/severny-dvor.ledger.yaml: {client: " in str(problem.hint)
    assert all(word in format_text(problem) for word in words)
    assert list(ledger.rows()) == []


def test_headers_without_rows_are_told(tmp_path: Path) -> None:
    ledger = made(tmp_path, HEADER)
    assert items(ledger) == []
    assert ("no-rows", "") in notes(ledger.notes())


@pytest.mark.parametrize(
    ("amounts", "variant"), [(("1.234", "5.678"), "amount_guess"), (("1.234", "5.678,50"), "amount")]
)
def test_a_guess_by_rule_is_not_said_to_follow_from_other_sums(
    amounts: tuple[str, ...], variant: str, tmp_path: Path
) -> None:
    rows = "".join(f"А;{n};02.03.2026;{amount}\n" for n, amount in enumerate(amounts))
    ledger = made(tmp_path, HEADER + rows)
    assert items(ledger)[0].amount == 1234
    assert variant in [one.variant for one in ledger.notes()]


def test_what_the_columns_file_settles_is_no_guess(tmp_path: Path) -> None:
    ledger = made(tmp_path, HEADER + "А;1;02.03.2026;1.230\n", columns=Columns(decimal="."))
    assert items(ledger)[0].amount == Decimal("1.23")
    assert "read-as" not in {one.code for one in ledger.notes()}


MONTH_FIRST = "Customer\tDocument Number\tNet due date\tAmount\n1\t1\t06/01/2026\t120,000.50\n"


def test_one_day_with_the_month_first_settles_the_column_and_is_told(tmp_path: Path) -> None:
    ledger = made(tmp_path, MONTH_FIRST + "1\t2\t06/13/2026\t30,000.00-\n")
    assert [one.due for one in items(ledger)] == [date(2026, 6, 1), date(2026, 6, 13)]
    told = [one for one in ledger.notes() if one.code == "read-as"]
    assert [(one.variant, dict(one.fields)["found"]) for one in told] == [("month", "06/13/2026")]


def test_days_that_contradict_each_other_are_read_with_the_day_first_and_warned_of(tmp_path: Path) -> None:
    ledger = made(tmp_path, MONTH_FIRST + "1\t2\t06/13/2026\t5.00\n1\t3\t13/06/2026\t5.00\n")
    found = list(ledger.rows())
    assert [type(one) for one in found] == [LedgerItem, RowFault, LedgerItem]
    (told,) = [one for one in ledger.notes() if one.code == "read-as"]
    assert (told.variant, told.severity) == ("torn", Severity.WARNING)


def test_the_columns_file_goes_before_what_the_days_show(tmp_path: Path) -> None:
    ledger = made(tmp_path, MONTH_FIRST + "1\t2\t06/13/2026\t5.00\n", columns=Columns(month_first=False))
    assert [type(one) for one in ledger.rows()] == [LedgerItem, RowFault]
    assert "read-as" not in {one.code for one in ledger.notes()}
