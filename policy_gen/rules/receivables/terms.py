"""A company's numbers and roles for receivables, looked up once for any number of debts."""

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal

from policy_gen.law.facts import limitation_years
from policy_gen.profile.credit import INSURED, LimitScope, Segment, SegmentKind, TermsStart
from policy_gen.profile.model import Profile
from policy_gen.profile.receivables import AmountBand
from policy_gen.rules.receivables.claim_period import claim_period
from policy_gen.rules.receivables.cover import is_covered
from policy_gen.rules.receivables.ladder import LadderRow, ladder_row
from policy_gen.rules.responsibility.raci import claim_lead, legal_work, raci


@dataclass(frozen=True, slots=True)
class SegmentTerms:
    """What the rules need to know of one segment; days as in the ladder."""

    row: LadderRow
    terms_days: int
    negotiation_days: int
    stop_day: int
    prepaid: bool
    public: bool
    from_acceptance: bool
    group_limit: bool
    credit_limit: Decimal | None
    privileged_eligible: bool
    covered: bool
    """Whether debts of its size need cover (REC-135)."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The numbers of one company."""

    profile: Profile
    country: str
    rolls: bool
    """Whether a due date on a day off moves to the next business day."""
    segments: dict[str, SegmentTerms]
    bands: tuple[AmountBand, ...]
    borders: tuple[Decimal, ...]
    """Upper borders of the bands but the last, rising."""
    claim_days: int
    claim_from_receipt: bool
    lead: str
    """Who owns the stages from the demand letter to court (settled 30)."""
    performer: str
    """Who does the legal work."""
    informed: dict[str, tuple[str, ...]]
    """Roles to be told, by activity of the matrix."""
    report_day: int | None
    """Day past due by which the insurer or factor must hear of a delay."""
    tolerance_ends_day: int | None
    """Day past due on which any tolerated delay ends: our own limit or the insurer's."""
    limitation_years: int | None

    def band_of(self, amount: Decimal | None) -> AmountBand | None:
        """The band of a debt; without an amount the first with court and no own days (settled 23)."""
        if not self.bands:
            return None
        if amount is not None:
            return self.bands[bisect_right(self.borders, amount)]
        ordinary = (band for band in self.bands if band.court and band.negotiation_days is None)
        return next(ordinary, self.bands[-1])

    def deputy(self, role_id: str) -> str:
        return self.profile.roles[role_id].deputy


def terms(profile: Profile) -> Terms:
    """Everything the rules on receivables read from a profile and its law pack."""
    period = claim_period(profile)
    bands = profile.receivables.amount_bands
    return Terms(
        profile=profile,
        country=profile.company.working_calendar,
        rolls=profile.receivables.day_count.due_roll == "next_business_day",
        segments={segment.id: _segment(profile, segment) for segment in profile.segments},
        bands=bands,
        borders=tuple(band.below for band in bands if band.below is not None),
        claim_days=period.days.value,
        claim_from_receipt=period.from_receipt,
        lead=claim_lead(profile).value,
        performer=legal_work(profile).value,
        informed=_informed(profile),
        report_day=_report_day(profile),
        tolerance_ends_day=_tolerance_end(profile),
        limitation_years=limitation_years(profile),
    )


def _segment(profile: Profile, segment: Segment) -> SegmentTerms:
    row = ladder_row(profile, segment)
    return SegmentTerms(
        row=row,
        terms_days=segment.payment_terms_days,
        negotiation_days=row.negotiation_days.value,
        stop_day=row.stop_day.value,
        prepaid=row.prepaid,
        public=segment.kind == SegmentKind.PUBLIC,
        from_acceptance=segment.terms_start == TermsStart.ACCEPTANCE,
        group_limit=segment.limit_scope == LimitScope.GROUP,
        credit_limit=segment.credit_limit,
        privileged_eligible=segment.privileged_eligible,
        covered=is_covered(profile, segment),
    )


def _informed(profile: Profile) -> dict[str, tuple[str, ...]]:
    """Who is told, by activity; an activity of several rows tells those of the first."""
    told: dict[str, tuple[str, ...]] = {}
    for row in raci(profile):
        told.setdefault(row.id, tuple(role.value for role in row.informed))
    return told


def _report_day(profile: Profile) -> int | None:
    cover = profile.cover
    return cover.report_overdue_within_days if cover and INSURED & set(cover.kinds) else None


def _tolerance_end(profile: Profile) -> int | None:
    """The earlier of our own limit and the day by which the insurer or factor must hear of the delay."""
    limits = [day for day in (profile.privileged.max_tolerated_days, _report_day(profile)) if day is not None]
    return min(limits, default=None)
