"""Markdown tree → HTML by Zensical, from a throw-away config at the workspace root (settled 3)."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policy_gen.outputs.mkdocs_door import SiteFault
from policy_gen.profile.source import read_data
from policy_gen.profile.writing import to_yaml

THEME = "templates/theme"
_INCLUDE = re.compile(r'{% include "([\w./-]+)" %}')


def build_html(
    config_file: Path, site_dir: Path, workspace: Path, extra: Mapping[str, Any] | None = None
) -> None:
    """Builds the committed pages of one tree into `site_dir`; `extra` is for the theme, this time only.

    Zensical refuses folders outside its config's: hence a config and an output at the workspace root.
    Raises SiteFault when it is missing or fails.
    """
    program = shutil.which("zensical", path=str(Path(sys.executable).parent)) or shutil.which("zensical")
    if program is None:
        raise SiteFault("Zensical is not installed: pip install zensical")
    draft = Path(tempfile.mkdtemp(prefix=".zensical-", dir=workspace))
    config = draft.with_suffix(".yml")
    try:
        config.write_text(to_yaml(_equivalent(config_file, draft.name, extra or {})), encoding="utf-8")
        done = subprocess.run(
            [program, "build", "-f", config.name], cwd=workspace, capture_output=True, text=True
        )
        if done.returncode != 0:
            raise SiteFault((done.stdout + done.stderr).strip())
        _fill_bundles(draft, workspace / THEME)
        shutil.rmtree(site_dir, ignore_errors=True)
        shutil.copytree(draft, site_dir, dirs_exist_ok=True)
    finally:
        config.unlink(missing_ok=True)
        shutil.rmtree(draft, ignore_errors=True)


def _fill_bundles(site: Path, theme: Path) -> None:
    """The files that MkDocs puts together as static templates: Zensical copies them as they stand."""
    for bundle in (theme / "assets" / "bundle").iterdir():
        parts = _INCLUDE.findall(bundle.read_text(encoding="utf-8"))
        text = "\n".join((theme / part).read_text(encoding="utf-8") for part in parts)
        target = site / "assets" / "bundle" / bundle.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _equivalent(config_file: Path, site_dir: str, more: Mapping[str, Any]) -> dict[str, object]:
    """The root config and the tree's own, merged, with every path seen from the workspace root."""
    root = config_file.parents[3]
    shared = read_data(root / "mkdocs.yml")
    own = read_data(config_file)
    own.pop("INHERIT")
    theme = {**shared["theme"], **own.pop("theme"), "custom_dir": THEME}
    docs_dir = (config_file.parent / own.pop("docs_dir")).relative_to(root).as_posix()
    extra = {**shared.get("extra", {}), **own.pop("extra"), **more}
    merged = {**shared, **own, "theme": theme, "extra": extra, "docs_dir": docs_dir, "site_dir": site_dir}
    return dict(json.loads(json.dumps(merged, default=str)))
