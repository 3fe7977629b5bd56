"""The worklist as CSV: every row in the order of the ledger, and no cell that is run."""

import csv
import io
import re
from datetime import timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from worklists import AS_OF, fault, item, made

from policy_gen.rules.receivables.case import Event, EventKind
from policy_gen.worklist.csv_out import COLUMNS
from policy_gen.worklist.forms import Form
from policy_gen.worklist.guarding import FORMULA_SIGNS
from policy_gen.worklist.items import LedgerItem, RowFault

NUMBER = re.compile(r"-\d+([.,]\d+)?")


def table(rows: list[LedgerItem | RowFault], language: str = "en") -> list[dict[str, str]]:
    text = made(rows, language=language).written(Form.CSV).decode("utf-8-sig")
    sign = "," if language == "en" else ";"
    head, *body = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    assert len(head) == len(COLUMNS)
    return [dict(zip(COLUMNS, row, strict=True)) for row in body]


def test_each_item_has_a_row_in_the_order_of_the_ledger() -> None:
    found = table([item(2, 40), fault(3, "5"), item(4, -3), item(5, 9, -70), item(6, 3, 0)])
    assert [row["row"] for row in found] == ["2", "4", "5", "6"]


def test_a_row_says_what_to_do_by_when_and_under_which_clause() -> None:
    row = table([item(2, 5, "1250.50", client="C7", name="Shop", invoice="17")])[0]
    assert (row["client"], row["name"], row["invoice"], row["amount"]) == ("C7", "Shop", "17", "1250.50")
    assert (row["days_past_due"], row["stage"], row["owner"]) == ("5", "negotiation", "Account manager")
    assert row["action"].endswith(".")
    assert "REC-380" in row["clauses"]
    assert (row["due"], row["next_date"]) == ("2026-06-10", "2026-06-18")


@pytest.mark.parametrize(("language", "amount"), [("en", "1250.50"), ("ru", "1250,50")])
def test_numbers_stay_numbers_in_the_way_of_the_language(language: str, amount: str) -> None:
    assert table([item(2, 5, "1250.50")], language)[0]["amount"] == amount


def test_a_passed_deadline_has_days_late_and_none_left() -> None:
    row = table([item(2, 60)])[0]
    assert row["days_left"] == ""
    assert int(row["days_late"]) > 30


def test_a_warning_stands_with_its_row() -> None:
    odd = RowFault(3, "Invoice", "row-duplicate", "N-2", other_row=2)
    found = table([item(2, 5), item(3, 5, invoice="N-2"), odd])
    assert [bool(row["warning"]) for row in found] == [False, True]


cells = st.text(
    st.one_of(st.sampled_from([*FORMULA_SIGNS, ";", ",", '"', "\n", "'"]), st.characters(codec="utf-8")),
    max_size=12,
)


@settings(deadline=None)
@given(cells, cells, cells, st.integers(-60, 100), st.sampled_from(["en", "ru"]))
def test_whatever_the_ledger_says_the_table_can_be_read_back_and_never_runs(
    client: str, name: str, invoice: str, days: int, language: str
) -> None:
    row = table([item(2, days, -5 if days % 7 == 0 else 60000, client=client, name=name, invoice=invoice)],
                language)[0]  # fmt: skip
    for cell in row.values():
        assert cell[:1] not in FORMULA_SIGNS or NUMBER.fullmatch(cell)
    for column, text in (("client", client), ("name", name), ("invoice", invoice)):
        assert row[column].replace("'", "") == text.replace("'", "")


def test_a_debt_that_is_not_due_has_no_days_of_delay() -> None:
    found = table([item(2, -3), item(3, 0), item(4, 5)])
    assert [row["days_past_due"] for row in found] == ["", "0", "5"]


def test_a_claim_that_has_lapsed_is_said_before_what_to_do() -> None:
    row = table([item(2, 1200)])[0]
    assert row["action"].startswith("The limitation period ended on")
    assert "limitation" not in row["notes"]


def test_a_decision_that_does_not_hold_is_explained_in_its_row() -> None:
    tolerated = Event(EventKind.PRIVILEGED_UNTIL, AS_OF + timedelta(10))
    text = made([item(2, 5)], {("C1", "N-2"): (tolerated,)}).written(Form.CSV).decode()
    assert "segment" in text.splitlines()[1].split("REC-")[-1]


@settings(deadline=None)
@given(
    cells, cells, st.integers(-60, 100), st.sampled_from([",", ";", "\t"]), st.sampled_from([*",;|", "\t"])
)
@example("x;=cmd|' /C calc'!A0;y", "17", 5, ",", ";")
@example('x|"=cmd()"|y', "a\n=b", 5, ";", "|")
def test_no_cell_runs_whatever_sign_the_table_is_parted_at(
    name: str, invoice: str, days: int, written: str, read: str
) -> None:
    file = io.BytesIO()
    rows = [item(2, days, -5 if days % 7 == 0 else 60000, name=name, invoice=invoice)]
    made(rows).worklist.write(Form.CSV, file, written)
    text = file.getvalue().decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=read):
        for cell in row:
            seen = cell.lstrip("\t\r\n")
            assert seen[:1] not in FORMULA_SIGNS or NUMBER.fullmatch(re.split(r"[;|\t]", seen)[0]), cell


def test_a_due_date_that_moves_is_told_beside_the_agreed_one() -> None:
    row = table([item(2, 2)])[0]  # Saturday, 13 June
    assert row["due"] == "2026-06-13"
    assert "moves to 15 June 2026" in row["notes"].replace("\u00a0", " ")
