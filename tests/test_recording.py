"""Tables of people and of signatures: whatever they look like, a row is taken or told, no name is kept."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from acknowledgements import TODAY, Company, company
from conftest import ROOT

from policy_gen.cli.acknowledge.tables import read_rows
from policy_gen.history.acknowledging.people import Person, read_people
from policy_gen.history.acknowledging.recording import Given, Recorded, Recorder
from policy_gen.history.acknowledging.register import (
    Evidence,
    is_staff_number,
    read_register,
    register_file,
    written_register,
)
from policy_gen.history.acknowledging.role_clauses import signing_roles
from policy_gen.history.acknowledging.staff_words import staff_words
from policy_gen.history.acknowledging.versions import (
    SignedVersion,
    read_versions,
    versions_file,
    written_versions,
)
from policy_gen.history.acknowledging.wording import Wording
from policy_gen.languages.catalogue import known_languages
from policy_gen.policy.lexicon import read_lexicon
from policy_gen.policy.telling import teller
from policy_gen.problems import Problem, Severity
from policy_gen.worklist.headers import PEOPLE, SIGNATURES, guess

STAFF = {
    one.staff_number: one
    for one in (
        Person("1001", "sales", ("account_manager",)),
        Person("1002", "sales", ("account_manager", "first_contact")),
        Person("0003", "legal", ("lawyer",)),
        Person("1005", "sales", ("account_manager",), left_on=date(2026, 3, 31)),
    )
}
HEAD = "staff number;role;version;date;evidence\n"
RUSSIAN = frozenset({"ru", "en"})


def recorder(
    found: Company, *, is_complete: bool = True, evidence: Evidence | None = Evidence.INK
) -> Recorder:
    wording = Wording(teller(found.profile, "ru", (ROOT / "templates",)), found.term)
    version, method = found.version, found.profile.document.acknowledgement.method
    return Recorder(
        {version.version: version}, STAFF if is_complete else {}, is_complete, staff_words(found.profile),
        wording.evidences(), Given(method, evidence, None, TODAY),
    )  # fmt: skip


def recorded(tmp_path: Path, text: str, encoding: str = "utf-8", **how: bool) -> Recorded:
    file = tmp_path / "signed.csv"
    file.write_bytes(text.encode(encoding))
    rows, problems = read_rows(file, SIGNATURES, RUSSIAN)
    assert problems == ()
    return recorder(company(), **how).recorded(rows, [])


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Таб. №;Дата подписи;Способ\n1001;04.03.2026;ink\n", "cp1251"),
        ("staff no,signed on\n1001,2026-03-04\n", "utf-8-sig"),
        ("Отчёт\n\nтабельный\tдата\n1001\t4.3.2026\n", "utf-8"),
        (
            '"Табельный номер";"Дата";"Чем подтверждено"\n"1001";"2026.03.04.";"Собственноручная подпись"',
            "utf-8",
        ),
        ("staff number,date\n1001,3/4/2026\n1002,3/25/2026\n", "utf-8"),
        ("1001 2026-03-04\n", "utf-8"),
        ("\n# of March\n  1001;\t04.03.2026  \n", "cp1251"),
    ],
)
def test_tables_and_lists_of_any_kind_are_read(tmp_path: Path, text: str, encoding: str) -> None:
    found = recorded(tmp_path, text, encoding)
    assert found.problems == []
    first = found.signatures[0]
    assert (first.staff_number, first.on, first.evidence) == ("1001", date(2026, 3, 4), Evidence.INK)


@pytest.mark.parametrize(
    ("row", "code", "variant"),
    [
        ("Иванов;;;2026-03-04;", "signature-row", "number"),
        ("=1+1;;;2026-03-04;", "signature-row", "number"),
        ("9999;;;2026-03-04;", "signature-row", "person"),
        ("1001;космонавт;;2026-03-04;", "signature-row", "role"),
        ("1001;;9.9.9;2026-03-04;", "signature-row", "version"),
        ("1001;;;2026-02-30;", "row-date", "day"),
        ("1001;;;soon;", "row-date", "form"),
        ("1001;;;2026-02-15;", "signature-row", "before"),
        ("1001;;;2026-12-02;", "signature-row", "future"),
        ("1005;;;2026-04-01;", "signature-row", "left"),
        ("1001;;;2026-03-04;blood", "signature-row", "evidence"),
        ('1001;;;"2026-03-04', "row-text", "quote"),
        ("10\x0001;;;2026-03-04;", "row-text", ""),
        ("\u202e1001;;;2026-03-04;", "signature-row", "number"),
        (";;;2026-03-04;", "signature-row", "number"),
    ],
)
def test_a_faulty_row_is_told_at_its_row(tmp_path: Path, row: str, code: str, variant: str) -> None:
    found = recorded(tmp_path, f"{HEAD}{row}\n0003;;;2026-03-05;\n")
    assert [(one.code, one.variant, one.severity) for one in found.problems] == [
        (code, variant, Severity.ERROR)
    ]
    assert [one.span.line for one in found.problems if one.span] == [2]
    assert [one.staff_number for one in found.signatures] == ["0003"]


def test_a_row_in_which_a_role_is_missing_needs_the_table_of_people(tmp_path: Path) -> None:
    found = recorded(tmp_path, "staff number;date\n77;2026-03-04\n", is_complete=False)
    assert [(one.code, one.variant) for one in found.problems] == [("signature-row", "no_role")]
    found = recorded(tmp_path, "staff number;role;date\n77;юрист;2026-03-04\n", is_complete=False)
    assert [(one.staff_number, one.unit, one.roles) for one in found.signatures] == [
        ("77", "legal", ("lawyer",))
    ]


def test_a_day_or_a_proof_that_nobody_gave_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "signed.csv"
    file.write_text("1001\n", encoding="utf-8")
    rows, _ = read_rows(file, SIGNATURES, RUSSIAN)
    assert [one.variant for one in recorder(company()).recorded(rows, []).problems] == ["day"]
    file.write_text("1001 2026-03-04\n", encoding="utf-8")
    rows, _ = read_rows(file, SIGNATURES, RUSSIAN)
    found = recorder(company(), evidence=None).recorded(rows, [])
    assert [one.variant for one in found.problems] == ["no_evidence"]


def test_a_sheet_handed_back_half_signed_is_recorded_by_half(tmp_path: Path) -> None:
    found = recorded(tmp_path, f"{HEAD}1001;;;2026-03-04;\n1002;;;;\n")
    assert (len(found.signatures), found.unsigned, found.problems) == (1, 1, [])


def test_a_staff_number_robbed_of_its_zeros_is_known(tmp_path: Path) -> None:
    assert [one.staff_number for one in recorded(tmp_path, "3 2026-03-04\n").signatures] == ["0003"]


def test_evidence_weaker_than_the_policy_asks_for_is_recorded_with_one_warning(tmp_path: Path) -> None:
    rows = "1001;;;2026-03-04;click\n1002;;;2026-03-04;click\n0003;;;2026-03-04;qualified_signature\n"
    found = recorded(tmp_path, HEAD + rows)
    assert len(found.signatures) == 3
    assert [(one.variant, one.severity) for one in found.problems] == [("weak", Severity.WARNING)]


def test_a_workbook_is_read_like_a_text(tmp_path: Path) -> None:
    file = tmp_path / "signed.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Табельный номер", "Дата"])
        sheet.write(1, 0, 1001)
        sheet.write_datetime(1, 1, datetime(2026, 3, 4), book.add_format({"num_format": "dd.mm.yyyy"}))
    rows, problems = read_rows(file, SIGNATURES, RUSSIAN)
    assert problems == ()
    found = recorder(company()).recorded(rows, [])
    assert [(one.staff_number, one.on) for one in found.signatures] == [("1001", date(2026, 3, 4))]


def test_the_same_signature_twice_is_said_and_taken_once(tmp_path: Path) -> None:
    found = recorded(tmp_path, "1001 2026-03-04\n1001 2026-03-06\n")
    assert (len(found.signatures), found.known, found.has_errors) == (1, 1, False)
    assert [(one.variant, dict(one.fields)["other"]) for one in found.problems] == [("twice", "2026-03-04")]


@pytest.mark.parametrize("name", ["Иванов", "Kovács", "", "10 01", "=1001", "-1", "1001\n", "x" * 40 + "1"])
def test_a_name_or_a_formula_is_no_staff_number(name: str) -> None:
    assert not is_staff_number(name)


@pytest.mark.parametrize("number", ["1", "0042", "T-17", "A/12.b", "Ж9"])
def test_staff_numbers_of_many_kinds_are_known(number: str) -> None:
    assert is_staff_number(number)


# The register and the versions.


@pytest.fixture(scope="module")
def held() -> dict[str, SignedVersion]:
    version = company().version
    return {version.version: version}


def test_what_is_written_is_read_back(tmp_path: Path, held: dict[str, SignedVersion]) -> None:
    profile = tmp_path / "severny-dvor.yaml"
    versions_file(profile).write_text(written_versions(held), encoding="utf-8")
    assert read_versions(versions_file(profile)) == held
    signatures = company().signed(STAFF.values())
    register_file(profile).write_text(written_register(reversed(signatures)), encoding="utf-8")
    found, problems = read_register(register_file(profile), held)
    assert problems == ()
    assert set(found) == set(signatures)
    assert [one.staff_number for one in found] == sorted(STAFF)


def test_no_file_is_an_empty_register(tmp_path: Path) -> None:
    assert read_register(tmp_path / "x.acknowledgements.csv", {}) == ((), ())
    assert read_versions(tmp_path / "x.acknowledged-versions.yaml") == {}


@pytest.mark.parametrize(
    ("old", "new", "variant"),
    [
        ("2026-03-04", "04.03.2026", "cell"),
        ("2026-03-04", "2026-02-30", "cell"),
        (",ink,", ",tattoo,", "cell"),
        (",2.0.0,", ",3.0.0,", "version"),
        ("account_manager", "ceo", "fingerprint"),
        ("1001,sales,account_manager", "1001,sales,", "cell"),
        ("1001,", "Иванов,", "cell"),
        ("staff_number", "number", "columns"),
        ("1001,sales", "1001;sales", "row"),
        ("1001", '"1001', "form"),
    ],
)
def test_a_register_changed_by_hand_is_told(
    tmp_path: Path, held: dict[str, SignedVersion], old: str, new: str, variant: str
) -> None:
    file = tmp_path / "x.acknowledgements.csv"
    text = written_register(company().signed([STAFF["1001"]]))
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    found, problems = read_register(file, held)
    assert found == ()
    assert [(one.code, one.variant) for one in problems] == [("acknowledgements-file", variant)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1001,sales,account_manager,2.0.0,2026-03-04", "1001,sales,account_manager,2.0.0,2026-03-03"),
        ("1001,sales,", "1009,sales,"),
        ("1001,sales,", "1001,legal,"),
        ("{2}", ""),
        ("{4}", ""),
        ("{1}", ""),
        ("{2}", "{2}{2}"),
        ("{2}", "{3}"),
        (",ink,", ",qualified_signature,"),
    ],
)
def test_a_row_changed_left_out_added_or_moved_is_noticed(
    tmp_path: Path, held: dict[str, SignedVersion], old: str, new: str
) -> None:
    file = tmp_path / "x.acknowledgements.csv"
    text = written_register(company().signed(STAFF.values()))
    lines = ["", *text.splitlines(keepends=True)[1:]]
    changed = text.replace(old.format(*lines), new.format(*lines), 1)
    assert changed != text
    file.write_text(changed, encoding="utf-8")
    found, problems = read_register(file, held)
    assert found == ()
    assert [(one.code, one.variant) for one in problems] == [("acknowledgements-file", "fingerprint")]


def test_another_text_of_a_signed_version_is_noticed(tmp_path: Path, held: dict[str, SignedVersion]) -> None:
    file = tmp_path / "x.acknowledgements.csv"
    file.write_text(written_register(company().signed(STAFF.values())), encoding="utf-8")
    ((number, version),) = held.items()
    clauses = dict(version.clauses) | {"REC-330": replace(version.clauses["REC-330"], seal="0" * 12)}
    _, problems = read_register(file, {number: replace(version, clauses=clauses)})
    assert [one.variant for one in problems] == ["fingerprint"]


def test_a_version_that_nobody_knows_is_told_once(tmp_path: Path) -> None:
    file = tmp_path / "x.acknowledgements.csv"
    file.write_text(written_register(company().signed(STAFF.values())), encoding="utf-8")
    found, problems = read_register(file, {})
    assert found == ()
    assert [(one.variant, dict(one.fields)["found"]) for one in problems] == [("version", "2.0.0")]


@pytest.mark.parametrize("content", [b"\xff\xfe1\x00", b"", b"\x00"])
def test_a_register_that_is_no_text_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.acknowledgements.csv"
    file.write_bytes(content)
    assert [one.code for one in read_register(file, {})[1]] == ["acknowledgements-file"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("clauses:", "causes:"),
        ("published_on: 2026-02-16", "published_on: soon"),
        ("language: ru", "language: ["),
        (": ", " "),
    ],
)
def test_a_damaged_file_of_versions_is_told(
    tmp_path: Path, held: dict[str, SignedVersion], old: str, new: str
) -> None:
    file = tmp_path / "x.acknowledged-versions.yaml"
    text = written_versions(held)
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    found = read_versions(file)
    assert isinstance(found, Problem)
    assert found.code == "acknowledged-versions"


# People.


def people(
    tmp_path: Path, *rows: str, recorded: tuple[str, ...] = ()
) -> tuple[tuple[Person, ...], list[tuple[str, str, str]]]:
    file = tmp_path / "people.csv"
    head = "Staff number;Name;Unit;Roles;Started on;Left on;Role since"
    file.write_text("\n".join((head, *rows)), encoding="utf-8")
    read, problems = read_rows(file, PEOPLE, RUSSIAN)
    assert problems == ()
    profile = company().profile
    found, faults = read_people(read, staff_words(profile), signing_roles(profile), recorded)
    return found, [(one.code, one.variant, one.severity) for one in faults]


def test_people_are_read_with_roles_and_units_by_id_or_by_name(tmp_path: Path) -> None:
    found, faults = people(
        tmp_path,
        "2;B;Отдел продаж;Менеджер по продажам;2026-01-12;;",
        "1;A;sales;account_manager + head_of_sales;12.01.2026;2026-02-01;2026-01-20",
        "3;C;;lawyer;;;",
    )
    assert faults == []
    assert found == (
        Person("1", "sales", ("account_manager", "head_of_sales"), date(2026, 1, 12), date(2026, 2, 1),
               date(2026, 1, 20), "A"),
        Person("2", "sales", ("account_manager",), date(2026, 1, 12), name="B"),
        Person("3", "legal", ("lawyer",), name="C"),
    )  # fmt: skip


def test_two_rows_of_one_person_are_one_person_of_two_roles(tmp_path: Path) -> None:
    found, _ = people(
        tmp_path, "1;A;sales;account_manager;2026-02-02;2026-03-01;", "1;A;legal;lawyer;2025-02-02;;"
    )
    assert found == (Person("1", "sales", ("account_manager", "lawyer"), date(2025, 2, 2), name="A"),)


def test_numbers_robbed_of_their_zeros_are_those_of_the_register_and_one_warning_says_so(
    tmp_path: Path,
) -> None:
    rows = ("1;A;sales;lawyer;;;", "12;B;sales;lawyer;;;", "T7;C;sales;lawyer;;;")
    found, faults = people(tmp_path, *rows, recorded=("0001", "0012", "0T7"))
    assert [one.staff_number for one in found] == ["0001", "0012", "T7"]
    assert faults == [("people-row", "zeros", "warning")]


def test_a_number_that_could_be_two_is_left_as_it_is(tmp_path: Path) -> None:
    found, faults = people(tmp_path, "1;A;sales;lawyer;;;", recorded=("01", "001"))
    assert ([one.staff_number for one in found], faults) == (["1"], [])
    found, faults = people(tmp_path, "1;A;sales;lawyer;;;", "01;B;sales;lawyer;;;", recorded=("01",))
    assert ([one.staff_number for one in found], faults) == (["01", "1"], [])


def test_two_names_under_one_number_are_told_without_the_names(tmp_path: Path) -> None:
    rows = ("1;Anna Kiss;sales;lawyer;;;", "1;anna  kiss;sales;hr;;;", "1;Béla Nagy;sales;hr;;;")
    _, faults = people(tmp_path, *rows)
    assert faults == [("people-row", "names", "warning")]


@pytest.mark.parametrize(
    ("row", "variant", "severity"),
    [
        ("Kovács;A;sales;lawyer;;;", "number", "error"),
        ("1;A;moon;lawyer;;;", "unit", "error"),
        ("1;A;sales;lawyer;2026-05-01;2026-04-01;", "left", "error"),
        ("1;A;sales;driver;;;", "role", "warning"),
        ("1;A;sales;;;;", "no_role", "warning"),
        ("1;A;sales;lawyer;31.02.2026;;", "day", "error"),
    ],
)
def test_a_row_of_people_that_says_nothing_usable_is_told(
    tmp_path: Path, row: str, variant: str, severity: str
) -> None:
    found, faults = people(tmp_path, row)
    assert found == ()
    assert [one[1:] for one in faults] == [(variant, severity)]


def test_a_table_of_people_without_roles_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Табельный номер;ФИО\n1;А\n", encoding="utf-8")
    rows, problems = read_rows(file, PEOPLE, RUSSIAN)
    assert rows == ()
    assert [(one.code, one.variant) for one in problems] == [("missing-column", "people")]


@pytest.mark.parametrize("language", known_languages())
def test_a_sheet_in_any_language_is_understood_when_it_comes_back(language: str) -> None:
    words = read_lexicon((ROOT / "templates",), language).words["acknowledging_column"]
    fields = ("staff_number", "unit", "roles", "version", "date", "evidence")
    assert guess([words[field] for field in fields], SIGNATURES).taken == dict(
        zip(fields, range(len(fields)), strict=True)
    )
    assert guess([words["name"]], PEOPLE).taken == {"name": 0}
