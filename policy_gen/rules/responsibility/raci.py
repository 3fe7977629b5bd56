"""Who does, answers for, is asked and is told: RACI rows derived from the profile (brief 2.7)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from policy_gen.profile.model import Profile
from policy_gen.profile.people import RoleLevel
from policy_gen.profile.privileged import LawyerArrangement
from policy_gen.profile.receivables import RoleLimit
from policy_gen.profile.source import read_data
from policy_gen.profile.sourced import Sourced, sourced

MATRIX = Path(__file__).parents[1] / "raci.yaml"
SUPPLY_ROLES = ("warehouse_head", "delivery_head", "production_head", "transport_head")

RoleRef = Sourced[str]


@dataclass(frozen=True, slots=True)
class RaciRow:
    """One activity, or one part of it where a limit decides who answers."""

    id: str
    part: str
    clause: str
    """The clause that regulates the activity."""
    responsible: tuple[RoleRef, ...]
    accountable: RoleRef
    consulted: tuple[RoleRef, ...]
    informed: tuple[RoleRef, ...]
    bound: str | None = None
    """Which limit makes this row: a key of the words `raci_bound`."""
    limit: Sourced[Any] | None = None
    """Its days or amount."""


def raci(profile: Profile) -> tuple[RaciRow, ...]:
    """All rows that apply to this company, in the order of the matrix."""
    return tuple(row for entry in _matrix() if _applies(profile, entry) for row in _rows(profile, entry))


def activities() -> tuple[str, ...]:
    """The ids of all activities of the matrix, in its order, whether they apply or not."""
    return tuple(entry["id"] for entry in _matrix())


@cache
def _matrix() -> tuple[dict[str, Any], ...]:
    return tuple(read_data(MATRIX))


def _applies(profile: Profile, entry: dict[str, Any]) -> bool:
    if entry["part"] == "partners":
        return profile.partner_programme.enabled
    match entry.get("only_if"):
        case "collectors":
            return profile.legal.collectors.enabled
        case "privileged":
            return profile.privileged.enabled
        case "interest":
            return profile.receivables.late_charges.interest != "none"
    return True


def _rows(profile: Profile, entry: dict[str, Any]) -> Iterator[RaciRow]:
    own = profile.raci.get(entry["id"])
    if own is not None:
        place = f"raci.{entry['id']}"
        yield RaciRow(
            entry["id"],
            entry["part"],
            entry["clause"],
            tuple(sourced(role, f"{place}.R") for role in own.R),
            sourced(own.A, f"{place}.A"),
            tuple(sourced(role, f"{place}.C") for role in own.C),
            tuple(sourced(role, f"{place}.I") for role in own.I),
        )
        return
    row = RaciRow(
        entry["id"],
        entry["part"],
        entry["clause"],
        _roles(profile, entry["R"]),
        _role(profile, entry["A"]),
        _roles(profile, entry["C"]),
        _roles(profile, entry["I"]),
    )
    split = SPLITS.get(entry.get("split", ""))
    for part in split(profile, row) if split else (row,):
        yield _without_doubles(part)


def _without_doubles(row: RaciRow) -> RaciRow:
    """Each role once: one that answers or works is not asked or told again; A may also be R."""
    busy = (row.accountable, *row.responsible)
    consulted = tuple(_unseen(row.consulted, busy))
    return replace(row, consulted=consulted, informed=tuple(_unseen(row.informed, (*busy, *consulted))))


def _unseen(roles: Iterable[RoleRef], busy: Iterable[RoleRef]) -> Iterator[RoleRef]:
    """The roles that have no part yet; where one is left out, the rest depends on what gave it its part."""
    seen = {role.value: role.sources for role in busy}
    found: dict[str, RoleRef] = {}
    for role in roles:
        found.setdefault(role.value, role)
    left_out = [seen[name] | found[name].sources for name in found if name in seen]
    for name, role in found.items():
        if name not in seen:
            yield Sourced(role.value, role.sources.union(*left_out))


def _roles(profile: Profile, names: Iterable[str]) -> tuple[RoleRef, ...]:
    found: list[RoleRef] = []
    for name in names:
        if name == "supply_roles":
            found += [sourced(role) for role in SUPPLY_ROLES if role in profile.roles]
        else:
            found.append(_role(profile, name))
    return tuple(found)


def _role(profile: Profile, name: str) -> RoleRef:
    found = _NAMED.get(name)
    return found(profile) if found else sourced(name)


def hr_role(profile: Profile) -> RoleRef:
    """The personnel role; the document's owner where the company has none (settled 21)."""
    return sourced("hr") if "hr" in profile.roles else sourced(profile.document.owner, "document.owner")


