"""The debts of all scenarios with what the rules decide, for a program that only reads policy.json."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from asking import OWN, VECTORS, subjects
from conftest import EXAMPLES_PERCENT

from policy_gen.policy.briefing import brief
from policy_gen.policy.edition import Edition
from policy_gen.policy.exported.calendar import covered_days
from policy_gen.policy.exported.disclosure import disclosed
from policy_gen.policy.exported.ladders import claim_terms
from policy_gen.policy.exported.overdue import overdue_tables
from policy_gen.policy.telling import Teller
from policy_gen.rules.receivables.case import OverdueCase
from policy_gen.scenarios.debt_answers import overdue_case
from policy_gen.scenarios.reading import read_scenarios
from policy_gen.scenarios.scenario import Question, Scenario
from policy_gen.scenarios.subject import Subject

EVERYTHING, IN_HASTE = "everything", "in haste"
HOW = EVERYTHING if EXAMPLES_PERCENT > 100 else IN_HASTE
"""A changed company needs tables of its own: they take long to find, so in haste none is asked."""


@dataclass(frozen=True)
class Look:
    """A debt on a day, and what the rules decide."""

    name: str
    debt: dict[str, Any]
    wanted: dict[str, Any]


@dataclass(frozen=True)
class Group:
    """The debts asked of one company as it is, or with some values changed."""

    company: str
    subject: Subject
    changed: bool
    looks: list[Look] = field(default_factory=list)

    @cached_property
    def tables(self) -> dict[str, Any] | None:
        """The tables of a changed company; None: those of its site."""
        if not self.changed:
            return None
        known = disclosed(self.subject.profile, Edition.STAFF)
        language = str(known.languages.authoritative)
        teller = Teller(brief(known, language, Edition.STAFF, self.subject.folders))
        overdue = overdue_tables(teller, *covered_days(known))
        return {
            "overdue": overdue.model_dump(mode="json"),
            "claim": claim_terms(teller).model_dump(mode="json"),
        }


@cache
def groups() -> tuple[Group, ...]:
    """The companies with their debts."""
    companies = subjects()
    found: dict[tuple[str, str], Group] = {}
    for scenario in _scenarios(companies):
        key = (scenario.company, repr(sorted(scenario.changes.items())))
        if key not in found:
            subject = companies[scenario.company].varied(scenario.changes)
            found[key] = Group(scenario.company, subject, bool(scenario.changes))
        found[key].looks.extend(_looks(found[key].subject, scenario))
    return tuple(group for group in found.values() if not group.changed or HOW == EVERYTHING)


def _scenarios(companies: dict[str, Subject]) -> Iterator[Scenario]:
    for path in (*VECTORS, *OWN):
        company = path.name.removesuffix(".tests.yaml") if path in OWN else None
        for scenario in read_scenarios(path, companies, company).scenarios:
            if scenario.question == Question.OVERDUE:
                yield scenario


def _looks(subject: Subject, scenario: Scenario) -> Iterator[Look]:
    case = overdue_case(subject, scenario)
    for check in scenario.checks:
        decided = subject.overdue.decide(case, check.on)
        wanted = {
            "stage": str(decided.stage),
            "owner": decided.owner,
            "supply": str(decided.supply.status),
            "script": decided.caller_script,
            "daysLeft": decided.days_left,
        }
        yield Look(f"{scenario.name}, {check.on}", asked(case, check.on), wanted)


def asked(case: OverdueCase, on: date) -> dict[str, Any]:
    """The debt as the lookup of the page is asked."""
    events = [
        {"kind": str(event.kind), "on": _iso(event.on), "value": _iso(event.until) or _number(event.amount)}
        for event in case.events
    ]
    return {
        "segment": case.segment,
        "amount": _number(case.amount),
        "exposure": _number(case.exposure),
        "due": _iso(case.due),
        "on": _iso(on),
        "handed": _iso(case.delivered),
        "events": events,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _number(sum_of: Decimal | None) -> float | None:
    return None if sum_of is None else float(sum_of)
