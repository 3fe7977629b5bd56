"""A client's conduct: the first response to a sign, warnings, other terms, then parting (REF-140)."""

from dataclasses import replace
from datetime import date

from policy_gen.profile.catalogues import Occasion
from policy_gen.profile.model import Profile
from policy_gen.profile.refusal import FirstResponse, PartingSign
from policy_gen.rules.reasoning import Remark, remark
from policy_gen.rules.refusal.answer import Answer, taker
from policy_gen.rules.refusal.deadlines import answer_day, end_of_cooperation
from policy_gen.rules.refusal.decision import FollowUp, Said, Verdict
from policy_gen.rules.refusal.request import CONDUCT, Client, OtherTerms, RefusalRequest
from policy_gen.rules.refusal.signs import counted_sign, parting_is_open, terms_come_first

CLAUSES = ("REF-140", "REF-190", "ANN-D")
AVOID = (Occasion.CONDUCT,)
WARN_AND_END = (Said("end_call"), Said("hang_up", when=remark("goes_on")))
"""What is said to insults (REF-170)."""
VERDICTS = {
    FirstResponse.END_CALL: Verdict.END_CALL,
    FirstResponse.WRITTEN_TERMS: Verdict.WARN,
    FirstResponse.WRITTEN_DISCLAIMER: Verdict.WARN,
    FirstResponse.CHANGE_REQUEST: Verdict.CHANGE_TERMS,
    FirstResponse.PREPAYMENT: Verdict.CHANGE_TERMS,
    FirstResponse.SWITCH_TO_HOURLY: Verdict.CHANGE_TERMS,
}
"""What kind of decision each first response is."""


def conduct(profile: Profile, request: RefusalRequest) -> Answer | None:
    """What follows from a sign, step by step; None where something is asked for."""
    if request.asked not in CONDUCT:
        return None
    sign = counted_sign(profile, request)
    if sign is None or request.terms == OtherTerms.KEPT:
        return _no_ground(request)
    given = request.warnings_given
    if given is None:
        return _first_response(profile, request, sign)
    if not parting_is_open(profile, request):
        return _warning(profile, request, sign, given)
    if request.terms == OtherTerms.NOT_OFFERED and terms_come_first(profile):
        return _other_terms(profile, request, sign)
    return parting(profile, request, sign)


def _no_ground(request: RefusalRequest) -> Answer:
    """No sign counts, or the matter is closed: nothing is asked for, so nothing is refused either."""
    return Answer(
        Verdict.SERVE,
        remark("go_on"),
        taker(request),
        (Said("go_on"),),
        CLAUSES[:2],
        (),
        avoid=AVOID,
        registered=False,
        in_conversation=True,
        silent=True,
    )


def _first_response(profile: Profile, request: RefusalRequest, sign: PartingSign) -> Answer:
    response = sign.first_response
    prepayment = response == FirstResponse.PREPAYMENT
    answer = Answer(
        VERDICTS[response],
        remark(f"first_{response}"),
        sign.decider,
        WARN_AND_END if response == FirstResponse.END_CALL else (_terms(profile, request, sign),),
        (*CLAUSES, *(("REC-510", "REF-160") if prepayment else ("REF-180",))),
        _facts(sign),
        steps=(remark("first_response", role="account_manager"),),
        avoid=_avoid(sign),
        follow_up=_come_back(profile, request),
        situation="parting",
        offered=response,
    )
    return _with_opinion(request, sign, answer)


def _warning(profile: Profile, request: RefusalRequest, sign: PartingSign, given: int) -> Answer:
    return Answer(
        Verdict.WARN,
        remark("warn"),
        sign.decider,
        (Said("warning", day=_answered_by(profile, request)),),
        (*CLAUSES, "REF-150"),
        (*_facts(sign), remark("refusal_warnings", given=given, needed=sign.warnings)),
        avoid=_avoid(sign),
        follow_up=_come_back(profile, request),
        situation="parting",
        offered="warning",
    )


