"""How the company treats receivables from the first reminder to the write-off."""

from datetime import time
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from policy_gen.profile.catalogues import (
    ContractTerm,
    CreditCheck,
    Kpi,
    ReminderChannel,
    ShortPaymentReason,
    TheirLevel,
)
from policy_gen.profile.values import Count, Flag, Identifier, Money, RoleId, Section, Text, within


class DayCount(Section):
    basis: Literal["calendar"]
    """Days past due are calendar days."""
    due_roll: Literal["next_business_day", "none"]
    """Whether a due date on a day off moves to the next business day."""
    overdue_from_dpd: Literal[1]
    """The first day of delay."""


class RoleLimit(Section):
    up_to: Money | None
    """Largest amount the role decides; null in the last row: no limit."""
    role: RoleId
    """Who decides."""


class Preventive(Section):
    checks: tuple[CreditCheck, ...]
    """What is checked before credit is granted."""
    contract_must_have: Annotated[tuple[ContractTerm, ...], Field(min_length=4)]
    """What a contract must contain."""
    credit_approvals: Annotated[tuple[RoleLimit, ...], Field(min_length=1)]
    """Who approves a credit limit."""


class Current(Section):
    satisfaction_check_after_delivery: Annotated[int, within(1, 10)]
    """Calendar days after delivery on which we ask whether all is well."""
    reminders_before_due: Annotated[
        tuple[Annotated[int, within(1, 30)], ...], Field(min_length=1, max_length=3)
    ]
    """Calendar days before the due date on which we remind, descending."""
    channels: Annotated[tuple[ReminderChannel, ...], Field(min_length=1)]
    """Channels of reminders."""


class DayOne(Section):
    finance_informs_by: time
    """Local time on day 1 by which finance reports unpaid invoices."""
    notify_supervisor_within: Annotated[int, within(1, 16)]
    """Business hours in which the account manager tells the head of sales."""
    first_call_within: Annotated[int, within(0, 2)]
    """Business days in which the account manager calls the client."""


class Promises(Section):
    max_broken: Annotated[int, within(0, 2)]
    """Broken promises that start the claim."""
    in_writing: Flag
    """Whether a promise counts only in writing."""


class Meetings(Section):
    required_over_amount: Money | None
    """Amount from which a meeting is required; null: never required."""


class ScheduleLimit(Section):
    max_days: Annotated[int, within(1, 730)] | None
    """Longest schedule the role approves, in days; null in the last row: no limit."""
    max_amount: Money | None = None
    """Largest sum of such a schedule; null: any."""
    role: RoleId
    """Who approves."""


class DeliveryMethod(StrEnum):
    REGISTERED_MAIL = "registered_mail"
    REGISTERED_MAIL_DECLARED_CONTENT = "registered_mail_declared_content"
    BAILIFF = "bailiff"
    E_DOCUMENT = "e_document"
    COURIER = "courier"
    EMAIL = "email"


class Claim(Section):
    issue_within: Annotated[int, within(1, 10)]
    """Business days in which the demand letter is issued."""
    period_days: Annotated[int, within(5, 60)]
    """Calendar days the client has to pay under the demand letter."""
    contract_period_days: Annotated[int, within(1, 90)] | None = None
    """Calendar days our contracts set between the demand letter and a suit, instead of those of the law."""
    delivery: Annotated[tuple[DeliveryMethod, ...], Field(min_length=1)]
    """How the demand letter is sent."""
    signed_by: RoleId
    """Who signs the demand letter."""
    manager_contact_every: Annotated[int, within(2, 10)]
    """Calendar days between the account manager's contacts in the demand period."""


class CourtRoute(StrEnum):
    COURT = "court"
    ORDER_FOR_PAYMENT = "order_for_payment"


class Court(Section):
    earliest_days_after_claim: Literal["pack"] | Annotated[int, within(0, 90)]
    """Days after the demand letter before which we do not sue; `pack`: as the law sets."""
    file_within: Annotated[int, within(5, 60)]
    """Business days in which the suit is filed after the demand period."""
    decision: RoleId
    """Who decides to sue."""
    decision_privileged: RoleId
    """Who decides to sue a privileged client."""
    min_amount: Money
    """Debt from which suing pays."""
    route: CourtRoute
    """Ordinary suit or order for payment."""


class FastTrack(Section):
    bad_faith: Flag
    """Whether plain bad faith starts the claim at once."""
    insolvency: Flag
    """Whether a sign of insolvency goes to the lawyer the same day."""
    decider: RoleId
    """Who decides."""
    consult: RoleId
    """Who is asked first."""


class BandPath(StrEnum):
    WRITE_OFF_OR_COLLECTOR = "write_off_or_collector"
    STOP_AND_REMIND = "stop_and_remind"
    ORDER_FOR_PAYMENT = "order_for_payment"
    COLLECTOR = "collector"


