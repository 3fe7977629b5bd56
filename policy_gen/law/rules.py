"""How legal facts touch a profile: the rules of a pack, apart from the facts they rest on (law.md 9, 10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from policy_gen.law.facts import Fact, FactStatus, Pack, pack, pack_data
from policy_gen.problems import Severity


class Operator(StrEnum):
    """What a rule may ask of a value; for a list, `in` holds if every member is among the wanted.

    Nought is not present: a least sum of nothing sets no limit. A number that is not set exceeds none.
    """

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "=="
    IN = "in"
    NOT_IN = "not_in"
    PRESENT = "present"
    ABSENT = "absent"
    FORBIDS = "forbids"


WITHOUT_VALUE = (Operator.PRESENT, Operator.ABSENT)
FIXED_FORM = {"id", "fact", "code", "param", "when", "assert", "unless", "severity"}
Conditions = Mapping[str, tuple[Any, ...]]
"""Values by profile path; one of them must be there. No value: anything that is set."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a fact asks of the value at `param`; a path in `unless` that holds is a stated exception."""

    id: str
    fact: Fact
    code: str
    """Key of its words in the messages."""
    param: str
    operator: Operator
    expected: Any
    severity: Severity
    when: Conditions
    unless: Conditions


@cache
def rules(jurisdiction: str) -> tuple[Rule, ...]:
    """The rules of a pack and of the packs it extends, whose facts it has not replaced.

    ValueError: a rule that names an unknown fact, operator or key, or no value to compare with.
    """
    return tuple(_rule(entry, pack(jurisdiction)) for entry in _entries(jurisdiction, pack(jurisdiction)))


def _entries(jurisdiction: str, law: Pack) -> list[dict[str, Any]]:
    data = pack_data(jurisdiction)
    held = {fact.id for fact in law.facts}
    inherited = [
        entry
        for parent in data["extends"]
        for entry in _entries(parent, pack(parent))
        if entry["fact"] in held
    ]
    return inherited + list(data.get("rules", ()))


def _rule(entry: dict[str, Any], law: Pack) -> Rule:
    fact = next((one for one in law.facts if one.id == entry["fact"]), None)
    if fact is None or entry.keys() - FIXED_FORM:
        raise ValueError(f"rule {entry['id']}: no fact {entry['fact']}, or an unknown key")
    operator = Operator(entry["assert"]["op"])
    return Rule(
        id=entry["id"],
        fact=fact,
        code=entry["code"],
        param=entry["param"],
        operator=operator,
        expected=_expected(entry, operator, fact),
        severity=Severity(entry["severity"]),
        when=_conditions(entry.get("when", {})),
        unless=_conditions(entry.get("unless", {})),
    )


def _expected(entry: dict[str, Any], operator: Operator, fact: Fact) -> Any:
    asked = entry["assert"]
    if operator in WITHOUT_VALUE:
        return None
    if ("fact_value" in asked) == ("value" in asked) or asked.get("fact_value", "") not in ("", *fact.value):
        raise ValueError(f"rule {entry['id']}: one value to compare with, of the fact or its own")
    return fact.value[asked["fact_value"]] if "fact_value" in asked else asked["value"]


def _conditions(entry: dict[str, Any]) -> Conditions:
    return {path: tuple(values or ()) for path, values in entry.items()}


def holds(rule: Rule, actual: Any) -> bool:
    """Whether a value satisfies a rule."""
    match rule.operator:
        case Operator.PRESENT:
            return bool(actual)
        case Operator.ABSENT:
            return actual is None
        case Operator.AT_LEAST:
            return actual is None or bool(actual >= rule.expected)
        case Operator.AT_MOST:
            return actual is None or bool(actual <= rule.expected)
        case Operator.EQUAL:
            return bool(actual == rule.expected)
        case _:
            return not offending(rule, actual)


def offending(rule: Rule, actual: Any) -> tuple[Any, ...]:
    """The members of a value that a rule about membership objects to."""
    members = actual if isinstance(actual, tuple) else (actual,)
    wanted = rule.operator is Operator.IN
    return tuple(one for one in members if (one in rule.expected) != wanted)


def severity_on(rule: Rule, law: Pack, as_of: date) -> Severity | None:
    """How much a breach weighs on a day: silent if nobody saw the law, no error once the pack is old."""
    if rule.fact.status is FactStatus.UNVERIFIED:
        return None
    if as_of <= law.review_by:
        return rule.severity
    return Severity.WARNING if rule.severity is Severity.ERROR else rule.severity
