"""Whom a role asks about what, and how to reach them (RSP-010)."""

from collections.abc import Iterator
from typing import Any

from policy_gen.policy.printing import Markup, Printer
from policy_gen.profile.model import Profile
from policy_gen.profile.sourced import Sourced, sourced
from policy_gen.rules.responsibility.raci import legal_work


def asks(printer: Printer, role_id: str) -> list[dict[str, Any]]:
    """Each role that this one asks, once, with all it is asked about: keys of the words `ask_about`."""
    found: dict[str, dict[str, Any]] = {}
    for topic, role in _topics(printer.briefing.profile, role_id):
        if role.value != role_id:
            row = found.setdefault(
                role.value, {"role": role, "topics": [], "reach": reach(printer, role.value)}
            )
            row["topics"].append(topic)
    return list(found.values())


def reach(printer: Printer, role_id: str) -> Markup:
    """Mailboxes and telephones of a role; empty where the profile has none."""
    ways = [
        way(sourced(value, f"roles.{role_id}.holders.{index}.{key}"))
        for index, holder in enumerate(printer.briefing.profile.roles[role_id].holders)
        for key, value, way in (("email", holder.email, printer.mail), ("phone", holder.phone, printer.tel))
        if value
    ]
    return Markup(", ".join(ways))


def has_phones(profile: Profile) -> bool:
    """Whether the table of roles names a telephone of anybody."""
    return any(holder.phone for role in profile.roles.values() for holder in role.holders)


def _topics(profile: Profile, role_id: str) -> Iterator[tuple[str, Sourced[str]]]:
    unit = next(unit for unit in profile.units if unit.id == profile.roles[role_id].unit)
    yield "work", sourced(unit.head, f"units.{unit.id}.head")
    yield "law", legal_work(profile)
    yield "money", sourced("finance")
    if profile.partner_programme.enabled:
        yield "partners", sourced(profile.partner_programme.owner, "partner_programme.owner")
    yield "meaning", sourced(profile.document.owner, "document.owner")
    yield "exception", sourced(profile.document.exceptions.approver, "document.exceptions.approver")
