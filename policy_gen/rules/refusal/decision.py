"""What the rules decide about a request."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policy_gen.profile.catalogues import Occasion
from policy_gen.rules.reasoning import Remark, Value
from policy_gen.rules.referral import NamedPartner


class Verdict(StrEnum):
    """The closed set of decisions (settled 31)."""

    SERVE = "serve"
    FIND_RESOURCES = "find_resources"
    WAIT = "wait"
    ALTERNATIVE = "alternative"
    REFER = "refer"
    REFUSE = "refuse"
    REDIRECT = "redirect"
    """Somebody else's matter first: another number, the overdue debt, the lawyer; the summary says which."""
    WARN = "warn"
    CHANGE_TERMS = "change_terms"
    PART = "part"
    END_CALL = "end_call"
    MUST_REFUSE = "must_refuse"


ANY_EMPLOYEE = "any_employee"
"""Stands for a role where everybody may decide: ending an insulting conversation (REF-190)."""


@dataclass(frozen=True, slots=True)
class Said:
    """A script, and what of it the case knows."""

    script: str
    reason: Remark | None = None
    """A sentence part of the words `refusal_reason`."""
    plan_b: Remark | None = None
    """A sentence part of the words `refusal_plan_b`."""
    day: date | None = None
    partner: NamedPartner | None = None
    when: Remark | None = None
    """What must have happened before: a sentence part of the words `refusal_when`; None: nothing."""


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A column of the refusal register (ANN-D) and what to write there."""

    column: str
    """A key of the words `register_column`."""
    values: tuple[Value, ...] = ()
    """Ids, points or days, as the column needs them; none: the employee fills it in."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """When to come back to the client, or to the matter, and why."""

    on: date
    what: Remark
    """A sentence of the words `refusal_follow_up`."""


@dataclass(frozen=True, slots=True)
class RefusalDecision:
    """The one answer to a request (architecture 4)."""

    verdict: Verdict
    summary: Remark
    """A sentence of the words `refusal_answer`."""
    decider: str
    """The role to which the policy gives the decision; ANY_EMPLOYEE where everybody may decide."""
    approver: str
    """Who decides today: the decider or, in absence, a deputy."""
    deputy: str | None
    """Who would be next; None where none is needed or left."""
    answer_by: date | None
    """Last day of the decision; None where it is taken in the conversation."""
    on_silence: str
    """What silence means: approved, refused or none (no decision)."""
    performer: str
    """Who speaks with the client."""
    asked_first: tuple[str, ...]
    informed: tuple[str, ...]
    words: tuple[Said, ...]
    """What to say, in order; never empty."""
    steps: tuple[Remark, ...]
    """What else is to be done: sentences of the words `answer_step`."""
    register: tuple[RegisterEntry, ...]
    """Empty where nothing is entered."""
    follow_up: FollowUp | None
    partners: tuple[NamedPartner, ...]
    """Partners to name, in fair order."""
    colleague: str | None
    """A role that takes the request over."""
    fallback: bool
    """Whether to say that we recommend nobody (`partner_programme.no_partner_fallback`)."""
    avoid: tuple[Occasion, ...]
    clauses: tuple[str, ...]
    """Clauses behind the decision, printed for this company or not."""
    trace: tuple[Remark, ...]
    """Why: sentences of the words `trace`, in the order of the reasoning."""
