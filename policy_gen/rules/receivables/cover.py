"""Which clients an insurer, a factor or a security covers (REC-135)."""

from policy_gen.profile.credit import Segment
from policy_gen.profile.model import Profile


def is_covered(profile: Profile, segment: Segment) -> bool:
    """Whether the limit of a segment asks for cover (REC-135)."""
    cover, limit = profile.cover, segment.credit_limit
    if cover is None or limit is None:
        return False
    return cover.required_over_amount is None or limit >= cover.required_over_amount
