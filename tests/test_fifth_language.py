"""One more language is one file and one folder of texts, and no code."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from running import AS_OF, edit

PROFILE = "company_profiles/minimal.yaml"


@pytest.mark.long
def test_a_language_that_gets_its_file_and_its_texts_can_be_published(tmp_path: Path) -> None:
    program, workspace = tmp_path / "program", tmp_path / "workspace"
    shutil.copytree(ROOT / "policy_gen", program / "policy_gen", ignore=shutil.ignore_patterns("__pycache__"))
    (workspace / "company_profiles").mkdir(parents=True)
    shutil.copytree(ROOT / "templates", workspace / "templates")
    shutil.copy(ROOT / "mkdocs.yml", workspace)
    shutil.copy(ROOT / "tests/data/valid/minimal.yaml", workspace / PROFILE)
    edit(workspace / PROFILE, "authoritative: en", "authoritative: de")
    edit(workspace / PROFILE, "published: [en]", "published: [de]")

    data = program / "policy_gen/languages/data"
    shutil.copy(data / "en.yaml", data / "de.yaml")
    edit(data / "de.yaml", "locale: en_GB", "locale: de_DE")
    edit(data / "de.yaml", "business_day: {one: business day, other: business days}",
         "business_day: {one: Arbeitstag, other: Arbeitstage}")  # fmt: skip
    shutil.copytree(workspace / "templates/en", workspace / "templates/de")
    edit(workspace / "templates/de/words/common.yaml", "\nlanguage:\n", "\nlanguage:\n  de: German\n")
    edit(workspace / "templates/de/layout.yaml", "title: Client Handling Policy", "title: Umgang mit Kunden")

    done = subprocess.run(
        [sys.executable, "-m", "policy_gen", "build", PROFILE, "--builder", "none", *AS_OF],
        cwd=workspace,
        env=os.environ | {"PYTHONPATH": str(program)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page = (workspace / "site/minimal/de/pages/document.md").read_text(encoding="utf-8")
    assert "Arbeitstage" in page
    assert "# Umgang mit Kunden" in page
