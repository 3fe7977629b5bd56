"""How long the client may still pay after the demand letter (K-CLM-01, settled 24)."""

from dataclasses import dataclass

from policy_gen.law.facts import suit_wait
from policy_gen.profile.model import Profile
from policy_gen.profile.sourced import Sourced, sourced

RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class ClaimPeriod:
    """The later of what we grant and what the law demands before suing, and the event it runs from."""

    days: Sourced[int]
    from_receipt: bool


def claim_period(profile: Profile) -> ClaimPeriod:
    """The demand period of a company."""
    granted = sourced(profile.receivables.claim.period_days, "receivables.claim.period_days")
    wait = suit_wait(profile)
    if wait is None:
        return ClaimPeriod(granted, from_receipt=False)
    return ClaimPeriod(max(granted, wait.days), wait.start == RECEIVED)
