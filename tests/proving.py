"""Profiles with a few of their words changed, and what the proofs on texts say of them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from conftest import ROOT, sample_profile
from varying import as_if_written

from policy_gen import checks
from policy_gen.policy.proofs.evidence import Evidence
from policy_gen.policy.proofs.registry import text_problems
from policy_gen.problems import Problem
from policy_gen.profile.loading import LoadedProfile, load_bytes

DATA = ROOT / "tests" / "data"
MINIMAL = DATA / "valid" / "minimal.yaml"
TEXT = MINIMAL.read_text(encoding="utf-8")
TEMPLATES = ROOT / "templates"
NONE_OF_ITS_OWN = ROOT / "no-templates"
AS_OF = date(2026, 11, 22)


def proved(loaded: LoadedProfile, own_folder: Path = NONE_OF_ITS_OWN) -> tuple[Problem, ...]:
    return text_problems(Evidence(loaded, (TEMPLATES,), own_folder))


def problems_of(content: bytes, path: Path) -> list[Problem]:
    loaded = load_bytes(content, path)
    assert loaded.value is not None, loaded.problems
    return [*loaded.problems, *checks.run(loaded.value, AS_OF), *proved(loaded.value)]


def edited(*edits: tuple[str, str], more: str = "") -> list[tuple[str, str]]:
    """Codes and severities of what is wrong with the texts of the minimal profile after some edits."""
    text = TEXT + more
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    loaded = load_bytes(text.encode(), MINIMAL)
    assert loaded.value is not None, loaded.problems
    return [(one.code, str(one.severity)) for one in proved(loaded.value)]


def codes_of(said: str, script: str = "remind") -> list[str]:
    return [code for code, _ in edited(more=f"communication:\n  scripts:\n    {script}: {said!r}\n")]


def in_russian(said: str) -> list[str]:
    """Codes of what is wrong with a script in Russian."""
    profile = sample_profile("severny-dvor")
    scripts = {"remind": {"ru": said, "en": "A quick reminder."}}
    said_so = profile.profile.communication.model_copy(update={"scripts": scripts})
    changed = profile.profile.model_copy(update={"communication": said_so})
    written = {**profile.origins.written, "communication.scripts.remind.ru": profile.origins.of("company.id")}
    return [one.code for one in proved(as_if_written(replace(profile, profile=changed), written))]
