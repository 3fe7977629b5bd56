"""Each debt of the scenarios day by day: on which day what changes is as its golden file has it.

A wanted change: `pytest tests/test_strips.py --rewrite`; then read the difference, and commit it.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import pytest
from asking import OWN, VECTORS, subjects
from whole_answers import plain

from policy_gen.rules.reasoning import Duty
from policy_gen.rules.receivables.case import OverdueCase
from policy_gen.rules.receivables.decision import OverdueDecision
from policy_gen.scenarios.debt_answers import overdue_case
from policy_gen.scenarios.reading import read_scenarios
from policy_gen.scenarios.scenario import Question
from policy_gen.scenarios.subject import Subject

OF_DEBTS = [path for path in (*VECTORS, *OWN) if "overdue:" in path.read_text(encoding="utf-8")]
BEFORE, AFTER = timedelta(days=9), timedelta(days=70)
"""How much of a debt is shown, counted from its due date."""
DAILY = {"days_past_due", "claim_late"}
"""Reasons that count days, and so change with each of them."""


def debts(path: Path) -> Iterator[tuple[str, Subject, OverdueCase]]:
    companies = subjects()
    for scenario in read_scenarios(path, companies, path.stem.removesuffix(".tests")).scenarios:
        if scenario.question == Question.OVERDUE:
            subject = companies[scenario.company].varied(scenario.changes)
            yield scenario.name, subject, overdue_case(subject, scenario)


def strip(decisions: Mapping[date, OverdueDecision]) -> Iterator[str]:
    """A line for each run of days on which the same holds."""
    said = [(day, shown(found)) for day, found in decisions.items()]
    for line, alike in groupby(said, key=lambda one: one[1]):
        yield f"  {next(alike)[0]} {line}"


def decided(subject: Subject, case: OverdueCase) -> dict[date, OverdueDecision]:
    first = case.due - BEFORE
    days = (first + timedelta(days=step) for step in range((BEFORE + AFTER).days))
    return {day: subject.overdue.decide(case, day) for day in days}


def shown(decision: OverdueDecision) -> str:
    supply = decision.supply
    parts = (
        f"{decision.stage} · {decision.owner}",
        f"{supply.status} {plain(supply.reason)}",
        ", ".join(map(duty, decision.duties)),
        f"next {decision.next_date}" if decision.next_date else "",
        f"tell {plain(decision.informed)}" if decision.informed else "",
        "warned: " + plain(decision.warnings) if decision.warnings else "",
        "why: " + plain(tuple(one for one in decision.trace if one.key not in DAILY)),
    )
    return " · ".join(filter(None, parts))


def duty(one: Duty) -> str:
    return one.what.key + (f" by {one.by:%m-%d}" if one.by else "")


@pytest.mark.parametrize("path", OF_DEBTS, ids=lambda path: path.stem)
@pytest.mark.sampled(5)
def test_what_changes_changes_on_the_golden_day(path: Path, golden: Callable[[str, str], None]) -> None:
    alike: dict[str, list[str]] = {}
    duties: set[str] = set()
    for name, subject, case in debts(path):
        decisions = decided(subject, case)
        alike.setdefault("\n".join(strip(decisions)), []).append(f"# {name}\n")
        duties.update(plain(one) for found in decisions.values() for one in (*found.duties, *found.coming))
    found = "".join(f"{''.join(names)}{days}\n" for days, names in alike.items())
    found += "# The duties in full\n" + "".join(f"  {one}\n" for one in sorted(duties))
    golden(f"strips/{path.stem}.txt", found)
