"""Every scenario's whole answer is as its golden file has it: the facts no scenario names, and the reasons.

A wanted change: `pytest tests/test_whole_answers.py --rewrite`; then read the difference, and commit it.
Nothing is remembered between the files, so that the mutation tests find each change of the rules here.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from asking import OWN, VECTORS, subjects
from whole_answers import written

from policy_gen.rules.referral import name_partners
from policy_gen.rules.refusal.engine import decide_refusal
from policy_gen.scenarios.debt_answers import overdue_case
from policy_gen.scenarios.reading import read_scenarios
from policy_gen.scenarios.request_answers import refusal_request
from policy_gen.scenarios.scenario import Question, Scenario
from policy_gen.scenarios.subject import Subject


def answers(path: Path) -> Iterator[str]:
    companies = subjects()
    company = path.name.removesuffix(".tests.yaml") if path in OWN else None
    for scenario in read_scenarios(path, companies, company).scenarios:
        subject = companies[scenario.company].varied(scenario.changes)
        for check in scenario.checks:
            yield f"# {scenario.name} · {check.on}"
            yield from written(decision(subject, scenario, check.on))
            yield ""


def decision(subject: Subject, scenario: Scenario, on: date) -> object:
    match scenario.question:
        case Question.OVERDUE:
            return subject.overdue.decide(overdue_case(subject, scenario), on)
        case Question.REFUSAL:
            return decide_refusal(subject.profile, refusal_request(scenario, on))
        case Question.PARTNER:
            region, field = (scenario.given.get(key) for key in ("region", "field"))
            return name_partners(subject.profile, region and str(region), field and str(field), on)


@pytest.mark.parametrize("path", [*VECTORS, *OWN], ids=lambda path: path.stem)
@pytest.mark.sampled(9)
def test_the_whole_answer_is_the_golden_one(path: Path, golden: Callable[[str, str], None]) -> None:
    found = "\n".join(answers(path))
    golden(f"answers/{path.stem}.txt", found)
