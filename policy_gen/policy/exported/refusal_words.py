"""The questions of the refusal guide and their answers in words."""

from policy_gen.policy.telling import Teller
from policy_gen.policy.told_names import field_name, region_name, situation_name
from policy_gen.rules.refusal.axis import OTHER, UNKNOWN
from policy_gen.rules.refusal.choices import KEY_CLIENT, NO, YES

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


def _station(teller: Teller, value: str) -> str:
    """How far a matter of conduct has come; a number stands for the warnings given."""
    first, *rest = value.split("-")
    if first == "billed":
        return teller.word("guide_progress", first).format(billing=teller.word("billing", *rest))
    key = "_".join(("warned" if first.isdecimal() else first, *rest))
    return teller.word("guide_progress", key).format(count=first)
