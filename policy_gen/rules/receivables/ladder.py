"""Ladders of an overdue receivable, derived from a few numbers of the profile (architecture D10)."""

from dataclasses import dataclass
from decimal import Decimal

from policy_gen.profile.credit import Segment
from policy_gen.profile.model import Profile
from policy_gen.profile.receivables import AmountBand, ContactRung
from policy_gen.profile.sourced import Sourced, smallest, sourced
from policy_gen.rules.day_counts import worst_case_days

FIRST_DAY_OF_DELAY = 1
EXTENDING = ("account_manager", "head_of_sales")
"""Roles that accept a promise of a day after the window (REC-340)."""


@dataclass(frozen=True, slots=True)
class LadderRow:
    """The days of one segment; all `*_day`, `*_first`, `*_last` are days past due."""

    segment: Segment
    prepaid: bool
    terms_days: Sourced[int]
    negotiation_days: Sourced[int]
    warning_day: Sourced[int]
    claim_issue_first: Sourced[int]
    claim_issue_last: Sourced[int]
    """The last possible day, weekends counted, holidays not."""
    claim_issue_days: Sourced[int]
    """Business days."""
    stop_day: Sourced[int]
    rungs: tuple[tuple[int, ContactRung], ...]
    """Rungs of the contact ladder that fall into this segment's window, with their index."""


def ladder(profile: Profile) -> tuple[LadderRow, ...]:
    """One row a segment, in the order of the profile (settled 23, 24, 28)."""
    return tuple(ladder_row(profile, segment) for segment in profile.segments)


def ladder_row(profile: Profile, segment: Segment) -> LadderRow:
    """The days of one segment, from its own numbers and the company's."""
    rules = profile.receivables
    place = f"segments.{segment.id}"
    terms_days = sourced(segment.payment_terms_days, f"{place}.payment_terms_days")
    negotiation_days = negotiation_days_of(profile, segment)
    warning = sourced(rules.final_warning_before_end, "receivables.final_warning_before_end")
    issue = sourced(rules.claim.issue_within, "receivables.claim.issue_within")
    first = negotiation_days + 1
    return LadderRow(
        segment=segment,
        prepaid=segment.payment_terms_days == 0,
        terms_days=terms_days,
        negotiation_days=negotiation_days,
        warning_day=(negotiation_days - warning).map(lambda day: max(FIRST_DAY_OF_DELAY, day)),
        claim_issue_first=first,
        claim_issue_last=negotiation_days + issue.map(worst_case_days),
        claim_issue_days=issue,
        stop_day=smallest((sourced(segment.stop_supply_at_dpd, f"{place}.stop_supply_at_dpd"), first)),
        rungs=tuple(
            (index, rung)
            for index, rung in enumerate(rules.contact_ladder)
            if rung.day <= negotiation_days.value
        ),
    )


def negotiation_days_of(profile: Profile, segment: Segment) -> Sourced[int]:
    """The segment's own window, or the company's."""
    if segment.negotiation_days is not None:
        return sourced(segment.negotiation_days, f"segments.{segment.id}.negotiation_days")
    return sourced(profile.receivables.negotiation_days, "receivables.negotiation_days")


@dataclass(frozen=True, slots=True)
class BandRow:
    """An amount band with its lower border, which is the upper border of the band before."""

    band: AmountBand
    lower: Sourced[Decimal] | None
    upper: Sourced[Decimal] | None


def band_rows(profile: Profile) -> tuple[BandRow, ...]:
    """The amount bands from small to large; `below` is exclusive."""
    rows: list[BandRow] = []
    lower: Sourced[Decimal] | None = None
    for band in profile.receivables.amount_bands:
        place = f"receivables.amount_bands.{band.id}.below"
        upper = None if band.below is None else sourced(band.below, place)
        rows.append(BandRow(band, lower, upper))
        lower = upper
    return tuple(rows)


def smallest_suit(profile: Profile) -> Sourced[Decimal]:
    """The smallest debt that goes to court: above the least sum and the bands that do not go there."""
    least = sourced(profile.receivables.court.min_amount, "receivables.court.min_amount")
    for row in band_rows(profile):
        if row.band.court or row.upper is None:
            break
        least = max(least, row.upper)
    return least
