"""What the rules answer in a situation of the quiz: never typed, always asked."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from policy_gen.policy.quiz.debts import DebtAsked, debt_asked
from policy_gen.policy.quiz.limits import limit_asked
from policy_gen.policy.quiz.situations import Ask, Situation
from policy_gen.profile.credit import StopScope
from policy_gen.profile.model import Profile
from policy_gen.profile.referral import Relation
from policy_gen.profile.refusal import SignId
from policy_gen.profile.sourced import Sourced, sourced
from policy_gen.rules.receivables.decision import SupplyStatus
from policy_gen.rules.referral import active_partners, coverage, name_partners
from policy_gen.rules.refusal.engine import decide_refusal
from policy_gen.rules.refusal.request import Ability, Asked, Client, RefusalRequest

NOBODY = "nobody"
WRONG_OPTIONS = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer of the rules, with what question and reason may name."""

    right: str
    clauses: tuple[str, ...]
    """The clauses the rules rest on."""
    values: Mapping[str, Sourced[Any]]
    others: tuple[str, ...] = ()
    """Further answers to offer, where only the company knows them."""
    not_wrong: frozenset[str] = frozenset()
    """Answers that are no mistake either: they are not offered."""


def finding(profile: Profile, situation: Situation) -> Finding | None:
    """What the rules answer; None where the company has no such case."""
    return _ASKED[situation.ask](profile, situation)


def options(situation: Situation, found: Finding) -> tuple[str, ...]:
    """The answers to choose from: the right one at its place among a few that are wrong."""
    listed = situation.options or found.others
    wrong = [one for one in listed if one != found.right and one not in found.not_wrong][:WRONG_OPTIONS]
    shown = [one for one in listed if one in wrong or one == found.right]
    return tuple(shown) if found.right in shown else (*shown, found.right)


def _verdict(profile: Profile, situation: Situation) -> Finding:
    case = dict(situation.case or {})
    sign = case.pop("sign", None)
    request = RefusalRequest(
        Client(case.pop("client")),
        Asked(case.pop("asked")),
        Ability(case.pop("ability")),
        profile.document.effective_date,
        sign=None if sign is None else SignId(sign),
        **case,
    )
    decision = decide_refusal(profile, request)
    abuse = profile.refusal.abuse
    values: dict[str, Sourced[Any]] = {
        "warnings": sourced(abuse.warnings_before_ending_call, "refusal.abuse.warnings_before_ending_call"),
        "report_to": sourced(abuse.report_to, "refusal.abuse.report_to"),
    }
    return Finding(decision.verdict, decision.clauses, values)


def _partner(profile: Profile, situation: Situation) -> Finding | None:
    """The first pair of region and adjacent field for which exactly one partner is named."""
    return next(_single_partners(profile), None)


def _single_partners(profile: Profile) -> Iterator[Finding]:
    on = profile.document.effective_date
    for row in coverage(profile, on):
        decision = name_partners(profile, row.region.id, row.field.id, on)
        if row.field.relation != Relation.ADJACENT or decision.colleague or len(decision.partners) != 1:
            continue
        values: dict[str, Sourced[Any]] = {
            "region": sourced(row.region.name, f"regions.{row.region.id}.name"),
            "field": sourced(row.field.name, f"fields.{row.field.id}.name"),
        }
        listed = tuple(partner.id for partner in active_partners(profile, on))
        yield Finding(decision.partners[0].partner.id, decision.clauses, values, (*listed, NOBODY))


def _debt(chosen: Callable[[DebtAsked, Situation], str | None]) -> Callable[..., Finding | None]:
    def found(profile: Profile, situation: Situation) -> Finding | None:
        asked = debt_asked(profile, situation.debt)
        right = None if asked is None else chosen(asked, situation)
        if asked is None or right is None:
            return None
        done = frozenset(duty.what.key for duty in asked.decision.duties)
        return Finding(right, asked.decision.clauses, asked.values, not_wrong=done)

    return found


def _duty(asked: DebtAsked, situation: Situation) -> str | None:
    """The first of the options that is to be done on the day."""
    done = {duty.what.key for duty in asked.decision.duties}
    return next((one for one in situation.options if one in done), None)


def _supply(profile: Profile, situation: Situation) -> Finding | None:
    """Where only supply on credit stops, "after prepayment" is no mistake either (REC-500)."""
    found = _debt(lambda asked, _: asked.decision.supply.status)(profile, situation)
    if found is None or profile.supply.stop_scope != StopScope.CREDIT_ONLY:
        return found
    return replace(found, not_wrong=found.not_wrong | {SupplyStatus.PREPAY})


def _decider(profile: Profile, situation: Situation) -> Finding | None:
    found = None if situation.matter is None else limit_asked(profile, situation.matter)
    if found is None:
        return None
    decider, values = found
    # Roles a company does not have cannot be offered, nor the deputy, who may decide too.
    absent = {one for one in situation.options if one not in profile.roles}
    return Finding(decider.role, (decider.clause,), values, not_wrong=frozenset({decider.deputy, *absent}))


_ASKED: dict[Ask, Callable[[Profile, Situation], Finding | None]] = {
    Ask.VERDICT: _verdict,
    Ask.PARTNER: _partner,
    Ask.DUTY: _debt(_duty),
    Ask.STAGE: _debt(lambda asked, situation: asked.decision.stage),
    Ask.SUPPLY: _supply,
    Ask.DECIDER: _decider,
}
