"""A company's own folder, away from the program: what it lacks is taken from the program, once."""

from pathlib import Path

import pytest
from conftest import ROOT
from repositories import new_desk
from running import AS_OF, contents, policy_gen

PROFILE = "company_profiles/minimal.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds a profile and nothing else."""
    desk = new_desk(tmp_path / "policies")
    desk.write({PROFILE: (ROOT / "tests/data/valid/minimal.yaml").read_text("utf-8")})
    return desk.root


def test_a_profile_alone_is_enough_to_build_a_site(folder: Path, tmp_path: Path) -> None:
    done = policy_gen(tmp_path, "build", str(folder / PROFILE), *AS_OF)
    assert done.returncode == 0, done.stderr
    assert (folder / "build/minimal/en/index.html").is_file()
    assert (folder / "mkdocs.yml").read_bytes() == (ROOT / "mkdocs.yml").read_bytes()
    assert contents(folder / "templates") == {
        f"theme/{name}": content for name, content in contents(ROOT / "templates/theme").items()
    }
    assert [line.partition(":")[0] for line in done.stdout.splitlines()[:3]] == [
        ".gitignore", "templates/theme/", "mkdocs.yml",
    ]  # fmt: skip
    assert not (tmp_path / "mkdocs.yml").exists()


def test_what_lies_there_is_the_companys_and_stays(folder: Path) -> None:
    own = {"mkdocs.yml": b"site_name: ours\n", ".gitignore": b"ours\n", "templates/theme/main.html": b"ours"}
    for name, content in own.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    policy_gen(folder, "build", PROFILE, "--builder", "mkdocs", *AS_OF)
    assert {name: (folder / name).read_bytes() for name in own} == own
    assert len(contents(folder / "templates")) == 1


def test_pages_alone_are_not_made_where_they_could_not_be_built(folder: Path) -> None:
    done = policy_gen(folder, "build", PROFILE, "--builder", "none", *AS_OF)
    assert (done.returncode, "run policy-gen build" in done.stderr) == (2, True)
    assert sorted(path.name for path in folder.iterdir()) == [".git", "company_profiles"]


def test_where_nothing_may_be_written_a_missing_theme_is_named(folder: Path) -> None:
    (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    assert policy_gen(folder, "build", PROFILE, "--builder", "none", *AS_OF).returncode == 0
    done = policy_gen(folder, "build", PROFILE, "--frozen", *AS_OF)
    assert (done.returncode, "lacks templates/theme" in done.stderr) == (2, True)
    assert "custom_dir" not in done.stderr


def test_a_profile_that_lies_anywhere_brings_nothing_into_its_folder(folder: Path, tmp_path: Path) -> None:
    loose = tmp_path / "loose"
    loose.mkdir()
    (folder / PROFILE).rename(loose / "minimal.yaml")
    done = policy_gen(loose, "build", "minimal.yaml", *AS_OF)
    assert (done.returncode, "company_profiles/" in done.stderr) == (2, True)
    assert [path.name for path in loose.iterdir()] == ["minimal.yaml"]
