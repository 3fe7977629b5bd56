"""`policy-gen acknowledge`: sheets, signatures, status, reminders, and no name where none belongs."""

import csv
import io
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from acknowledgements import TODAY
from browsing import IN_A_BROWSER
from repositories import new_desk
from running import AS_OF, SEVERNY, TISZA, bare_workspace, edit, policy_gen

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PEOPLE_TABLE = """\
Табельный номер;ФИО;Подразделение;Должность;Дата приёма;Дата увольнения
1001;Айвазовская Квинта;Отдел продаж;менеджер по продажам;01.02.2024;
1002;=HYPERLINK("x") Зефиров;sales;account_manager, first_contact;01.02.2024;
1003;Сидоров;legal;lawyer;01.03.2020;
1004;Новая;sales;account_manager;2026-12-07;
1005;Ушедший;sales;account_manager;2020-01-01;2026-01-31
1006;Водителев;warehouse;водитель;2020-01-01;
"""
NAMES = ("Айвазовская", "Зефиров", "Сидоров", "Водителев")
REGISTER = "company_profiles/severny-dvor.acknowledgements.csv"
VERSIONS = "company_profiles/severny-dvor.acknowledged-versions.yaml"
HEAD = "staff number;role;version;date;evidence\n"
ALL = "1001 2026-03-04\n1002;04.03.2026\n1003\t2026-03-05\n"