def _other_terms(profile: Profile, request: RefusalRequest, sign: PartingSign) -> Answer:
    answer = Answer(
        Verdict.CHANGE_TERMS,
        remark("change_terms"),
        "head_of_sales",
        (_terms(profile, request, sign),),
        (*CLAUSES, "REF-160"),
        (*_facts(sign), remark("refusal_terms_first")),
        avoid=_avoid(sign),
        follow_up=_come_back(profile, request),
        situation="parting",
        offered="other_terms",
    )
    return _with_opinion(request, sign, answer)


def _with_opinion(request: RefusalRequest, sign: PartingSign, answer: Answer) -> Answer:
    """For a public body payment terms change only after the lawyer's written opinion (REC-510)."""
    if not (request.public_body and sign.first_response == FirstResponse.PREPAYMENT):
        return answer
    return replace(
        answer,
        words=tuple(replace(one, when=remark("opinion", role="lawyer")) for one in answer.words),
        trace=(*answer.trace, remark("refusal_public_body_terms", role="lawyer")),
        clauses=tuple(dict.fromkeys((*answer.clauses, "REC-510"))),
        asked_first=("lawyer",),
        silent=True,
    )


def parting(profile: Profile, request: RefusalRequest, sign: PartingSign) -> Answer:
    """The end of the cooperation, by a written decision; a new client is refused instead."""
    trace = [*_facts(sign), remark("refusal_steps_taken", warnings=sign.warnings)]
    unsure = request.terms is None and terms_come_first(profile)
    steps = (remark("check_terms"),) if unsure else ()
    if request.client == Client.NEW:
        return _not_begun(sign, trace)
    decider = sign.decider
    if request.key_client:
        decider = profile.refusal.parting.decider_key_client
        trace.append(remark("refusal_key_client", role=decider))
    if request.public_body:
        trace.append(remark("refusal_public_body", role="lawyer"))
    trace.append(remark("refusal_no_partner_after_conduct"))
    ends = end_of_cooperation(profile, request.on)
    return Answer(
        Verdict.PART,
        remark("part"),
        decider,
        (Said("parting", day=ends, when=remark("decided", role=decider)),),
        ("REF-140", "REF-150", "REF-160", "REF-190", "ANN-E", "ANN-D"),
        tuple(trace),
        steps=steps,
        avoid=(*_avoid(sign), Occasion.REFUSING),
        asked_first=("lawyer", "finance"),
        speaker="head_of_sales",
        follow_up=FollowUp(ends, remark("cooperation_ends")),
        situation="parting",
        offered="nothing",
        silent=True,
    )


def _not_begun(sign: PartingSign, trace: list[Remark]) -> Answer:
    return Answer(
        Verdict.REFUSE,
        remark("refuse"),
        sign.decider,
        (Said("firm_no", reason=remark(f"sign_{sign.id}"), plan_b=remark("none")),),
        (*CLAUSES, "REF-110"),
        (*trace, remark("refusal_no_cooperation_yet"), remark("refusal_no_partner_after_conduct")),
        avoid=(*AVOID, Occasion.REFUSING),
        situation="parting",
        offered="nothing",
    )


def _facts(sign: PartingSign) -> tuple[Remark, ...]:
    return (remark("refusal_facts", sign=sign.id),)


def _avoid(sign: PartingSign) -> tuple[Occasion, ...]:
    return (Occasion.MONEY, *AVOID) if sign.first_response == FirstResponse.PREPAYMENT else AVOID


def _terms(profile: Profile, request: RefusalRequest, sign: PartingSign) -> Said:
    """The words that offer the client other terms: prepayment, or the response of the sign."""
    match sign.first_response:
        case FirstResponse.PREPAYMENT:
            return Said("prepayment", day=answer_day(profile, request.on))
        case FirstResponse.END_CALL:
            offer = remark("other_contact")
        case response:
            offer = remark(f"first_{response}")
    return Said("first_response", plan_b=offer, day=_answered_by(profile, request))


def _answered_by(profile: Profile, request: RefusalRequest) -> date:
    """The client has as many days to answer as we have to write (REF-160)."""
    return answer_day(profile, answer_day(profile, request.on))


def _come_back(profile: Profile, request: RefusalRequest) -> FollowUp:
    """The day of the client's answer; our letter goes out within the days of an answer (REF-160)."""
    letter = answer_day(profile, request.on)
    return FollowUp(_answered_by(profile, request), remark("client_answers", offer=letter))
