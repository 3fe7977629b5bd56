"""A debt of a scenario, and the decision about it as facts."""

from decimal import Decimal
from typing import Any

from policy_gen.rules.reasoning import Duty
from policy_gen.rules.receivables.case import OverdueCase
from policy_gen.rules.receivables.decision import OverdueDecision
from policy_gen.scenarios.facts import Answer, keys, one
from policy_gen.scenarios.scenario import WHAT, Scenario, Thing
from policy_gen.scenarios.subject import Subject


def overdue_case(subject: Subject, scenario: Scenario) -> OverdueCase:
    """The debt of a scenario; without a segment that of clients who fit no other."""
    given: dict[str, Any] = dict(scenario.given)
    for key in ("amount", "exposure"):
        if key in given:
            given[key] = Decimal(str(given[key]))
    return OverdueCase(**({"segment": subject.profile.usual_segment.id} | given), events=scenario.events)


def overdue_answer(decision: OverdueDecision) -> Answer:
    """The decision about a debt as facts."""
    facts: dict[str, tuple[Thing, ...]] = {
        "stage": (decision.stage.value,),
        "owner": (decision.owner,),
        "deputy": (decision.deputy,),
        "performer": (decision.performer,),
        "supply": (decision.supply.status.value,),
        "supply_reason": (decision.supply.reason.key,),
        "supply_since": one(decision.supply.since),
        "days_past_due": (decision.days_past_due,),
        "effective_due_date": (decision.effective_due_date,),
        "days_left": one(decision.days_left),
        "days_late": (decision.days_late,),
        "next_date": one(decision.next_date),
        "duties": tuple(map(_duty, decision.duties)),
        "coming": tuple(map(_duty, decision.coming)),
        "caller_script": one(decision.caller_script),
        "informed": decision.informed,
        "last_date_to_sue": one(decision.last_date_to_sue),
        "outstanding": one(decision.outstanding),
        "band": one(decision.band),
        "clauses": decision.clauses,
        "trace": keys(decision.trace),
        "warnings": keys(decision.warnings),
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
