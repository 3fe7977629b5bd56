"""Units and roles: who works in the company and what each role may decide."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints

from policy_gen.profile.values import (
    ANY_LANGUAGE,
    Count,
    Email,
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


class Unit(Section):
    id: Identifier
    """Short name of the unit."""
    name: Text
    """Its name."""
    head: RoleId
    """The role that heads it."""


class RoleLevel(StrEnum):
    STAFF = "staff"
    MANAGER = "manager"
    TOP_MANAGEMENT = "top_management"
    EXTERNAL = "external"


class Holder(Section):
    name: Line | Text
    """Person, group or mailbox that holds the role; by language where a name is written in two scripts."""
    email: Email | None = None
    """A mailbox; better that of the role than of the person."""
    phone: Phone | None = None
    """A work phone."""


class Authority(Section):
    extend_days: Count = 0
    """Days by which the role may extend a promise to pay on its own."""
    schedule_days: Count = 0
    """Longest repayment schedule the role may approve, in days."""
    discount_interest: Flag = False
    """Whether the role may waive late-payment interest."""
    write_off: Money = Decimal(0)
    """Largest debt the role may write off."""


def _title_forms(value: Any) -> Any:
    if isinstance(value, str):
        return {ANY_LANGUAGE: {"nom": value}}
    if isinstance(value, dict):
        return {key: {"nom": form} if isinstance(form, str) else form for key, form in value.items()}
    return value


TitleForms = Annotated[dict[str, dict[str, str]], BeforeValidator(_title_forms)]
"""A title by language: one string, or its case forms (ru nom, gen, dat, ins; ro, hu as their catalogues)."""


class Role(Section):
    title: TitleForms | None = None
    """Own title with its case forms; from the role catalogue if absent."""
    level: RoleLevel
    """Staff, manager, top management or external."""
    unit: Identifier
    """The unit the role belongs to."""
    holders: tuple[Holder, ...] = ()
    """Who holds the role; empty means vacant, then the deputy acts."""
    deputy: RoleId
    """The role that acts in absence."""
    may_decide: Authority = Authority()
    """What the role may decide alone."""


class Approvals(Section):
    answer_within_business_days: Annotated[int, within(1, 10)]
    """Business days in which a request for approval is answered."""
    on_silence_credit: Annotated[str, StringConstraints(pattern="^(refused|approved)$")]
    """What silence means for credit, schedules and extensions: the request is refused or approved."""
    on_silence_refusal: Annotated[str, StringConstraints(pattern="^(refused|approved)$")]
    """What silence means for a proposed refusal; a parting always needs a written decision."""
