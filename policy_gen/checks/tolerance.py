"""Tolerated delays: who decides, for whom, and that they end before others must hear of the delay."""

from collections.abc import Iterable

from policy_gen.problems import Problem, Severity
from policy_gen.profile.credit import INSURED
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import Profile
from policy_gen.profile.people import RoleLevel
from policy_gen.profile.sourced import Sourced, smallest, sourced
from policy_gen.profile.wording import problem
from policy_gen.rules.receivables.cover import is_covered
from policy_gen.rules.receivables.ladder import EXTENDING, LadderRow, ladder


def tolerance_decided_above(loaded: LoadedProfile) -> Iterable[Problem]:
    """Top management alone tolerates a delay (K-VIP-01)."""
    privileged = loaded.profile.privileged
    owner = privileged.decision_owner
    if not privileged.enabled or owner is None:
        return
    if loaded.profile.roles[owner].level is not RoleLevel.TOP_MANAGEMENT:
        yield problem(
            "tolerance-below-management",
            loaded.origins.place("privileged.decision_owner"),
            role=owner,
            related=loaded.origins.written_place(f"roles.{owner}.level"),
        )


def tolerance_for_somebody(loaded: LoadedProfile) -> Iterable[Problem]:
    """Tolerated delays and the segments that may get them go together (K-VIP-02)."""
    enabled = loaded.profile.privileged.enabled
    eligible = [segment.id for segment in loaded.profile.segments if segment.privileged_eligible]
    if enabled:
        if not eligible:
            place = loaded.origins.place("privileged.enabled")
            yield problem("nobody-eligible", place, severity=Severity.WARNING)
        return
    for segment in eligible:
        yield problem(
            "nobody-eligible",
            loaded.origins.place(f"segments.{segment}.privileged_eligible"),
            "off",
            severity=Severity.WARNING,
            segment=segment,
            related=loaded.origins.written_place("privileged.enabled"),
        )


def delays_before_cover(loaded: LoadedProfile) -> Iterable[Problem]:
    """Tolerance and extended windows end before the insurer or factor must hear of the delay (K-INS-01).

    Repayment schedules have no such end: whoever approves one is warned of the day (REC-360).
    """
    cover = loaded.profile.cover
    if cover is None or cover.report_overdue_within_days is None or not INSURED & set(cover.kinds):
        return
    limit = cover.report_overdue_within_days
    related = loaded.origins.written_place("cover.report_overdue_within_days")
    for path, last, segment in _delays(loaded.profile):
        if last > limit:
            yield problem(
                "delay-past-cover",
                loaded.origins.place(path),
                "window" if segment else "",
                found=last,
                limit=limit,
                segment=segment,
                related=related,
            )


def _delays(profile: Profile) -> Iterable[tuple[str, int, str]]:
    """Path, last day past due and segment of what may delay the demand letter; a tolerance has no segment."""
    tolerated = profile.privileged.max_tolerated_days
    if profile.privileged.enabled and tolerated is not None:
        yield "privileged.max_tolerated_days", tolerated, ""
    covered = [row for row in ladder(profile) if is_covered(profile, row.segment)]
    if not covered:
        return
    windows = {}
    for row in covered:
        window = _longest_window(profile, row)
        (path,) = window.sources
        windows[path] = (window.value, row.segment.id)
    for path, (days, segment) in windows.items():
        yield path, days, segment
    days, segment = max(windows.values())
    for role in EXTENDING if profile.receivables.promises.max_broken else ():
        extension = profile.roles[role].may_decide.extend_days
        if extension:
            yield f"roles.{role}.may_decide.extend_days", days + extension, segment


def _longest_window(profile: Profile, row: LadderRow) -> Sourced[int]:
    """The window of the most patient size of debt: the stricter of segment and size (brief 8.2.2)."""
    own = row.negotiation_days
    by_size = [
        smallest(
            (own, sourced(band.negotiation_days, f"receivables.amount_bands.{band.id}.negotiation_days"))
        )
        if band.negotiation_days is not None
        else own
        for band in profile.receivables.amount_bands
    ]
    return max(by_size, key=lambda window: window.value, default=own)
