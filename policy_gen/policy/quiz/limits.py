"""A decision about money or time just beyond a limit of authority: whose it is."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from policy_gen.profile.model import Profile
from policy_gen.profile.receivables import RoleLimit, ScheduleLimit
from policy_gen.profile.sourced import Sourced, plain, sourced
from policy_gen.rules.responsibility.authority import Authority, Matter, Measure, authority

Values = Mapping[str, Sourced[Any]]


def limit_asked(profile: Profile, matter: Matter) -> tuple[Authority, Values] | None:
    """Who decides, and what question and reason may name; None where nobody has such a limit."""
    beyond = _BEYOND[matter](profile)
    if beyond is None:
        return None
    values, place_of = beyond
    amount = values["amount"] + 1 if "amount" in values else None
    found = authority(profile, matter, Measure(plain(amount), plain(values.get("days"))))
    if found is None:
        return None
    return found, {**values, "decider": sourced(found.role, place_of(found.role))}


_Beyond = tuple[dict[str, Sourced[Any]], Callable[[str], str]]
"""The values of the case, and the profile path that names a role as the decider."""


def _place_in(place: str, limits: Sequence[RoleLimit | ScheduleLimit]) -> Callable[[str], str]:
    roles = [limit.role for limit in limits]
    return lambda role: f"{place}.{roles.index(role)}.role"


def _stop(profile: Profile) -> _Beyond:
    return {}, lambda role: "supply.lift_by"


def _schedule(profile: Profile) -> _Beyond | None:
    """A schedule of one day more than the first role may approve."""
    rows, place = profile.receivables.schedules, "receivables.schedules"
    if not rows or rows[0].max_days is None:
        return None
    limit = sourced(rows[0].max_days, f"{place}.0.max_days")
    first = sourced(rows[0].role, f"{place}.0.role")
    return {"days": limit + 1, "limit": limit, "first": first}, _place_in(place, rows)


def _write_off(profile: Profile) -> _Beyond | None:
    """A debt a little above what the first role may write off."""
    rows, place = profile.receivables.write_off.approvals, "receivables.write_off.approvals"
    if not rows or rows[0].up_to is None:
        return None
    amount = sourced(rows[0].up_to, f"{place}.0.up_to")
    return {"amount": amount, "first": sourced(rows[0].role, f"{place}.0.role")}, _place_in(place, rows)


def _interest(profile: Profile) -> _Beyond | None:
    charged = profile.receivables.late_charges.interest != "none"
    return ({}, lambda role: "receivables.late_charges.waive_by") if charged else None


_BEYOND: dict[Matter, Callable[[Profile], _Beyond | None]] = {
    Matter.LIFT_STOP: _stop,
    Matter.SCHEDULE: _schedule,
    Matter.WRITE_OFF: _write_off,
    Matter.WAIVE_INTEREST: _interest,
}
