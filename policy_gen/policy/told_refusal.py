"""A decision on a request as data with words: what `decide refusal` shows, and other outputs reuse."""

from datetime import date
from typing import Any

from policy_gen.policy.telling import Teller
from policy_gen.policy.told_names import (
    field_name,
    named,
    reasons,
    region_name,
    said,
    situation_name,
    steps,
)
from policy_gen.policy.told_partners import card, consent, disclosure, fallback, script_case
from policy_gen.policy.told_phrases import told_phrases
from policy_gen.profile.referral import FeeKind
from policy_gen.rules.reasoning import Value, remark
from policy_gen.rules.refusal.decision import (
    ANY_EMPLOYEE,
    FollowUp,
    RefusalDecision,
    RegisterEntry,
    Said,
)


def told_refusal(teller: Teller, decision: RefusalDecision) -> dict[str, Any]:
    """The decision by the keys of the contract (architecture 4): ids, ISO dates, sentences."""
    words = [told_words(teller, one) for one in decision.words]
    partners = [card(teller, one) for one in decision.partners]
    return {
        "decision": str(decision.verdict),
        "decision_name": teller.word("refusal_decision", decision.verdict),
        "answer": said(teller, "refusal_answer", decision.summary),
        "approver": decision.approver,
        "approver_title": role_title(teller, decision.approver),
        "deputy": decision.deputy,
        "deputy_title": decision.deputy and teller.role(decision.deputy),
        "decider": decision.decider,
        "answer_by": decision.answer_by and decision.answer_by.isoformat(),
        "on_silence": decision.on_silence,
        "performer": decision.performer,
        "performer_title": teller.role(decision.performer),
        "asked_first": list(decision.asked_first),
        "informed": list(decision.informed),
        "script": words[0]["id"],
        "script_text": words[0]["text"],
        "scripts": words,
        "steps": steps(teller, decision.steps),
        "register": [_entry(teller, entry) for entry in decision.register],
        "follow_up": decision.follow_up and decision.follow_up.on.isoformat(),
        "follow_up_text": decision.follow_up and _follow_up(teller, decision.follow_up),
        "partner": partners[0]["id"] if partners else None,
        "partners": partners,
        "colleague": decision.colleague,
        "colleague_title": decision.colleague and teller.role(decision.colleague),
        "fallback": fallback(teller) if decision.fallback else None,
        "disclosure": disclosure(teller) if partners and _fee(teller) else None,
        "consent": consent(teller) if partners else None,
        "avoid": told_phrases(teller, decision.avoid),
        "clauses": list(teller.clauses(decision.clauses)),
        "trace": reasons(teller, decision.trace),
    }


def told_words(teller: Teller, one: Said) -> dict[str, str | None]:
    """A script by id, filled with what the case knows; `when`: what must have happened before."""
    case: dict[str, Value] = script_case(teller, one.partner) if one.partner else {}
    if one.day is not None:
        case["date"] = one.day
    for name, part in (("reason", one.reason), ("plan_b", one.plan_b)):
        if part is not None:
            case[name] = teller.part(f"refusal_{name}", named(teller, part))
    when = None if one.when is None else teller.part("refusal_when", one.when)
    return {"id": one.script, "text": teller.script(one.script, case), "when": when}


def role_title(teller: Teller, role: str) -> str:
    """A role's title, or the words for everybody."""
    return teller.word("answer_label", role) if role == ANY_EMPLOYEE else teller.role(role)


def _follow_up(teller: Teller, follow_up: FollowUp) -> str:
    return teller.part("refusal_follow_up", named(teller, follow_up.what))


def _fee(teller: Teller) -> bool:
    return teller.briefing.profile.partner_programme.referral_fee.kind != FeeKind.NONE


def _entry(teller: Teller, entry: RegisterEntry) -> dict[str, Any]:
    """A column of the register: what to write, or what to find out."""
    known = _column(teller, entry) if entry.values else None
    return {
        "column": entry.column,
        "title": teller.word("register_column", entry.column),
        "entry": known,
        "hint": None if known else teller.word("register_hint", entry.column),
    }


def _column(teller: Teller, entry: RegisterEntry) -> str:
    first = entry.values[0]
    match entry.column:
        case "region":
            return region_name(teller, str(first))
        case "field":
            return teller.briefing.grammar.and_list([field_name(teller, str(one)) for one in entry.values])
        case "situation":
            special = teller.briefing.lexicon.words["register_situation"]
            return special[str(first)] if first in special else situation_name(teller, str(first))
        case "offered":
            return teller.word("register_offered", str(first))
        case "decided_by":
            return role_title(teller, str(first))
        case "significance" if len(entry.values) > 1:
            tactical, strategic = (_points(teller, one) for one in entry.values)
            scores = remark("significance", tactical=tactical, strategic=strategic)
            return teller.part("register_entry", scores)
    return teller.word("register_entry", "not_needed") if first == "not_needed" else _plain(teller, first)


def _points(teller: Teller, points: Value) -> str:
    return teller.word("register_entry", points) if isinstance(points, str) else _plain(teller, points)


def _plain(teller: Teller, value: Value) -> str:
    return teller.briefing.grammar.date(value) if isinstance(value, date) else str(value)
