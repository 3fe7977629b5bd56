"""The demand letter and what follows it: who signs, which way a debt goes, when it may be given up."""

from collections.abc import Iterable

from policy_gen.law.facts import limitation_years, seen_values
from policy_gen.problems import Problem, Severity
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import Profile
from policy_gen.profile.people import RoleLevel
from policy_gen.profile.receivables import BandPath
from policy_gen.profile.sourced import Sourced, sourced
from policy_gen.profile.wording import problem
from policy_gen.rules.day_counts import DAYS_TO_SUE, worst_case_days
from policy_gen.rules.receivables.claim_period import claim_period
from policy_gen.rules.receivables.ladder import band_rows, ladder

SIGNING_LEVELS = frozenset({RoleLevel.MANAGER, RoleLevel.TOP_MANAGEMENT})
"""Levels whose signature a client takes for the company's."""
DAYS_A_YEAR = 365
COLLECTED = frozenset({BandPath.COLLECTOR, BandPath.WRITE_OFF_OR_COLLECTOR})
"""Paths of small debts that need a collector."""


def claim_signatory(loaded: LoadedProfile) -> Iterable[Problem]:
    """A manager signs the demand letter (K-CLM-03)."""
    role = loaded.profile.receivables.claim.signed_by
    if loaded.profile.roles[role].level not in SIGNING_LEVELS:
        yield problem(
            "junior-signatory",
            loaded.origins.place("receivables.claim.signed_by"),
            role=role,
            related=loaded.origins.written_place(f"roles.{role}.level"),
        )


def suit_after_contract_period(loaded: LoadedProfile) -> Iterable[Problem]:
    """Nobody sues before the period has passed that the contracts give the debtor (K-CLM-01)."""
    rules = loaded.profile.receivables
    period, wait = rules.claim.contract_period_days, rules.court.earliest_days_after_claim
    if period is not None and isinstance(wait, int) and wait < period:
        yield problem(
            "suit-in-contract-period",
            loaded.origins.place("receivables.court.earliest_days_after_claim"),
            found=wait,
            period=period,
            related=loaded.origins.written_place("receivables.claim.contract_period_days"),
        )


def usable_paths(loaded: LoadedProfile) -> Iterable[Problem]:
    """A debt that does not go to court has another way that exists (K-AMT-02, brief 8.2.16)."""
    if loaded.profile.legal.collectors.enabled:
        return
    for band in loaded.profile.receivables.amount_bands:
        if not band.court and band.then in COLLECTED:
            yield problem(
                "path-without-collector",
                loaded.origins.place(f"receivables.amount_bands.{band.id}.then"),
                band=band.id,
                related=loaded.origins.written_place("legal.collectors.enabled"),
            )


def small_debts_have_a_path(loaded: LoadedProfile) -> Iterable[Problem]:
    """Debts too small to sue for belong to a size without court (K-AMT-02, brief 8.2.16)."""
    least = loaded.profile.receivables.court.min_amount
    for row in band_rows(loaded.profile):
        lower = row.lower.value if row.lower else 0
        if row.band.court and lower < least:
            path = f"receivables.amount_bands.{row.band.id}"
            yield problem(
                "too-small-for-court",
                loaded.origins.place("receivables.court.min_amount"),
                band=row.band.id,
                least=least,
                lower=lower,
                related=loaded.origins.written_place(path),
                severity=Severity.WARNING,
            )


def time_to_sue(loaded: LoadedProfile) -> Iterable[Problem]:
    """Nobody writes a debt off before there was half a year to sue for it (K-LIM-02)."""
    rules = loaded.profile.receivables
    slowest, suit = _slowest_suit(loaded.profile)
    least = suit.value + DAYS_TO_SUE
    if rules.write_off.after_dpd < least:
        yield problem(
            "early-write-off",
            loaded.origins.place("receivables.write_off.after_dpd"),
            severity=Severity.WARNING,
            segment=slowest,
            found=rules.write_off.after_dpd,
            suit=suit.value,
            least=least,
            related=loaded.origins.written_places(suit.sources),
        )


def _slowest_suit(profile: Profile) -> tuple[str, Sourced[int]]:
    """The segment whose debts come to court last, and the day past due."""
    filing = sourced(worst_case_days(profile.receivables.court.file_within), "receivables.court.file_within")
    after_window = claim_period(profile).days + filing
    suits = {row.segment.id: row.claim_issue_last + after_window for row in ladder(profile)}
    return max(suits.items(), key=lambda found: found[1].value)


def schedule_within_limitation(loaded: LoadedProfile) -> Iterable[Problem]:
    """A schedule, the longest waits and the way to court leave half a year of limitation (K-LIM-02).

    Nothing else is long enough to use limitation up. Where a debtor who signs starts it anew, a schedule
    harms nobody; one without a limit is weighed by whoever approves it.
    """
    profile = loaded.profile
    years = limitation_years(profile)
    if years is None or _starts_anew(profile):
        return
    tolerated = profile.privileged.max_tolerated_days if profile.privileged.enabled else None
    waits = (tolerated or 0) + profile.receivables.disputes.pause_max_days
    others = _slowest_suit(profile)[1].value + waits
    limit = years * DAYS_A_YEAR - DAYS_TO_SUE
    for index, row in enumerate(profile.receivables.schedules):
        if row.max_days is not None and row.max_days + others > limit:
            yield problem(
                "schedule-past-limitation",
                loaded.origins.place(f"receivables.schedules.{index}.max_days"),
                severity=Severity.WARNING,
                found=row.max_days,
                suit=row.max_days + others,
                years=years,
                most=limit - others,
            )


def _starts_anew(profile: Profile) -> bool:
    """Whether the debtor's acknowledgement starts limitation anew in the law of the country."""
    return any("acknowledgement" in stop.get("by", ()) for stop in seen_values(profile, "limitation_stop"))
