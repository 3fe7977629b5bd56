"""Tells what came of scenarios: differences as problems with a place and a reason, and everything as data."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from policy_gen.policy.telling import Teller
from policy_gen.policy.told_names import reasons as told_reasons
from policy_gen.problems import Problem, to_json
from policy_gen.profile.wording import in_language, problem
from policy_gen.scenarios.comparing import Difference
from policy_gen.scenarios.coverage import Coverage
from policy_gen.scenarios.keys import EXPECTED
from policy_gen.scenarios.running import Checked, Outcome, Run
from policy_gen.scenarios.scenario import WHAT, Scenario, Thing


def failures(scenario: Scenario, checked: Checked, language: str) -> tuple[Problem, ...]:
    """The differences of one day as problems, each at its expectation in the file."""
    return tuple(_failure(scenario, checked, one, language) for one in checked.differences)


def _failure(scenario: Scenario, checked: Checked, found: Difference, language: str) -> Problem:
    wish = found.wish
    told = problem(
        "scenario-failed",
        wish.place,
        _variant(scenario, found),
        scenario=scenario.name,
        on=checked.check.on.isoformat(),
        key=wish.key,
        wanted="" if wish.wanted is None else _words(wish.wanted),
        said=", ".join(map(_words, found.said)),
    )
    return in_language(told, language)


def _variant(scenario: Scenario, found: Difference) -> str:
    wish = found.wish
    if wish.absent:
        return "absent"
    if wish.wanted is None:
        return "something"
    if not found.said:
        return "none"
    return "among" if EXPECTED[scenario.question][wish.key].many else ""


def _words(thing: Thing) -> str:
    """A thing as the file would write it."""
    if isinstance(thing, Mapping):
        parts = ", ".join(f"{name}: {_words(part)}" for name, part in thing.items() if name != WHAT)
        named = f"{thing[WHAT]} " if WHAT in thing else ""
        return f"{named}{{{parts}}}" if parts else named.strip()
    if isinstance(thing, bool):
        return str(thing).lower()
    return thing.isoformat() if isinstance(thing, date) else str(thing)


def reasons(checked: Checked, teller: Teller) -> tuple[str, ...]:
    """Why the policy answers as it does, in sentences."""
    return tuple(told_reasons(teller, checked.answer.trace))


def clause_names(ids: Iterable[str], teller: Teller) -> tuple[str, ...]:
    """Clauses by number, id and title."""
    return tuple(teller.clause_name(clause) for clause in ids)


def as_data(run: Run, covered: Coverage, teller: Teller, language: str) -> dict[str, Any]:
    """A run as JSON data: ids and ISO dates, with words beside them in the language of the teller."""
    return {
        "file": run.reading.path.as_posix(),
        "passed": run.passed,
        "problems": [to_json(in_language(one, language)) for one in run.reading.problems],
        "scenarios": [_scenario_data(one, teller, language) for one in run.outcomes],
        "coverage": {
            "percent": covered.percent,
            "exercised": list(covered.exercised),
            "missed": [{"id": clause, "name": teller.clause_name(clause)} for clause in covered.missed],
        },
    }


def _scenario_data(outcome: Outcome, teller: Teller, language: str) -> dict[str, Any]:
    return {
        "name": outcome.scenario.name,
        "line": outcome.scenario.place.line,
        "question": outcome.scenario.question.value,
        "passed": outcome.passed,
        "checks": [_check_data(outcome.scenario, one, teller, language) for one in outcome.checks],
    }


def _check_data(scenario: Scenario, checked: Checked, teller: Teller, language: str) -> dict[str, Any]:
    return {
        "on": checked.check.on.isoformat(),
        "failures": [to_json(one) for one in failures(scenario, checked, language)],
        "answer": {key: _plain(said) for key, said in checked.answer.facts.items()},
        "trace": list(reasons(checked, teller)),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, date | Decimal) else value
