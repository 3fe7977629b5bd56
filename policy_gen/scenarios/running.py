"""Asks the policy about every scenario of a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from policy_gen.scenarios.answers import answer
from policy_gen.scenarios.comparing import Difference, differences
from policy_gen.scenarios.facts import Answer
from policy_gen.scenarios.reading import Reading, read_scenarios
from policy_gen.scenarios.scenario import Check, Scenario
from policy_gen.scenarios.subject import Subject


@dataclass(frozen=True, slots=True)
class Checked:
    """One day of a scenario: what the policy answered, and where that differs."""

    check: Check
    answer: Answer
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A scenario with its days."""

    scenario: Scenario
    checks: tuple[Checked, ...]

    @property
    def passed(self) -> bool:
        return not any(one.differences for one in self.checks)


@dataclass(frozen=True, slots=True)
class Run:
    """A file of scenarios, asked."""

    reading: Reading
    outcomes: tuple[Outcome, ...]

    @property
    def passed(self) -> bool:
        """Whether every scenario could be read and came out as expected."""
        return not self.reading.problems and all(one.passed for one in self.outcomes)


def run(path: Path, subjects: Mapping[str, Subject], company: str | None = None) -> Run:
    """Reads the scenarios in `path` and asks the companies in `subjects`, by id."""
    reading = read_scenarios(path, subjects, company)
    asked = (_asked(subjects[one.company].varied(one.changes), one) for one in reading.scenarios)
    return Run(reading, tuple(asked))


def _asked(subject: Subject, scenario: Scenario) -> Outcome:
    checked = []
    for check in scenario.checks:
        found = answer(subject, scenario, check.on)
        checked.append(Checked(check, found, differences(check, found)))
    return Outcome(scenario, tuple(checked))
