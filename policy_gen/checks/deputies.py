"""Somebody acts for every role, also when it is vacant or its holder is away."""

from collections.abc import Iterable

from policy_gen.problems import Problem
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.people import Role
from policy_gen.profile.wording import problem


def deputies(loaded: LoadedProfile) -> Iterable[Problem]:
    """No role is its own deputy, and every vacant role leads to one that somebody holds (K-ROL-02).

    Holders that stand in a file outside git are not known here, so then nobody counts as missing.
    """
    roles = loaded.profile.roles
    elsewhere = loaded.profile.document.people is not None and not any(one.holders for one in roles.values())
    reported: set[str] = set()
    for name, role in roles.items():
        if role.deputy == name:
            yield problem("own-deputy", loaded.origins.place(f"roles.{name}.deputy"), role=name)
            continue
        vacant = set() if elsewhere else _vacant_chain(roles, name)
        if vacant and not vacant & reported:
            yield problem("nobody-acts", loaded.origins.key_place(f"roles.{name}"), role=name)
        reported |= vacant


def _vacant_chain(roles: dict[str, Role], name: str) -> set[str]:
    """The vacant roles from `name` along its deputies; none if they lead to a holder."""
    seen: set[str] = set()
    while name not in seen:
        if roles[name].holders:
            return set()
        seen.add(name)
        name = roles[name].deputy
    return seen
