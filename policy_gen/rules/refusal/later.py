"""What we offer a client whom we cannot serve now, but later (REF-070, REF-080)."""

from dataclasses import replace

from policy_gen.profile.catalogues import Occasion
from policy_gen.profile.model import Profile
from policy_gen.profile.refusal import MatrixAction
from policy_gen.rules.reasoning import Remark, remark
from policy_gen.rules.refusal import plan_b
from policy_gen.rules.refusal.answer import Answer
from policy_gen.rules.refusal.deadlines import in_time, weekly_day
from policy_gen.rules.refusal.decision import FollowUp, Said, Verdict
from policy_gen.rules.refusal.offers import come_back, offer_words, too_long
from policy_gen.rules.refusal.request import RefusalRequest
from policy_gen.rules.refusal.significance import Scored
from policy_gen.rules.refusal.situations import Found, situation_of

AVOID = (Occasion.WAITING, Occasion.REFUSING)
CLAUSES = ("REF-070", "REF-080", "REF-060", "REF-190", "REF-030", "ANN-D")


def later(profile: Profile, request: RefusalRequest, score: Scored) -> Answer:
    """The cell's way to keep the client: resources, a wait, an alternative, or a polite no after both."""
    match score.cell.action:
        case MatrixAction.FIND_RESOURCES:
            return _find_resources(profile, request, score)
        case MatrixAction.WAIT_AND_KEEP_CONTACT if in_time(profile, request.on, request.available_on):
            summary = remark("wait", days=profile.refusal.wait_offer_max_days)
            return _held(profile, request, score, Verdict.WAIT, summary)
        case MatrixAction.REFER_OR_REFUSE:
            return _polite_no(profile, request, score)
    key = "refusal_alternative_first" if profile.refusal.alternatives_first else "refusal_alternative_may"
    why = (remark(key), *_partner_after_wait(profile, request))
    return _held(
        profile, request, score, Verdict.ALTERNATIVE, remark("alternative"), why, offered="alternative"
    )


def waiting_list(
    profile: Profile, request: RefusalRequest, score: Scored, trace: tuple[Remark, ...]
) -> Answer:
    """A place on the waiting list, for a client who wants neither to wait nor an alternative."""
    why = reason(situation_of(profile, request))
    words = (Said("firm_no", reason=why, plan_b=remark("waiting_list")),)
    answer = _held(profile, request, score, Verdict.WAIT, remark("waiting_list"), offered="waiting_list")
    return replace(answer, words=words, trace=trace, avoid=AVOID)


def _find_resources(profile: Profile, request: RefusalRequest, score: Scored) -> Answer:
    """Whoever decides calls the client in person, with a firm date, and again every week."""
    day = request.available_on if in_time(profile, request.on, request.available_on) else None
    answer = _held(profile, request, score, Verdict.FIND_RESOURCES, remark("find_resources"))
    return replace(
        answer,
        words=(Said("firm_date", day=day),),
        steps=(*answer.steps, remark("find_resources"), remark("keep_in_touch")),
        speaker=score.cell.approver,
        follow_up=FollowUp(weekly_day(profile, request.on), remark("weekly")),
    )


def _polite_no(profile: Profile, request: RefusalRequest, score: Scored) -> Answer:
    """A polite no, but not before the wait and the alternative that REF-080 asks for."""
    partner = plan_b.same_field(profile, request).found
    why = reason(situation_of(profile, request))
    no = Said("firm_no", reason=why, plan_b=remark("later_partner" if partner else "advice"))
    waits = in_time(profile, request.on, request.available_on)
    no = replace(no, when=remark("wait_declined" if waits else "alternative_declined"))
    answer = _held(
        profile,
        request,
        score,
        Verdict.REFUSE,
        remark("refuse_later" if waits else "refuse_after_alternative"),
        _partner_after_wait(profile, request),
        offered="wait" if waits else "alternative",
    )
    clauses = (*answer.clauses, "REF-090", "REF-100")
    return replace(answer, words=(*answer.words, no), clauses=clauses, fallback=not partner, avoid=AVOID)


def _held(
    profile: Profile,
    request: RefusalRequest,
    score: Scored,
    verdict: Verdict,
    summary: Remark,
    why: tuple[Remark, ...] = (),
    offered: str = "wait",
) -> Answer:
    """An answer that opens with the offer to wait, and names the day to come back."""
    found = situation_of(profile, request)
    return Answer(
        verdict,
        summary,
        score.cell.approver,
        (offer_words(profile, request),),
        CLAUSES,
        (*later_trace(profile, request, score), *why),
        steps=score.steps,
        avoid=AVOID if verdict == Verdict.ALTERNATIVE else (Occasion.WAITING,),
        scored=True,
        asked_first=asked_first(found, score),
        follow_up=come_back(profile, request),
        situation=found.id if found else None,
        offered=offered,
    )


def later_trace(profile: Profile, request: RefusalRequest, score: Scored) -> tuple[Remark, ...]:
    """Why the matrix answers, and whether a wait may be offered at all."""
    return (
        remark("refusal_can_later"),
        *lack(profile, request),
        *score.trace,
        *too_long(profile, request),
    )


def lack(profile: Profile, request: RefusalRequest) -> tuple[Remark, ...]:
    """What is lacking, where the table of situations says it."""
    found = situation_of(profile, request)
    return () if found is None else (remark("refusal_situation", situation=found.id),)


def asked_first(found: Found | None, score: Scored) -> tuple[str, ...]:
    """The role of the situation's row says whether goods or people are really lacking (REF-190)."""
    return () if found is None or found.decider == score.cell.approver else (found.decider,)


def reason(found: Found | None) -> Remark:
    """What a firm no gives as its reason."""
    return remark("no_date") if found is None else remark("situation", told=found.id)


def _partner_after_wait(profile: Profile, request: RefusalRequest) -> tuple[Remark, ...]:
    found = plan_b.same_field(profile, request).found
    return (remark("refusal_partner_after_wait"),) if found else ()