class AmountBand(Section):
    id: Identifier
    """Short name of the band."""
    name: Text | None = None
    """Own name of the band."""
    below: Money | None
    """Upper border, not included; null in the last band."""
    court: Flag = True
    """Whether debts of this size go to court."""
    then: BandPath | None = None
    """What is done instead of court."""
    negotiation_days: Annotated[int, within(1, 30)] | None = None
    """Shorter negotiation window for this size."""
    also_inform: RoleId | None = None
    """Who is told in addition."""


class Disputes(Section):
    raise_until_days_after_delivery: Annotated[int, within(1, 30)]
    """Calendar days after delivery in which we ask for visible defects to be reported."""
    pause_max_days: Annotated[int, within(1, 30)]
    """Longest pause for a disputed sum, in calendar days."""
    owner: RoleId
    """Who settles disputes."""
    pause_scope: Literal["disputed_part", "whole_invoice"]
    """What the pause covers."""


class LateCharges(Section):
    interest: Literal["statutory", "contract", "none"]
    """Interest by law, by contract, or none charged."""
    contract_rate_pa: Annotated[Decimal, Field(ge=0, le=1000)] | None = None
    """Yearly rate by contract, in percent."""
    recovery_fee: Literal["pack", "none"]
    """Fixed recovery cost: as the law gives it, or none."""
    penalty_agreed: Flag = False
    """Whether our contracts set a penalty for late payment."""
    waive_by: RoleId
    """Who may waive interest and cost."""


class WriteOff(Section):
    after_dpd: Annotated[int, within(180, 3650)]
    """Day past due from which a debt may be written off as hopeless."""
    approvals: Annotated[tuple[RoleLimit, ...], Field(min_length=1)]
    """Who approves a write-off."""


class Reporting(Section):
    ageing_buckets: Annotated[tuple[Count, ...], Field(min_length=2)]
    """Lower borders of the ageing report, in days past due."""
    weekly_to: RoleId
    """Who gets the weekly report."""
    monthly_to: RoleId
    """Who gets the monthly report."""
    kpi: tuple[Kpi, ...]
    """Measures in the monthly report."""


class ContactRung(Section):
    day: Annotated[int, within(1, 30)]
    """Day past due from which this pair talks."""
    ours: RoleId
    """Our person."""
    theirs: TheirLevel
    """Their level: accountant, head, director."""


class ReconciliationRule(Section):
    every_months: Annotated[int, within(1, 12)]
    """Months between reconciliation statements."""
    answer_within_business_days: Annotated[int, within(1, 30)]
    """Business days the client has to sign or object."""
    before_claim: Flag
    """Whether a statement is drawn up before a demand letter."""
    sent_by: RoleId
    """Who sends and chases it."""


class ShortPayments(Section):
    reasons: Annotated[tuple[ShortPaymentReason, ...], Field(min_length=1)]
    """Reason codes of short payments."""
    decider: RoleId
    """Who decides about credit notes and set-off."""
    identify_within_business_days: Annotated[int, within(1, 10)]
    """Business days in which money without a reference is identified."""


class Receivables(Section):
    day_count: DayCount
    """How days are counted."""
    preventive: Preventive
    """Before credit is granted."""
    current: Current
    """Before the due date."""
    day1: DayOne
    """The first day of delay."""
    negotiation_days: Annotated[int, within(3, 30)]
    """Calendar days the account manager has to settle the matter by talking."""
    min_business_days: Annotated[int, within(0, 10)]
    """Least number of business days in the negotiation window; shorter windows are extended."""
    promises: Promises
    """Promises to pay."""
    final_warning_before_end: Annotated[int, within(1, 5)]
    """Calendar days before the window ends on which the last warning is given."""
    contact_ladder: tuple[ContactRung, ...]
    """Who talks to whom inside the window."""
    meetings: Meetings
    """Meetings with debtors."""
    schedules: Annotated[tuple[ScheduleLimit, ...], Field(min_length=1)]
    """Who approves repayment schedules."""
    claim: Claim
    """The demand letter."""
    court: Court
    """Court."""
    fast_track: FastTrack
    """When the window is skipped."""
    amount_bands: tuple[AmountBand, ...]
    """What the size of a debt changes."""
    disputes: Disputes
    """Disputed sums."""
    reconciliation: ReconciliationRule
    """Reconciliation statements."""
    short_payments: ShortPayments
    """Short payments, credit notes, set-off."""
    late_charges: LateCharges
    """Interest and costs."""
    write_off: WriteOff
    """Hopeless debts."""
    reporting: Reporting
    """Reports and measures."""
