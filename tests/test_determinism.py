"""The same profile gives the same bytes, on any machine and in any circumstances (D15)."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from minimal import MINIMAL
from running import AS_OF

CIRCUMSTANCES = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LANG": "C.UTF-8"},
    {"PYTHONHASHSEED": "4711", "TZ": "Asia/Yekaterinburg", "LANG": "ru_RU.UTF-8"},
)

PROFILES = {"en": MINIMAL, "ru": ROOT / "company_profiles" / "severny-dvor.yaml"}
"""The smallest company and one with all there is, by their binding language."""


@pytest.fixture
def workspaces(tmp_path: Path) -> list[Path]:
    """Two workspaces at paths of different length."""
    folders = [tmp_path / "a", tmp_path / "quite" / "another" / "place"]
    for folder in folders:
        (folder / "company_profiles").mkdir(parents=True)
        (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
        (folder / "templates").symlink_to(ROOT / "templates")
        for profile in PROFILES.values():
            (folder / "company_profiles" / profile.name).write_bytes(profile.read_bytes())
    return folders


@pytest.mark.parametrize(
    ("language", "cache"),
    [("en", "on"), *(pytest.param("ru", cache, marks=pytest.mark.long) for cache in ("on", "off"))],
)
def test_two_builds_are_byte_identical_html_included(
    workspaces: list[Path], tmp_path: Path, language: str, cache: str
) -> None:
    seen = []
    for workspace, circumstances, cwd in zip(
        workspaces, CIRCUMSTANCES, (workspaces[0], tmp_path), strict=True
    ):
        profile = os.path.relpath(workspace / "company_profiles" / PROFILES[language].name, cwd)
        subprocess.run(
            [sys.executable, "-m", "policy_gen", "build", profile, "--lang", language, *AS_OF],
            cwd=cwd,
            env={**os.environ, **circumstances, "POLICY_GEN_CACHE": cache},
            check=True,
            capture_output=True,
            timeout=120,
        )
        seen.append(_digests(workspace / "site") | _digests(workspace / "build"))
    assert any(name.endswith(".html") for name in seen[0])
    assert seen[0] == seen[1]


def _digests(folder: Path) -> dict[str, str]:
    return {
        f"{folder.name}/{path.relative_to(folder).as_posix()}": hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
