"""How far a matter of conduct has come: one question for the response, the warnings and the other terms."""

from collections.abc import Iterator
from typing import Any

from policy_gen.profile.company import ClientKind
from policy_gen.profile.model import Profile
from policy_gen.profile.referral import Billing
from policy_gen.profile.refusal import FirstResponse, PartingSign
from policy_gen.rules.refusal.axis import UNKNOWN, Axis
from policy_gen.rules.refusal.request import OtherTerms
from policy_gen.rules.refusal.signs import terms_come_first

NOT_BEGUN = "not_begun"
"""Nobody has responded to the sign yet."""


def progress(profile: Profile, sign: PartingSign) -> Axis:
    """What may have happened since the sign was seen, in its order; what makes it void stands first."""
    return Axis("progress", tuple(_stations(profile, sign)))


def _stations(profile: Profile, sign: PartingSign) -> Iterator[str]:
    prepayment = sign.first_response == FirstResponse.PREPAYMENT
    public = prepayment and ClientKind.B2G in profile.company.sells_to
    yield from (f"billed-{billing}" for billing in sign.not_if_billing)
    yield from _of_public_bodies(NOT_BEGUN, public)
    yield from (str(count) for count in range(sign.warnings))
    if terms_come_first(profile):
        yield from _of_public_bodies(f"{sign.warnings}-{OtherTerms.NOT_OFFERED}", public)
        yield from (f"{sign.warnings}-{terms}" for terms in (OtherTerms.DECLINED, UNKNOWN))
    else:
        yield str(sign.warnings)
    yield OtherTerms.KEPT


def _of_public_bodies(station: str, public: bool) -> Iterator[str]:
    """A station at which prepayment is offered, and the same for a public body: the lawyer is asked."""
    yield station
    if public:
        yield f"{station}-public"


def progress_facts(station: str) -> dict[str, Any]:
    """The facts of a request behind an answer."""
    match station.split("-"):
        case [*first, "public"]:
            return {**progress_facts("-".join(first)), "public_body": True}
        case ["not_begun"]:
            return {}
        case ["kept"]:
            return {"terms": OtherTerms.KEPT}
        case ["billed", billing]:
            return {"billing": Billing(billing)}
        case [count, "unknown"] | [count]:
            return {"warnings_given": int(count)}
        case [count, terms]:
            return {"warnings_given": int(count), "terms": OtherTerms(terms)}
    raise ValueError(station)
