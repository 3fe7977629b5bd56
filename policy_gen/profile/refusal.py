"""How requests are refused and how the company parts with a client."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StrictInt

from policy_gen.profile.catalogues import Criterion, FirmStep, SourceOption
from policy_gen.profile.referral import Billing
from policy_gen.profile.values import (
    Count,
    Flag,
    Identifier,
    Line,
    Money,
    Phone,
    RoleId,
    Section,
    Text,
    within,
)


class Channel(StrEnum):
    PHONE = "phone"
    EMAIL = "email"
    MESSENGER = "messenger"
    SHOWROOM = "showroom"
    WEB_FORM = "web_form"


class Lookalike(Section):
    number: Phone
    """A number one digit away from ours."""
    who: Text
    """Whose number it is."""


class FirstContact(Section):
    channels: Annotated[tuple[Channel, ...], Field(min_length=1)]
    """How people reach the company."""
    own_numbers: tuple[Phone, ...] = ()
    """The company's numbers; its main phone if empty."""
    known_lookalikes: tuple[Lookalike, ...] = ()
    """Numbers that callers mistake for ours."""
    source_options: Annotated[tuple[SourceOption, ...], Field(min_length=3)]
    """Answers to «how did you hear of us» in the register."""
    crm_field: Line | None = None
    """The CRM field that holds the source."""


class SituationAction(StrEnum):
    EXPLAIN_AND_REFER = "explain_and_refer"
    EXPLAIN_ONLY = "explain_only"
    WAIT_OR_ALTERNATIVE = "wait_or_alternative"


class SituationFallback(StrEnum):
    EXPLAIN_ONLY = "explain_only"
    WAITING_LIST = "waiting_list"
    REFER_SAME_FIELD = "refer_same_field"


class Situation(Section):
    id: Identifier
    """other_field, narrow, out_of_stock, no_capacity, wrong_number, below_minimum_order, or an own id."""
    enabled: Flag
    """Whether the situation occurs in this company."""
    name: Text | None = None
    """Name of an own situation; the standard ones bring theirs."""
    sign: Text | None = None
    """How to recognise an own situation."""
    told: Text | None = None
    """What the client hears as the reason, as the end of “We cannot take it on: …”; the name if absent."""
    decider: RoleId
    """Who may refuse."""
    action: SituationAction
    """What is tried first."""
    fallback: SituationFallback
    """What is left when the first try fails."""
    reason: Text | None = None
    """Why a standard situation is switched off."""
    business_only: Flag = False
    """Whether only businesses are refused in this situation, and consumers are served."""


class MatrixAction(StrEnum):
    FIND_RESOURCES = "find_resources"
    WAIT_AND_KEEP_CONTACT = "wait_and_keep_contact"
    SERVE_IF_CAPACITY_ELSE_REFER = "serve_if_capacity_else_refer"
    REFER_OR_REFUSE = "refer_or_refuse"


class MatrixCell(Section):
    action: MatrixAction
    """What we do for a client of this significance."""
    approver: RoleId
    """Who decides."""


class Matrix(Section):
    high_high: MatrixCell
    """Tactically high, strategically high."""
    low_high: MatrixCell
    """Tactically low, strategically high."""
    high_low: MatrixCell
    """Tactically high, strategically low."""
    low_low: MatrixCell
    """Low in both."""


class HighFrom(Section):
    tactical: StrictInt = Field(ge=1, le=12)
    """Sum of tactical points from which significance is high."""
    strategic: StrictInt = Field(ge=1, le=12)
    """Sum of strategic points from which significance is high."""


class Significance(Section):
    tactical: Annotated[tuple[Criterion, ...], Field(min_length=1, max_length=4)]
    """Tactical criteria, each scored 0 to 3."""
    strategic: Annotated[tuple[Criterion, ...], Field(min_length=1, max_length=4)]
    """Strategic criteria, each scored 0 to 3."""
    high_from: HighFrom
    """Sums from which significance is high."""
    revenue_bands: Annotated[tuple[Money, ...], Field(min_length=3, max_length=3)]
    """Yearly revenue from which a client scores 1, 2 and 3."""
    matrix: Matrix
    """Significance to action and approver."""


