"""A request of a scenario, and the decision about it as facts."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from policy_gen.profile.referral import Billing
from policy_gen.profile.refusal import SignId
from policy_gen.rules.reasoning import Value
from policy_gen.rules.refusal.decision import RefusalDecision, RegisterEntry
from policy_gen.rules.refusal.request import Ability, Asked, Client, Ground, OtherTerms, RefusalRequest
from policy_gen.scenarios.facts import Answer, keys, one
from policy_gen.scenarios.partner_answers import named_partner
from policy_gen.scenarios.scenario import Scenario, Thing

CLOSED: dict[str, type[StrEnum]] = {
    "sign": SignId,
    "must_refuse": Ground,
    "billing": Billing,
    "terms": OtherTerms,
}
"""Facts that are members of a closed set."""


def refusal_request(scenario: Scenario, on: date) -> RefusalRequest:
    """The request of a scenario; without a word on our ability we can serve."""
    given: dict[str, Any] = dict(scenario.given)
    given["asked"] = Asked(given.pop("request"))
    given["client"] = Client(given["client"])
    given["ability"] = Ability(given.get("ability", Ability.NOW))
    if "field" in given:
        given["fields"] = given.pop("field")
    if "warnings" in given:
        given["warnings_given"] = given.pop("warnings")
    for key, closed in CLOSED.items():
        if key in given:
            given[key] = closed(given[key])
    return RefusalRequest(on=on, **given | {"absent": frozenset(given.get("absent", ()))})


def refusal_answer(decision: RefusalDecision) -> Answer:
    """The decision about a request as facts."""
    follow_up = decision.follow_up
    facts: dict[str, tuple[Thing, ...]] = {
        "decision": (decision.verdict.value,),
        "approver": (decision.approver,),
        "decider": (decision.decider,),
        "deputy": one(decision.deputy),
        "answer_by": one(decision.answer_by),
        "on_silence": (decision.on_silence,),
        "performer": (decision.performer,),
        "asked_first": decision.asked_first,
        "informed": decision.informed,
        "scripts": tuple(said.script for said in decision.words),
        "register": _register(decision.register),
        "follow_up": one(follow_up.on if follow_up else None),
        "partners": tuple(map(named_partner, decision.partners)),
        "colleague": one(decision.colleague),
        "fallback": (decision.fallback,),
        "avoid": tuple(occasion.value for occasion in decision.avoid),
        "clauses": decision.clauses,
        "trace": keys(decision.trace),
    }
    return Answer(facts, frozenset(decision.clauses), decision.trace)


def _register(entries: Iterable[RegisterEntry]) -> tuple[Thing, ...]:
    """The columns the case fills; nothing where nothing is entered."""
    filled = {entry.column: _joined(entry.values) for entry in entries if entry.values}
    return (filled,) if filled else ()


def _joined(values: tuple[Value, ...]) -> Value:
    return values[0] if len(values) == 1 else ", ".join(map(str, values))
