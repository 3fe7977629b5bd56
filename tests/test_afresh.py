"""Every scenario asked anew, with nothing remembered: what the mutation tests hold the rules to."""

from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES

from policy_gen.outputs.workspace import Workspace
from policy_gen.profile.loading import load
from policy_gen.scenarios.running import run
from policy_gen.scenarios.subject import Subject

FILES = [
    *sorted((ROOT / "tests" / "scenarios").glob("*.yaml")),
    *(ROOT / "company_profiles" / f"{company}.tests.yaml" for company in SAMPLES),
]
PROFILES = {company: load(ROOT / "company_profiles" / f"{company}.yaml") for company in SAMPLES}


@pytest.mark.mutants
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_rules_decide_as_the_file_says(path: Path) -> None:
    subjects = {}
    for company, loaded in PROFILES.items():
        assert loaded.value is not None
        subjects[company] = Subject(loaded.value.profile, Workspace(ROOT).template_folders(company))
    company = path.name.removesuffix(".tests.yaml") if path.name.endswith(".tests.yaml") else None
    found = run(path, subjects, company)
    assert [outcome.scenario.name for outcome in found.outcomes if not outcome.passed] == []
