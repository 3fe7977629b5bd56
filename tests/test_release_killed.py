"""A release that is killed at any write leaves the old state or the new."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from releasing import PROFILE, SITES, TAG, TESTS, Run, old_desk, run, state, wanted
from repositories import Desk, new_desk
from running import AS_OF, policy_gen_apart

from policy_gen.cli.release.carrying_out import carry_out, settle
from policy_gen.history.git import GitFault, repository_of

COMPANY = "company_profiles/minimal.yaml"
RELEASE = str(TESTS / "releasing.py")
MENDING = """
import sys; from pathlib import Path
from policy_gen.cli.release.carrying_out import settle; from policy_gen.history.git import repository_of
settle(repository_of(Path(sys.argv[1])))
"""
MOVE = " update-ref "
"""The step from which on the release counts."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any], Run]:
    """The old state, the new one, and the steps between them."""
    desk = old_desk(tmp_path_factory.mktemp("whole") / "desk")
    old = state(desk)
    watched = run(desk.root, [RELEASE, str(desk.root)])
    return old, state(desk), watched


def cut_off(root: Path, step: int) -> Desk:
    """A desk whose release was killed before a step."""
    desk = old_desk(root)
    assert run(desk.root, [RELEASE, str(desk.root)], step).is_killed
    return desk


def test_a_release_that_is_not_disturbed_changes_only_what_belongs_to_it(
    whole: tuple[dict[str, Any], dict[str, Any], Run],
) -> None:
    _, new, watched = whole
    assert new["subjects"] == ["acme 1.1.0: More", "Begin"]
    assert new["tags"] == {TAG: "acme 1.1.0: More"}
    assert (new["status"], new["waste"]) == (["M aside.txt"], [])
    assert new["files"][PROFILE] == b"version: 1.1.0\n"
    pages = sorted(name for name in new["files"] if name.startswith(SITES[0]))
    assert pages == [f"{SITES[0]}/pages/come.md", f"{SITES[0]}/pages/index.md"]
    assert len(watched.steps) > 50


def ends_as(root: Path, step: int, outcomes: tuple[dict[str, Any], dict[str, Any]]) -> int:
    """0 or 1: which of the two states a killed release ends in when the next run has looked at it."""
    desk = cut_off(root, step)
    settle(repository_of(desk.root))
    found = state(desk)
    assert found in outcomes, step
    shutil.rmtree(root)
    return outcomes.index(found)


