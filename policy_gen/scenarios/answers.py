"""Asks the rules of a company the question of a scenario."""

from datetime import date

from policy_gen.rules.referral import name_partners
from policy_gen.rules.refusal.engine import decide_refusal
from policy_gen.scenarios.debt_answers import overdue_answer, overdue_case
from policy_gen.scenarios.facts import Answer
from policy_gen.scenarios.partner_answers import partner_answer
from policy_gen.scenarios.request_answers import refusal_answer, refusal_request
from policy_gen.scenarios.scenario import Question, Scenario
from policy_gen.scenarios.subject import Subject


def answer(subject: Subject, scenario: Scenario, on: date) -> Answer:
    """What the policy of `subject` says about a scenario on a day."""
    match scenario.question:
        case Question.OVERDUE:
            return overdue_answer(subject.overdue.decide(overdue_case(subject, scenario), on))
        case Question.REFUSAL:
            return refusal_answer(decide_refusal(subject.profile, refusal_request(scenario, on)))
        case Question.PARTNER:
            region, field = (scenario.given.get(key) for key in ("region", "field"))
            return partner_answer(name_partners(subject.profile, _text(region), _text(field), on))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
