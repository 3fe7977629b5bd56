"""The questions of the refusal guide and their answers in words."""

from policy_gen.policy.telling import Teller
from policy_gen.policy.told_names import field_name, region_name, situation_name
from policy_gen.profile.referral import Relation
from policy_gen.profile.values import listed_in
from policy_gen.rules.referral import fields_of
from policy_gen.rules.refusal.axis import OTHER, UNKNOWN
from policy_gen.rules.refusal.choices import KEY_CLIENT, NO, YES
from policy_gen.rules.refusal.request import Asked

CATEGORIES = {
    "client": "client_kind",
    "asked": "asked",
    "ability": "ability",
    "sign": "sign",
    "circumstance": "circumstance",
    "tactical": "significance_level",
    "strategic": "significance_level",
}
"""The words of a question's answers, where they are not named by the company."""
EXAMPLES: dict[str, Relation] = {
    Asked.CORE: Relation.CORE,
    Asked.ADJACENT: Relation.ADJACENT,
    Asked.NARROW: Relation.SAME_FIELD,
}
"""The fields of the company that make an answer to “asked” plain."""
NAMES = {"situation": situation_name, "region": region_name, "field": field_name}


def axis_text(teller: Teller, axis: str) -> str:
    """The question."""
    return teller.word("guide_question", axis)


def value_text(teller: Teller, axis: str, value: str) -> str:
    """One of its answers."""
    if value == UNKNOWN:
        return teller.word("guide_unknown", axis)
    if value == OTHER:
        return teller.word("guide_other", axis)
    if axis == "progress":
        return _station(teller, value)
    if axis == "wait_declined":
        return teller.word("guide_wait", value)
    if value == KEY_CLIENT:
        return teller.word("guide_client", value)
    if value in (YES, NO):
        return teller.word("yes_no", value)
    if axis in NAMES:
        return NAMES[axis](teller, value)
    if axis in CATEGORIES:
        return teller.word(CATEGORIES[axis], value)
    return value


def value_examples(teller: Teller, axis: str, value: str) -> tuple[str, ...]:
    """What one of its answers is about, by the names the company and callers use; empty where it has none."""
    profile = teller.briefing.profile
    if axis == "situation":
        signs = [row.sign for row in profile.refusal.situations if row.id == value and row.sign]
        return tuple(teller.text(sign) for sign in signs)
    if axis in ("field", "region"):
        named = {one.id: one.also_called for one in (profile.fields if axis == "field" else profile.regions)}
        return listed_in(named.get(value), teller.briefing.language)
    relation = EXAMPLES.get(value) if axis == "asked" else None
    known = fields_of(profile, relation) if relation else ()
    return tuple(field_name(teller, one) for one in known)


def _station(teller: Teller, value: str) -> str:
    """How far a matter of conduct has come; a number stands for the warnings given."""
    first, *rest = value.split("-")
    if first == "billed":
        return teller.word("guide_progress", first).format(billing=teller.word("billing", *rest))
    key = "_".join(("warned" if first.isdecimal() else first, *rest))
    return teller.word("guide_progress", key).format(count=first)
