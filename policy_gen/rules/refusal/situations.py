"""Which row of the table of situations a request belongs to (REF-030, settled 32)."""

from dataclasses import dataclass

from policy_gen.profile.catalogues import STANDARD_SITUATIONS
from policy_gen.profile.company import BusinessModel
from policy_gen.profile.model import Profile
from policy_gen.profile.refusal import Situation, SituationAction, SituationFallback
from policy_gen.rules.reasoning import Remark, remark
from policy_gen.rules.refusal.request import Ability, Asked, RefusalRequest

TEMPORARY_SITUATIONS = ("out_of_stock", "no_capacity")
BY_REQUEST = {
    Asked.ADJACENT: "other_field",
    Asked.UNRELATED: "other_field",
    Asked.NARROW: "narrow",
    Asked.WRONG_NUMBER: "wrong_number",
}
SCRIPTS = {
    "other_field": "no_other_field",
    "narrow": "narrow",
    "out_of_stock": "wait_stock",
    "no_capacity": "wait_capacity",
    "wrong_number": "wrong_number",
    "below_minimum_order": "below_minimum_order",
}
"""Situations that have words of their own; every other has the firm no."""


@dataclass(frozen=True, slots=True)
class Found:
    """The row that fits."""

    id: str
    decider: str
    action: SituationAction
    fallback: SituationFallback
    listed: bool = True
    """Whether the row stands in the company's table."""

    @property
    def temporary(self) -> bool:
        return self.id in TEMPORARY_SITUATIONS

    @property
    def script(self) -> str:
        return situation_script(self.id)


def situation_script(situation: str) -> str:
    """The words for a situation: the column “Script” in REF-030 and the answer to a request."""
    return SCRIPTS.get(situation, "firm_no")


def situation_of(profile: Profile, request: RefusalRequest) -> Found | None:
    """The situation of a request; None where the significance alone decides.

    A situation named by the employee counts for a request in our field, and an own situation of the
    company for any request; a standard one follows from the request.
    """
    rows = {row.id: row for row in profile.refusal.situations if row.enabled}
    named = rows.get(request.situation) if request.situation is not None else None
    derived = BY_REQUEST.get(request.asked)
    if (
        named is not None
        and request.asked != Asked.WRONG_NUMBER
        and (derived is None or named.id not in STANDARD_SITUATIONS)
    ):
        return _found(named)
    if derived is not None:
        return _found(rows[derived]) if derived in rows else _unlisted(derived)
    if request.ability == Ability.NOW:
        return None
    return next((_found(rows[one]) for one in _temporary(profile) if one in rows), None)


def _temporary(profile: Profile) -> tuple[str, ...]:
    """The temporary situations in the order of the profile: the first enabled one is the default."""
    return tuple(row.id for row in profile.refusal.situations if row.id in TEMPORARY_SITUATIONS)


def _found(row: Situation) -> Found:
    return Found(row.id, row.decider, row.action, row.fallback)


def _unlisted(situation: str) -> Found:
    """A situation the company has not listed goes to the head of sales (REF-030)."""
    refer, explain = SituationAction.EXPLAIN_AND_REFER, SituationFallback.EXPLAIN_ONLY
    return Found(situation, "head_of_sales", refer, explain, listed=False)


def set_aside(profile: Profile, request: RefusalRequest) -> Remark | None:
    """Why the situation the employee named does not count; None where it does, or none was named."""
    if request.situation is None:
        return None
    found = situation_of(profile, request)
    if found is not None and found.id == request.situation:
        used = not (found.temporary and request.ability == Ability.NOW)
        return None if used else remark("refusal_situation_can_now", situation=request.situation)
    known = {row.id for row in profile.refusal.situations if row.enabled}
    key = "refusal_situation_by_request" if request.situation in known else "refusal_situation_off"
    return remark(key, situation=request.situation)


def wait_script(profile: Profile, request: RefusalRequest) -> str:
    """The words that offer to wait: for goods, or for work."""
    found = situation_of(profile, request)
    if found is not None and found.temporary:
        return found.script
    services = profile.company.business_model == BusinessModel.SERVICES
    return "wait_capacity" if services else "wait_stock"
