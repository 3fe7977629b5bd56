"""Names for the ids in a decision: fields, regions, situations, partners, in the language of the reader."""

from collections.abc import Callable, Iterable

from policy_gen.policy.telling import Teller
from policy_gen.profile.model import Profile
from policy_gen.profile.referral import Partner
from policy_gen.rules.reasoning import Remark, Value
from policy_gen.rules.referral import accepted_gap
from policy_gen.rules.refusal.axis import OTHER


def field_name(teller: Teller, field_id: str) -> str:
    """A field as the company calls it."""
    if field_id == OTHER:
        return teller.word("guide_other", "field")
    return next((teller.text(f.name) for f in _profile(teller).fields if f.id == field_id), field_id)


def region_name(teller: Teller, region_id: str) -> str:
    """A region as the company calls it."""
    if region_id == OTHER:
        return teller.word("guide_other", "region")
    return next((teller.text(r.name) for r in _profile(teller).regions if r.id == region_id), region_id)


def situation_name(teller: Teller, situation_id: str) -> str:
    """A situation by the company's own name, else the standard one."""
    rows = _profile(teller).refusal.situations
    own = next((row.name for row in rows if row.id == situation_id and row.name), None)
    if own is not None:
        return teller.text(own)
    known = teller.briefing.lexicon.words["situation"]
    return teller.word("situation", situation_id) if situation_id in known else situation_id


def situation_told(teller: Teller, situation_id: str) -> str:
    """A situation as the reason a client hears."""
    rows = _profile(teller).refusal.situations
    own = next((row.told for row in rows if row.id == situation_id and row.told), None)
    return teller.text(own) if own else situation_name(teller, situation_id)


def partner_name(teller: Teller, partner: Partner) -> str:
    """A partner's name as clients know it."""
    return line(teller, partner.name)


def line(teller: Teller, text: str | dict[str, str]) -> str:
    """A text of the profile that stands as it is, or by language."""
    return text if isinstance(text, str) else teller.text(text)


def named(teller: Teller, remark: Remark) -> Remark:
    """The remark with names in place of the ids that only the profile can name."""
    values = dict(remark.values)
    if remark.key == "partner_gap":
        values["reason"] = _gap_reason(teller, str(values["region"]), str(values["field"]))
    changed = {name: _name(teller, name, value) for name, value in values.items()}
    return Remark(remark.key, tuple(changed.items()))


def said(teller: Teller, kind: str, remark: Remark) -> str:
    """The sentence of a remark, with names."""
    return teller.say(kind, named(teller, remark))


def reasons(teller: Teller, trace: Iterable[Remark]) -> list[str]:
    """The sentences of a trace, each once and with its full stop."""
    return _sentences(teller, "trace", trace)


def steps(teller: Teller, remarks: Iterable[Remark]) -> list[str]:
    """The sentences on what is to be done, each once and with its full stop."""
    return _sentences(teller, "answer_step", remarks)


def _sentences(teller: Teller, kind: str, remarks: Iterable[Remark]) -> list[str]:
    texts = dict.fromkeys(said(teller, kind, one) for one in remarks)
    return [text if text.endswith(".") else f"{text}." for text in texts]


def _profile(teller: Teller) -> Profile:
    return teller.briefing.profile


def _name(teller: Teller, name: str, value: Value) -> Value:
    return _NAMERS[name](teller, str(value)) if name in _NAMERS else value


def _gap_reason(teller: Teller, region: str, field: str) -> str:
    gap = accepted_gap(_profile(teller), region, field)
    return "" if gap is None else teller.text(gap.reason)


def _criteria(teller: Teller, score: str) -> str:
    """The criteria of a score, as a list in a sentence."""
    significance = _profile(teller).refusal.significance
    criteria = significance.tactical if score == "tactical" else significance.strategic
    return teller.briefing.grammar.and_list([teller.word("criterion", one) for one in criteria])


def _partner(teller: Teller, partner_id: str) -> str:
    partners = {partner.id: partner for partner in _profile(teller).partners}
    return partner_name(teller, partners[partner_id])


_NAMERS: dict[str, Callable[[Teller, str], str]] = {
    "field": field_name,
    "region": region_name,
    "situation": situation_name,
    "told": situation_told,
    "partner": _partner,
    "criteria": _criteria,
}
"""How the value of a name in a remark is said."""
