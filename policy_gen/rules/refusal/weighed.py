"""Requests in our own field: significance and ability decide (REF-070, REF-080)."""

from policy_gen.profile.model import Profile
from policy_gen.profile.refusal import MatrixAction, SituationFallback
from policy_gen.rules.reasoning import Remark, remark
from policy_gen.rules.refusal import plan_b
from policy_gen.rules.refusal.answer import Answer
from policy_gen.rules.refusal.deadlines import longest_wait, offer_day, weekly_day
from policy_gen.rules.refusal.decision import FollowUp, Occasion, Said, Verdict
from policy_gen.rules.refusal.plan_b import PlanB
from policy_gen.rules.refusal.request import Ability, RefusalRequest
from policy_gen.rules.refusal.significance import Scored, scored
from policy_gen.rules.refusal.situations import Found, situation_of, wait_script

CLAUSES = ("REF-070", "REF-060", "REF-190")
AVOID = (Occasion.WAITING, Occasion.REFUSING)


def weighed(profile: Profile, request: RefusalRequest) -> Answer:
    """The cell of the matrix for our ability; the last rule, which always has an answer."""
    score = scored(profile, request)
    if request.ability == Ability.NOW:
        return _serve(score)
    if request.ability == Ability.NEVER:
        return _never(profile, request, score)
    if request.wait_declined and score.cell.action != MatrixAction.FIND_RESOURCES:
        return _declined(profile, request, score)
    return _later(profile, request, score)


def _serve(score: Scored) -> Answer:
    return Answer(
        Verdict.SERVE,
        remark(f"serve_{score.cell.action}"),
        score.cell.approver,
        (Said("serve"),),
        (*CLAUSES, "REF-050"),
        (remark("refusal_can_now"), *score.trace),
        avoid=(),
        registered=False,
    )


def _later(profile: Profile, request: RefusalRequest, score: Scored) -> Answer:
    match score.cell.action:
        case MatrixAction.FIND_RESOURCES:
            return _find_resources(profile, request, score)
        case MatrixAction.WAIT_AND_KEEP_CONTACT if _in_time(profile, request):
            return _wait(profile, request, score)
        case MatrixAction.REFER_OR_REFUSE:
            return _polite_no(profile, request, score)
    return _alternative(profile, request, score)


def _in_time(profile: Profile, request: RefusalRequest) -> bool:
    """Whether we can serve before the longest wait ends, as far as is known."""
    return request.available_on is None or request.available_on <= longest_wait(profile, request.on)


def _wait_words(profile: Profile, request: RefusalRequest) -> Said:
    return Said(wait_script(profile, request), day=request.available_on)


def _later_trace(profile: Profile, request: RefusalRequest, score: Scored) -> tuple[Remark, ...]:
    trace = [remark("refusal_can_later"), *_lack(profile, request), *score.trace]
    if not _in_time(profile, request):
        trace.append(remark("refusal_wait_too_long", days=profile.refusal.wait_offer_max_days))
    return tuple(trace)


def _lack(profile: Profile, request: RefusalRequest) -> tuple[Remark, ...]:
    found = situation_of(profile, request)
    return () if found is None else (remark("refusal_situation", situation=found.id),)


def _asked_first(profile: Profile, request: RefusalRequest, score: Scored) -> tuple[str, ...]:
    """The role of the situation's row says whether goods or people are really lacking (REF-190)."""
    found = situation_of(profile, request)
    return () if found is None or found.decider == score.cell.approver else (found.decider,)


def _situation_id(profile: Profile, request: RefusalRequest) -> str | None:
    found = situation_of(profile, request)
    return None if found is None else found.id


def _find_resources(profile: Profile, request: RefusalRequest, score: Scored) -> Answer:
    return Answer(
        Verdict.FIND_RESOURCES,
        remark("find_resources"),
        score.cell.approver,
        (_wait_words(profile, request),),
        (*CLAUSES, "REF-080", "REF-030", "ANN-D"),
        (*_later_trace(profile, request, score), remark("refusal_resources", role=score.cell.approver)),
        avoid=AVOID,
        asked_first=_asked_first(profile, request, score),
        follow_up=FollowUp(weekly_day(profile, request.on), remark("weekly")),
        situation=_situation_id(profile, request),
        offered="wait",
    )


def _wait(profile: Profile, request: RefusalRequest, score: Scored) -> Answer:
    return Answer(
        Verdict.WAIT,
        remark("wait", days=profile.refusal.wait_offer_max_days),
        score.cell.approver,
        (_wait_words(profile, request),),
        (*CLAUSES, "REF-080", "REF-030", "ANN-D"),
        _later_trace(profile, request, score),
        avoid=AVOID,
        asked_first=_asked_first(profile, request, score),
        follow_up=_offer(profile, request),
        situation=_situation_id(profile, request),
        offered="wait",
    )


