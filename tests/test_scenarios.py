"""The rules decide as the project's scenarios and those of the sample companies expect."""

import re
from functools import cache
from pathlib import Path

import pytest
from asking import OWN, VECTORS, subjects
from conftest import ROOT, SAMPLES

from policy_gen.scenarios.coverage import coverage
from policy_gen.scenarios.exploring import reachable_clauses
from policy_gen.scenarios.running import Outcome, Run, run

companies = cache(subjects)


@cache
def asked(path: Path) -> Run:
    company = path.name.removesuffix(".tests.yaml") if path.name.endswith(".tests.yaml") else None
    return run(path, companies(), company)


def told(outcome: Outcome) -> list[str]:
    return [
        f"line {one.wish.place.line}, {checked.check.on}: {one.wish.key} "
        f"{'not ' if one.wish.absent else ''}{one.wish.wanted}, said {one.said}"
        for checked in outcome.checks
        for one in checked.differences
    ]


def outcomes(paths: list[Path]) -> list[object]:
    found: list[object] = []
    for path in paths:
        for outcome in asked(path).outcomes:
            name = outcome.scenario.name
            found.append(pytest.param(outcome, id=f"{path.stem}: {name}"))
    return found


@pytest.mark.parametrize("outcome", outcomes(VECTORS))
def test_the_rules_decide_as_the_scenario_says(outcome: Outcome) -> None:
    assert told(outcome) == []


@pytest.mark.parametrize("outcome", outcomes(OWN))
def test_a_sample_company_decides_as_it_expects_of_itself(outcome: Outcome) -> None:
    assert told(outcome) == []


@pytest.mark.parametrize("path", [*VECTORS, *OWN], ids=lambda path: path.name)
def test_every_scenario_can_be_read(path: Path) -> None:
    reading = asked(path).reading
    assert [f"{one.span}: {one.message}" for one in reading.problems] == []
    assert reading.scenarios


def test_no_two_scenarios_of_the_project_have_one_name() -> None:
    names = [one.name for path in VECTORS for one in asked(path).reading.scenarios]
    assert len(names) == len(set(names))


SOURCES = "\n".join(path.read_text("utf-8") for path in (ROOT / "policy_gen" / "rules").rglob("*.py"))
NAMED_IN_RULES = frozenset(re.findall(r'"((?:[A-Z]{3}-\d{3})|ANN-[A-Z])"', SOURCES))
UNREACHABLE = {
    "severny-dvor": {"REC-140", "RSP-060"},
    "tisza-szoftver": {"RSP-060"},
    "oglinda-carpati": {"RSP-060"},
}
"""No segment of the wholesaler pays from acceptance; authority is asked by no scenario."""


@pytest.mark.long
@pytest.mark.parametrize("company", SAMPLES)
def test_exploring_reaches_every_printed_clause_that_the_rules_name(company: str) -> None:
    subject = companies()[company]
    printed = NAMED_IN_RULES & subject.own_teller.briefing.places.keys()
    assert printed - reachable_clauses(subject) == UNREACHABLE[company]


def test_a_clause_is_exercised_only_by_a_scenario_whose_answer_rests_on_it() -> None:
    path = ROOT / "tests" / "scenarios" / "reminders.yaml"
    subject = companies()["severny-dvor"]
    own = [one for one in asked(path).outcomes if one.scenario.company == "severny-dvor"]
    covered = coverage(subject, own)
    assert "REC-210" in covered.exercised
    assert "REC-400" in covered.missed
    assert not set(covered.exercised) & set(covered.missed)
    assert 0 < covered.percent < 100


@pytest.mark.parametrize("company", SAMPLES)
@pytest.mark.sampled(1)
def test_a_sample_company_leaves_no_clause_untried(company: str) -> None:
    run_of_company = asked(ROOT / "company_profiles" / f"{company}.tests.yaml")
    assert coverage(companies()[company], run_of_company.outcomes).missed == ()


def test_the_examples_for_authors_are_true(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "scenarios.md").read_text("utf-8")
    blocks = re.findall(r"```yaml\n(- name: .*?)```", page, flags=re.DOTALL)
    file = tmp_path / "examples.yaml"
    file.write_text("\n".join(blocks), encoding="utf-8")
    examples = run(file, companies(), "severny-dvor")
    assert examples.reading.problems == ()
    assert len(examples.outcomes) > len(blocks) > 1
    assert [line for one in examples.outcomes for line in told(one)] == []
