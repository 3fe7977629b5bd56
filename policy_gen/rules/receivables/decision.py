"""What the rules decide about a debt on a day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from policy_gen.rules.reasoning import Duty, Remark


class Stage(StrEnum):
    """The stages of a debt, in their order (brief 2.5, settled 24)."""

    PREVENTIVE = "preventive"
    AWAITING_ACCEPTANCE = "awaiting_acceptance"
    CURRENT = "current"
    NEGOTIATION = "negotiation"
    CLAIM_ISSUE = "claim_issue"
    CLAIM_PERIOD = "claim_period"
    COURT = "court"
    CLOSED = "closed"


class SupplyStatus(StrEnum):
    GO = "go"
    STOP = "stop"
    PREPAY = "prepay"


@dataclass(frozen=True, slots=True)
class Supply:
    """Whether the client is supplied, why, and since when."""

    status: SupplyStatus
    reason: Remark
    """A sentence of the words `supply_reason`."""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class OverdueDecision:
    """Stage, owner and work of one debt on one day (architecture 4)."""

    stage: Stage
    days_past_due: int
    effective_due_date: date
    owner: str
    deputy: str
    performer: str
    """Who does the work where the owner only answers for it: an external lawyer; else the owner."""
    supply: Supply
    duties: tuple[Duty, ...]
    """What is to be done today; never empty."""
    coming: tuple[Duty, ...]
    """What follows on known days, in order of days."""
    caller_script: str | None
    """Script for the account manager if the client calls; None: talks go on, or the debt rests or is over."""
    days_left: int | None
    """Last day of the stage minus today, never below 0; None where an event decides."""
    days_late: int
    """Days since the deadline of the stage passed unmet; 0 in time."""
    next_date: date | None
    """First day of the next stage; None where an event decides."""
    informed: tuple[str, ...]
    """Roles that must be told today."""
    last_date_to_sue: date | None
    """None where the pack holds no verified limitation period."""
    outstanding: Decimal | None
    collectable: Decimal | None
    """What the client is asked for: what is outstanding, less what is disputed and still checked."""
    band: str | None
    """Id of the amount band; None where the profile has none."""
    clauses: tuple[str, ...]
    """Clauses behind the decision, printed for this company or not."""
    trace: tuple[Remark, ...]
    """Sentences of the words `trace`, in the order of the reasoning."""
    warnings: tuple[Remark, ...]
    """Sentences of the words `caution`: what the rules could not know."""
