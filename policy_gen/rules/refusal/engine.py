"""One request to exactly one decision: the first rule that fits, completed (settled 31 to 33, REF-190)."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from policy_gen.profile.company import ClientKind
from policy_gen.profile.model import Profile
from policy_gen.rules.reasoning import Remark, remark
from policy_gen.rules.refusal import signs, situations
from policy_gen.rules.refusal.answer import NO_DECISION, Answer, taker
from policy_gen.rules.refusal.conduct import conduct
from policy_gen.rules.refusal.deadlines import answer_day, today
from policy_gen.rules.refusal.decision import ANY_EMPLOYEE, FollowUp, RefusalDecision, Said
from policy_gen.rules.refusal.listed import listed_situation
from policy_gen.rules.refusal.overriding import duty_to_serve, insults, must_refuse, overdue_debt
from policy_gen.rules.refusal.register import entries
from policy_gen.rules.refusal.request import Ability, Asked, RefusalRequest
from policy_gen.rules.refusal.situations import TEMPORARY_SITUATIONS
from policy_gen.rules.refusal.weighed import weighed
from policy_gen.rules.responsibility.deputies import acting

RULES: tuple[Callable[[Profile, RefusalRequest], Answer | None], ...] = (
    must_refuse,
    insults,
    duty_to_serve,
    overdue_debt,
    conduct,
    listed_situation,
    weighed,
)
"""In their order of precedence; the last one always answers."""

ON_THE_LINE = ("first_contact", "account_manager")
"""Roles that have the client on the line themselves."""


def decide_refusal(profile: Profile, request: RefusalRequest) -> RefusalDecision:
    """The decision on a request. Ids in the request must be those of the profile."""
    answer = next(answer for rule in RULES if (answer := rule(profile, request)) is not None)
    return _completed(profile, request, _adjusted(profile, request, answer))


def _adjusted(profile: Profile, request: RefusalRequest, answer: Answer) -> Answer:
    """The answer for a privileged client, and for an employee who has no time."""
    aside = tuple(_set_aside(profile, request))
    if aside:
        answer = replace(answer, trace=(*aside, *answer.trace))
    if request.situation is None and request.asked == Asked.CORE and answer.situation in TEMPORARY_SITUATIONS:
        step = remark("true_reason", situation=answer.situation)
        answer = replace(answer, steps=(*answer.steps, step))
    if request.privileged and profile.privileged.enabled and not answer.firm:
        answer = _agreed(profile, answer)
    return answer if request.has_time or answer.firm else _postponed(profile, request, answer)


def _agreed(profile: Profile, answer: Answer) -> Answer:
    """Each step with a privileged client is agreed with management; silence agrees to none (VIP-030)."""
    decider = "head_of_sales" if _below_management(profile, answer.decider) else answer.decider
    if answer.silent and decider == answer.decider:
        return answer  # a parting has its own steps, with management in them
    return replace(
        answer,
        decider=decider,
        silent=True,
        clauses=(*answer.clauses, "VIP-010", "VIP-030"),
        trace=(*answer.trace, remark("refusal_privileged", role=decider)),
    )


def _below_management(profile: Profile, decider: str) -> bool:
    """Whether the role that would decide is not of the top management."""
    return profile.roles[decider].level != "top_management"


def _postponed(profile: Profile, request: RefusalRequest, answer: Answer) -> Answer:
    """The answer of an employee who cannot talk now: first the time of the call (REF-120)."""
    return replace(
        answer,
        words=(Said("busy_now"), *answer.words),
        clauses=("REF-120", *answer.clauses),
        trace=(*answer.trace, remark("refusal_no_time")),
        steps=(remark("call_today"), *answer.steps),
        follow_up=FollowUp(today(profile, request.on), remark("call_back")),
    )


def _set_aside(profile: Profile, request: RefusalRequest) -> Iterator[Remark]:
    """What the employee named and the rules do not count, and why."""
    found = (signs.set_aside(profile, request), situations.set_aside(profile, request))
    yield from (one for one in found if one is not None)
    if request.asked == Asked.CORE and request.ability != Ability.NEVER and request.region is not None:
        served = {region.id for region in profile.regions if region.served}
        if request.region not in served:
            yield remark("refusal_region_unserved", region=request.region)
    if request.privileged and not profile.privileged.enabled:
        yield remark("refusal_privileged_off")
    if request.consumer and ClientKind.B2C not in profile.company.sells_to and not request.duty_to_serve:
        yield remark("refusal_no_consumers", role="lawyer")


def _completed(profile: Profile, request: RefusalRequest, answer: Answer) -> RefusalDecision:
    approver, deputy, absence = _present(profile, request, answer.decider)
    performer = _performer(profile, request, answer, approver)
    at_once = answer.in_conversation and approver in (ANY_EMPLOYEE, performer)
    follow_up = answer.follow_up
    return RefusalDecision(
        verdict=answer.verdict,
        summary=answer.summary,
        decider=answer.decider,
        approver=approver,
        deputy=deputy,
        answer_by=None if at_once else answer_day(profile, request.on),
        on_silence=NO_DECISION if answer.silent else profile.approvals.on_silence_refusal,
        performer=performer,
        asked_first=answer.asked_first,
        informed=answer.informed,
        words=answer.words,
        steps=answer.steps,
        register=entries(request, answer, approver, follow_up),
        follow_up=follow_up,
        partners=answer.partners,
        colleague=answer.colleague,
        fallback=answer.fallback,
        avoid=answer.avoid,
        clauses=tuple(dict.fromkeys((*answer.clauses, "ANN-B"))) if answer.avoid else answer.clauses,
        trace=(*answer.trace, *absence),
    )


def _performer(profile: Profile, request: RefusalRequest, answer: Answer, approver: str) -> str:
    """Who speaks with the client: whom the policy names, who decides on the line, else who has the client."""
    if answer.speaker is None and answer.decider in ON_THE_LINE:
        return approver
    speaker = answer.speaker or taker(request)
    return next(iter(acting(profile, speaker, request.absent)), speaker)


def _present(
    profile: Profile, request: RefusalRequest, decider: str
) -> tuple[str, str | None, tuple[Remark, ...]]:
    """Who decides today, who would be next, and what to say about absences (RSP-050)."""
    if decider == ANY_EMPLOYEE:
        return decider, None, ()
    there = acting(profile, decider, request.absent)
    if not there:
        return decider, None, (remark("refusal_nobody_there", role=decider),)
    deputy = there[1] if len(there) > 1 else None
    if there[0] == decider:
        return decider, deputy, ()
    return there[0], deputy, (remark("refusal_absent", role=decider, deputy=there[0]),)
