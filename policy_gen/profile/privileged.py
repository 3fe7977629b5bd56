"""Privileged clients, and the lawyers and collectors who act when talking has failed."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from policy_gen.profile.values import Flag, Line, Money, RoleId, Section, Text, within


class ManagerMode(StrEnum):
    LEAVE_ALONE = "leave_alone"
    SOFT_REMINDERS = "soft_reminders"
    AGREED_CONTACTS = "agreed_contacts"


class TellClient(StrEnum):
    NEVER = "never"
    DECISION_OWNER_ONLY = "decision_owner_only"
    MANAGER = "manager"


class Privileged(Section):
    enabled: Flag
    """Whether top management may grant tolerated delays at all."""
    decision_owner: RoleId | None = None
    """Who decides; a role of top management."""
    max_tolerated_days: Annotated[int, within(1, 90)] | None = None
    """Longest tolerated delay, in days past due (restricted)."""
    max_tolerated_amount: Money | None = None
    """Largest tolerated amount; null: no cap (restricted)."""
    manager_mode: ManagerMode | None = None
    """What the account manager does meanwhile."""
    tell_client: TellClient | None = None
    """Who may tell the client about the tolerance."""
    decision_valid_days: Annotated[int, within(30, 365)] | None = None
    """Days a decision is valid (restricted)."""
    max_uses_per_12_months: Annotated[int, within(0, 4)] | None = None
    """Decisions a client may get in 12 months (restricted)."""
    after_limit: Literal["negotiation", "claim"] | None = None
    """The stage at which the client joins the ordinary ladder (restricted)."""
    list_location: Text | None = None
    """Where the list is kept, after «kept …» (restricted); the list itself is never in the profile."""


class LawyerArrangement(StrEnum):
    IN_HOUSE = "in_house"
    EXTERNAL = "external"
    NONE = "none"


class Counsel(Section):
    name: Line
    """The law firm."""
    contact: Line | None = None
    """How to reach it."""


class Collectors(Section):
    enabled: Flag
    """Whether external collectors are used."""
    firm: Line | None = None
    """The firm; null until a contract is signed."""
    from_dpd: Annotated[int, within(1, 365)] | None = None
    """Day past due from which a case may be handed over."""


class LawCheck(Section):
    by: Line | Text
    """Lawyer who checked the legal facts of the policy."""
    on: date
    """When."""


class Legal(Section):
    lawyers: LawyerArrangement
    """In house, external or none."""
    external_counsel: Counsel | None = None
    """The external law firm."""
    collectors: Collectors
    """External collectors."""
    law_checked: LawCheck | None = None
    """Who checked the legal facts; a policy in force prints only facts that somebody checked."""
