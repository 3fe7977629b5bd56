"""The days of released versions, from the profiles that their tags hold."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT
from releases import COMPANY, released
from repositories import Desk, new_desk
from running import AS_OF, SEVERNY, edit, new_workspace, policy_gen
from telling_changes import spaced

from policy_gen.cli.shown import Shown, lines
from policy_gen.history.archive import Archive, archive_of
from policy_gen.history.versions import Standing, Versions, versions_of
from policy_gen.outputs.versions_json import DatedVersion, versions_json
from policy_gen.policy.lexicon import read_lexicon
from policy_gen.profile.loading import load


def tagged(desk: Desk, number: str, since: str, *, status: str = "in_force", folder: str = "") -> None:
    """A version whose tag holds nothing but its profile."""
    text = (ROOT / SEVERNY).read_text(encoding="utf-8")
    for old, new in {
        "version: 2.0.0\n  status: in_force": f"version: {number}\n  status: {status}",
        "effective_date: 2026-03-02": f"effective_date: {since}",
    }.items():
        assert old in text
        text = text.replace(old, new, 1)
    desk.write({folder + SEVERNY: text})
    desk.commit(f"Release {number}")
    desk.git("tag", f"{COMPANY}/{number}")


def known(desk: Desk, folder: str = "") -> tuple[Archive, Versions]:
    loaded = load(desk.root / folder / SEVERNY).value
    assert loaded is not None
    archive = archive_of(loaded, desk.root / folder)
    assert archive is not None
    return archive, versions_of(loaded.profile, archive)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path / "ws")


def number_on(versions: Versions, day: str) -> str | None:
    found = versions.on(date.fromisoformat(day))
    return found.number if found else None


def test_a_version_holds_until_the_day_before_the_next(desk: Desk) -> None:
    tagged(desk, "1.9.0", "2026-01-01")
    tagged(desk, "1.10.0", "2026-02-01")
    _, versions = known(desk)
    assert [number_on(versions, day) for day in ("2025-12-31", "2026-01-31", "2026-02-01")] == [
        "1.3.0",
        "1.9.0",
        "1.10.0",
    ]
    first = versions.numbered("1.9.0")
    assert first is not None
    assert first.until == date(2026, 1, 31)


def test_of_two_versions_with_one_first_day_the_higher_number_holds_and_the_other_never_does(
    desk: Desk,
) -> None:
    tagged(desk, "1.10.0", "2026-02-01")
    tagged(desk, "1.9.0", "2026-02-01")
    _, versions = known(desk)
    assert number_on(versions, "2026-02-01") == "1.10.0"
    replaced = versions.numbered("1.9.0")
    assert replaced is not None
    days = [date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)]
    assert [replaced.standing(day) for day in days] == [Standing.NEVER] * 3
    assert versions.after(date(2026, 1, 1)) == versions.numbered("1.10.0")
    today = date(2026, 3, 1)
    told = list(lines(Shown(COMPANY, versions, today, today, "en", None, None, "", is_list=True)))
    rows = [re.split(r"\s{2,}", line.strip())[:2] for line in told if "never in force" in line]
    assert rows == [["1.9.0", "1\u00a0Feb\u00a02026"]]


def test_pages_give_no_days_for_a_version_that_never_was_in_force() -> None:
    day, before = date(2026, 2, 1), date(2026, 1, 31)
    both = [DatedVersion("1.9.0", day, before, {}), DatedVersion("1.10.0", day, None, {})]
    found = json.loads(versions_json(both, read_lexicon((ROOT / "templates",), "en"), lambda number: None))
    assert [one.get("days") for one in found["versions"]] == [
        "from 1\N{NO-BREAK SPACE}Feb\N{NO-BREAK SPACE}2026",
        None,
    ]
    assert found["words"]["never"] == "never in force"


def test_a_draft_is_in_force_on_no_day_and_a_withdrawal_ends_the_policy(desk: Desk) -> None:
    tagged(desk, "2.0.0", "2026-03-02")
    tagged(desk, "2.5.0", "2026-04-01", status="draft")
    tagged(desk, "3.0.0", "2026-06-01", status="withdrawn")
    _, versions = known(desk)
    assert versions.numbered("2.5.0") is None
    assert number_on(versions, "2026-05-31") == "2.0.0"
    last = versions.on(date(2026, 6, 1))
    assert last is not None
    assert last.standing(date(2026, 6, 1)) is Standing.WITHDRAWN


def test_a_workspace_in_a_folder_of_the_repository_finds_its_pages(desk: Desk) -> None:
    desk.write({f"policies/site/{COMPANY}/en/mkdocs.yml": "x", "policies/mkdocs.yml": "site_name: x\n"})
    desk.write(
        {f"policies/site/{COMPANY}/en/pages/document.md": "# Text\n", f"site/{COMPANY}/ru/mkdocs.yml": "x"}
    )
    tagged(desk, "2.0.0", "2026-03-02", folder="policies/")
    archive, versions = known(desk, "policies/")
    assert number_on(versions, "2026-03-02") == "2.0.0"
    assert archive.languages(f"{COMPANY}/2.0.0") == ("en",)
    assert archive.text(f"{COMPANY}/2.0.0", "en") == "# Text\n"
    assert set(archive.tree(f"{COMPANY}/2.0.0")) == {
        "mkdocs.yml", f"site/{COMPANY}/en/mkdocs.yml", f"site/{COMPANY}/en/pages/document.md",
    }  # fmt: skip


def test_a_profile_of_another_age_is_dated_even_if_todays_model_refuses_it(desk: Desk) -> None:
    desk.write({SEVERNY: "document: {version: 0.1.0, effective_date: 2024-01-01}\nsomething: {long: gone}\n"})
    desk.commit("Release 0.1.0")
    desk.git("tag", f"{COMPANY}/0.1.0")
    tagged(desk, "2.0.0", "2026-03-02")
    assert number_on(known(desk)[1], "2024-05-05") == "0.1.0"


def test_the_tags_of_another_company_are_not_ours(desk: Desk) -> None:
    tagged(desk, "2.0.0", "2026-03-02")
    desk.git("tag", f"{COMPANY}-west/9.0.0")
    desk.git("tag", "9.0.0")
    assert [one.number for one in known(desk)[1].all if one.tag] == ["2.0.0"]


@pytest.mark.long
def test_a_withdrawn_policy_says_so(tmp_path: Path) -> None:
    desk = released(tmp_path / "ws")
    tagged(desk, "4.0.0", "2027-01-01", status="withdrawn")
    desk.git("checkout", "--quiet", "--detach", "HEAD~1")
    done = policy_gen(desk.root, "show", SEVERNY, "--on", "2027-02-01", "--lang", "en", *AS_OF)
    assert done.returncode == 0
    assert "On 1 February 2027 the policy is withdrawn, since 1 January 2027 (version 4.0.0)." in spaced(
        done.stdout
    )


@pytest.mark.parametrize(
    "language", ["ru", *(pytest.param(one, marks=pytest.mark.long) for one in ("ro", "hu", "en"))]
)
def test_every_answer_is_said_in_every_language(tmp_path: Path, language: str) -> None:
    root = new_workspace(tmp_path / "ws")
    for day in ("2020-01-01", "2025-09-01", "2026-05-05"):
        done = policy_gen(root, "show", SEVERNY, "--on", day, "--lang", language, *AS_OF)
        assert done.returncode == 0
        assert day[:4] in done.stdout.splitlines()[0]
        assert "{" not in done.stdout
    edit(root / SEVERNY, "status: in_force", "status: draft")
    assert "2.0.0" in policy_gen(root, "show", SEVERNY, "--lang", language, *AS_OF).stdout