def partner_approver(profile: Profile) -> RoleRef:
    """Who admits a partner: the head of sales, or the deputy where that role proposes it itself."""
    if profile.partner_programme.owner != "head_of_sales":
        return sourced("head_of_sales")
    deputy = profile.roles["head_of_sales"].deputy
    return sourced(deputy, "partner_programme.owner", "roles.head_of_sales.deputy")


def claim_lead(profile: Profile) -> RoleRef:
    """Who answers for contracts and claims: a lawyer of our own, else the finance director (settled 30)."""
    external = profile.roles["lawyer"].level == RoleLevel.EXTERNAL
    own = profile.legal.lawyers == LawyerArrangement.IN_HOUSE and not external
    return sourced("lawyer" if own else "finance_director", "legal.lawyers", "roles.lawyer.level")


def legal_work(profile: Profile) -> RoleRef:
    """Who does the legal work: the lawyer, in house or external; the finance director where there is none."""
    if profile.legal.lawyers == LawyerArrangement.NONE:
        return sourced("finance_director", "legal.lawyers")
    return sourced("lawyer")


_NAMED: dict[str, Callable[[Profile], RoleRef]] = {
    "partner_owner": lambda p: sourced(p.partner_programme.owner, "partner_programme.owner"),
    "partner_approver": partner_approver,
    "dispute_owner": lambda p: sourced(p.receivables.disputes.owner, "receivables.disputes.owner"),
    "document_owner": lambda p: sourced(p.document.owner, "document.owner"),
    "document_approver": lambda p: sourced(p.document.approved_by, "document.approved_by"),
    "exception_approver": lambda p: sourced(p.document.exceptions.approver, "document.exceptions.approver"),
    "abuse_report": lambda p: sourced(p.refusal.abuse.report_to, "refusal.abuse.report_to"),
    "supply_lift": lambda p: sourced(p.supply.lift_by, "supply.lift_by"),
    "interest_waiver": lambda p: sourced(
        p.receivables.late_charges.waive_by, "receivables.late_charges.waive_by"
    ),
    "re_engagement": lambda p: sourced(p.re_engagement.decision_owner, "re_engagement.decision_owner"),
    "hr_role": hr_role,
    "claim_lead": claim_lead,
    "lawyer": legal_work,
}


def _by_amount(place: str, limits: tuple[RoleLimit, ...], row: RaciRow) -> Iterator[RaciRow]:
    previous: Sourced[Any] | None = None
    for index, limit in enumerate(limits):
        accountable = sourced(limit.role, f"{place}.{index}.role")
        if limit.up_to is not None:
            previous = sourced(limit.up_to, f"{place}.{index}.up_to")
            yield replace(row, accountable=accountable, bound="amount_up_to", limit=previous)
        else:
            bound = "amount_above" if previous else None
            yield replace(row, accountable=accountable, bound=bound, limit=previous)


def _by_credit(profile: Profile, row: RaciRow) -> Iterator[RaciRow]:
    place = "receivables.preventive.credit_approvals"
    return _by_amount(place, profile.receivables.preventive.credit_approvals, row)


def _by_write_off(profile: Profile, row: RaciRow) -> Iterator[RaciRow]:
    return _by_amount("receivables.write_off.approvals", profile.receivables.write_off.approvals, row)


def _by_schedule(profile: Profile, row: RaciRow) -> Iterator[RaciRow]:
    previous: Sourced[Any] | None = None
    for index, limit in enumerate(profile.receivables.schedules):
        accountable = sourced(limit.role, f"receivables.schedules.{index}.role")
        if limit.max_days is not None:
            previous = sourced(limit.max_days, f"receivables.schedules.{index}.max_days")
            yield replace(row, accountable=accountable, bound="days_up_to", limit=previous)
        else:
            bound = "days_above" if previous else None
            yield replace(row, accountable=accountable, bound=bound, limit=previous)


def _by_parting(profile: Profile, row: RaciRow) -> Iterator[RaciRow]:
    key = sourced(profile.refusal.parting.decider_key_client, "refusal.parting.decider_key_client")
    yield replace(row, bound="ordinary_client")
    yield replace(row, accountable=key, bound="key_client")


def _by_court(profile: Profile, row: RaciRow) -> Iterator[RaciRow]:
    court = profile.receivables.court
    ordinary = sourced(court.decision, "receivables.court.decision")
    if not profile.privileged.enabled:
        yield replace(row, accountable=ordinary)
        return
    privileged = sourced(court.decision_privileged, "receivables.court.decision_privileged")
    yield replace(row, accountable=ordinary, bound="ordinary_client")
    yield replace(row, accountable=privileged, bound="privileged_client")


SPLITS: dict[str, Callable[[Profile, RaciRow], Iterator[RaciRow]]] = {
    "credit": _by_credit,
    "write_off": _by_write_off,
    "schedules": _by_schedule,
    "parting": _by_parting,
    "court": _by_court,
}
