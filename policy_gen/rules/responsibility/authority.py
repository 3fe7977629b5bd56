"""Who may decide about money and time, from the values of the limits of authority (RSP-060)."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from policy_gen.profile.model import Profile
from policy_gen.profile.receivables import RoleLimit

PREPARES_SCHEDULES = "account_manager"


class Matter(StrEnum):
    """What a limit of authority is about: a row, or rows, of RSP-060."""

    EXTEND_PROMISE = "extend_promise"
    SCHEDULE = "schedule"
    CREDIT = "credit"
    WAIVE_INTEREST = "waive_interest"
    WRITE_OFF = "write_off"
    LIFT_STOP = "lift_stop"
    COURT = "court"
    EXCEPTION = "exception"


@dataclass(frozen=True, slots=True)
class Measure:
    """How much is asked for; what is not known counts as beyond every limit."""

    amount: Decimal | None = None
    days: int | None = None
    """Calendar days."""
    privileged: bool = False
    """Whether the client holds a privileged decision."""


@dataclass(frozen=True, slots=True)
class Authority:
    """The role that decides, and who stands in for it."""

    matter: Matter
    role: str
    deputy: str
    clause: str = "RSP-060"


def authority(profile: Profile, matter: Matter, measure: Measure) -> Authority | None:
    """Who decides the matter; None where no role may allow that much."""
    role = _DECIDERS[matter](profile, measure)
    return None if role is None else Authority(matter, role, profile.roles[role].deputy)


def schedule_proposer(profile: Profile) -> str | None:
    """The role that prepares repayment schedules (REC-360), where it may approve none itself."""
    approvers = [limit.role for limit in profile.receivables.schedules]
    return None if not approvers or PREPARES_SCHEDULES in approvers else PREPARES_SCHEDULES


def _extend_promise(profile: Profile, measure: Measure) -> str | None:
    """The role with the narrowest limit that is wide enough."""
    if measure.days is None:
        return None
    limits = {role_id: role.may_decide.extend_days for role_id, role in profile.roles.items()}
    able = [role_id for role_id, days in limits.items() if days >= max(measure.days, 1)]
    return min(able, key=lambda role_id: limits[role_id], default=None)


def _schedule(profile: Profile, measure: Measure) -> str | None:
    for limit in profile.receivables.schedules:
        in_time = _within(measure.days, limit.max_days)
        if in_time and _within(measure.amount, limit.max_amount):
            return limit.role
    return None


def _within(value: int | Decimal | None, limit: int | Decimal | None) -> bool:
    return limit is None or (value is not None and value <= limit)


def _by_amount(limits: tuple[RoleLimit, ...], measure: Measure) -> str | None:
    return next((limit.role for limit in limits if _within(measure.amount, limit.up_to)), None)


def _court(profile: Profile, measure: Measure) -> str | None:
    court = profile.receivables.court
    if measure.amount is not None and measure.amount < court.min_amount:
        return None
    privileged = measure.privileged and profile.privileged.enabled
    return court.decision_privileged if privileged else court.decision


def _exception(profile: Profile, measure: Measure) -> str | None:
    exceptions = profile.document.exceptions
    return exceptions.approver if _within(measure.days, exceptions.max_days) else None


_DECIDERS: dict[Matter, Callable[[Profile, Measure], str | None]] = {
    Matter.EXTEND_PROMISE: _extend_promise,
    Matter.SCHEDULE: _schedule,
    Matter.CREDIT: lambda p, m: _by_amount(p.receivables.preventive.credit_approvals, m),
    Matter.WAIVE_INTEREST: lambda p, m: p.receivables.late_charges.waive_by,
    Matter.WRITE_OFF: lambda p, m: _by_amount(p.receivables.write_off.approvals, m),
    Matter.LIFT_STOP: lambda p, m: p.supply.lift_by,
    Matter.COURT: _court,
    Matter.EXCEPTION: _exception,
}
