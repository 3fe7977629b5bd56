"""Who must be told about a debt today, beside its owner: from the matrix of responsibilities."""

from policy_gen.rules.reasoning import Duty
from policy_gen.rules.receivables.decision import Stage
from policy_gen.rules.receivables.freezes import FreezeKind
from policy_gen.rules.receivables.planned import FINANCE, HEAD_OF_SALES, STOP_OF_SCOPE
from policy_gen.rules.receivables.stages import Position, Situation
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


TELLING = frozenset({"finance_informs", "notify_supervisor", "inform_of_size", "report_missing_acceptance"})
"""Duties that consist in telling the role they name."""

STOPPING = frozenset({*STOP_OF_SCOPE.values(), "keep_to_limit", "tell_of_release"})
"""Duties of which those must hear who carry out orders (REC-500, REC-505)."""


def informed(
    terms: Terms, known: Situation, place: Position, today: tuple[Duty, ...], owner: str
) -> tuple[str, ...]:
    """Role ids, each once, the owner of the stage not among them."""
    roles = [*_by_duties(today), *_by_stage(terms, place)]
    if place.freeze is not None and place.freeze.kind == FreezeKind.PRIVILEGED:
        roles += terms.informed["a24"]
    if known.insolvency is not None and known.closed is None:
        roles += [FINANCE, terms.lead]
    if any(duty.what.key in STOPPING for duty in today):
        roles += terms.informed["a18"]
    return tuple(role for role in dict.fromkeys(roles) if role != owner)


def _by_duties(today: tuple[Duty, ...]) -> list[str]:
    """Whom today's duties tell; the head of sales and finance hear of a last warning (REC-380)."""
    roles = [str(dict(duty.what.values)["role"]) for duty in today if duty.what.key in TELLING]
    warned = any(duty.what.key == "last_warning" for duty in today)
    return [*roles, HEAD_OF_SALES, FINANCE] if warned else roles


def _by_stage(terms: Terms, place: Position) -> list[str]:
    return [role for activity in ACTIVITIES[place.stage] for role in terms.informed[activity]]
