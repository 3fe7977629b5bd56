"""A decision about a debt as data with words: what commands, exports and other programs read."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from policy_gen.policy.telling import Teller
from policy_gen.rules.reasoning import Duty, Value
from policy_gen.rules.receivables.decision import OverdueDecision
from policy_gen.rules.receivables.forecast import Turn


def overdue_data(teller: Teller, decision: OverdueDecision) -> dict[str, Any]:
    """The decision by the keys of the contract (architecture 4): ids, ISO dates, sentences."""
    supply = decision.supply
    return {
        "days_past_due": decision.days_past_due,
        "effective_due_date": decision.effective_due_date.isoformat(),
        "stage": str(decision.stage),
        "stage_name": teller.word("stage", decision.stage),
        "owner": decision.owner,
        "owner_title": teller.role(decision.owner),
        "deputy": decision.deputy,
        "deputy_title": teller.role(decision.deputy),
        "performer": decision.performer,
        "supply": str(supply.status),
        "supply_reason": teller.say("supply_reason", supply.reason),
        "supply_since": _iso(supply.since),
        "duties": [duty_data(teller, duty, case_values(decision)) for duty in decision.duties],
        "coming": [duty_data(teller, duty, case_values(decision)) for duty in decision.coming],
        "caller_script": decision.caller_script,
        "caller_script_text": None
        if decision.caller_script is None
        else teller.script(decision.caller_script, case_values(decision)),
        "days_left": decision.days_left,
        "days_late": decision.days_late,
        "next_date": _iso(decision.next_date),
        "informed": list(decision.informed),
        "last_date_to_sue": _iso(decision.last_date_to_sue),
        "outstanding": None if decision.outstanding is None else str(decision.outstanding),
        "band": decision.band,
        "clauses": list(teller.clauses(decision.clauses)),
        "trace": _sentences(teller.say("trace", step) for step in decision.trace),
        "warnings": _sentences(teller.say("caution", one) for one in decision.warnings),
    }


def forecast_data(teller: Teller, turns: Iterable[Turn]) -> list[dict[str, Any]]:
    """What follows if nothing happens: by day the new stage, the new supply status, the new work."""
    return [
        {
            "on": turn.on.isoformat(),
            "stage": None if turn.stage is None else str(turn.stage),
            "stage_name": None if turn.stage is None else teller.word("stage", turn.stage),
            "owner": turn.owner,
            "owner_title": teller.role(turn.owner),
            "supply": None if turn.supply is None else str(turn.supply.status),
            "supply_reason": None if turn.supply is None else teller.say("supply_reason", turn.supply.reason),
            "duties": [duty_data(teller, duty) for duty in turn.duties],
        }
        for turn in turns
    ]


def duty_data(
    teller: Teller, duty: Duty, known: Mapping[str, Value] = MappingProxyType({})
) -> dict[str, Any]:
    """A duty with its sentence, and the words to say with what is `known` filled in."""
    return {
        "id": duty.what.key,
        "owner": duty.owner,
        "owner_title": teller.role(duty.owner),
        "text": teller.say("duty", duty.what),
        "script": duty.script,
        "script_text": None
        if duty.script is None
        else teller.script(duty.script, {**known, **_days_of(duty)}),
        "form": next(iter(teller.clauses((duty.form,))), None) if duty.form else None,
        "clause": next(iter(teller.clauses((duty.clause,))), None),
        "by": _iso(duty.by),
    }


def case_values(decision: OverdueDecision) -> dict[str, Value]:
    """What a script about a debt may name: the due date that counts, and the sum the client is asked for."""
    known: dict[str, Value] = {"due": decision.effective_due_date}
    return known if decision.collectable is None else known | {"amount": decision.collectable}


def _days_of(duty: Duty) -> dict[str, Value]:
    return {name: value for name, value in duty.what.values if name in ("date", "due")}


def _sentences(texts: Iterable[str]) -> list[str]:
    """Each with its full stop."""
    return [text if text.endswith(".") else f"{text}." for text in texts]


def _iso(day: Any) -> str | None:
    return None if day is None else day.isoformat()
