"""Signatures where git holds the released versions: which one is signed, by when, and what each says."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import sample_tree
from repositories import new_desk
from running import SEVERNY, bare_workspace, edit, policy_gen

COMPANY = "severny-dvor"
Row = dict[str, Any]
FIRST, COMING, PREPARED = "2.0.0", "2.1.0", "2.2.0"
PEOPLE = """\
staff number;name;unit;roles;started on
1001;A;sales;account_manager;2020-01-09
1002;B;sales;account_manager;2020-01-09
1003;C;legal;lawyer;2020-01-09
"""
PAGES = f"site/{COMPANY}/ru"
REGISTER = f"company_profiles/{COMPANY}.acknowledgements.csv"


class Office:
    """A clone in which one version is in force, one is still to come, and one is being prepared."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.desk = folder, new_desk(folder / "ws")
        bare_workspace(folder / "ws")
        self.file("people.csv", PEOPLE)
        files = sample_tree(COMPANY, "ru").files()
        pages = {f"{PAGES}/{name}": files[name] for name in ("pages/document.md", "record.json")}
        self.desk.write(pages)
        document = self.desk.root / PAGES / "pages/document.md"
        edit(document, "за 3\N{NO-BREAK SPACE}календарных", "за 9\N{NO-BREAK SPACE}календарных")
        self.tag(FIRST, "2026-03-02")
        days = [day.replace(" ", "\N{NO-BREAK SPACE}") for day in ("2 марта 2026", "15 января 2027")]
        self.desk.write({name: text.replace(*days) for name, text in pages.items()})
        self.change(FIRST, COMING, "2026-03-02", "2027-01-15", "2026-12-01")
        self.tag(COMING, "2026-11-26")
        self.change(COMING, PREPARED, "2027-01-15", "2027-02-15", "2026-12-01")
        edit(self.desk.root / SEVERNY, "reminders_before_due: [3, 1]", "reminders_before_due: [4, 1]")

    def change(self, before: str, after: str, old_day: str, new_day: str, act: str) -> None:
        profile = self.desk.root / SEVERNY
        edit(profile, f"  version: {before}", f"  version: {after}")
        edit(profile, f"effective_date: {old_day}", f"effective_date: {new_day}")
        if after == COMING:
            edit(profile, "date: 2026-02-16", f"date: {act}")

    def tag(self, number: str, day: str) -> None:
        self.desk.commit(f"Release {number}", day)
        self.desk.git("tag", f"{COMPANY}/{number}")

    def file(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *arguments: str, as_of: str = "2026-12-20") -> subprocess.CompletedProcess[str]:
        people = str(self.folder / "people.csv")
        return policy_gen(self.desk.root, "acknowledge", *arguments, "--people", people, "--as-of", as_of)

    def record(self, text: str) -> subprocess.CompletedProcess[str]:
        return self.run("record", SEVERNY, str(self.file("signed.csv", text)))

    def sheet(self, as_of: str = "2026-12-20") -> dict[tuple[str, str], Row]:
        done = self.run("sheet", SEVERNY, "--format", "json", as_of=as_of)
        assert done.returncode == 0, done.stderr
        return {(one["staff_number"], one["version"]): one for one in json.loads(done.stdout)["people"]}


def changed(row: Row) -> list[str]:
    return [one["clause"] for one in row["changes"]]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("released"))


def test_the_version_in_force_is_owed_and_only_whom_it_concerns_the_one_to_come(office: Office) -> None:
    """The pages of the first version print another text than today's templates make of its profile."""
    found = office.sheet()
    assert found.keys() == {
        ("1001", FIRST), ("1001", COMING), ("1002", FIRST), ("1002", COMING), ("1003", FIRST),
    }  # fmt: skip
    lawyer, ahead = found["1003", FIRST], found["1001", COMING]
    assert (lawyer["state"], lawyer["by"], lawyer["whole"]) == ("overdue", "2026-03-10", True)
    assert (ahead["ahead"], ahead["by"], ahead["whole"]) == (True, "2027-01-22", True)


@pytest.mark.long
def test_that_a_version_is_only_being_prepared_is_said(office: Office) -> None:
    done = office.run("sheet", SEVERNY)
    assert f"версия {PREPARED} ещё не выпущена" in done.stderr
    assert PREPARED not in done.stdout
    assert f"версия {FIRST}, действует с" in done.stdout
    assert f"Версия {COMING} выпущена" in done.stdout
    refused = office.record(f"staff number;version;date\n1001;{PREPARED};2026-12-20\n")
    assert f"версия «{PREPARED}» не выпущена" in refused.stderr


@pytest.mark.long
def test_a_row_takes_the_version_released_by_its_day_and_each_says_what_the_pages_of_its_tag_print(
    office: Office,
) -> None:
    early = office.record(f"staff number;version;date\n1001;{COMING};2026-11-18\n")
    assert early.returncode == 1
    assert not (office.desk.root / REGISTER).exists()
    assert office.record("1001 2026-11-18\n1002 2026-12-02\n").returncode == 0
    rows = (office.desk.root / REGISTER).read_text("utf-8").splitlines()[1:]
    assert [row.split(",")[3:5] for row in rows] == [[FIRST, "2026-11-18"], [COMING, "2026-12-02"]]
    found = office.sheet()
    assert ("1001", FIRST) not in found
    assert changed(found["1001", COMING]) == ["REC-210"]
    assert changed(found["1002", FIRST]) == ["REC-210"]
    assert not {key for key in office.sheet("2027-01-15") if key[0] == "1002"}
