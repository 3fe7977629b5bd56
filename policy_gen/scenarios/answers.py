"""What the rules answer, as facts by key: the form in which expectations are compared with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from policy_gen.rules.reasoning import Duty, Remark
from policy_gen.rules.receivables.case import OverdueCase
from policy_gen.rules.receivables.decision import OverdueDecision
from policy_gen.scenarios.scenario import WHAT, Question, Scenario, Thing
from policy_gen.scenarios.subject import Subject

Facts = Mapping[str, tuple[Thing, ...]]
"""What the policy says under each key; nothing where it says nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The policy's answer to a scenario on a day."""

    facts: Facts
    clauses: frozenset[str]
    """Every clause the answer rests on or points to, forms included; printed for this company or not."""
    trace: tuple[Remark, ...]
    """Why: sentences of the words `trace`."""


def answer(subject: Subject, scenario: Scenario, on: date) -> Answer:
    """What the policy of `subject` says about a scenario on a day."""
    match scenario.question:
        case Question.OVERDUE:
            return overdue_answer(subject.overdue.decide(overdue_case(subject, scenario), on))
        case Question.REFUSAL | Question.PARTNER:
            raise NotImplementedError


def overdue_case(subject: Subject, scenario: Scenario) -> OverdueCase:
    """The debt of a scenario; without a segment that of clients who fit no other."""
    given: dict[str, Any] = dict(scenario.given)
    usual = next(segment.id for segment in subject.profile.segments if segment.default)
    for key in ("amount", "exposure"):
        if key in given:
            given[key] = Decimal(str(given[key]))
    return OverdueCase(**({"segment": usual} | given), events=scenario.events)


def overdue_answer(decision: OverdueDecision) -> Answer:
    """The decision about a debt as facts."""
    facts: dict[str, tuple[Thing, ...]] = {
        "stage": (decision.stage.value,),
        "owner": (decision.owner,),
        "deputy": (decision.deputy,),
        "performer": (decision.performer,),
        "supply": (decision.supply.status.value,),
        "supply_reason": (decision.supply.reason.key,),
        "supply_since": _one(decision.supply.since),
        "days_past_due": (decision.days_past_due,),
        "effective_due_date": (decision.effective_due_date,),
        "days_left": _one(decision.days_left),
        "days_late": (decision.days_late,),
        "next_date": _one(decision.next_date),
        "duties": tuple(map(_duty, decision.duties)),
        "coming": tuple(map(_duty, decision.coming)),
        "informed": decision.informed,
        "last_date_to_sue": _one(decision.last_date_to_sue),
        "outstanding": _one(decision.outstanding),
        "band": _one(decision.band),
        "clauses": decision.clauses,
        "trace": _keys(decision.trace),
        "warnings": _keys(decision.warnings),
    }
    forms = (duty.form for duty in (*decision.duties, *decision.coming) if duty.form)
    due = (duty.clause for duty in decision.duties)
    return Answer(facts, frozenset((*decision.clauses, *due, *forms)), decision.trace)


def _duty(duty: Duty) -> Thing:
    parts = {
        WHAT: duty.what.key,
        "owner": duty.owner,
        "by": duty.by,
        "script": duty.script,
        "form": duty.form,
        "clause": duty.clause,
    }
    return {name: part for name, part in parts.items() if part is not None}


def _one(value: Thing | None) -> tuple[Thing, ...]:
    return () if value is None else (value,)


def _keys(remarks: Iterable[Remark]) -> tuple[str, ...]:
    return tuple(remark.key for remark in remarks)
