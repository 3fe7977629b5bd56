"""What git is asked, in real repositories."""

from pathlib import Path

import pytest
from repositories import AUTHOR, Desk, new_desk

from policy_gen.history.git import GitFault, Missing, Repository, repository_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path / "компания")


@pytest.fixture
def repository(desk: Desk) -> Repository:
    desk.write({"профили/a.yaml": "days: 10\nname: Ф\n"})
    desk.commit("Begin", "2025-01-10")
    desk.write({"профили/a.yaml": "days: 15\nname: Ф\n", "site/x.md": "x\n"})
    desk.commit("Give clients more time", "2026-02-20")
    return repository_of(desk.root / "профили" / "a.yaml")


def test_a_file_is_read_as_it_was(repository: Repository) -> None:
    assert repository.contents("HEAD~1", ["профили/a.yaml", "site/x.md"]) == {
        "профили/a.yaml": "days: 10\nname: Ф\n".encode()
    }


def test_files_are_listed_as_they_were(repository: Repository) -> None:
    assert repository.files("HEAD~1") == ("профили/a.yaml",)
    assert repository.files("HEAD", "site") == ("site/x.md",)


def test_a_line_knows_the_commit_that_last_set_it(repository: Repository) -> None:
    found = repository.blame("профили/a.yaml")
    assert [(found[line].subject, found[line].author) for line in (1, 2)] == [
        ("Give clients more time", AUTHOR),
        ("Begin", AUTHOR),
    ]
    assert found[1].when.date().isoformat() == "2026-02-20"


def test_a_line_keeps_its_commit_when_the_file_is_renamed(desk: Desk, repository: Repository) -> None:
    desk.git("mv", "профили/a.yaml", "профили/b.yaml")
    desk.commit("Rename the company", "2026-05-05")
    assert repository.blame("профили/b.yaml")[2].subject == "Begin"
    assert repository.name_then("HEAD~2", "профили/b.yaml") == "профили/a.yaml"
    assert repository.name_then("HEAD", "профили/b.yaml") == "профили/b.yaml"


def test_a_line_not_recorded_yet_has_no_commit(desk: Desk, repository: Repository) -> None:
    desk.write({"профили/a.yaml": "days: 20\nname: Ф\n"})
    assert set(repository.blame("профили/a.yaml")) == {2}
    assert repository.changed_files("профили") == ("профили/a.yaml",)


@pytest.mark.parametrize("name", ["v9", "--all", "", "HEAD~7", "a b", "HEAD:профили"])
def test_a_name_without_a_commit_is_said_to_be_unknown(repository: Repository, name: str) -> None:
    with pytest.raises(GitFault) as fault:
        repository.commit_id(name)
    assert fault.value.missing is Missing.UNKNOWN_REVISION


def test_a_repository_without_commits_says_so(desk: Desk) -> None:
    with pytest.raises(GitFault) as fault:
        repository_of(desk.root).commit_id("HEAD")
    assert fault.value.missing is Missing.NO_COMMITS


def test_a_folder_outside_git_says_so(tmp_path: Path) -> None:
    with pytest.raises(GitFault) as fault:
        repository_of(tmp_path)
    assert fault.value.missing is Missing.NO_REPOSITORY


def test_without_the_program_git_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitFault) as fault:
        repository_of(tmp_path)
    assert fault.value.missing is Missing.NO_PROGRAM


def test_a_shallow_copy_and_a_detached_head_are_noticed(
    desk: Desk, repository: Repository, tmp_path: Path
) -> None:
    desk.git("clone", "--quiet", "--depth=1", desk.root.as_uri(), str(tmp_path / "shallow"))
    assert repository_of(tmp_path / "shallow").is_shallow()
    assert not repository.is_shallow()
    assert not repository.is_detached()
    desk.git("checkout", "--quiet", "HEAD~1")
    assert repository.is_detached()


