"""What guards a company's repository: annotations of GitHub, hooks before a commit, colours."""

import os
import pty
import re
import shlex
import subprocess
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from running import AS_OF, PROGRAM, SEVERNY, edit, new_workspace, policy_gen_apart

from policy_gen.cli.annotations import annotation
from policy_gen.problems import Problem, Severity, Span

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
SLIP = ("effective_date: ", "effective_date: 31.")


def place(file: str = "a.yaml", end_line: int = 2, end_column: int = 9) -> Span:
    return Span(Path(file), 2, 5, end_line, end_column)


@pytest.mark.parametrize(
    ("severity", "command"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")],
)
def test_each_severity_has_its_command_with_place_and_title(severity: Severity, command: str) -> None:
    said = annotation(Problem("bad-date", severity, "What", place(), "Mend", why="Why"))
    expected = "file=a.yaml,line=2,col=5,endLine=2,endColumn=9,title=bad-date::What%0AWhy%0AMend"
    assert said == f"::{command} {expected}"


def test_signs_that_end_a_property_or_a_line_are_escaped() -> None:
    said = annotation(Problem("x", Severity.ERROR, "100%: a,b\n::error::c", place("a,b:100%.yaml")))
    assert said.startswith("::error file=a%2Cb%3A100%25.yaml,line=2,")
    assert said.endswith("::100%25: a,b ::error::c")
    assert "\n" not in said


@pytest.mark.parametrize(("end_line", "end_column", "last"), [(4, 3, 4), (4, 1, 3)])
def test_a_place_of_several_lines_names_no_columns(end_line: int, end_column: int, last: int) -> None:
    said = annotation(Problem("x", Severity.ERROR, "m", place(end_line=end_line, end_column=end_column)))
    assert said == f"::error file=a.yaml,line=2,endLine={last},title=x::m"


def test_a_problem_without_a_place_has_a_title_alone() -> None:
    assert annotation(Problem("x", Severity.ERROR, "m")) == "::error title=x::m"


def test_check_prints_one_annotation_for_each_problem_and_nothing_else(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path / "ws")
    assert policy_gen_apart(workspace, "check", "--format", "github", *AS_OF).stdout == ""
    edit(workspace / SEVERNY, *SLIP)
    done = policy_gen_apart(workspace, "check", str(workspace / SEVERNY), "--format", "github", *AS_OF)
    assert done.returncode == 1
    assert [line.split(",")[0] for line in done.stdout.splitlines()] == [f"::error file={SEVERNY}"]


@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
@pytest.mark.sampled(1)
def test_problems_are_coloured_on_a_terminal_unless_no_color_is_set(
    no_colour: str, coloured: bool, tmp_path: Path
) -> None:
    workspace = new_workspace(tmp_path / "ws")
    edit(workspace / SEVERNY, *SLIP)
    ours, theirs = pty.openpty()
    environment = {**os.environ, "NO_COLOR": no_colour}
    command = [*PROGRAM, "check", SEVERNY, *AS_OF]
    process = subprocess.Popen(command, cwd=workspace, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    said = b""
    try:
        while chunk := os.read(ours, 4096):
            said += chunk
    except OSError:  # Linux ends a terminal that nobody writes to with an error
        pass
    os.close(ours)
    assert process.wait(30) == 1
    assert b"[wrong-type]" in said
    assert (b"\x1b[" in said) is coloured


def test_check_writes_no_colours_into_a_pipe(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path / "ws")
    edit(workspace / SEVERNY, *SLIP)
    assert "\x1b" not in policy_gen_apart(workspace, "check", SEVERNY, *AS_OF).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository of a company whose commits run the checking hook on staged profiles."""
    folder = new_workspace(tmp_path / "repo")
    git(folder, "init", "-q")
    hook = HOOKS["policy-gen-check"]
    program, *words = shlex.split(hook["entry"])
    assert program == "policy-gen"
    entry = shlex.join([*PROGRAM, *words, *AS_OF])
    script = folder / ".git" / "hooks" / "pre-commit"
    chosen = f"git diff --cached --name-only | grep -E {shlex.quote(hook['files'])}"
    script.write_text(f"#!/bin/sh\nexec {entry} $({chosen})\n", encoding="utf-8")
    script.chmod(0o755)
    return folder


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@company.test", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=90, check=False
    )


def test_the_hook_lets_a_sound_profile_in_and_keeps_a_faulty_one_out(repository: Path) -> None:
    git(repository, "add", "company_profiles")
    sound = git(repository, "commit", "-m", "sound")
    assert sound.returncode == 0, sound.stderr
    edit(repository / SEVERNY, *SLIP)
    git(repository, "add", "company_profiles")
    faulty = git(repository, "commit", "-m", "faulty")
    assert faulty.returncode == 1
    assert "[wrong-type]" in faulty.stdout + faulty.stderr
    assert git(repository, "log", "--format=%s").stdout.split() == ["sound"]


@pytest.mark.long
def test_the_hook_of_pages_refuses_pages_that_do_not_follow_from_the_profile(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path / "ws")
    _, *words = shlex.split(HOOKS["policy-gen-frozen"]["entry"])
    assert policy_gen_apart(workspace, *words, *AS_OF).returncode == 1
    assert policy_gen_apart(workspace, "build", "--builder", "none", *AS_OF).returncode == 0
    assert policy_gen_apart(workspace, *words, *AS_OF).returncode == 0


@pytest.mark.parametrize(
    ("file", "is_profile"),
    [("acme.yaml", True), ("acme.tests.yaml", False), ("acme/templates/a.yaml", False), ("acme.csv", False)],
)
def test_the_hook_takes_profiles_and_no_other_file_of_theirs(file: str, is_profile: bool) -> None:
    found = re.search(HOOKS["policy-gen-check"]["files"], f"company_profiles/{file}")
    assert (found is not None) is is_profile


def test_the_hooks_that_the_documentation_names_exist() -> None:
    text = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")
    assert re.findall(r"- id: (\S+)", text) == list(HOOKS)
