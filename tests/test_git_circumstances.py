"""What people do with git besides releasing: none of it crashes a command or deceives it."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import ROOT
from minimal_company import PROFILE, in_force
from repositories import Desk, new_desk
from running import edit

from policy_gen.cli.main import group
from policy_gen.cli.release.ground import Ground
from policy_gen.history.git import repository_of
from policy_gen.history.journal import note_file
from policy_gen.policy.workspace import Workspace
from policy_gen.profile.loading import load

AS_OF = ("--as-of", "2026-12-01")


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A policy in force whose version 1.0.0 is released."""
    return in_force(tmp_path_factory.mktemp("company") / "policies").root


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


@pytest.mark.long
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


def off_the_branch(desk: Desk) -> None:
    """Moves the tag to a commit of its own whose pages say something else."""
    document = "site/minimal/en/pages/document.md"
    desk.git("checkout", "--quiet", "-b", "aside")
    edit(desk.root / document, "10\u00a0calendar days", "99\u00a0calendar days")
    desk.commit("Another text")
    desk.git("tag", "--force", "minimal/1.0.0")
    desk.git("checkout", "--quiet", "main")


def test_a_tag_that_was_moved_off_the_branch_is_told_by_check_and_show(desk: Desk) -> None:
    off_the_branch(desk)
    assert codes(desk.root / PROFILE) == ["tag-elsewhere"]
    shown = run("show", desk.root / PROFILE)
    assert "minimal/1.0.0 marks a commit that this branch does not go back to" in shown.stdout


def test_later_releases_of_another_branch_are_nobodys_fault(desk: Desk) -> None:
    desk.git("checkout", "--quiet", "-b", "coming")
    edit(desk.root / PROFILE, "  version: 1.0.0", "  version: 1.1.0")
    desk.commit("minimal 1.1.0")
    desk.git("tag", "minimal/1.1.0")
    desk.git("checkout", "--quiet", "main")
    desk.commit("Go on")
    assert codes(desk.root / PROFILE) == []
    assert "does not go back" not in run("show", desk.root / PROFILE).stdout


def test_a_replaced_object_does_not_change_what_was_released(desk: Desk) -> None:
    document = "minimal/1.0.0:site/minimal/en/pages/document.md"
    desk.write({"false.md": desk.git("show", document).replace("10\u00a0calendar", "99\u00a0calendar")})
    false = desk.git("hash-object", "-w", "false.md")
    desk.git("replace", desk.git("rev-parse", document), false)
    shown = run("show", desk.root / PROFILE, "REC-330", "--on", "2026-10-01")
    assert "10\u00a0calendar days" in shown.stdout


def test_tags_that_mark_no_version_of_the_policy_are_named_and_left_out(desk: Desk) -> None:
    desk.git("tag", "minimal/0.5.0", desk.git("rev-parse", f"HEAD:{PROFILE}"))
    desk.git("tag", "--annotate", "--message", "x", "minimal/0.6.0", desk.git("rev-parse", "HEAD^{tree}"))
    desk.git("tag", "minimal/9.9.9")
    found = json.loads(run("show", desk.root / PROFILE, "--format", "json").stdout)
    assert [one["version"] for one in found["versions"]] == ["1.0.0"]
    assert [(one["code"], one["tag"]) for one in found["remarks"]] == [
        ("bad_tag", "minimal/0.5.0"), ("bad_tag", "minimal/0.6.0"), ("stray_tag", "minimal/9.9.9"),
    ]  # fmt: skip
    assert "minimal/9.9.9" in run("show", desk.root / PROFILE).stdout
    desk.git("tag", "--delete", "minimal/9.9.9")
    assert codes(desk.root / PROFILE) == []


@pytest.mark.long
def test_templates_that_git_does_not_know_yet_are_no_ground_for_a_release(desk: Desk) -> None:
    desk.git("rm", "--quiet", "templates/clauses.yaml")
    desk.commit("Keep some templates only")
    other_window(desk.root)
    desk.write({"templates/theme/assets/own.css": "a {}\n"})
    assert run("release", desk.root / PROFILE, "--dry-run").exit_code == 0
    edit(desk.root / "templates/en/receivables/REC-330.md", "Negotiation window", "Time to talk")
    done = run("release", desk.root / PROFILE, "--dry-run")
    assert (done.exit_code, "templates/en/receivables/REC-330.md" in done.stderr) == (3, True), done.output
    assert "git stash" in done.stderr


def test_a_renamed_file_of_the_company_goes_with_a_release_under_both_names(desk: Desk) -> None:
    old, new = (f"company_profiles/minimal.{name}.yaml" for name in ("tests", "tests2"))
    desk.write({old: "scenarios: []\n"})
    desk.commit("Add scenarios")
    desk.git("mv", old, new)
    loaded = load(desk.root / PROFILE).value
    assert loaded is not None
    ground = Ground(repository_of(desk.root), Workspace(desk.root), loaded, {})
    assert ground.side_files() == (old, new)