def test_files_prepared_apart_are_recorded_without_touching_anything(
    desk: Desk, repository: Repository, tmp_path: Path
) -> None:
    desk.write({"aside.txt": "not ready\n"})
    desk.git("add", "aside.txt")
    apart = tmp_path / "apart"
    (apart / "профили").mkdir(parents=True)
    (apart / "профили" / "a.yaml").write_text("days: 7\n", "utf-8")
    before = repository.commit_id("HEAD")
    commit = repository.record(apart, ["профили/a.yaml"], "Release 2.1.0\n\nTwo lines.", tmp_path / "index")
    assert (repository.commit_id("HEAD"), repository.staged_files()) == (before, ("aside.txt",))
    assert repository.contents(commit, ["профили/a.yaml", "aside.txt"]) == {"профили/a.yaml": b"days: 7\n"}
    assert desk.git("log", "-1", "--format=%s", commit) == "Release 2.1.0"
    assert not repository.holds(commit)
    repository.tag("acme/2.1.0", "Release 2.1.0", commit)
    assert repository.tags("acme/*") == {"acme/2.1.0": commit}
    assert repository.tags("acme/*", before="HEAD") == {}
    with pytest.raises(GitFault):
        repository.tag("acme/2.1.0", "Again")
    repository.advance(commit, before, "release")
    assert repository.holds(commit)
    with pytest.raises(GitFault):
        repository.advance(before, before, "another had moved the branch")
    repository.untag("acme/2.1.0")
    assert repository.tags("acme/*") == {}


def test_what_git_leaves_alone_is_known(desk: Desk, repository: Repository) -> None:
    desk.write({".gitignore": "build/\n"})
    assert repository.is_ignored("build/x")
    assert not repository.is_ignored("site/y")


def test_nothing_new_is_recorded_as_the_commit_that_is_there(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "apart" / "site").mkdir(parents=True)
    (tmp_path / "apart" / "site" / "x.md").write_text("x\n", "utf-8")
    found = repository.record(tmp_path / "apart", ["site/x.md"], "Again", tmp_path / "index")
    assert found == repository.commit_id("HEAD")


def test_a_commit_has_the_day_of_whoever_recorded_it(desk: Desk, repository: Repository) -> None:
    desk.git("config", "log.showSignature", "true")
    assert repository.day("HEAD").isoformat() == "2026-02-20"


def test_a_renamed_file_is_two_changed_files(desk: Desk, repository: Repository) -> None:
    desk.write({"ab file.txt": "x\n" * 20})
    desk.commit("Add a file")
    desk.git("mv", "ab file.txt", "zz.txt")
    assert repository.changed_files(".") == ("ab file.txt", "zz.txt")


def test_picking_several_commits_is_under_way_until_the_last(desk: Desk, repository: Repository) -> None:
    desk.git("checkout", "--quiet", "-b", "other", "HEAD~1")
    for days in (7, 8):
        desk.write({"профили/a.yaml": f"days: {days}\nname: Ф\n"})
        desk.commit(f"Say {days}")
    desk.git("checkout", "--quiet", "main")
    assert not repository.is_merging()
    with pytest.raises(AssertionError):
        desk.git("cherry-pick", "other~1", "other")
    desk.commit("Settle the first by hand")
    assert not (desk.root / ".git" / "CHERRY_PICK_HEAD").exists()
    assert repository.is_merging()


def test_hooks_that_guard_a_commit_are_known(desk: Desk, repository: Repository) -> None:
    assert repository.hooks() == ()
    desk.write({"hooks/pre-commit": "#!/bin/sh\n", "hooks/commit-msg": "#!/bin/sh\n", "hooks/pre-push": ""})
    (desk.root / "hooks" / "pre-commit").chmod(0o755)
    (desk.root / "hooks" / "pre-push").chmod(0o755)
    desk.git("config", "core.hooksPath", "hooks")
    assert repository.hooks() == ("pre-commit",)
