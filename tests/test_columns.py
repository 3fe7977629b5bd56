"""The columns file says which column is which; what it says wrongly is told at its place."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from ledgers import items, made, profile

from policy_gen.worklist.columns import Columns, columns_file, read_columns
from policy_gen.worklist.headers import LEDGER, PEOPLE, REGISTER, SIGNATURES, folded, guess, synonyms


def columns(folder: Path, text: str) -> Columns:
    found, problems = read(folder, text)
    assert found is not None, problems
    return found


def read(folder: Path, text: str) -> tuple[Columns | None, list[tuple[str, str]]]:
    path = folder / "acme.ledger.yaml"
    path.write_text(text, encoding="utf-8")
    found, problems = read_columns(path, profile())
    return found, [(one.code, f"{one.span.line}:{one.span.column}") for one in problems if one.span]


def test_given_columns_prevail_over_their_names(tmp_path: Path) -> None:
    said = columns(tmp_path, "client: Кому\namount: Долг\ndue: До\n")
    ledger = made(tmp_path, "Кому;Контрагент;До;Долг;Сальдо\nА;Б;2026-03-05;1;2\n", columns=said)
    (item,) = items(ledger)
    assert (item.client, item.name, item.amount) == ("А", "Б", 1)
    assert [column.field for column in ledger.columns if column.given] == ["client", "due", "amount"]


def test_options_decide_what_the_columns_leave_open(tmp_path: Path) -> None:
    text = (
        "decimal: point\ndates: month_first\nsegments: {Магазины: retail}\nlanguages: {англ.: en}\n"
        'client: "Контрагент"\n'
    )
    said = columns(tmp_path, text)
    table = "Контрагент;Срок оплаты;Долг;Сегмент;Язык\nА;03/05/2026;1.230;магазины;Англ\n"
    (item,) = items(made(tmp_path, table, columns=said))
    assert (item.due.month, item.amount, item.segment, item.language) == (3, Decimal("1.23"), "retail", "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- client\n", [("columns-file", "1:1")]),
        ("client: Кому\namout: Долг\n", [("columns-file", "2:1")]),
        ("klingon: Кому\n", [("columns-file", "1:1")]),
        ("client:\n", [("columns-file", "1:1")]),
        ("client: [a, b]\n", [("columns-file", "1:1")]),
        ("decimal: dot\ndates: usual\n", [("columns-file", "1:10"), ("columns-file", "2:8")]),
        ("segments: retail\n", [("columns-file", "1:11")]),
        ("segments: {Магазины: shops}\n", [("columns-file", "1:22")]),
        ("languages: {фр: fr}\n", [("columns-file", "1:17")]),
        ("client: a\nclient: b\n", [("duplicate-key", "2:1")]),
        ("", [("empty-file", "1:1")]),
    ],
)
def test_a_wrong_columns_file_is_told_at_its_place(
    text: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert read(tmp_path, text) == (None, expected)


def test_a_column_the_ledger_does_not_have_is_asked_back(tmp_path: Path) -> None:
    said = columns(tmp_path, "client: Контрагент\namount: Остаток догла\ndue: Когда\n")
    ledger = made(tmp_path, "Контрагент;Срок оплаты;Остаток долга\nА;2026-03-05;1\n", columns=said)
    assert [(one.code, one.variant, one.span.line) for one in ledger.problems if one.span] == [
        ("unknown-column", "near", 2),
        ("unknown-column", "", 3),
    ]


def test_the_columns_file_lies_beside_the_profile(tmp_path: Path) -> None:
    company = tmp_path / "acme.yaml"
    assert columns_file(company) is None
    (tmp_path / "acme.ledger.yaml").write_text("client: Кому\n")
    assert columns_file(company) == tmp_path / "acme.ledger.yaml"


@pytest.mark.parametrize("table", [LEDGER, REGISTER, PEOPLE, SIGNATURES])
def test_no_name_stands_in_two_tiers_of_a_field(table: str) -> None:
    for name, tiers in synonyms(table).items():
        assert sum(map(len, tiers)) == len(frozenset().union(*tiers)), name


@pytest.mark.parametrize("table", [LEDGER, REGISTER, PEOPLE, SIGNATURES])
def test_every_name_alone_is_taken_for_its_field_unless_a_surer_field_has_it(table: str) -> None:
    fields = synonyms(table)
    for name, tiers in fields.items():
        for word in frozenset().union(*tiers):
            (taken,) = guess([word], table).taken
            assert taken == next(one for one, own in fields.items() if any(word in tier for tier in own)), (
                name
            )


@pytest.mark.parametrize(
    ("header", "word"),
    [
        ("Остаток долга, руб.", "остаток долга"),
        ("Due_Date", "due date"),
        ("  SCADENȚĂ  ", "scadenta"),
        ("Nyitott összeg (HUF)", "nyitott osszeg"),
        ("№ счёта", "no счета"),
        ("RUB", "rub"),
        ("", ""),
    ],
)
def test_what_varies_in_a_name_does_not_count(header: str, word: str) -> None:
    assert re.sub(r"\s+", " ", folded(header)) == word


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        ("Контрагент|Документ расчётов|Дата|Срок оплаты|Долг", "client|invoice|invoice_date|due|amount"),
        ("Kunnr|Name|Belnr|Bldat|Net due date|Dmbtr", "client|name|invoice|invoice_date|due|amount"),
        ("Customer|Type|Num|Date|Due Date|Aging|Open Balance", "client||invoice|invoice_date|due||amount"),
        ("Ügyfél|Számlaszám|Kelt|Esedékesség|Egyenleg|Devizanem", "client|invoice|invoice_date|due|amount|"),
        ("Cod client|Denumire|Nr. factură|Data|Scadență|Sold", "client|name|invoice|invoice_date|due|amount"),
    ],
)  # fmt: skip
def test_headers_of_usual_programs_are_understood(header: str, taken: str) -> None:
    found = guess(header.split("|"), LEDGER)
    names = {at: name for name, at in found.taken.items()}
    assert "|".join(names.get(at, "") for at in range(len(header.split("|")))) == taken
    assert found.torn == {}
