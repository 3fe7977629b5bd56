"""Who must be told about a debt today, beside its owner: from the matrix of responsibilities."""

from policy_gen.rules.receivables.dates import first_work_day
from policy_gen.rules.receivables.decision import Stage, Supply
from policy_gen.rules.receivables.freezes import FreezeKind
from policy_gen.rules.receivables.planned import FINANCE, HEAD_OF_SALES
from policy_gen.rules.receivables.stages import Position, Situation
from policy_gen.rules.receivables.supply import stops_today
from policy_gen.rules.receivables.terms import Terms

ACTIVITIES: dict[Stage, tuple[str, ...]] = {
    Stage.PREVENTIVE: (),
    Stage.AWAITING_ACCEPTANCE: (),
    Stage.CURRENT: ("a14",),
    Stage.NEGOTIATION: ("a16",),
    Stage.CLAIM_ISSUE: ("a19", "a20"),
    Stage.CLAIM_PERIOD: ("a20", "a21"),
    Stage.COURT: ("a22",),
    Stage.CLOSED: (),
}
"""Whose activity of the matrix a stage is (`rules/raci.yaml`)."""


def informed(terms: Terms, known: Situation, place: Position, found: Supply, owner: str) -> tuple[str, ...]:
    """Role ids, each once, the owner of the stage not among them."""
    roles = [role for activity in ACTIVITIES[place.stage] for role in terms.informed.get(activity, ())]
    if place.stage == Stage.NEGOTIATION:
        roles = _in_talks(terms, known) + roles
    if place.freeze is not None and place.freeze.kind == FreezeKind.PRIVILEGED:
        roles += terms.informed.get("a24", ())
    if known.insolvency is not None and known.closed is None:
        roles += [FINANCE, terms.lead]
    if stops_today(found, known.as_of):
        roles += terms.informed.get("a18", ())
    return tuple(role for role in dict.fromkeys(roles) if role != owner)


def _in_talks(terms: Terms, known: Situation) -> list[str]:
    """Those who hear of the first day and of the last warning."""
    roles: list[str] = []
    if known.as_of == first_work_day(known.window.due, terms.country):
        roles += terms.informed.get("a15", ())
        if known.band is not None and known.band.also_inform:
            roles.append(known.band.also_inform)
    if known.as_of == known.window.warned:
        roles += [HEAD_OF_SALES, FINANCE]
    return roles
