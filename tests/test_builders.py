"""The committed trees build without us: by plain MkDocs, by ProperDocs, and through Zensical."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, SITES
from running import AS_OF

QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The tracked files of the project, as a git repository of its own."""
    target = tmp_path / "clone"
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=t", "-c", "user.email=t@t.test", "commit", "-qm", "t"],
    ):
        subprocess.run(["git", *command], cwd=target, check=True)
    return target


def run(command: list[str], cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, env=QUIET, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.long
def test_a_build_at_the_root_leaves_the_committed_policies_alone(clone: Path) -> None:
    run([sys.executable, "-m", "mkdocs", "build", "--strict"], clone)
    status = subprocess.run(
        ["git", "status", "--porcelain"], cwd=clone, check=True, capture_output=True, text=True
    )
    assert status.stdout == ""
    assert (clone / "build" / "docs" / "index.html").is_file()


def environment(folder: Path, *packages: str) -> Path:
    """A virtual environment with these packages only; its Python."""
    run([sys.executable, "-m", "venv", str(folder)], folder.parent)
    python = folder / "bin" / "python"
    run([str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", *packages], folder.parent)
    return python


@pytest.mark.builders
@pytest.mark.parametrize(
    ("module", "packages"),
    [("mkdocs", ("mkdocs<2", "mkdocs-material<10")), ("properdocs", ("properdocs", "mkdocs-material<10"))],
)
def test_the_committed_tree_builds_with_nothing_of_ours_installed(
    clone: Path, tmp_path: Path, module: str, packages: tuple[str, ...]
) -> None:
    python = environment(tmp_path / module, *packages)
    for company, language in SITES:
        run(
            [str(python), "-m", module, "build", "--strict", "-f", f"site/{company}/{language}/mkdocs.yml"],
            clone,
        )
        assert (clone / "build" / company / language / "index.html").is_file()


@pytest.mark.builders
def test_zensical_builds_the_same_pages(clone: Path, tmp_path: Path) -> None:
    python = environment(tmp_path / "zensical", f"{ROOT}[zensical]")
    command = [str(python), "-m", "policy_gen", "build", "company_profiles/severny-dvor.yaml"]
    run([*command, *AS_OF, "--builder", "zensical"], clone)
    for language in ("ru", "en"):
        pages = (clone / "site" / "severny-dvor" / language / "pages").rglob("*.md")
        for page in pages:
            name = page.relative_to(clone / "site" / "severny-dvor" / language / "pages").with_suffix(".html")
            assert (clone / "build" / "severny-dvor" / language / name).is_file(), name