def _alternative(profile: Profile, request: RefusalRequest, score: Scored) -> Answer:
    first = profile.refusal.alternatives_first
    return Answer(
        Verdict.ALTERNATIVE,
        remark("alternative"),
        score.cell.approver,
        (_wait_words(profile, request),),
        (*CLAUSES, "REF-080", "REF-030", "ANN-D"),
        (
            *_later_trace(profile, request, score),
            remark("refusal_alternative_first" if first else "refusal_alternative_may"),
            *_partner_after_wait(profile, request),
        ),
        avoid=AVOID,
        asked_first=_asked_first(profile, request, score),
        follow_up=_offer(profile, request),
        situation=_situation_id(profile, request),
        offered="alternative",
    )


def _polite_no(profile: Profile, request: RefusalRequest, score: Scored) -> Answer:
    """A polite no, but not before the wait and the alternative that REF-080 asks for."""
    plan = plan_b.same_field(profile, request)
    reason = _reason(situation_of(profile, request))
    no = Said("firm_no", reason=reason, plan_b=remark("later_partner" if plan.found else "advice"))
    return Answer(
        Verdict.REFUSE,
        remark("refuse_later"),
        score.cell.approver,
        (_wait_words(profile, request), no),
        (*CLAUSES, "REF-080", "REF-030", "REF-090", "REF-100", "ANN-D"),
        (*_later_trace(profile, request, score), *_partner_after_wait(profile, request)),
        avoid=AVOID,
        fallback=not plan.found,
        asked_first=_asked_first(profile, request, score),
        follow_up=_offer(profile, request),
        situation=_situation_id(profile, request),
        offered="wait",
    )


def _partner_after_wait(profile: Profile, request: RefusalRequest) -> tuple[Remark, ...]:
    found = plan_b.same_field(profile, request).found
    return (remark("refusal_partner_after_wait"),) if found else ()


def _offer(profile: Profile, request: RefusalRequest) -> FollowUp:
    return FollowUp(offer_day(profile, request.on, request.available_on), remark("offer_by"))


def _reason(found: Found | None) -> Remark:
    return remark("no_date") if found is None else remark("situation", situation=found.id)


def _declined(profile: Profile, request: RefusalRequest, score: Scored) -> Answer:
    """Neither wait nor alternative suits the client: plan B of the situation's row (REF-030, REF-080)."""
    found = situation_of(profile, request)
    trace = (*_later_trace(profile, request, score), remark("refusal_wait_declined"))
    plan = plan_b.same_field(profile, request)
    if not plan.found and found is not None and found.fallback == SituationFallback.WAITING_LIST:
        return _waiting_list(profile, request, score, trace)
    return _named_or_refused(profile, request, score, plan, trace)


def _waiting_list(
    profile: Profile, request: RefusalRequest, score: Scored, trace: tuple[Remark, ...]
) -> Answer:
    reason = _reason(situation_of(profile, request))
    return Answer(
        Verdict.WAIT,
        remark("waiting_list"),
        score.cell.approver,
        (Said("firm_no", reason=reason, plan_b=remark("waiting_list")),),
        (*CLAUSES, "REF-080", "REF-030", "ANN-D"),
        trace,
        avoid=AVOID,
        asked_first=_asked_first(profile, request, score),
        follow_up=_offer(profile, request),
        situation=_situation_id(profile, request),
        offered="waiting_list",
    )


def _never(profile: Profile, request: RefusalRequest, score: Scored) -> Answer:
    trace = (remark("refusal_cannot"), *_lack(profile, request), *score.trace)
    if score.cell.action == MatrixAction.WAIT_AND_KEEP_CONTACT:
        trace = (*trace, remark("refusal_note_interest"))
    return _named_or_refused(profile, request, score, plan_b.same_field(profile, request), trace)


def _named_or_refused(
    profile: Profile, request: RefusalRequest, score: Scored, plan: PlanB, trace: tuple[Remark, ...]
) -> Answer:
    verdict = Verdict.REFER if plan.found else Verdict.REFUSE
    reason = _reason(situation_of(profile, request))
    return Answer(
        verdict,
        remark(verdict),
        score.cell.approver,
        (Said("firm_no", reason=reason, plan_b=plan.told), *plan.words),
        (*CLAUSES, "REF-030", "REF-080", "REF-100", *plan.clauses, "ANN-D"),
        (*trace, *plan_b.explained(request, plan)),
        avoid=AVOID,
        partners=plan.partners,
        colleague=plan.colleague,
        fallback=not plan.found,
        asked_first=_asked_first(profile, request, score),
        follow_up=plan_b.follow_up(profile, request, plan),
        situation=_situation_id(profile, request),
        offered=plan.offered,
    )
