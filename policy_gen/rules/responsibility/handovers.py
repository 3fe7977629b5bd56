"""What goes from hand to hand between the units while a debt is overdue, in its order (RSP-080)."""

from collections.abc import Iterator
from dataclasses import dataclass

from policy_gen.profile.model import Profile
from policy_gen.profile.sourced import sourced
from policy_gen.rules.responsibility.raci import RoleRef, claim_lead


@dataclass(frozen=True, slots=True)
class Handover:
    """One thing handed over; `taker` is None where it goes to all who carry out orders."""

    id: str
    giver: RoleRef
    taker: RoleRef | None
    clause: str
    """The clause that regulates it."""


def handovers(profile: Profile) -> tuple[Handover, ...]:
    """Every handover, also one for which a role would turn to itself."""
    return tuple(_all(profile))


def _all(profile: Profile) -> Iterator[Handover]:
    finance, account_manager = sourced("finance"), sourced("account_manager")
    lead = claim_lead(profile)
    lifter = sourced(profile.supply.lift_by, "supply.lift_by")
    disputes = sourced(profile.receivables.disputes.owner, "receivables.disputes.owner")
    yield Handover("unpaid_list", finance, account_manager, "REC-300")
    yield Handover("delay_news", account_manager, sourced("head_of_sales"), "REC-300")
    yield Handover("disputed", account_manager, disputes, "REC-530")
    yield Handover("file", account_manager, lead, "REC-420")
    yield Handover("payment", account_manager, lead, "REC-410")
    yield Handover("release", lifter, finance, "REC-505")
    yield Handover("release", finance, None, "REC-505")
