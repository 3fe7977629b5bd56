"""The commands as a user runs them: a process of its own in a workspace of its own."""

import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT, SAMPLES_AS_OF

PROGRAM = (sys.executable, "-m", "policy_gen")
AS_OF = ("--as-of", SAMPLES_AS_OF.isoformat())
SEVERNY = "company_profiles/severny-dvor.yaml"
TISZA = "company_profiles/tisza-szoftver.yaml"


def new_workspace(folder: Path, *profiles: str, templates: Path | None = None) -> Path:
    """A workspace with some of the sample profiles, by default the Russian one, and its own templates."""
    (folder / "company_profiles").mkdir(parents=True)
    (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    shutil.copytree(templates or ROOT / "templates", folder / "templates")
    for profile in profiles or (SEVERNY,):
        (folder / profile).write_bytes((ROOT / profile).read_bytes())
    return folder


def policy_gen(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The outcome of `policy-gen …` in `cwd`; no command may ever show a traceback."""
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
