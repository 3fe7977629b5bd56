"""A client's conduct: the first response to a sign, warnings, other terms, then parting (REF-140)."""

from datetime import date

from policy_gen.profile.model import Profile
from policy_gen.profile.refusal import FirstResponse, PartingSign
from policy_gen.rules.reasoning import Remark, remark
from policy_gen.rules.refusal.answer import Answer
from policy_gen.rules.refusal.deadlines import answer_day, end_of_cooperation
from policy_gen.rules.refusal.decision import FollowUp, Occasion, Said, Verdict
from policy_gen.rules.refusal.request import CONDUCT, Client, OtherTerms, RefusalRequest
from policy_gen.rules.refusal.signs import counted_sign, parting_is_open, terms_come_first

CLAUSES = ("REF-140", "REF-190", "ANN-D")
AVOID = (Occasion.CONDUCT, Occasion.REFUSING)
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
    """What follows from a sign, step by step; None where no sign counts or the matter is closed."""
    sign = counted_sign(profile, request)
    if request.asked not in CONDUCT or sign is None or request.terms == OtherTerms.KEPT:
        return None
    if request.warnings_given is None:
        return _first_response(profile, request, sign)
    if not parting_is_open(profile, request):
        return _warning(profile, request, sign)
    if request.terms == OtherTerms.NOT_OFFERED and terms_come_first(profile):
        return _other_terms(profile, request, sign)
    return parting(profile, request, sign)


def _first_response(profile: Profile, request: RefusalRequest, sign: PartingSign) -> Answer:
    response = sign.first_response
    prepayment = response == FirstResponse.PREPAYMENT
    return Answer(
        VERDICTS[response],
        remark(f"first_{response}"),
        sign.decider,
        (_said(profile, request, sign),),
        (*CLAUSES, *(("REC-510", "REF-160") if prepayment else ("REF-180",))),
        (*_facts(sign), remark("refusal_first_response", sign=sign.id, role="account_manager")),
        avoid=(Occasion.MONEY, *AVOID) if prepayment else AVOID,
        follow_up=_come_back(profile, request, "client_answers"),
        situation="parting",
        offered=response,
    )


def _warning(profile: Profile, request: RefusalRequest, sign: PartingSign) -> Answer:
    given = request.warnings_given or 0
    return Answer(
        Verdict.WARN,
        remark("warn"),
        sign.decider,
        (_said(profile, request, sign),),
        (*CLAUSES, "REF-150"),
        (*_facts(sign), remark("refusal_warnings", given=given, needed=sign.warnings)),
        avoid=AVOID,
        follow_up=_come_back(profile, request, "client_answers"),
        situation="parting",
        offered="warning",
    )


def _other_terms(profile: Profile, request: RefusalRequest, sign: PartingSign) -> Answer:
    return Answer(
        Verdict.CHANGE_TERMS,
        remark("change_terms"),
        "head_of_sales",
        (_said(profile, request, sign),),
        (*CLAUSES, "REF-160"),
        (*_facts(sign), remark("refusal_terms_first")),
        avoid=AVOID,
        follow_up=_come_back(profile, request, "client_answers"),
        situation="parting",
        offered="other_terms",
    )


def parting(profile: Profile, request: RefusalRequest, sign: PartingSign) -> Answer:
    """The end of the cooperation, by a written decision; a new client is refused instead."""
    trace = [*_facts(sign), remark("refusal_steps_taken", warnings=sign.warnings)]
    if request.terms is None and terms_come_first(profile):
        trace.append(remark("refusal_terms_check"))
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
        (Said("parting", day=ends),),
        ("REF-140", "REF-150", "REF-160", "REF-190", "ANN-E", "ANN-D"),
        tuple(trace),
        avoid=AVOID,
        asked_first=("lawyer", "finance"),
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
        avoid=AVOID,
        situation="parting",
        offered="nothing",
    )


def _facts(sign: PartingSign) -> tuple[Remark, ...]:
    return (remark("refusal_facts", sign=sign.id),)


def _said(profile: Profile, request: RefusalRequest, sign: PartingSign) -> Said:
    """The words for a sign: those of prepayment, of a call that ends, or a firm no with the way on."""
    match sign.first_response:
        case FirstResponse.END_CALL:
            return Said("end_call")
        case FirstResponse.PREPAYMENT:
            return Said("prepayment", day=answer_day(profile, request.on))
    plan_b = remark(f"first_{sign.first_response}")
    return Said("firm_no", reason=remark(f"sign_{sign.id}"), plan_b=plan_b)


def _come_back(profile: Profile, request: RefusalRequest, key: str) -> FollowUp:
    """The offer is made within the days of an answer, and the client has as many again (REF-160)."""
    offer: date = answer_day(profile, request.on)
    return FollowUp(answer_day(profile, offer), remark(key, offer=offer))
