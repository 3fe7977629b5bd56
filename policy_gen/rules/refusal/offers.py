"""The first words to a client whom we can serve later, and the day to come back (REF-080)."""

from policy_gen.profile.model import Profile
from policy_gen.rules.reasoning import Remark, remark
from policy_gen.rules.refusal.deadlines import in_time, offer_day
from policy_gen.rules.refusal.decision import FollowUp, Said
from policy_gen.rules.refusal.request import RefusalRequest
from policy_gen.rules.refusal.situations import wait_script


def offer_words(profile: Profile, request: RefusalRequest) -> Said:
    """A wait with its day; an alternative alone where the wait would be longer than may be offered."""
    if not in_time(profile, request.on, request.available_on):
        return Said("alternative")
    return Said(wait_script(profile, request), day=request.available_on)


def come_back(profile: Profile, request: RefusalRequest) -> FollowUp:
    """The day to come back with an offer: never before we can serve, where that day is known to be far."""
    waits = in_time(profile, request.on, request.available_on)
    day = offer_day(profile, request.on, request.available_on)
    return FollowUp(day, remark("offer_by" if waits else "can_serve"))


def too_long(profile: Profile, request: RefusalRequest) -> tuple[Remark, ...]:
    """Why no wait is offered; nothing where it may be."""
    if in_time(profile, request.on, request.available_on):
        return ()
    return (remark("refusal_wait_too_long", days=profile.refusal.wait_offer_max_days),)
