"""What people do with git besides releasing: none of it crashes a command or deceives it."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import ROOT
from repositories import Desk, new_desk
from running import edit
from shelving import shelve

from policy_gen.cli.main import group
from policy_gen.history.git import repository_of
from policy_gen.history.journal import note_file

PROFILE = "company_profiles/minimal.yaml"
AS_OF = ("--as-of", "2026-12-01")
ACT = '{type: managing_director_instruction, number: "1", date: 2026-08-01}'


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A policy in force whose version 1.0.0 is released."""
    desk = new_desk(tmp_path_factory.mktemp("company") / "policies")
    shutil.copy(ROOT / "mkdocs.yml", desk.root)
    left_out = shutil.ignore_patterns("theme", "ru", "ro", "hu")
    shutil.copytree(ROOT / "templates", desk.root / "templates", ignore=left_out)
    desk.write({PROFILE: (ROOT / "tests/data/valid/minimal.yaml").read_text("utf-8")})
    edit(desk.root / PROFILE, "  status: draft\n", f"  status: in_force\n  approval_act: {ACT}\n")
    shelve(desk.root, desk.root / PROFILE)
    desk.commit("minimal 1.0.0")
    desk.git("tag", "--annotate", "--message", "1.0.0", "minimal/1.0.0")
    return desk.root


@pytest.fixture
def desk(released: Path, tmp_path: Path) -> Desk:
    shutil.copytree(released, tmp_path / "policies")
    return Desk(tmp_path / "policies")


def run(command: str, profile: Path, *more: str, env: Mapping[str, str] | None = None) -> Result:
    done = CliRunner(env=env).invoke(group, [command, str(profile), *more, *AS_OF])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def other_window(root: Path) -> None:
    edit(root / PROFILE, "\nreceivables:\n", "\nreceivables:\n  negotiation_days: 17\n")


def codes(profile: Path) -> list[str]:
    told = json.loads(run("check", profile, "--format", "json").stdout)
    return [one["code"] for one in told if one["severity"] == "error"]


def test_a_folder_of_another_owner_is_compared_with_its_pages_and_git_is_quoted(desk: Desk) -> None:
    other_window(desk.root)
    done = run("diff", desk.root / PROFILE, env={"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
    assert done.exit_code == 0, done.output
    assert "dubious ownership" in done.stdout
    assert "17" in done.stdout


def test_a_profile_that_is_a_link_is_compared_where_it_lies(desk: Desk, tmp_path: Path) -> None:
    other_window(desk.root)
    inside = new_desk(tmp_path / "other")
    inside.commit("Begin")
    for place in (inside.root / "minimal.yaml", tmp_path / "minimal.yaml"):
        place.symlink_to(desk.root / PROFILE)
        done = run("diff", place)
        assert (done.exit_code, "17" in done.stdout) == (0, True), done.output


def test_a_workspace_outside_the_history_is_compared_without_its_pages(desk: Desk, tmp_path: Path) -> None:
    other_window(desk.root)
    (tmp_path / "elsewhere").mkdir()
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "elsewhere")
    done = run("diff", desk.root / PROFILE, "--root", str(tmp_path / "elsewhere"))
    assert (done.exit_code, "17" in done.stdout) == (0, True), done.output


@pytest.mark.parametrize("garbage", ["{", "[]", '{"company": "minimal"}', "\udcff"])
def test_a_damaged_note_of_a_release_is_told_with_the_way_out(desk: Desk, garbage: str) -> None:
    note = note_file(repository_of(desk.root))
    note.parent.mkdir()
    note.write_bytes(garbage.encode("utf-8", "surrogateescape"))
    assert codes(desk.root / PROFILE) == ["release-cut-off"]
    done = run("release", desk.root / PROFILE)
    assert (done.exit_code, ".git/policy-gen-release" in done.stderr) == (3, True), done.output
    assert note.is_file()


def test_where_git_is_told_to_look_elsewhere_the_folder_itself_counts(desk: Desk, tmp_path: Path) -> None:
    other = new_desk(tmp_path / "other")
    other.commit("Begin")
    other_window(desk.root)
    hook = {"GIT_DIR": str(other.root / ".git"), "GIT_WORK_TREE": str(other.root), "GIT_INDEX_FILE": "x"}
    done = run("diff", desk.root / PROFILE, env=hook)
    assert (done.exit_code, "17" in done.stdout) == (0, True), done.output


def test_a_value_that_is_set_twice_is_not_chosen_silently(desk: Desk) -> None:
    path = "receivables.negotiation_days"
    done = run("diff", desk.root / PROFILE, "--set", f"{path}=15", "--set", f" {path} =16")
    assert (done.exit_code, path in done.stderr) == (2, True), done.output
    done = run("release", desk.root / PROFILE, "--why", "en=One", "--why", "en=Two")
    assert (done.exit_code, "en" in done.stderr) == (2, True), done.output
