"""Who a clause is for: the words of the register resolved to this company's roles."""

from collections.abc import Collection

from policy_gen.policy.register import NAMED, ClauseEntry
from policy_gen.profile.model import Profile
from policy_gen.profile.people import RoleLevel
from policy_gen.rules.responsibility.raci import SUPPLY_ROLES, hr_role

EVERYONE = "all"


def audience(profile: Profile, entry: ClauseEntry) -> frozenset[str]:
    """Roles that should know the clause; all roles where it is for everyone."""
    return resolved_audience(profile, entry.audience)


def resolved_audience(profile: Profile, words: Collection[str]) -> frozenset[str]:
    """The roles behind the register's words for an audience; all roles for everyone."""
    if EVERYONE in words:
        return frozenset(profile.roles)
    return frozenset(role for word in words for role in _resolved(profile, word))


def concerned(profile: Profile, concerns: Collection[str], names: Collection[str]) -> frozenset[str]:
    """The roles that must learn of a change, by the register's words for them and the roles the text names.

    A clause that would concern nobody concerns everyone (brief 8.2.8).
    """
    named = frozenset(names) & profile.roles.keys() if NAMED in concerns else frozenset[str]()
    return resolved_audience(profile, concerns) | named or frozenset(profile.roles)


def is_addressed(profile: Profile, entry: ClauseEntry, role_id: str) -> bool:
    """Whether a clause speaks to this role in particular, not to everyone."""
    return EVERYONE not in entry.audience and role_id in audience(profile, entry)


def _resolved(profile: Profile, word: str) -> tuple[str, ...]:
    match word:
        case "managers":
            levels = (RoleLevel.MANAGER, RoleLevel.TOP_MANAGEMENT)
            return tuple(role_id for role_id, role in profile.roles.items() if role.level in levels)
        case "partner_owner":
            return (profile.partner_programme.owner,)
        case "document_owner":
            return (profile.document.owner,)
        case "dispute_owner":
            return (profile.receivables.disputes.owner,)
        case "hr":
            return (hr_role(profile).value,)
        case "named":  # known from the text alone
            return ()
        case "supply":
            return tuple(role for role in SUPPLY_ROLES if role in profile.roles)
    return (word,)
