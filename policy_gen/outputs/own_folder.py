"""What a company's own folder, away from the program, takes from the program to be built (settled 10).

Only what is missing is written: what lies there belongs to the company.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

from policy_gen.outputs.writing import prepared, write_file
from policy_gen.policy.workspace import PACKAGED_TEMPLATES, SITE_CONFIG, Workspace

THEME = "templates/theme"
IGNORED = ".gitignore"
_OWN_IGNORED = Path(__file__).parent / "own_folder.gitignore"


def lacking(workspace: Workspace) -> tuple[str, ...]:
    """Names of what no site can be built without and the workspace has not."""
    has = {SITE_CONFIG: Path.is_file, THEME: Path.is_dir}
    return tuple(name for name, is_there in has.items() if not is_there(workspace.root / name))


def supply(workspace: Workspace) -> Iterator[str]:
    """Writes what is missing; names each as it is there. What shall not get into git goes first."""
    wanted = lacking(workspace)
    if SITE_CONFIG in wanted and not (workspace.root / IGNORED).exists():
        write_file(workspace.root / IGNORED, _OWN_IGNORED.read_text("utf-8"))
        yield IGNORED
    if THEME in wanted:
        with prepared(workspace.root / THEME) as draft:
            shutil.copytree(packaged("theme"), draft, dirs_exist_ok=True)
        yield f"{THEME}/"
    if SITE_CONFIG in wanted:
        write_file(workspace.root / SITE_CONFIG, packaged(SITE_CONFIG).read_text("utf-8"))
        yield SITE_CONFIG


def packaged(name: str) -> Path:
    """A file or folder of the program: where it is installed, or in its source tree."""
    tree = PACKAGED_TEMPLATES.parents[1]
    places = (PACKAGED_TEMPLATES / name, tree / "templates" / name, tree / name)
    return next(place for place in places if place.exists())
