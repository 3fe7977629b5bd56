"""What the company sells, where, and whom it recommends."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from policy_gen.profile.catalogues import QualificationCheck
from policy_gen.profile.values import (
    Count,
    Day,
    Flag,
    Identifier,
    Line,
    Money,
    Percent,
    Phone,
    RoleId,
    Section,
    Text,
    within,
)


class Relation(StrEnum):
    CORE = "core"
    ADJACENT = "adjacent"
    SAME_FIELD = "same_field"
    UNRELATED = "unrelated"


class TradeField(Section):
    id: Identifier
    """Short name of the field."""
    name: Text
    """What callers ask for."""
    also_called: Text | None = None
    """Other words that callers use for it, with commas between them; null if none."""
    relation: Relation
    """Our own field (core), next to ours (adjacent), the same trade (same_field), or unrelated."""


class ProductKind(StrEnum):
    GOODS = "goods"
    SERVICE = "service"


class Billing(StrEnum):
    PER_UNIT = "per_unit"
    HOURLY = "hourly"
    FIXED_PRICE = "fixed_price"
    SUBSCRIPTION = "subscription"


class Product(Section):
    id: Identifier
    """Short name of the product."""
    field: Identifier
    """The field it belongs to."""
    kind: ProductKind
    """Goods or service."""
    billing: Billing
    """How it is billed."""


class Region(Section):
    id: Identifier
    """Short name of the region."""
    name: Text
    """Its name."""
    also_called: Text | None = None
    """Other names that callers use for it, with commas between them; null if none."""
    served: Flag
    """Whether we deliver there ourselves."""


class FeeKind(StrEnum):
    NONE = "none"
    FIXED = "fixed"
    PERCENT = "percent"


class ReferralFee(Section):
    kind: FeeKind
    """No fee, a fixed sum, or a percentage."""
    amount: Money | None = None
    """The fixed sum."""
    percent: Percent | None = None
    """The percentage."""
    disclosure: Text | None = None
    """What the client is told about the fee."""


class Complaints(Section):
    count: Annotated[int, within(1, 5)]
    """Complaints that suspend a partner."""
    months: Annotated[int, within(1, 24)]
    """Months in which they are counted."""


class PartnerProgramme(Section):
    enabled: Flag
    """Whether the company recommends partners at all."""
    owner: RoleId
    """Who keeps the list true."""
    min_partners_per_pair: Annotated[int, within(0, 3)]
    """Least number of partners for each pair of region and adjacent field."""
    agreement_required: Flag
    """Whether a written agreement comes first."""
    qualification: tuple[QualificationCheck, ...]
    """Checks a partner passes before it is listed."""
    review_every_months: Annotated[int, within(1, 12)]
    """Months between reviews of a partner."""
    feedback_call_after_days: Annotated[int, within(1, 60)]
    """Calendar days after which the referred client is asked how it went."""
    suspend_after_complaints: Complaints
    """Complaints that suspend a partner."""
    referral_fee: ReferralFee
    """Whether the company earns by recommending."""
    data_transfer: Annotated[str, StringConstraints(pattern="^(client_calls|with_consent)$")]
    """The client calls the partner, or data are passed with consent."""
    no_partner_fallback: Text
    """What staff say when there is no partner."""
    reciprocal: Flag = False
    """Whether partners send clients to us under the same agreement."""


class PartnerAgreement(Section):
    number: Line
    """Number of the agreement."""
    signed_on: date
    """When it was signed."""
    valid_until: date
    """Last day it is valid."""
    non_solicit_months: Count
    """Months in which the partner does not offer our core field to the client we sent."""
    lawyer_checked_on: date | None = None
    """When a lawyer checked it for competition law (same-field partners)."""


class Qualification(Section):
    on: Day
    """When the partner was checked."""
    by: RoleId
    """By whom."""


class PartnerStatus(StrEnum):
    ACTIVE = "active"
    SUSPENDED = "suspended"
    REMOVED = "removed"


class Partner(Section):
    id: Identifier
    """Short name of the partner."""
    name: Line | Text
    """Name as clients know it; by language where it is written in two scripts."""
    fields: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    """What the partner is recommended for."""
    regions: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    """Where."""
    same_field: Flag
    """Whether the partner works in our own field."""
    contact_person: Line | Text
    """Whom the client asks for (the name is always given)."""
    contact_role: Text | None = None
    """What that person does."""
    phone: Phone
    """The number the client calls."""
    hours: Line | None = None
    """When the partner answers."""
    special_conditions: Text | None = None
    """What our client gets there; null if nothing."""
    say_phrase: Text
    """What the client says; it names our company."""
    agreement: PartnerAgreement
    """The agreement with the partner."""
    qualified: Qualification
    """When and by whom the partner was checked."""
    last_review: Day
    """Last review."""
    status: PartnerStatus
    """Active, suspended or removed."""
    owned_by_employee: Flag = False
    """Whether one of our employees owns a share in it."""
    exclusive_region: Flag = False
    """Whether regions or clients are divided between us; that needs a lawyer."""


class AcceptedGap(Section):
    region: Identifier
    """Region without a partner."""
    field: Identifier
    """Field without a partner."""
    reason: Text
    """Why the gap is accepted."""


class Colleague(Section):
    for_field: Identifier
    """The field the colleague takes over."""
    role: RoleId
    """The colleague's role."""
    agreed_on: date
    """When it was agreed."""
