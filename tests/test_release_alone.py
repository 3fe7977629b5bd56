"""Two releases at once: the second waits its turn, and a killed one blocks nobody."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT
from releasing import PROFILE, old_desk
from repositories import Desk

from policy_gen.cli.main import group
from policy_gen.cli.release.alone import LOCK, Busy, alone
from policy_gen.history.git import repository_of

HOLDING = """
import os, signal, sys; from pathlib import Path
from policy_gen.cli.release.alone import alone; from policy_gen.history.git import repository_of
with alone(repository_of(Path(sys.argv[1]))):
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return old_desk(tmp_path / "desk")


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_a_second_release_is_told_to_wait_and_touches_nothing(desk: Desk, dry: tuple[str, ...]) -> None:
    note = desk.root / ".git" / "policy-gen-release" / "journal.json"
    note.parent.mkdir()
    note.write_text("what the other has prepared", "utf-8")
    with alone(repository_of(desk.root)):
        done = CliRunner().invoke(group, ["release", str(desk.root / PROFILE), "--lang", "en", *dry])
    assert (done.exit_code, "another release is under way" in done.stderr) == (3, True), done.output
    assert str(os.getpid()) in done.stderr
    assert note.read_text("utf-8") == "what the other has prepared"


def test_one_after_the_other_they_run_and_leave_no_lock(desk: Desk) -> None:
    repository = repository_of(desk.root)
    for _ in range(2):
        with alone(repository):
            assert (repository.folder / LOCK).is_file()
            with pytest.raises(Busy), alone(repository):
                raise AssertionError
        assert not (repository.folder / LOCK).exists()


def test_a_run_that_was_killed_blocks_nobody(desk: Desk) -> None:
    path = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", HOLDING, str(desk.root)], env=path, check=False)
    assert done.returncode < 0
    assert (desk.root / ".git" / LOCK).is_file()
    with alone(repository_of(desk.root)):
        pass
    assert not (desk.root / ".git" / LOCK).exists()


def test_a_folder_that_cannot_be_locked_is_told_in_a_line(desk: Desk) -> None:
    (desk.root / ".git" / LOCK).mkdir()
    done = CliRunner().invoke(group, ["release", str(desk.root / PROFILE), "--lang", "en"])
    assert (done.exit_code, LOCK in done.stderr) == (3, True), done.output
