"""Terms of credit: segments, stop of supply, prepayment, cover, the way back."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from policy_gen.profile.values import Flag, Identifier, Money, RoleId, Section, Text, within


class SegmentKind(StrEnum):
    STANDARD = "standard"
    KEY = "key"
    NEW = "new"
    HIGH_RISK = "high_risk"
    PUBLIC = "public"
    CONSUMER = "consumer"


class TermsStart(StrEnum):
    INVOICE = "invoice"
    DELIVERY = "delivery"
    ACCEPTANCE = "acceptance"


class LimitScope(StrEnum):
    CLIENT = "client"
    GROUP = "group"


class Segment(Section):
    id: Identifier
    """Short name of the segment."""
    name: Text
    """Name of the group of clients."""
    default: Flag = False
    """The segment of a client who fits no other; exactly one."""
    kind: SegmentKind
    """Standard, key, new, high_risk, public or consumer."""
    test: Text
    """How an employee recognises a client of the segment."""
    payment_terms_days: Annotated[int, within(0, 365)]
    """Days to pay; 0 is prepayment."""
    long_terms_agreed: Flag = False
    """Whether each client of the segment has expressly agreed to a term longer than the law’s usual limit."""
    terms_start: TermsStart = TermsStart.DELIVERY
    """What the days are counted from."""
    credit_limit: Money | None
    """Largest open amount; null is no credit."""
    limit_scope: LimitScope = LimitScope.CLIENT
    """Whether the limit holds for the client or for its group of companies."""
    negotiation_days: Annotated[int, within(1, 30)] | None = None
    """Own length of the negotiation window; the company's if absent."""
    stop_supply_at_dpd: Annotated[int, within(0, 60)]
    """Day past due on which supply stops."""
    privileged_eligible: Flag = False
    """Whether top management may grant a client of this segment a tolerated delay."""


class StopScope(StrEnum):
    ALL = "all"
    CREDIT_ONLY = "credit_only"
    NEW_ORDERS = "new_orders"


class ResumeWhen(StrEnum):
    PAID_IN_FULL = "paid_in_full"
    SCHEDULE_FIRST_INSTALMENT = "schedule_first_instalment"
    COMMITTEE = "committee"


class Supply(Section):
    stop_scope: StopScope
    """What stops: everything, supply on credit, or new orders."""
    lift_by: RoleId
    """Who lifts the stop."""
    resume_when: ResumeWhen
    """When supply resumes."""
    release_within_business_hours: Annotated[int, within(1, 16)]
    """Business hours in which a hold is released after its reason is gone."""
    min_amount: Money | None = None
    """Debt below which supply does not stop."""


class PrepaymentTrigger(Section):
    overdues: Annotated[int, within(1, 5)]
    """Late payments that switch a client to prepayment."""
    months: Annotated[int, within(3, 12)]
    """Months in which they are counted."""


class Prepayment(Section):
    trigger: PrepaymentTrigger
    """When the client switches to prepayment."""
    percent: Annotated[int, within(30, 100)]
    """Share of the order paid in advance."""
    exit_after_on_time_payments: Annotated[int, within(1, 12)]
    """Payments on time after which credit returns."""


class ReEngagementCondition(StrEnum):
    DEBT_PAID = "debt_paid"
    MANAGEMENT_OR_OWNER_CHANGED = "management_or_owner_changed"
    PREPAYMENT = "prepayment"


class ReEngagement(Section):
    after_court: Annotated[tuple[ReEngagementCondition, ...], Field(min_length=1)]
    """Conditions for working again with a client after court."""
    decision_owner: RoleId
    """Who decides."""


class CoverKind(StrEnum):
    RETENTION_OF_TITLE = "retention_of_title"
    SURETY = "surety"
    PLEDGE = "pledge"
    BANK_GUARANTEE = "bank_guarantee"
    PROMISSORY_NOTE = "promissory_note"
    CREDIT_INSURANCE = "credit_insurance"
    FACTORING = "factoring"


INSURED = frozenset({CoverKind.CREDIT_INSURANCE, CoverKind.FACTORING})
"""Cover whose giver must hear of a delay in time."""


class Cover(Section):
    kinds: Annotated[tuple[CoverKind, ...], Field(min_length=1)]
    """Securities and cover the company uses."""
    required_over_amount: Money | None = None
    """Credit limit from which cover is required."""
    report_overdue_within_days: Annotated[int, within(1, 180)] | None = None
    """Days past due by which the insurer or factor must be told."""
    owner: RoleId
    """Who keeps the deadlines."""