class Office:
    """A workspace with a table of its people outside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = bare_workspace(folder / "ws")
        self.people = self.file("people.csv", PEOPLE_TABLE)

    def file(self, name: str, text: str, encoding: str = "utf-8") -> Path:
        path = self.folder / name
        path.write_bytes(text.encode(encoding))
        return path

    def run(self, *arguments: object, as_of: str = TODAY.isoformat()) -> subprocess.CompletedProcess[str]:
        told = map(str, arguments)
        return policy_gen(self.root, "acknowledge", *told, "--people", str(self.people), "--as-of", as_of)

    def record(self, text: str, *more: str, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
        return self.run("record", SEVERNY, self.file("signed.csv", text, encoding), *more)

    def kept(self) -> dict[str, str]:
        """The two files of the register, as far as they are there."""
        paths = (self.root / REGISTER, self.root / VERSIONS)
        return {path.name: path.read_text("utf-8") for path in paths if path.exists()}

    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO((self.root / REGISTER).read_text("utf-8"))))

    def status(self, *more: str) -> dict[str, int]:
        done = self.run("status", SEVERNY, "--format", "json", *more)
        assert done.returncode == 0, done.stderr
        counts: dict[str, int] = json.loads(done.stdout)["counts"]
        return counts


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    assert not [name for text in made.kept().values() for name in NAMES if name in text]


@pytest.mark.long
@pytest.mark.parametrize("form", ["csv", "html"])
def test_the_sheet_names_nobody_unless_asked(office: Office, form: str) -> None:
    plain = office.run("sheet", SEVERNY, "--format", form)
    named = office.run("sheet", SEVERNY, "--format", form, "--names")
    assert plain.returncode == named.returncode == 0
    assert not [name for name in NAMES if name in plain.stdout]
    assert "Айвазовская" in named.stdout
    assert "1005" not in plain.stdout
    assert "1006" not in plain.stdout


def test_the_sheet_says_who_signs_the_whole_by_when(office: Office) -> None:
    told = office.run("sheet", SEVERNY, "--unit", "Отдел продаж").stdout
    assert "1001  менеджер по продажам: просрочено, срок был 10\N{NO-BREAK SPACE}марта" in told
    assert "до подписания трудового договора, не позднее 7\N{NO-BREAK SPACE}декабря" in told
    assert told.count("Весь документ: ни одна версия ещё не подписана") == 3
    assert "1003" not in told
    assert office.run("sheet", SEVERNY, "--unit", "отдел прод").stdout == told


def test_a_unit_nobody_knows_is_wrong_usage(office: Office) -> None:
    for unit in ("space", "отдел"):
        done = office.run("sheet", SEVERNY, "--unit", unit)
        assert done.returncode == 2
        assert f"нет подразделения «{unit}»" in done.stderr


@pytest.mark.long
def test_the_table_filled_in_by_hand_comes_back_into_the_register(office: Office) -> None:
    """The round trip of the personnel office: print, sign, type the days, record."""
    table = office.run("sheet", SEVERNY, "--format", "csv").stdout.lstrip("\ufeff")
    head, *rows = csv.reader(io.StringIO(table), delimiter=";")
    at = head.index("Дата")
    rows[0][at], rows[1][at] = "04.03.2026", "5 марта 2026"
    text = "\n".join(";".join(f'"{cell}"' for cell in row) for row in (head, *rows))
    done = office.record(text)
    assert done.returncode == 0, done.stderr
    assert "записано 2, уже было 0, без даты 2" in done.stdout
    assert [(row["staff_number"], row["roles"], row["date"], row["evidence"]) for row in office.rows()] == [
        ("1001", "account_manager", "2026-03-05", "ink"),
        ("1003", "lawyer", "2026-03-04", "ink"),
    ]
    assert office.status() == {"signed": 2, "due": 1, "overdue": 1}


@pytest.mark.long
def test_a_plain_list_from_signed_letters_is_recorded(office: Office) -> None:
    done = office.record(f"# letters of March\n{ALL}", "--evidence", "email")
    assert done.returncode == 0, done.stderr
    assert [(row["staff_number"], row["unit"], row["roles"], row["evidence"]) for row in office.rows()] == [
        ("1001", "sales", "account_manager", "email"),
        ("1002", "sales", "account_manager first_contact", "email"),
        ("1003", "legal", "lawyer", "email"),
    ]
    assert office.status() == {"signed": 3, "due": 1, "overdue": 0}


def test_a_file_with_faulty_rows_records_nothing_and_tells_them_all(office: Office) -> None:
    done = office.record(f"{HEAD}9999;;;2026-03-04;\n1001;;;2026-12-02;\n1003;;;;\n1002;x;;2026-03-04;\n")
    assert done.returncode == 1
    told = [line.split("signed.csv:")[1][:2] for line in done.stderr.splitlines() if "signed.csv:" in line]
    assert told == ["2:", "3:", "5:"]
    assert "ничего не записано" in done.stderr
    assert office.kept() == {}


@pytest.mark.long
def test_of_rows_that_are_right_nothing_is_said_where_all_are_refused(office: Office) -> None:
    assert office.record("1001 2026-03-04\n").returncode == 0
    done = office.record(f"{HEAD}1001;;;2026-03-04;\n1002;;;2026-03-04;click\n9999;;;2026-03-04;\n")
    assert done.returncode == 1
    assert done.stderr.count("[signature-row]") == 1
    assert "записана" not in done.stderr


@pytest.mark.long
def test_a_signature_handed_in_twice_is_said_and_kept_once(office: Office) -> None:
    office.record(ALL)
    before = office.kept()
    again = office.record(f"{ALL}1001 2026-03-06\n")
    assert again.returncode == 0
    assert again.stderr.count("уже записана, 2026-03-04") == 3
    assert "записано 0, уже было 4" in again.stdout
    assert office.kept() == before


@pytest.mark.long
def test_the_register_is_the_same_in_whatever_order_signatures_come(office: Office) -> None:
    lines = ALL.splitlines()
    for line in lines:
        office.record(f"{line}\n")
    found = office.kept()
    for path in (office.root / REGISTER, office.root / VERSIONS):
        path.unlink()
    office.record("\n".join(reversed(lines)))
    assert office.kept() == found
    assert all("\r" not in text for text in found.values())


@pytest.mark.long
def test_a_changed_number_is_on_the_sheet_of_its_roles_alone(office: Office) -> None:
    office.record(ALL)
    profile = office.root / SEVERNY
    edit(profile, "  version: 2.0.0", "  version: 2.1.0")
    edit(profile, "reminders_before_due: [3, 1]", "reminders_before_due: [4, 1]")
    told = office.run("sheet", SEVERNY).stdout
    assert "(REC-210" not in told
    assert "REC-210 " in told
    since = "Что изменилось с тех пор, как 4 марта 2026 г. подписана версия 2.0.0:"
    assert told.replace("\N{NO-BREAK SPACE}", " ").count(since) == 2
    assert "1003" not in told
    assert office.record(ALL.replace("2026-03-0", "2026-11-2")).returncode == 0
    assert "1004" in office.run("sheet", SEVERNY).stdout
    assert "1001" not in office.run("sheet", SEVERNY).stdout
    assert office.record("1001 2026-03-04\n1003 2.3.2026", "--on", "2026-11-24").returncode == 0


ENTRY = """  changes:
    - version: 2.1.0
      date: 2026-11-10
      clauses: [REC-210]
      what: {ru: Напоминания, en: Reminders}
      why: {ru: Просили клиенты, en: Clients asked}
