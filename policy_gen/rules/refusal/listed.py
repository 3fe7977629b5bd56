"""Requests that a row of the table of situations answers without any score (REF-030, REF-060)."""

from dataclasses import replace

from policy_gen.profile.catalogues import Occasion
from policy_gen.profile.model import Profile
from policy_gen.profile.refusal import SituationAction, SituationFallback
from policy_gen.rules.reasoning import Remark, remark
from policy_gen.rules.refusal import plan_b
from policy_gen.rules.refusal.answer import Answer
from policy_gen.rules.refusal.deadlines import offer_day
from policy_gen.rules.refusal.decision import FollowUp, Said, Verdict
from policy_gen.rules.refusal.plan_b import PlanB
from policy_gen.rules.refusal.request import Asked, RefusalRequest
from policy_gen.rules.refusal.situations import Found, situation_of

CLAUSES = ("REF-030", "REF-190", "REF-100", "REF-040", "ANN-D")


def listed_situation(profile: Profile, request: RefusalRequest) -> Answer | None:
    """The first try of the row and, where it fails, its plan B; None where significance decides."""
    found = situation_of(profile, request)
    if found is None or found.temporary:
        return None
    if found.id == "wrong_number":
        return _wrong_number(request, found)
    trace = (*_row(found), *_field_remarks(profile, request))
    if _waits(request, found):
        answer = _wait(profile, request, found, trace)
    else:
        answer = _named_or_refused(profile, request, found, trace)
    if found.listed:
        return answer
    return replace(answer, steps=(remark("report_situation", role="head_of_sales"), *answer.steps))


def _row(found: Found) -> tuple[Remark, ...]:
    if not found.listed:
        return (remark("refusal_not_in_table", situation=found.id),)
    return (remark("refusal_situation", situation=found.id),)


def _field_remarks(profile: Profile, request: RefusalRequest) -> tuple[Remark, ...]:
    """What the fields asked for say: one we do not know is logged, several leave the first adjacent one."""
    if request.unlisted_field is not None:
        return (remark("refusal_field_unlisted", words=request.unlisted_field),)
    if request.asked not in (Asked.ADJACENT, Asked.UNRELATED) or not request.fields:
        return ()
    named = plan_b.adjacent_fields(profile, request)
    if named:
        key = "refusal_first_adjacent" if len(request.fields) > 1 else "refusal_adjacent"
        return (remark(key, field=named[0]),)
    unrelated = request.asked == Asked.UNRELATED
    key = "refusal_field_unrelated" if unrelated else "refusal_field_not_adjacent"
    return (remark(key, field=request.fields[0], role="head_of_sales"),)


def _wrong_number(request: RefusalRequest, found: Found) -> Answer:
    return Answer(
        Verdict.REDIRECT,
        remark("redirect_wrong_number"),
        found.decider,
        (Said("wrong_number"),),
        ("REF-030", "REF-040", "REF-190", "REF-200"),
        (*_row(found), remark("refusal_lookalike" if request.lookalike else "refusal_not_registered")),
        situation=found.id,
        offered="explanation",
        avoid=(),
        registered=request.lookalike,
        in_conversation=True,
    )


def _waits(request: RefusalRequest, found: Found) -> bool:
    """Whether the first try of the row is to offer a wait, and the client has not declined it."""
    return found.action == SituationAction.WAIT_OR_ALTERNATIVE and not request.wait_declined


def _wait(profile: Profile, request: RefusalRequest, found: Found, trace: tuple[Remark, ...]) -> Answer:
    day = offer_day(profile, request.on, request.available_on)
    listed = not _waits(request, found)
    return Answer(
        Verdict.WAIT,
        remark("waiting_list" if listed else "wait", days=profile.refusal.wait_offer_max_days),
        found.decider,
        (Said(found.script, reason=_reason(found), plan_b=remark("waiting_list")),),
        CLAUSES,
        trace,
        avoid=(Occasion.WAITING, Occasion.REFUSING) if listed else (Occasion.WAITING,),
        follow_up=FollowUp(day, remark("offer_by")),
        situation=found.id,
        offered="waiting_list" if listed else "wait",
        in_conversation=True,
    )


def _reason(found: Found) -> Remark:
    return remark("situation", told=found.id)


def _plan(profile: Profile, request: RefusalRequest, found: Found) -> PlanB:
    """Whom the row lets us name: neighbours of our trade, or our own field where the row says so."""
    refers = found.action == SituationAction.EXPLAIN_AND_REFER
    if found.id == "other_field":
        plan = plan_b.adjacent(profile, request) if refers else plan_b.NOBODY
    else:
        plan = plan_b.same_field(profile, request) if refers else plan_b.NOBODY
    if not plan.found and found.fallback == SituationFallback.REFER_SAME_FIELD:
        return plan_b.same_field(profile, request)
    return plan


def _named_or_refused(
    profile: Profile, request: RefusalRequest, found: Found, trace: tuple[Remark, ...]
) -> Answer:
    plan = _plan(profile, request, found)
    if not plan.found and found.fallback == SituationFallback.WAITING_LIST:
        return _wait(profile, request, found, trace)
    verdict = Verdict.REFER if plan.found else Verdict.REFUSE
    return Answer(
        verdict,
        plan.summary,
        found.decider,
        plan.said(Said(found.script, reason=_reason(found), plan_b=plan.told)),
        (*CLAUSES, *plan.clauses),
        (*trace, *plan_b.explained(profile, request, plan)),
        steps=plan_b.steps(profile, plan),
        partners=plan.partners,
        colleague=plan.colleague,
        fallback=not plan.found,
        follow_up=plan_b.follow_up(profile, request, plan),
        situation=found.id,
        offered=plan.offered,
        in_conversation=True,
    )
