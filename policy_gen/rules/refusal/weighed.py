"""Requests in our own field: significance and ability decide (REF-070)."""

from dataclasses import replace

from policy_gen.profile.model import Profile
from policy_gen.profile.refusal import MatrixAction, SituationFallback
from policy_gen.rules.reasoning import Remark, remark
from policy_gen.rules.refusal import plan_b
from policy_gen.rules.refusal.answer import Answer
from policy_gen.rules.refusal.decision import Said, Verdict
from policy_gen.rules.refusal.later import asked_first, lack, later, later_trace, reason, waiting_list
from policy_gen.rules.refusal.plan_b import PlanB
from policy_gen.rules.refusal.request import Ability, RefusalRequest
from policy_gen.rules.refusal.significance import Scored, scored
from policy_gen.rules.refusal.situations import situation_of


def weighed(profile: Profile, request: RefusalRequest) -> Answer:
    """The cell of the matrix for our ability; the last rule, which always has an answer."""
    score = scored(profile, request)
    if request.ability == Ability.NOW:
        return _serve(score)
    if request.ability == Ability.NEVER:
        return _never(profile, request, score)
    if request.wait_declined and score.cell.action != MatrixAction.FIND_RESOURCES:
        return _declined(profile, request, score)
    return later(profile, request, score)


def _serve(score: Scored) -> Answer:
    return Answer(
        Verdict.SERVE,
        remark(f"serve_{score.cell.action}"),
        score.cell.approver,
        (Said("serve"),),
        ("REF-070", "REF-060", "REF-190", "REF-050"),
        (remark("refusal_can_now"), *score.trace),
        steps=score.steps,
        avoid=(),
        registered=False,
    )


def _declined(profile: Profile, request: RefusalRequest, score: Scored) -> Answer:
    """Neither wait nor alternative suits the client: plan B of the situation's row (REF-030, REF-080)."""
    trace = (*later_trace(profile, request, score), remark("refusal_wait_declined"))
    plan = plan_b.same_field(profile, request)
    found = situation_of(profile, request)
    if not plan.found and found is not None and found.fallback == SituationFallback.WAITING_LIST:
        return waiting_list(profile, request, score, trace)
    return _named_or_refused(profile, request, score, plan, trace)


def _never(profile: Profile, request: RefusalRequest, score: Scored) -> Answer:
    """Waiting cannot help, so plan B comes at once."""
    trace = (remark("refusal_cannot"), *lack(profile, request), *score.trace)
    answer = _named_or_refused(profile, request, score, plan_b.same_field(profile, request), trace)
    if score.cell.action != MatrixAction.WAIT_AND_KEEP_CONTACT:
        return answer
    return replace(answer, steps=(*answer.steps, remark("note_interest")))


def _named_or_refused(
    profile: Profile, request: RefusalRequest, score: Scored, plan: PlanB, trace: tuple[Remark, ...]
) -> Answer:
    verdict = Verdict.REFER if plan.found else Verdict.REFUSE
    found = situation_of(profile, request)
    return Answer(
        verdict,
        plan.summary,
        score.cell.approver,
        plan.said(Said("firm_no", reason=reason(found), plan_b=plan.told)),
        ("REF-070", "REF-060", "REF-190", "REF-030", "REF-080", "REF-100", *plan.clauses, "ANN-D"),
        (*trace, *plan_b.explained(profile, request, plan)),
        steps=(*score.steps, *plan_b.steps(profile, plan)),
        scored=True,
        partners=plan.partners,
        colleague=plan.colleague,
        fallback=not plan.found,
        asked_first=asked_first(found, score),
        follow_up=plan_b.follow_up(profile, request, plan),
        situation=found.id if found else None,
        offered=plan.offered,
    )
