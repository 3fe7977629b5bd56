"""What goes before every situation: must refuse, insults, a duty to serve, an overdue debt (settled 32)."""

from policy_gen.profile.catalogues import STANDARD_SITUATIONS, Occasion
from policy_gen.profile.company import ClientKind
from policy_gen.profile.model import Profile
from policy_gen.rules.reasoning import Remark, remark
from policy_gen.rules.refusal.answer import Answer, counsel, taker
from policy_gen.rules.refusal.conduct import WARN_AND_END, parting
from policy_gen.rules.refusal.deadlines import answer_day, in_time
from policy_gen.rules.refusal.decision import ANY_EMPLOYEE, FollowUp, Said, Verdict
from policy_gen.rules.refusal.offers import come_back, offer_words, too_long
from policy_gen.rules.refusal.request import CONDUCT, Ability, Asked, Ground, RefusalRequest
from policy_gen.rules.refusal.signs import counted_sign, parting_is_open
from policy_gen.rules.refusal.situations import situation_of


def must_refuse(profile: Profile, request: RefusalRequest) -> Answer | None:
    """A ground of REF-215: stop and ask the lawyer; after the answer one neutral sentence and no plan B."""
    if request.must_refuse is None:
        return None
    decider = counsel(profile)
    steps = [remark("stop_and_ask", role=decider)]
    if request.must_refuse == Ground.CONFLICT:
        steps.append(remark("own_conflict"))
    day = answer_day(profile, request.on)
    return Answer(
        Verdict.MUST_REFUSE,
        remark("must_refuse", role=decider),
        decider,
        (Said("pass_on", day=day), Said("must_refuse", when=remark("answered", role=decider))),
        ("REF-215", "REF-190", "REF-200", "ANN-D"),
        (remark("refusal_must_refuse", ground=request.must_refuse), remark("refusal_no_plan_b")),
        steps=tuple(steps),
        avoid=(),  # the forbidden phrases offer reasons and a plan B, and here there is neither
        follow_up=FollowUp(day, remark("lawyer_answers", role=decider)),
        situation="must_refuse",
        firm=True,
        silent=True,
    )


def insults(profile: Profile, request: RefusalRequest) -> Answer | None:
    """Insults and threats: a warning, then the end of the conversation (REF-170)."""
    if request.sign != "abuse":
        return None
    sign = counted_sign(profile, request)
    if sign is not None and parting_is_open(profile, request) and not _served(profile, request):
        return parting(profile, request, sign)
    abuse = profile.refusal.abuse
    trace = [remark("refusal_insults", warnings=abuse.warnings_before_ending_call)]
    if _served(profile, request):
        trace.append(remark("refusal_request_stays_open"))
    return Answer(
        Verdict.END_CALL,
        remark("end_call"),
        ANY_EMPLOYEE,
        WARN_AND_END,
        ("REF-170", "REF-190", "REF-140", "ANN-D"),
        tuple(trace),
        steps=(
            remark("report_today" if abuse.same_day else "report", role=abuse.report_to),
            remark("threat", reporter=abuse.report_to, role="lawyer"),
        ),
        avoid=(Occasion.CONDUCT,),
        informed=(abuse.report_to,),
        situation="insults",
        in_conversation=True,
        firm=True,
        silent=True,
    )


def _consumer(profile: Profile, request: RefusalRequest) -> bool:
    return request.consumer and ClientKind.B2C in profile.company.sells_to


def _served(profile: Profile, request: RefusalRequest) -> bool:
    """Whether the client is one we may be obliged to serve."""
    return request.duty_to_serve or _consumer(profile, request)


def duty_to_serve(profile: Profile, request: RefusalRequest) -> Answer | None:
    """A consumer, or a client whom the law obliges us to serve: significance has no bearing (REF-220)."""
    if not _served(profile, request):
        return None
    if request.asked in CONDUCT:
        return _for_the_lawyer(profile, request, remark("refusal_duty_conduct"))
    if request.asked != Asked.CORE:
        return None
    why = remark("refusal_duty" if _consumer(profile, request) else "refusal_duty_by_law")
    situation = situation_of(profile, request)
    if situation is not None and situation.id not in STANDARD_SITUATIONS:
        return None  # what the company does for nobody, it need not do for a consumer
    if request.ability == Ability.NOW and (situation is None or situation.temporary):
        return _served_now(request, why)
    if request.ability == Ability.LATER and not request.wait_declined:
        return _served_later(profile, request, why)
    return _for_the_lawyer(profile, request, why)


def _served_now(request: RefusalRequest, why: Remark) -> Answer:
    return Answer(
        Verdict.SERVE,
        remark("serve"),
        taker(request),
        (Said("serve"),),
        ("REF-220", "REF-140", "REF-190", "REF-050"),
        (why, remark("refusal_can_now")),
        avoid=(),
        registered=False,
        in_conversation=True,
        silent=True,
    )


def _served_later(profile: Profile, request: RefusalRequest, why: Remark) -> Answer:
    waits = in_time(profile, request.on, request.available_on)
    summary = remark("wait", days=profile.refusal.wait_offer_max_days) if waits else remark("alternative")
    return Answer(
        Verdict.WAIT if waits else Verdict.ALTERNATIVE,
        summary,
        taker(request),
        (offer_words(profile, request),),
        ("REF-220", "REF-080", "REF-190", "ANN-D"),
        (why, remark("refusal_can_later"), *too_long(profile, request)),
        avoid=(Occasion.WAITING,),
        follow_up=come_back(profile, request),
        offered="wait" if waits else "alternative",
        in_conversation=True,
        silent=True,
    )


def _for_the_lawyer(profile: Profile, request: RefusalRequest, why: Remark) -> Answer:
    day = answer_day(profile, request.on)
    return Answer(
        Verdict.REDIRECT,
        remark("redirect_lawyer", role="lawyer"),
        "lawyer",
        (Said("pass_on", day=day),),
        ("REF-220", "REF-140", "REF-190", "ANN-D"),
        (why, remark("refusal_duty_open", role="lawyer")),
        avoid=(Occasion.WAITING,),
        follow_up=FollowUp(day, remark("lawyer_answers", role="lawyer")),
        offered="lawyer_asked",
        firm=True,
        silent=True,
    )


def overdue_debt(profile: Profile, request: RefusalRequest) -> Answer | None:
    """A client with an overdue debt: first what the overdue rules say (REF-190, REC-500)."""
    if not request.debtor:
        return None
    return Answer(
        Verdict.REDIRECT,
        remark("redirect_overdue"),
        "account_manager",
        (Said("debtor_asks"),),
        ("REC-500", "REC-330", "REF-190", "REF-140"),
        (remark("refusal_debtor"),),
        steps=(remark("ask_overdue"),),
        avoid=(Occasion.MONEY,),
        registered=False,
        in_conversation=True,
        silent=True,
    )
