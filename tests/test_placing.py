"""Files are put in place whole or not at all, and never among the pages."""

import os
from pathlib import Path

import pytest

from policy_gen.worklist.placing import is_no_file, is_of_the_policy, is_published, placed


def test_a_file_is_replaced_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "work.csv"
    target.write_text("before")
    with pytest.raises(IsADirectoryError), placed(target) as draft:
        draft.parent.write_text("half of it, and then a fault")
    assert target.read_text() == "before"
    with placed(target) as draft:
        draft.write_text("whole")
    assert target.read_text() == "whole"
    assert list(tmp_path.iterdir()) == [target]


def test_only_its_owner_may_read_the_file(tmp_path: Path) -> None:
    with placed(tmp_path / "work.csv") as draft:
        draft.write_text("x")
    assert (tmp_path / "work.csv").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "expected"),
    [("site/a.csv", True), ("build/x/y/a.csv", True), ("site/../a.csv", False), ("sites/a.csv", False)],
)
def test_a_place_among_the_pages_is_recognised(tmp_path: Path, name: str, expected: bool) -> None:
    assert is_published(tmp_path / name, tmp_path) is expected


def test_a_link_into_the_pages_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "elsewhere").symlink_to(tmp_path / "site")
    assert is_published(tmp_path / "elsewhere" / "a.csv", tmp_path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("docs/a.csv", True), ("tests/x/a.csv", True), ("company_profiles/a.csv", True), ("a.csv", False)],
)
def test_a_place_among_the_files_of_the_policy_is_recognised(
    tmp_path: Path, name: str, expected: bool
) -> None:
    assert is_of_the_policy(tmp_path / name, tmp_path) is expected


def test_a_refusal_names_what_the_user_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as refused, placed(tmp_path / "none" / "work.csv"):
        pass
    assert refused.value.filename == str(tmp_path / "none")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(IsADirectoryError) as refused, placed(tmp_path / "folder.csv") as draft:
        draft.write_text("x")
    assert refused.value.filename == str(tmp_path / "folder.csv")


@pytest.mark.parametrize("folder", ["site", "build", "site/acme/en", "Site"])
def test_pages_of_another_workspace_are_recognised(tmp_path: Path, folder: str) -> None:
    other = tmp_path / "other"
    (other / folder).mkdir(parents=True)
    target = other / folder / "a.csv"
    assert not is_published(target, tmp_path)
    (other / "mkdocs.yml").write_text("site_name: x\n")
    assert is_published(target, tmp_path)
    assert not is_published(other / "a.csv", tmp_path)


def test_a_pipe_a_folder_and_a_device_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    found = {name: is_no_file(tmp_path / name) for name in ("pipe", "link", "file", "new", ".")}
    assert found == {"pipe": True, "link": True, "file": False, "new": False, ".": True}
    assert is_no_file(Path(os.devnull))
