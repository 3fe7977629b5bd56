"""The commands as a user runs them, in a workspace of its own."""

import shutil
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner
from conftest import ROOT, SAMPLES_AS_OF

from policy_gen.cli.main import group

PROGRAM = (sys.executable, "-m", "policy_gen")
AS_OF = ("--as-of", SAMPLES_AS_OF.isoformat())
SEVERNY = "company_profiles/severny-dvor.yaml"
TISZA = "company_profiles/tisza-szoftver.yaml"


def new_workspace(folder: Path, *profiles: str, templates: Path | None = None) -> Path:
    """A workspace with some of the sample profiles, by default the Russian one, and its own templates."""
    bare_workspace(folder, *profiles)
    shutil.copytree(templates or ROOT / "templates", folder / "templates")
    return folder


def bare_workspace(folder: Path, *profiles: str) -> Path:
    """A workspace that takes its templates from the program."""
    (folder / "company_profiles").mkdir(parents=True)
    (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    for profile in profiles or (SEVERNY,):
        (folder / profile).write_bytes((ROOT / profile).read_bytes())
    return folder


def policy_gen(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The outcome of `policy-gen …` in `cwd`, asked within this process."""
    with chdir(cwd):
        found = CliRunner().invoke(group, arguments)
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return subprocess.CompletedProcess(arguments, found.exit_code, found.stdout, found.stderr)


def policy_gen_apart(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own, as a user runs it: no command may ever show a traceback."""
    done = subprocess.run(
        [*PROGRAM, *arguments], cwd=cwd, capture_output=True, encoding="utf-8", timeout=90, check=False
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


def edit(file: Path, old: str, new: str) -> None:
    """Replaces a text that must stand in the file."""
    text = file.read_text(encoding="utf-8")
    assert old in text, old
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
