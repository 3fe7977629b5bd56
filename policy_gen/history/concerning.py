"""Whom a changed clause concerns: who is addressed or named by it (brief 8.2.8)."""

from collections.abc import Iterable

from policy_gen.policy.audience import EVERYONE, resolved_audience
from policy_gen.policy.record import Behind
from policy_gen.profile.model import Profile


def concerned(profile: Profile, behind: Iterable[Behind], *, only_values: bool) -> tuple[str, ...]:
    """Ids of the roles that must learn of a change, in the order of the profile.

    A clause for everyone concerns everyone when its words changed; where only values did, those it names.
    """
    sides = tuple(behind)
    named = {role for one in sides for role in one.names}
    addressed = {role for one in sides for role in resolved_audience(profile, one.audience)}
    is_for_all = any(EVERYONE in one.audience for one in sides)
    if is_for_all and not (only_values and named):
        return tuple(profile.roles)
    return tuple(role for role in profile.roles if role in named | (set() if is_for_all else addressed))
