"""`policy-gen release`: what it writes, and what it refuses with a word on the way out."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import ROOT
from releasing import state
from repositories import Desk, new_desk
from running import contents, edit

from policy_gen.cli.main import group

PROFILE = "company_profiles/minimal.yaml"
REASON = "Clients asked for it"
STAND_IN = "Give the reason yourself: one sentence on why this was changed."


def release(desk: Desk, *arguments: str) -> Result:
    asked = ["release", str(desk.root / PROFILE), "--as-of", "2026-08-20", *arguments]
    found = CliRunner().invoke(group, asked)
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return found


def began(root: Path) -> Desk:
    desk = new_desk(root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    desk.write({PROFILE: (ROOT / "tests/data/valid/minimal.yaml").read_text("utf-8")})
    desk.commit("Begin")
    return desk


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """A company after its first release, and what was said."""
    desk = began(tmp_path_factory.mktemp("company") / "policies")
    return desk.root, release(desk)


@pytest.fixture
def desk(first: tuple[Path, Result], tmp_path: Path) -> Desk:
    """The same company, for one test to go on from."""
    shutil.copytree(first[0], tmp_path / "policies")
    return Desk(tmp_path / "policies")


def longer_window(desk: Desk) -> None:
    edit(desk.root / PROFILE, "\nreceivables:\n", "\nreceivables:\n  negotiation_days: 17\n")


def text(desk: Desk) -> str:
    return (desk.root / PROFILE).read_text("utf-8")


def untouched(desk: Desk) -> tuple[dict[str, bytes], object, object]:
    found = state(desk)
    return {**contents(desk.root / "site")}, found["subjects"], found["tags"]


def test_a_first_release_takes_the_version_of_the_profile(first: tuple[Path, Result]) -> None:
    root, said = first
    desk = Desk(root)
    assert said.exit_code == 0, said.output
    assert state(desk)["subjects"] == ["minimal 1.0.0: First edition", "Begin"]
    assert desk.git("cat-file", "-t", "minimal/1.0.0") == "tag"
    assert desk.git("status", "--porcelain") == ""
    assert desk.git("rev-parse", "minimal/1.0.0^{commit}") == desk.git("rev-parse", "HEAD")
    assert desk.git("ls-files", "site/minimal/en/pages/document.md")
    assert text(desk) == (ROOT / "tests/data/valid/minimal.yaml").read_text("utf-8")
    assert "All employees sign" in said.stdout


def test_a_changed_number_is_prepared_then_released(desk: Desk) -> None:
    longer_window(desk)
    before = untouched(desk)
    said = release(desk)
    assert said.exit_code == 0
    assert untouched(desk) == before
    assert "  version: 1.1.0\n" in text(desk)
    assert "  supersedes:\n    code: MIN-POL-1\n    version: 1.0.0\n" in text(desk)
    assert "clauses: [REC-020, REC-330, REC-590, ANN-H]" in text(desk)
    assert "en: 'Negotiation window: 17 calendar days (previously 10)'" in text(desk)
    line = 1 + text(desk).splitlines().index("    - version: 1.1.0")
    assert f"line {line}" in said.stdout

    refused = release(desk)
    assert (refused.exit_code, untouched(desk)) == (1, before)
    line = 1 + text(desk).splitlines().index("      why:")
    assert f"line {line}" in refused.stderr

    edit(desk.root / PROFILE, f"'{STAND_IN}'", REASON)
    said = release(desk)
    assert said.exit_code == 0, said.output
    head = desk.git("log", "-1", "--format=%B")
    assert head == f"minimal 1.1.0: Negotiation window: 17 calendar days (previously 10)\n\n{REASON}"
    message = desk.git("tag", "--list", "--format=%(contents)", "minimal/1.1.0")
    assert "REC-020, REC-330, REC-590, ANN-H" in message
    assert REASON in message
    assert desk.git("status", "--porcelain") == ""
    assert "Signs again: account manager, head of sales, accountant, finance director, lawyer." in said.stdout
    assert release(desk).exit_code == 1


def test_with_a_reason_it_is_one_step(desk: Desk) -> None:
    longer_window(desk)
    hook = desk.root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    text_before = text(desk)
    said = release(desk, "--why", REASON, "--effective", "2026-09-15", "--version", "1.3.0")
    assert said.exit_code == 0, said.output
    assert "(pre-commit)" in said.stdout
    assert desk.git("tag", "--list").split() == ["minimal/1.0.0", "minimal/1.3.0"]
    assert "  effective_date: 2026-09-15\n" in text(desk)
    changed = desk.git("diff", "--numstat", "minimal/1.0.0", "minimal/1.3.0", "--", PROFILE).split()
    assert changed[1] == "2", "version and first day alone are replaced; the rest is new lines"
    assert text_before.count("\n") < text(desk).count("\n")


@pytest.mark.long
def test_a_dry_run_writes_nothing_and_names_the_commands(desk: Desk) -> None:
    longer_window(desk)
    before, profile = untouched(desk), text(desk)
    said = release(desk, "--why", REASON, "--dry-run")
    assert said.exit_code == 0
    assert (untouched(desk), text(desk)) == (before, profile)
    assert "git tag --annotate" in said.stdout
    assert "minimal/1.1.0" in said.stdout
    assert "site/minimal/en: " in said.stdout
    assert release(desk, "--dry-run").exit_code == 0
    assert text(desk) == profile
    assert state(desk)["waste"] == []


@pytest.mark.long
def test_files_of_the_company_go_with_it_and_others_stay(desk: Desk) -> None:
    longer_window(desk)
    scenarios, aside = "company_profiles/minimal.tests.yaml", "company_profiles/notes.txt"
    desk.write({scenarios: "scenarios: []\n", aside: "mine\n", "README.md": "new\n"})
    assert release(desk, "--why", REASON).exit_code == 0
    recorded = desk.git("show", "--name-only", "--format=", "HEAD").split()
    assert scenarios in recorded
    assert not {aside, "README.md"} & {*recorded}
    assert desk.git("status", "--porcelain").split() == ["??", "README.md", "??", aside]


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("--bump", "patch"), 1, "1.1.0 or higher"),
        (("--version", "1.0.9"), 1, "1.1.0 or higher"),
        (("--version", "1.0.0"), 1, "not higher"),
        (("--version", "0.9.0"), 1, "not higher"),
        (("--version", "1.1"), 2, "three numbers"),
        (("--version", "1.1.0", "--bump", "minor"), 2, "not both"),
        (("--why", "en="), 2, "en=TEXT"),
        (("--why", "ru=Потому"), 2, '--why en="…"'),
        (("--why", REASON, "--effective", "2030-01-01"), 1, "date-order"),
    ],
)
@pytest.mark.sampled(1)
def test_what_does_not_fit_the_change_is_refused(
    desk: Desk, arguments: tuple[str, ...], code: int, word: str
) -> None:
    longer_window(desk)
    before, profile = untouched(desk), text(desk)
    said = release(desk, *arguments)
    assert (said.exit_code, word in said.stderr) == (code, True), said.stderr
    assert (untouched(desk), text(desk)) == (before, profile)


def test_where_nothing_changed_there_is_nothing_to_release(desk: Desk) -> None:
    said = release(desk, "--version", "2.0.0")
    assert (said.exit_code, "nothing has changed" in said.stderr) == (1, True)


def test_a_first_release_has_nothing_to_raise(tmp_path: Path) -> None:
    said = release(began(tmp_path / "policies"), "--bump", "minor")
    assert (said.exit_code, "first release" in said.stderr) == (2, True)


@pytest.mark.long
def test_an_entry_that_leaves_a_changed_rule_out_is_refused(desk: Desk) -> None:
    longer_window(desk)
    release(desk)
    edit(desk.root / PROFILE, f"'{STAND_IN}'", REASON)
    edit(desk.root / PROFILE, "[REC-020, REC-330, REC-590, ANN-H]", "[REC-020, REC-330]")
    said = release(desk)
    assert (said.exit_code, "REC-590, ANN-H" in said.stderr) == (1, True)


@pytest.mark.long
@pytest.mark.parametrize("option", [("--why", REASON), ("--bump", "major"), ("--version", "3.0.0")])
def test_an_entry_that_is_there_is_changed_in_the_profile(desk: Desk, option: tuple[str, str]) -> None:
    longer_window(desk)
    release(desk)
    profile = text(desk)
    said = release(desk, *option)
    assert (said.exit_code, text(desk)) == (2, profile)


@pytest.mark.long
def test_a_status_is_written_where_it_is_asked_for(desk: Desk) -> None:
    act = '{type: managing_director_instruction, number: "1", date: 2026-08-19}'
    edit(desk.root / PROFILE, "  status: draft\n", f"  status: draft\n  approval_act: {act}\n")
    said = release(desk, "--status", "in_force", "--why", REASON)
    assert said.exit_code == 0, said.stderr
    assert "  status: in_force\n" in text(desk)
    assert desk.git("tag", "--list").split() == ["minimal/1.0.0", "minimal/1.0.1"]
    assert "Nobody has to sign again" in said.stdout
    edit(desk.root / PROFILE, "\nreceivables:\n", "\nreceivables:\n  negotiation_days: 17\n")
    assert "still names the act of 19 August 2026, No. 1" in release(desk).stdout.replace("\u00a0", " ")


@pytest.mark.long
def test_a_company_below_the_top_of_its_repository_is_released_alike(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "company")
    inner = began(tmp_path / "other")
    shutil.rmtree(inner.root / ".git")
    shutil.move(inner.root, desk.root / "policies")
    desk.write({"policies/company_profiles/minimal.tests.yaml": "scenarios: []\n"})
    desk.commit("Begin")
    (desk.root / "policies/company_profiles/minimal.tests.yaml").unlink()
    assert release(Desk(desk.root / "policies")).exit_code == 0
    recorded = desk.git("show", "--name-status", "--format=", "HEAD").splitlines()
    assert "D\tpolicies/company_profiles/minimal.tests.yaml" in recorded
    assert "A\tpolicies/site/minimal/en/pages/document.md" in recorded
    assert desk.git("status", "--porcelain") == ""


def _stage(desk: Desk) -> None:
    desk.write({"aside.txt": "mine\n"})
    desk.git("add", "aside.txt")


def _detach(desk: Desk) -> None:
    desk.git("checkout", "--quiet", "--detach")


def _elsewhere(desk: Desk) -> None:
    desk.git("checkout", "--quiet", "-B", "main", "HEAD~1")


def _merge(desk: Desk) -> None:
    desk.git("checkout", "--quiet", "-b", "other", "HEAD~1")
    desk.write({"aside.txt": "x\n"})
    desk.git("add", "aside.txt")
    desk.git("commit", "--quiet", "--message", "Other")
    desk.git("checkout", "--quiet", "main")
    desk.git("merge", "--quiet", "--no-ff", "--no-commit", "other")


def _without_git(desk: Desk) -> None:
    shutil.rmtree(desk.root / ".git")


def _without_commits(desk: Desk) -> None:
    shutil.rmtree(desk.root / ".git")
    desk.git("init", "--quiet")


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (_stage, "git restore --staged"), (_detach, "git switch"), (_elsewhere, "git merge"),
        (_merge, "merge"), (_without_git, "git init"),
        (_without_commits, "git commit"),
    ],
)  # fmt: skip
def test_a_repository_that_is_not_fit_is_told_what_to_do(desk: Desk, spoil: object, word: str) -> None:
    assert callable(spoil)
    spoil(desk)
    longer_window(desk)
    profile = text(desk)
    said = release(desk, "--why", REASON, "--lang", "en")
    assert (said.exit_code, word in said.stderr) == (3, True), said.stderr
    assert text(desk) == profile


def test_pages_that_git_is_told_to_leave_alone_cannot_be_released(tmp_path: Path) -> None:
    desk = began(tmp_path / "policies")
    desk.write({".gitignore": "site/\n"})
    said = release(desk)
    assert (said.exit_code, ".gitignore" in said.stderr) == (3, True)


@pytest.mark.long
def test_a_second_working_folder_of_a_repository_will_do(desk: Desk, tmp_path: Path) -> None:
    desk.git("worktree", "add", "--quiet", "-b", "other", str(tmp_path / "second"))
    second = Desk(tmp_path / "second")
    longer_window(second)
    assert release(second, "--why", REASON).exit_code == 0
    assert second.git("status", "--porcelain") == ""
    assert second.git("rev-parse", "minimal/1.1.0^{commit}") == second.git("rev-parse", "other")


def test_pages_outside_the_repository_cannot_be_released(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "elsewhere")
    said = release(desk, "--root", str(tmp_path / "elsewhere"))
    assert (said.exit_code, "--root" in said.stderr) == (3, True)


def test_a_shallow_copy_is_told_to_fetch_the_rest(desk: Desk, tmp_path: Path) -> None:
    desk.git("clone", "--quiet", "--depth=1", desk.root.as_uri(), str(tmp_path / "shallow"))
    said = release(Desk(tmp_path / "shallow"))
    assert (said.exit_code, "--unshallow" in said.stderr) == (3, True)


@pytest.mark.long
def test_where_git_does_not_know_who_commits_it_says_what_to_run(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("user.name", "user.email"):
        desk.git("config", "--unset", name)
    desk.git("config", "user.useConfigOnly", "true")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    longer_window(desk)
    before = untouched(desk)
    said = release(desk, "--why", REASON, "--lang", "ru")
    assert (said.exit_code, "git config user.name" in said.stderr) == (3, True), said.stderr
    assert "identity" not in said.stderr
    assert untouched(desk) == before


@pytest.mark.parametrize(("language", "word"), [("ru", "Утверждает"), ("ro", "Aprobă"), ("hu", "Jóváhagyja")])
@pytest.mark.sampled(1)
def test_it_speaks_the_language_that_is_asked_for(desk: Desk, language: str, word: str) -> None:
    longer_window(desk)
    assert word in release(desk, "--dry-run", "--lang", language).stdout
