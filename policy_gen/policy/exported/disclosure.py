"""What the edition for all staff must not know: it is exported from a profile that does not hold it (D13)."""

from policy_gen.policy.edition import Edition
from policy_gen.policy.exported.part import Part, Sum, optional_amount
from policy_gen.profile.model import Profile
from policy_gen.profile.values import text_in

RESTRICTED = (
    "max_tolerated_days",
    "max_tolerated_amount",
    "decision_valid_days",
    "max_uses_per_12_months",
    "after_limit",
    "list_location",
)
"""Fields of `privileged` that only the restricted edition prints (settled 15)."""


def disclosed(profile: Profile, edition: Edition) -> Profile:
    """The profile as an edition may know it."""
    if edition == Edition.RESTRICTED:
        return profile
    privileged = profile.privileged.model_copy(update=dict.fromkeys(RESTRICTED))
    segments = tuple(s.model_copy(update={"privileged_eligible": False}) for s in profile.segments)
    return profile.model_copy(update={"privileged": privileged, "segments": segments, "exceptions": ()})


class PrivilegedTerms(Part):
    """What only management knows of tolerated delays; the restricted edition only (VIP-010 to VIP-070)."""

    max_tolerated_days: int | None
    """Longest tolerated delay, in days past due."""
    max_tolerated_amount: Sum | None
    """Largest tolerated amount; null: no cap."""
    decision_valid_days: int | None
    """Days a decision is valid."""
    max_uses_per_12_months: int | None
    """Decisions a client may get in 12 months."""
    after_limit: str | None
    """The stage at which the client joins the ordinary ladder: negotiation or claim."""
    list_location: str | None
    """Where the list of decisions is kept."""
    eligible_segments: tuple[str, ...]
    """Ids of the segments whose clients may get a decision."""


def privileged_terms(profile: Profile, edition: Edition, language: str) -> PrivilegedTerms | None:
    """The restricted values; None in the edition for all staff and where there are no such clients."""
    privileged = profile.privileged
    if edition != Edition.RESTRICTED or not privileged.enabled:
        return None
    return PrivilegedTerms(
        max_tolerated_days=privileged.max_tolerated_days,
        max_tolerated_amount=optional_amount(privileged.max_tolerated_amount),
        decision_valid_days=privileged.decision_valid_days,
        max_uses_per_12_months=privileged.max_uses_per_12_months,
        after_limit=privileged.after_limit,
        list_location=text_in(privileged.list_location, language) if privileged.list_location else None,
        eligible_segments=tuple(s.id for s in profile.segments if s.privileged_eligible),
    )
