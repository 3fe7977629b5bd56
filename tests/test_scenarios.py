"""The rules decide as the project's scenarios and those of the sample companies expect."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES, sample_profile

from policy_gen.outputs.workspace import Workspace
from policy_gen.scenarios.coverage import coverage
from policy_gen.scenarios.exploring import reachable_clauses
from policy_gen.scenarios.running import Outcome, Run, run
from policy_gen.scenarios.subject import Subject

VECTORS = sorted((ROOT / "tests" / "scenarios").glob("*.yaml"))
DISAGREEMENTS = {
    "After fifteen days without a signature the head of sales is told": "REC-140 tells the head of sales",
    "A small debt of a furniture shop ends with the collector": "REC-440 governs the collector",
    "The day after it the case is for the court, to be filed within ten business days": "REC-430, settled 24",
    "A suit not filed in time is late by days": "REC-430, settled 24",
    "Where insolvency has no fast track the stage waits, but supply stops": "REC-450, REC-500",
    "A software house takes new orders again after the first instalment": "REC-505 lifts the stop",
    "Over the credit limit supply stops before anything is overdue": "REC-130 holds new orders",
    "A hold released by decision lets goods go though the debt is open": "REC-505 lifts the stop",
}
"""Scenarios in which the rules do not follow the clause yet."""


@cache
def subjects() -> dict[str, Subject]:
    return {
        company: Subject(sample_profile(company).profile, Workspace(ROOT).template_folders(company))
        for company in SAMPLES
    }


@cache
def asked(path: Path) -> Run:
    company = path.name.removesuffix(".tests.yaml") if path.name.endswith(".tests.yaml") else None
    return run(path, subjects(), company)


def told(outcome: Outcome) -> list[str]:
    return [
        f"line {one.wish.place.line}, {checked.check.on}: {one.wish.key} "
        f"{'not ' if one.wish.absent else ''}{one.wish.wanted}, said {one.said}"
        for checked in outcome.checks
        for one in checked.differences
    ]


def outcomes() -> list[object]:
    found: list[object] = []
    for path in VECTORS:
        for outcome in asked(path).outcomes:
            name = outcome.scenario.name
            marks = [pytest.mark.xfail(reason=DISAGREEMENTS[name])] if name in DISAGREEMENTS else []
            found.append(pytest.param(outcome, id=f"{path.stem}: {name}", marks=marks))
    return found


@pytest.mark.parametrize("outcome", outcomes())
def test_the_rules_decide_as_the_scenario_says(outcome: Outcome) -> None:
    assert told(outcome) == []


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_every_scenario_of_the_project_can_be_read(path: Path) -> None:
    reading = asked(path).reading
    assert [f"{one.span}: {one.message}" for one in reading.problems] == []
    assert reading.scenarios


def test_no_two_scenarios_of_the_project_have_one_name() -> None:
    names = [one.name for path in VECTORS for one in asked(path).reading.scenarios]
    assert len(names) == len(set(names))
    assert set(names) >= DISAGREEMENTS.keys()


SOURCES = "\n".join(path.read_text("utf-8") for path in (ROOT / "policy_gen" / "rules").rglob("*.py"))
NAMED_IN_RULES = frozenset(re.findall(r'"((?:[A-Z]{3}-\d{3})|ANN-[A-Z])"', SOURCES))
UNREACHABLE = {"severny-dvor": {"REC-140"}}
"""No segment of the company pays from acceptance."""


@pytest.mark.parametrize("company", SAMPLES)
def test_exploring_reaches_every_printed_clause_that_the_rules_name(company: str) -> None:
    subject = subjects()[company]
    printed = NAMED_IN_RULES & subject.own_teller.briefing.places.keys()
    assert printed - reachable_clauses(subject) == UNREACHABLE.get(company, set())


def test_a_clause_is_exercised_only_by_a_scenario_whose_answer_rests_on_it() -> None:
    path = ROOT / "tests" / "scenarios" / "prepayment.yaml"
    subject = subjects()["severny-dvor"]
    own = [one for one in asked(path).outcomes if one.scenario.company == "severny-dvor"]
    covered = coverage(subject, own)
    assert "REC-510" in covered.exercised
    assert "REC-400" in covered.missed
    assert not set(covered.exercised) & set(covered.missed)
    assert 0 < covered.percent < 100


@pytest.mark.parametrize("outcome", [], ids=str)
def test_the_sample_companies_policies_are_as_they_expect(outcome: Outcome) -> None:
    assert told(outcome) == []


def test_a_scenario_is_asked_on_its_own_days_only() -> None:
    days = {checked.check.on for path in VECTORS for one in asked(path).outcomes for checked in one.checks}
    assert min(days) < date(2026, 1, 1) < max(days)
