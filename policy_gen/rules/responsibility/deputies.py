"""Who acts when a role is absent (RSP-050)."""

from collections.abc import Iterator

from policy_gen.profile.model import Profile


def deputies(profile: Profile, role: str) -> tuple[str, ...]:
    """The deputy, the deputy's deputy and so on, each once, the role itself left out."""
    return tuple(_chain(profile, role))[1:]


def _chain(profile: Profile, role: str) -> Iterator[str]:
    seen: set[str] = set()
    while role not in seen:
        seen.add(role)
        yield role
        role = profile.roles[role].deputy


def acting(profile: Profile, role: str, absent: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Those of the chain who are there, the one who acts first; empty where everybody is absent.

    A role nobody holds is absent, unless the profile names no holders at all.
    """
    named = any(one.holders for one in profile.roles.values())
    return tuple(
        one
        for one in _chain(profile, role)
        if one not in absent and (profile.roles[one].holders or not named)
    )


def stand_in(profile: Profile, role: str) -> str:
    """Who acts in the absence of a role: the nearest deputy that somebody holds."""
    there = acting(profile, role, frozenset({role}))
    return there[0] if there else profile.roles[role].deputy
