"""Whom to recommend in a scenario, as facts."""

from policy_gen.rules.referral import NamedPartner, ReferralDecision
from policy_gen.scenarios.facts import Answer, keys, one
from policy_gen.scenarios.scenario import WHAT, Thing


def partner_answer(decision: ReferralDecision) -> Answer:
    """Whom to recommend, as facts."""
    facts: dict[str, tuple[Thing, ...]] = {
        "first": one(decision.partners[0].partner.id if decision.partners else None),
        "partners": tuple(map(named_partner, decision.partners)),
        "colleague": one(decision.colleague),
        "fallback": (decision.fallback,),
        "disclosure": (decision.disclose_fee,),
        "consent": (decision.with_consent,),
        "feedback_on": one(decision.feedback_on),
        "gap": (decision.gap is not None,),
        "log_gap": (decision.log_gap,),
        "clauses": decision.clauses,
        "trace": keys(decision.trace),
    }
    return Answer(facts, frozenset(decision.clauses), decision.trace)


def named_partner(named: NamedPartner) -> Thing:
    """A partner with what a client hears of it."""
    partner = named.partner
    return {
        WHAT: partner.id,
        "relation": named.relation.value,
        "phone": partner.phone,
        "valid_until": partner.agreement.valid_until,
    }
