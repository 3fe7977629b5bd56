"""One request as the rules see it: who asks, for what, and whether we can serve (brief 5.2)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policy_gen.profile.referral import Billing
from policy_gen.profile.refusal import SignId


class Client(StrEnum):
    NEW = "new"
    EXISTING = "existing"


class Asked(StrEnum):
    """What is asked; the last two are no request but conduct (settled 32)."""

    CORE = "core"
    ADJACENT = "adjacent"
    NARROW = "narrow"
    UNRELATED = "unrelated"
    WRONG_NUMBER = "wrong_number"
    BEHAVIOUR = "behaviour"
    PAYMENT = "payment"


CONDUCT = frozenset({Asked.BEHAVIOUR, Asked.PAYMENT})
NOTHING_TO_SERVE = CONDUCT | {Asked.WRONG_NUMBER}
"""Where nothing is asked of us, so our ability to serve has no bearing."""


class Ability(StrEnum):
    NOW = "now"
    LATER = "later"
    NEVER = "never"


class Ground(StrEnum):
    """Why we must refuse: the closed list of REF-215."""

    SANCTIONS = "sanctions"
    LICENCE = "licence"
    UNLAWFUL = "unlawful"
    CONFLICT = "conflict"


class OtherTerms(StrEnum):
    """How far the offer of other terms before a parting has come (REF-160)."""

    NOT_OFFERED = "not_offered"
    DECLINED = "declined"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class RefusalRequest:
    """A request, or a client's conduct, on a day."""

    client: Client
    asked: Asked
    ability: Ability
    on: date
    situation: str | None = None
    """Id of a situation of the profile; None: the one that follows from the request."""
    sign: SignId | None = None
    """A sign that we part, for conduct; None for payment: broken payment agreements."""
    tactical: int | None = None
    """Sum of tactical points, 0 to 12; None: not scored."""
    strategic: int | None = None
    """Sum of strategic points, 0 to 12; None: not scored."""
    region: str | None = None
    """Id of the client's region; None: not told."""
    fields: tuple[str, ...] = ()
    """Ids of the fields asked for, in the client's order."""
    unlisted_field: str | None = None
    """A field that is not in the profile, in the client's words."""
    must_refuse: Ground | None = None
    consumer: bool = False
    duty_to_serve: bool = False
    """Whether a law obliges us to serve this client."""
    public_body: bool = False
    key_client: bool = False
    privileged: bool = False
    debtor: bool = False
    """Whether the client owes something overdue."""
    billing: Billing | None = None
    """How the client's work is billed."""
    warnings_given: int | None = None
    """Written warnings on record for the sign; None: not even the first response has been given."""
    terms: OtherTerms | None = None
    """The offer of other terms; None: not known."""
    wait_declined: bool = False
    """Whether the client has declined both to wait and an alternative."""
    available_on: date | None = None
    """The first day we could serve, where it is known."""
    has_time: bool = True
    """Whether the employee can talk now."""
    lookalike: bool = False
    """Whether the number the caller meant is one digit away from ours."""
    absent: frozenset[str] = frozenset()
    """Roles that nobody holds today."""
