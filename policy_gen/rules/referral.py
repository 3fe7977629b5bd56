"""Partners that may be named, and the pairs of region and field that have none."""

from dataclasses import dataclass
from datetime import date

from policy_gen.profile.model import Profile
from policy_gen.profile.referral import AcceptedGap, Partner, PartnerStatus, Region, Relation, TradeField

REFERRED = (Relation.ADJACENT, Relation.SAME_FIELD)


def active_partners(profile: Profile, on: date) -> tuple[Partner, ...]:
    """Partners with a valid agreement on a day; none while the programme is off (K-PAR-02, K-PAR-07)."""
    if not profile.partner_programme.enabled:
        return ()
    return tuple(
        partner
        for partner in profile.partners
        if partner.status == PartnerStatus.ACTIVE
        and partner.agreement.signed_on <= on <= partner.agreement.valid_until
    )


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One pair of region and field: who is recommended there, or why nobody."""

    region: Region
    field: TradeField
    partners: tuple[Partner, ...]
    gap: AcceptedGap | None


def coverage(profile: Profile, on: date) -> tuple[CoverageRow, ...]:
    """Every region with every field we refer to others (K-COV-01)."""
    active = active_partners(profile, on)
    return tuple(
        CoverageRow(
            region,
            field,
            tuple(p for p in active if region.id in p.regions and field.id in p.fields),
            next((g for g in profile.accepted_gaps if (g.region, g.field) == (region.id, field.id)), None),
        )
        for region in profile.regions
        for field in profile.fields
        if field.relation in REFERRED
    )