def test_killed_at_a_write_it_ends_in_the_old_state_or_in_the_new(
    tmp_path: Path, whole: tuple[dict[str, Any], dict[str, Any], Run]
) -> None:
    old, new, watched = whole
    move, last = watched.step(MOVE), len(watched.steps)
    for step in (move // 2, move):
        assert ends_as(tmp_path / "desk", step, (old, new)) == 0
    for step in (move + 1, (move + last) // 2, last):
        assert ends_as(tmp_path / "desk", step, (old, new)) == 1


@pytest.mark.long
def test_killed_at_every_write_it_ends_in_the_old_state_or_in_the_new(
    tmp_path: Path, whole: tuple[dict[str, Any], dict[str, Any], Run]
) -> None:
    old, new, watched = whole
    ends = [ends_as(tmp_path / "desk", step, (old, new)) for step in range(1, len(watched.steps) + 1)]
    assert ends == [int(step > watched.step(MOVE)) for step in range(1, len(ends) + 1)]


@pytest.mark.long
def test_until_it_counts_nothing_in_the_working_folder_changes(
    tmp_path: Path, whole: tuple[dict[str, Any], dict[str, Any], Run]
) -> None:
    old, _, watched = whole
    desk = cut_off(tmp_path / "desk", watched.step(MOVE))
    found = state(desk)
    assert {key: found[key] for key in ("files", "subjects", "status")} == {
        key: old[key] for key in ("files", "subjects", "status")
    }


@pytest.mark.long
def test_what_is_killed_while_it_is_mended_can_be_mended_again(
    tmp_path: Path, whole: tuple[dict[str, Any], dict[str, Any], Run]
) -> None:
    _, new, watched = whole
    desk = cut_off(tmp_path / "desk", watched.step(MOVE) + 1)
    steps = len(run(cut_off(tmp_path / "other", watched.step(MOVE) + 1).root, ["-c", MENDING, "."]).steps)
    for step in (steps // 3, steps // 2, 4):
        assert run(desk.root, ["-c", MENDING, str(desk.root)], step).is_killed
    settle(repository_of(desk.root))
    assert state(desk) == new


def test_a_profile_edited_after_the_kill_keeps_the_edit(
    tmp_path: Path, whole: tuple[dict[str, Any], dict[str, Any], Run]
) -> None:
    desk = cut_off(tmp_path / "desk", whole[2].step(MOVE) + 1)
    desk.write({PROFILE: "version: 1.0.0\nnew: true\n"})
    settle(repository_of(desk.root))
    assert (desk.root / PROFILE).read_text("utf-8") == "version: 1.0.0\nnew: true\n"
    assert (desk.root / SITES[0] / "pages" / "come.md").is_file()


def test_a_refusal_of_git_leaves_the_old_state(tmp_path: Path) -> None:
    desk = old_desk(tmp_path / "desk")
    old = state(desk)
    hook = desk.root / ".git" / "hooks" / "reference-transaction"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text('#!/bin/sh\n[ "$1" = prepared ] && grep -q refs/heads && exit 1\nexit 0\n', "utf-8")
    hook.chmod(0o755)
    with pytest.raises(GitFault):
        carry_out(repository_of(desk.root), wanted(desk.root))
    hook.unlink()
    assert state(desk) == old


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company before its first release."""
    root = tmp_path_factory.mktemp("company") / "policies"
    desk = new_desk(root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    desk.write({COMPANY: (ROOT / "tests/data/valid/minimal.yaml").read_text("utf-8")})
    desk.commit("Begin")
    return root


@pytest.fixture(scope="module")
def watched(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The steps of the whole command."""
    root = tmp_path_factory.mktemp("watched") / "policies"
    shutil.copytree(prepared, root)
    return run(root, ["-m", "policy_gen", "release", COMPANY, *AS_OF])


def completes(prepared: Path, root: Path, step: int) -> None:
    """Holds the command, run again after a kill, to the new state."""
    shutil.copytree(prepared, root)
    assert run(root, ["-m", "policy_gen", "release", COMPANY, *AS_OF], step).is_killed
    desk = Desk(root)
    done = policy_gen_apart(root, "release", COMPANY, *AS_OF)
    was_complete = "nothing has changed since version 1.0.0" in done.stderr
    assert done.returncode == 0 or was_complete, done.stderr
    assert desk.git("tag", "--list") == "minimal/1.0.0"
    assert len(desk.git("log", "--format=%s").splitlines()) == 2
    assert desk.git("status", "--porcelain") == ""
    assert desk.git("diff", "minimal/1.0.0", "--stat") == ""
    shutil.rmtree(root)


@pytest.mark.long
def test_the_command_run_again_completes_what_was_cut_off(
    prepared: Path, watched: Run, tmp_path: Path
) -> None:
    completes(prepared, tmp_path / "policies", (watched.step(MOVE) + len(watched.steps)) // 2)


@pytest.mark.long
def test_a_dry_run_only_tells_of_a_release_that_was_cut_off(
    tmp_path: Path, whole: tuple[dict[str, Any], dict[str, Any], Run]
) -> None:
    desk = cut_off(tmp_path / "desk", whole[2].step(MOVE) + 1)
    before = state(desk)
    done = policy_gen_apart(desk.root, "release", PROFILE, "--dry-run", "--lang", "en")
    assert (done.returncode, TAG in done.stderr, state(desk) == before) == (1, True, True)


WRITING = (
    " read-tree ", " add ", " write-tree ", " commit-tree ", " tag ", " update-ref ", " reset ",
    "os.r", "journal", "company_profiles",
)  # fmt: skip
"""Steps of which each is tried with the whole command; of the many pages alike every fortieth."""


@pytest.mark.long
def test_the_command_killed_at_any_kind_of_write_completes_when_run_again(
    prepared: Path, watched: Run, tmp_path: Path
) -> None:
    for step, written in enumerate(watched.steps, 1):
        if step % 40 == 0 or any(word in written for word in WRITING):
            completes(prepared, tmp_path / "policies", step)