class FirmTechnique(Section):
    name: Text | None = None
    """The company's own name of the technique."""
    steps: Annotated[tuple[FirmStep, ...], Field(min_length=3, max_length=5)]
    """Its steps: acknowledge, no_and_reason, repeat_calmly, plan_b, close_politely."""


class SignId(StrEnum):
    ABUSE = "abuse"
    DOUBLE_GAME = "double_game"
    SCOPE_CREEP = "scope_creep"
    BROKEN_MONEY = "broken_money"
    MOVING_GOAL = "moving_goal"
    IGNORES_ADVICE = "ignores_advice"


class FirstResponse(StrEnum):
    END_CALL = "end_call"
    WRITTEN_TERMS = "written_terms"
    CHANGE_REQUEST = "change_request"
    PREPAYMENT = "prepayment"
    SWITCH_TO_HOURLY = "switch_to_hourly"
    WRITTEN_DISCLAIMER = "written_disclaimer"


class PartingSign(Section):
    id: SignId
    """Which of the six signs."""
    enabled: Flag
    """Whether the sign is used in this company."""
    evidence: Text | None = None
    """What must be on record before we act: facts with a number."""
    warnings: Count
    """Written warnings before a decision."""
    first_response: FirstResponse
    """What we do first."""
    decider: RoleId
    """Who decides about parting."""
    not_if_billing: tuple[Billing, ...] = ()
    """Kinds of billing for which the sign does not count."""
    window_days: Annotated[int, within(1, 90)] | None = None
    """Days after the price was agreed in which new haggling counts (broken_money)."""


class UnfinishedOrders(StrEnum):
    COMPLETE_IF_PREPAID = "complete_if_prepaid"
    COMPLETE_ALL = "complete_all"
    STOP_AND_SETTLE = "stop_and_settle"


class Parting(Section):
    decider_key_client: RoleId
    """Who decides about parting with a key client."""
    notice_days: Annotated[int, within(0, 60)]
    """Calendar days of notice, at least those of the contract."""
    letter: Flag
    """Whether a letter is sent."""
    unfinished_orders: UnfinishedOrders
    """What happens to orders in progress."""


class Abuse(Section):
    warnings_before_ending_call: Annotated[int, within(1, 3)]
    """Warnings before the call is ended."""
    report_to: RoleId
    """Who is told."""
    same_day: Flag
    """Whether the report is due the same day."""


class RefusalRegister(Section):
    code: Line
    """Code of the refusal register."""
    retention_months: Annotated[int, within(6, 60)]
    """Months its entries are kept."""
    review: Annotated[str, Field(pattern="^(weekly|monthly|quarterly)$")]
    """How often it is reviewed."""
    capacity_alert_per_month: Annotated[int, within(1, 50)]
    """Refusals for lack of stock or capacity in a month that raise an alert."""


class Refusal(Section):
    situations: Annotated[tuple[Situation, ...], Field(min_length=1)]
    """Situations in which a request is refused."""
    significance: Significance
    """How the significance of a client is scored."""
    wait_offer_max_days: Annotated[int, within(1, 90)]
    """Longest wait we offer, in calendar days."""
    alternatives_first: Flag
    """Offer an alternative before refusing."""
    firm_technique: FirmTechnique
    """How to refuse when the client insists."""
    parting_signs: tuple[PartingSign, ...]
    """Signs that we part with a client."""
    parting: Parting
    """How we part."""
    abuse: Abuse
    """Insults and threats."""
    register_: RefusalRegister = Field(alias="register")
    """The refusal register."""


class ScopeControl(Section):
    included_revisions: Annotated[int, within(0, 10)]
    """Rounds of changes included in the price."""
    included_support_hours: Annotated[int, within(0, 40)]
    """Support hours a month included in the price."""
    change_request_required: Flag
    """Whether work outside the scope needs a written change request."""
