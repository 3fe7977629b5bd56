"""The document a company issues: code, version, approval, distribution, signing."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from policy_gen.profile.values import Day, Flag, Identifier, Line, RoleId, Section, Text, within


class DocumentStatus(StrEnum):
    DRAFT = "draft"
    APPROVED = "approved"
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class ActType(StrEnum):
    ORDER = "order"
    ADMINISTRATOR_DECISION = "administrator_decision"
    MANAGING_DIRECTOR_INSTRUCTION = "managing_director_instruction"
    RESOLUTION = "resolution"


class ApprovalAct(Section):
    type: ActType
    """The act that makes the policy binding."""
    number: Line
    """Number of the act."""
    date: date
    """Date of the act."""


class Edition(Section):
    code: Line
    """Code of the earlier document."""
    version: Line
    """Version of the earlier document."""


class DistributionPurpose(StrEnum):
    APPLY = "apply"
    INFORM = "inform"
    EVIDENCE = "evidence"
    ARCHIVE = "archive"


class DistributionEntry(Section):
    unit: Identifier
    """The unit that receives the document."""
    purpose: DistributionPurpose
    """Why: to apply it, for information, for evidence, for the archive."""


class AcknowledgementMethod(StrEnum):
    SIGNATURE = "signature"
    ELECTRONIC = "electronic"
    CLICK = "click"
    NONE = "none"


class Acknowledgement(Section):
    place: Text | None = None
    """Where employees find the policy, as the end of «Published …»: on the intranet, on the notice board."""
    within_business_days: Annotated[int, within(1, 30)]
    """Business days an employee has to sign after the policy takes effect."""
    new_hire_days: Annotated[int, within(1, 30)]
    """Business days a new employee has to sign after starting; in Russia it is before the contract."""
    repeat_on: Annotated[str, StringConstraints(pattern="^(major|minor|any)$")]
    """After which change in a clause of their role employees sign again.

    major and minor: of a right, duty, number, deadline or owner; any: of any words.
    """
    method: AcknowledgementMethod
    """How an employee confirms: ink signature, electronic signature, click, or not at all."""
    electronic_records: Flag = False
    """Whether the company keeps its personnel documents electronically, by an internal act of its own."""


class ExceptionRules(Section):
    approver: RoleId
    """Who may allow a one-off exception."""
    max_days: Annotated[int, within(1, 365)]
    """Longest an exception may last, in calendar days."""
    register_: Line = Field(alias="register")
    """Code of the exceptions register."""


class Change(Section):
    version: Line
    """Version that brought the change."""
    date: date
    """Date of the change."""
    clauses: tuple[Line, ...] = ()
    """Ids of the clauses it touched."""
    what: Text
    """What changed, in one sentence."""
    why: Text
    """Why, in one sentence."""


class RelatedDocument(Section):
    code: Line | None = None
    """Code of the related document, if it has one."""
    name: Text
    """Its name."""


class Consultation(Section):
    body: Text
    """Works council, union or other body that was asked."""
    sent_on: date
    """When the draft was sent to it."""
    answered_on: date | None = None
    """When it answered."""


class Document(Section):
    code: Annotated[str, StringConstraints(pattern=r"^\S+$")]
    """Code of the document: unique, no spaces."""
    title: Text | None = None
    """Title; the usual one of the language if absent."""
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
    """Version as MAJOR.MINOR.PATCH."""
    status: DocumentStatus
    """Draft, approved, in force, superseded or withdrawn."""
    approved_by: RoleId
    """The role that approves the document."""
    approval_act: ApprovalAct | None = None
    """The approving act; required once the status is approved or later."""
    effective_date: Day
    """First day the policy applies."""
    review_date: Day
    """Day of the next planned review, at most 12 months later."""
    owner: RoleId
    """The role that keeps the text true."""
    supersedes: Edition | None = None
    """The document this one replaces."""
    distribution: Annotated[tuple[DistributionEntry, ...], Field(min_length=1)]
    """Which unit receives the document, and why."""
    acknowledgement: Acknowledgement
    """Deadlines and way of signing."""
    exceptions: ExceptionRules
    """Who may allow exceptions, for how long, in which register."""
    changes: tuple[Change, ...] = ()
    """The change log, newest first."""
    related: tuple[RelatedDocument, ...] = ()
    """Related documents of the company."""
    consultation: Consultation | None = None
    """Consultation of the employees' body before approval."""
    show_names: Flag
    """Print the names of role holders on the site; off by default."""
    people: Line | None = None
    """A file outside git that holds the names of role holders."""
    size: Annotated[str, StringConstraints(pattern="^(core|full)$")]
    """Full policy, or the core of it."""
