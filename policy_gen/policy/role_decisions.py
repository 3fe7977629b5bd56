"""What one role decides, with the limits of the profile (RSP-060)."""

from collections.abc import Iterator
from typing import Any

from policy_gen.profile.model import Profile
from policy_gen.profile.receivables import RoleLimit
from policy_gen.profile.sourced import Sourced, sourced


def role_decisions(profile: Profile, role_id: str) -> Iterator[dict[str, Any]]:
    """Kinds of the words `approval_kind` with the limits in money and days; None where there is no limit."""
    rules = profile.receivables
    approvals = rules.preventive.credit_approvals
    yield from _limited("credit", "receivables.preventive.credit_approvals", approvals, role_id)
    yield from _schedules(profile, role_id)
    yield from _limited("write_off", "receivables.write_off.approvals", rules.write_off.approvals, role_id)
    for what, deciders in _deciders(profile):
        if role_id in deciders:
            yield _decision(what)


def refuses(profile: Profile, role_id: str) -> bool:
    """Whether the role may refuse alone in a situation of the company's table (REF-030)."""
    return any(one.decider == role_id for one in profile.refusal.situations if one.enabled)


def _limited(what: str, place: str, limits: tuple[RoleLimit, ...], role_id: str) -> Iterator[dict[str, Any]]:
    for index, limit in enumerate(limits):
        if limit.role == role_id:
            yield _decision(what, money=_known(limit.up_to, f"{place}.{index}.up_to"))


def _schedules(profile: Profile, role_id: str) -> Iterator[dict[str, Any]]:
    for index, row in enumerate(profile.receivables.schedules):
        if row.role == role_id:
            place = f"receivables.schedules.{index}"
            money = _known(row.max_amount, f"{place}.max_amount")
            yield _decision("schedule", money=money, days=_known(row.max_days, f"{place}.max_days"))


def _deciders(profile: Profile) -> Iterator[tuple[str, tuple[str | None, ...]]]:
    """Decisions without a limit and who takes each; nobody where the company does not know it."""
    rules = profile.receivables
    yield "interest", (rules.late_charges.waive_by,) if rules.late_charges.interest != "none" else ()
    yield "fast_track", (rules.fast_track.decider,) if rules.fast_track.bad_faith else ()
    yield "claim", (rules.claim.signed_by,)
    yield "court", (rules.court.decision,)
    if profile.privileged.enabled:
        yield "court_privileged", (rules.court.decision_privileged,)
        yield "privileged", (profile.privileged.decision_owner,)
    yield "re_engagement", (profile.re_engagement.decision_owner,)
    yield "parting", tuple(one.decider for one in profile.refusal.parting_signs if one.enabled)
    yield "parting_key", (profile.refusal.parting.decider_key_client,)
    yield "exception", (profile.document.exceptions.approver,)
    yield "document", (profile.document.approved_by,)
    yield "supply_release", (profile.supply.lift_by,)
    yield "dispute", (rules.disputes.owner,)


def _known(value: Any, place: str) -> Sourced[Any] | None:
    return None if value is None else sourced(value, place)


def _decision(
    what: str, money: Sourced[Any] | None = None, days: Sourced[Any] | None = None
) -> dict[str, Any]:
    return {"what": what, "limit_money": money, "limit_days": days}
