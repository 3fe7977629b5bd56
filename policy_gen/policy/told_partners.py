"""Partners to name, as data with words: the card of each, or the sentence that there is none (brief 5.4)."""

from typing import Any

from policy_gen.languages.phones import dictated
from policy_gen.policy.telling import Teller
from policy_gen.policy.told_names import line, partner_name, reasons, steps
from policy_gen.rules.reasoning import Value, remark
from policy_gen.rules.referral import NamedPartner, ReferralDecision


def told_referral(teller: Teller, decision: ReferralDecision) -> dict[str, Any]:
    """The decision by the keys of the contract (architecture 4): ids, ISO dates, sentences."""
    return {
        "region": decision.region,
        "field": decision.field,
        "partners": [card(teller, one) for one in decision.partners],
        "scripts": _scripts(teller, decision),
        "colleague": decision.colleague,
        "colleague_title": decision.colleague and teller.role(decision.colleague),
        "fallback": fallback(teller) if decision.fallback else None,
        "disclosure": disclosure(teller) if decision.disclose_fee else None,
        "consent": consent(teller) if decision.partners else None,
        "feedback_on": decision.feedback_on and decision.feedback_on.isoformat(),
        "gap": decision.gap and teller.text(decision.gap.reason),
        "log_gap": decision.log_gap,
        "steps": steps(teller, decision.steps),
        "clauses": list(teller.clauses(decision.clauses)),
        "trace": reasons(teller, decision.trace),
    }


def _scripts(teller: Teller, decision: ReferralDecision) -> list[dict[str, str]]:
    """What is said when handing the client over: for each partner, or for the colleague."""
    named = [script_case(teller, one) for one in decision.partners]
    words = [{"id": "refer", "text": teller.script("refer", case)} for case in named]
    if decision.colleague is not None:
        words.append({"id": "colleague", "text": teller.script("colleague")})
    return words


def card(teller: Teller, named: NamedPartner) -> dict[str, Any]:
    """What an employee tells a client of a partner, and until when."""
    partner = named.partner
    until = partner.agreement.valid_until
    bound = partner.agreement.non_solicit_months if partner.same_field else 0
    return {
        "id": partner.id,
        "name": partner_name(teller, partner),
        "relation": str(named.relation),
        "relation_name": teller.word("partner_line", named.relation),
        "contact_person": line(teller, partner.contact_person),
        "contact_role": partner.contact_role and teller.text(partner.contact_role),
        "phone": partner.phone,
        "hours": partner.hours,
        "conditions": conditions(teller, named) or None,
        "say_phrase": teller.text(partner.say_phrase),
        "valid_until": until.isoformat(),
        "valid_until_text": teller.say("partner_line", remark("until", day=until)),
        "non_solicit": teller.say("partner_line", remark("non_solicit", months=bound)) if bound else None,
    }


def conditions(teller: Teller, named: NamedPartner) -> str:
    """The special conditions our client gets; empty where there are none."""
    text = named.partner.special_conditions
    return teller.text(text) if text else ""


def script_case(teller: Teller, named: NamedPartner) -> dict[str, Value]:
    """What the words on recommending a partner are filled with."""
    return {
        "partner": partner_name(teller, named.partner),
        "phone": dictated(named.partner.phone),
        "contact": line(teller, named.partner.contact_person),
        "conditions": conditions(teller, named),
    }


def fallback(teller: Teller) -> str:
    """What staff say when there is nobody to recommend."""
    return teller.text(teller.briefing.profile.partner_programme.no_partner_fallback)


def disclosure(teller: Teller) -> str | None:
    """What the client hears of our fee before the partner's number (PAR-100)."""
    text = teller.briefing.profile.partner_programme.referral_fee.disclosure
    return teller.text(text) if text else None


def consent(teller: Teller) -> str:
    """Whether the client's data may go to the partner (PAR-090)."""
    blank = teller.word("placeholder", "partner")
    way = teller.briefing.profile.partner_programme.data_transfer
    return teller.say("partner_line", remark(way, partner=f"‹{blank}›"))
