"""The sample companies as they are asked in scenarios, with nothing remembered."""

from conftest import ROOT, SAMPLES, sample_profile

from policy_gen.policy.workspace import Workspace
from policy_gen.scenarios.subject import Subject

VECTORS = sorted((ROOT / "tests" / "scenarios").glob("*.yaml"))
OWN = [ROOT / "company_profiles" / f"{company}.tests.yaml" for company in SAMPLES]


def subjects() -> dict[str, Subject]:
    """Each company by its id."""
    folders = Workspace(ROOT).template_folders
    return {company: Subject(sample_profile(company).profile, folders(company)) for company in SAMPLES}
