"""A total of a ledger that is not the sum of its rows is told with both numbers."""

from decimal import Decimal
from pathlib import Path

from ledgers import HEADER, made

from policy_gen.worklist.checked_totals import CheckedTotals


def told(folder: Path, rows: str) -> list[tuple[str, str]]:
    """The two numbers of each warning."""
    ledger = made(folder, HEADER + rows)
    list(ledger.rows())
    notes = [dict(one.fields) for one in ledger.notes() if one.code == "wrong-total"]
    return [(one["said"], one["found"]) for one in notes]


def test_a_wrong_total_is_told(tmp_path: Path) -> None:
    rows = "А;1;02.03.2026;100\nБ;2;02.03.2026;50,50\nИтого;;;160\n"
    assert told(tmp_path, rows) == [("160", "150.50")]


def test_subtotals_and_totals_over_them_are_right(tmp_path: Path) -> None:
    rows = (
        "А;1;02.03.2026;100\nИтого;;;100\nБ;2;02.03.2026;50\nБ;3;02.03.2026;-7\nИтого;;;43\nВсего;;;143,00\n"
    )
    assert told(tmp_path, rows) == []


def test_the_sum_of_a_row_without_its_day_counts_too(tmp_path: Path) -> None:
    assert told(tmp_path, "А;1;31.02.2026;100\nИтого;;;100\n") == []


def test_a_row_without_a_sum_is_said_to_be_left_out(tmp_path: Path) -> None:
    ledger = made(tmp_path, HEADER + "А;1;02.03.2026;100\nА;2;02.03.2026;x\nИтого;;;150\n")
    list(ledger.rows())
    assert [one.variant for one in ledger.notes() if one.code == "wrong-total"] == ["unknown"]


def test_a_total_above_its_rows_is_left_alone() -> None:
    checked = CheckedTotals()
    checked.total(2, Decimal(100))
    checked.add(Decimal(100))
    assert checked.wrong == []