"""


@pytest.mark.long
def test_nobody_signs_a_version_before_it_was_written_or_released(office: Office) -> None:
    desk, row = new_desk(office.root), f"{HEAD}1002;;2.1.0;"
    desk.commit("Release 2.0.0", "2026-11-16")
    desk.git("tag", "severny-dvor/2.0.0")
    assert office.record("1001 2026-03-04").returncode == 0, "a first release takes over what is older"
    edit(office.root / SEVERNY, "  version: 2.0.0", "  version: 2.1.0")
    edit(office.root / SEVERNY, "  changes:\n", ENTRY)
    edit(office.root / SEVERNY, "effective_date: 2026-03-02", "effective_date: 2026-11-20")
    edit(office.root / SEVERNY, "reminders_before_due: [3, 1]", "reminders_before_due: [4, 1]")
    done = office.record(f"{row}2026-11-18;")
    assert (done.returncode, "«2.1.0» не выпущена" in done.stderr) == (1, True), done.stderr
    desk.commit("Release 2.1.0", "2026-11-18")
    desk.git("tag", "severny-dvor/2.1.0")
    done = office.record(f"{row}2026-11-17;")
    assert (done.returncode, "2026-11-18" in done.stderr) == (1, True), done.stderr
    assert office.record("1002 2026-11-17\n1003 2026-11-18").returncode == 0
    assert [row["version"] for row in office.rows()] == ["2.0.0", "2.0.0", "2.1.0"]


def test_without_releases_a_version_is_signed_from_its_day_in_the_change_log(office: Office) -> None:
    edit(office.root / SEVERNY, "  version: 2.0.0", "  version: 2.1.0")
    edit(office.root / SEVERNY, "  changes:\n", ENTRY)
    done = office.record("1002 2026-11-09")
    assert (done.returncode, "2026-11-10" in done.stderr) == (1, True), done.stderr


@pytest.mark.parametrize("form", ["text", "csv", "html", "json"])
@pytest.mark.sampled(1)
def test_no_title_of_a_restricted_clause_is_on_the_sheet_of_somebody_else(office: Office, form: str) -> None:
    edit(office.people, "1003;Сидоров;legal;lawyer", "1003;Сидоров;management;ceo")
    office.record(ALL)
    profile = office.root / SEVERNY
    edit(profile, "  version: 2.0.0", "  version: 2.1.0")
    edit(profile, "max_tolerated_days: 30", "max_tolerated_days: 29")
    told = office.run("sheet", SEVERNY, "--format", form).stdout
    assert "VIP-020" in told
    assert "VIP-020" not in office.run("sheet", SEVERNY, "--format", form, "--unit", "sales").stdout


@pytest.mark.long
def test_a_text_changed_under_the_same_version_is_refused(office: Office) -> None:
    office.record("1001 2026-03-04")
    before = office.kept()
    edit(office.root / SEVERNY, "reminders_before_due: [3, 1]", "reminders_before_due: [4, 1]")
    done = office.record("1002 2026-03-04")
    assert done.returncode == 1
    assert "[version-changed]" in done.stderr
    assert "ANN-L, REC-210" in done.stderr
    assert office.kept() == before


def test_a_register_changed_by_hand_is_not_believed(office: Office) -> None:
    office.record(ALL)
    edit(office.root / REGISTER, "1001,sales,account_manager", "1001,sales,ceo")
    done = office.run("status", SEVERNY)
    assert done.returncode == 1
    assert "[acknowledgements-file]: строка 2 не такая, какой была записана" in done.stderr
    checked = policy_gen(office.root, "check", SEVERNY, *AS_OF)
    assert checked.returncode == 1
    assert "acknowledgements.csv:2:7: ошибка[acknowledgements-file]" in checked.stdout


@pytest.mark.long
def test_a_damaged_file_of_versions_is_told(office: Office) -> None:
    office.record(ALL)
    edit(office.root / VERSIONS, "clauses:", "causes:")
    done = office.run("status", SEVERNY)
    assert done.returncode == 1
    assert "[acknowledged-versions]" in done.stderr
    assert "[acknowledged-versions]" in policy_gen(office.root, "check", SEVERNY, *AS_OF).stdout
    (office.root / VERSIONS).unlink()
    told = policy_gen(office.root, "check", SEVERNY, *AS_OF).stdout
    assert told.count("[acknowledgements-file]") == 1


def test_status_counts_by_unit_and_by_role_and_only_strict_fails(office: Office) -> None:
    done = office.run("status", SEVERNY)
    assert done.returncode == 0
    assert [line.split() for line in done.stdout.splitlines() if line.startswith("Отдел продаж")] == [
        ["Отдел", "продаж", "0", "1", "2"]
    ]
    assert office.run("status", SEVERNY, "--strict").returncode == 1
    assert "посчитан в каждой" not in done.stdout
    assert "посчитан в каждой" in office.run("status", SEVERNY, "--by", "role").stdout
    by_role = json.loads(office.run("status", SEVERNY, "--by", "role", "--format", "json").stdout)["by_role"]
    assert by_role["account_manager"] == {"signed": 0, "due": 1, "overdue": 2}
    assert by_role["first_contact"] == {"signed": 0, "due": 0, "overdue": 1}


@pytest.mark.long
def test_reminders_go_to_a_program_and_into_a_calendar(office: Office) -> None:
    told = json.loads(office.run("remind", SEVERNY).stdout)
    assert [(one["unit"], one["by"], one["people"], one["overdue"]) for one in told] == [
        ("legal", "2026-03-10", ["1003"], True),
        ("sales", "2026-03-10", ["1001", "1002"], True),
        ("sales", "2026-12-07", ["1004"], False),
    ]
    target = office.folder / "remind.ics"
    assert office.run("remind", SEVERNY, "--format", "ics", "-o", target).returncode == 0
    from icalendar import Calendar

    first = target.read_bytes()
    events = Calendar.from_ical(first).walk("VEVENT")
    assert [str(one["DTSTART"].dt) for one in events] == ["2026-03-10", "2026-03-10", "2026-12-07"]
    assert "Табельные номера: 1001, 1002" in str(events[1]["DESCRIPTION"])
    office.run("remind", SEVERNY, "--format", "ics", "-o", target)
    assert target.read_bytes() == first


@pytest.mark.long
def test_the_page_begins_each_unit_on_a_sheet_of_its_own_and_runs_no_cell(office: Office) -> None:
    edit(office.people, "Айвазовская", "<script>alert(1)</script>Айвазовская")
    target = office.folder / "sheet.html"
    assert office.run("sheet", SEVERNY, "--format", "html", "--names", "-o", target).returncode == 0
    page = target.read_text("utf-8")
    assert page.count('<section class="unit">') == 2
    assert "break-before: page" in page
    assert "<script>" not in page
    table = office.run("sheet", SEVERNY, "--format", "csv", "--names").stdout
    assert "'=HYPERLINK" in table


def test_data_of_people_are_not_written_among_the_pages(office: Office) -> None:
    for place in ("site/x.html", "build/x.html", "company_profiles/x.html", "docs/x.html"):
        (office.root / place).parent.mkdir(exist_ok=True)
        done = office.run("sheet", SEVERNY, "--format", "html", "-o", office.root / place)
        assert done.returncode == 2
        assert not (office.root / place).exists()


@pytest.mark.long
def test_a_table_of_people_inside_a_repository_is_warned_of(office: Office) -> None:
    office.people = office.root / "people.csv"
    office.people.write_text(PEOPLE_TABLE, encoding="utf-8")
    assert "people-in-repository" not in office.run("status", SEVERNY).stderr
    subprocess.run(["git", "init", "-q"], cwd=office.root, check=True)
    done = office.run("status", SEVERNY)
    assert done.returncode == 0
    assert "people.csv:1:1: предупреждение[people-in-repository]" in done.stderr


def test_the_profile_names_the_table_of_people(office: Office) -> None:
    edit(office.root / SEVERNY, "  version: 2.0.0", "  people: ../people.csv\n  version: 2.0.0")
    done = policy_gen(office.root, "acknowledge", "status", SEVERNY, *AS_OF)
    assert done.returncode == 0, done.stderr
    assert "Отдел продаж" in done.stdout


@pytest.mark.long
def test_without_a_table_those_are_counted_who_have_signed_before(office: Office) -> None:
    none = policy_gen(office.root, "acknowledge", "status", SEVERNY, *AS_OF)
    assert none.returncode == 2
    assert "document.people" in none.stderr
    office.record(ALL)
    done = policy_gen(office.root, "acknowledge", "status", SEVERNY, *AS_OF)
    assert done.returncode == 0
    assert "учтены только те, кто уже подписывал" in done.stderr


def test_a_faulty_row_of_people_is_told_and_nobody_is_counted(office: Office) -> None:
    office.people.write_text(f"{PEOPLE_TABLE}1007;П;moon;account_manager;;\n", encoding="utf-8")
    done = office.run("status", SEVERNY)
    assert done.returncode == 1
    assert "people.csv:8:3: ошибка[people-row]" in done.stderr
    assert "нет подразделения «moon»" in done.stderr
    assert done.stdout == ""


def test_where_nobody_signs_nothing_is_collected_and_that_is_said(tmp_path: Path) -> None:
    workspace = bare_workspace(tmp_path / "ws", TISZA)
    edit(workspace / TISZA, "    method: click", "    method: none")
    signed = tmp_path / "signed.csv"
    signed.write_text("1001 2026-11-20\n", encoding="utf-8")
    for command in ("sheet", "status", "remind"):
        done = policy_gen(workspace, "acknowledge", command, TISZA, *AS_OF)
        assert done.returncode == 0, done.stderr
        assert "method: none" in done.stdout + done.stderr
    done = policy_gen(workspace, "acknowledge", "record", TISZA, str(signed), *AS_OF)
    assert done.returncode == 1
    assert "method: none" in done.stderr


class TestInABrowser:
    pytestmark = IN_A_BROWSER

    def test_the_sheet_fits_a_telephone(self, office: Office, browser: "Browser") -> None:
        target = office.folder / "sheet.html"
        assert office.run("sheet", SEVERNY, "--format", "html", "-o", target).returncode == 0
        page = browser.new_page(viewport={"width": 390, "height": 800})
        page.goto(target.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.querySelector('td')).display") == "table-cell"
        page.close()
