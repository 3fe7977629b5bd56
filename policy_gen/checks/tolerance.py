"""Tolerated delays: who decides, for whom, and that they end before others must hear of the delay."""

from collections.abc import Iterable

from policy_gen.problems import Problem, Severity
from policy_gen.profile.credit import INSURED
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.people import RoleLevel
from policy_gen.profile.wording import problem

EXTENDING = ("account_manager", "head_of_sales")
"""Roles that accept a promise of a day after the window (REC-340)."""


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
            related=loaded.origins.place(f"roles.{owner}.level"),
        )


def tolerance_for_somebody(loaded: LoadedProfile) -> Iterable[Problem]:
    """Tolerated delays and the segments that may get them go together (K-VIP-02)."""
    enabled = loaded.profile.privileged.enabled
    eligible = [segment.id for segment in loaded.profile.segments if segment.privileged_eligible]
    if enabled and not eligible:
        place = loaded.origins.place("privileged.enabled")
        yield problem("nobody-eligible", place, severity=Severity.WARNING)
    for segment in [] if enabled else eligible:
        yield problem(
            "nobody-eligible",
            loaded.origins.place(f"segments.{segment}.privileged_eligible"),
            "off",
            severity=Severity.WARNING,
            segment=segment,
            related=loaded.origins.place("privileged.enabled"),
        )


def delays_before_cover(loaded: LoadedProfile) -> Iterable[Problem]:
    """Tolerance and extended windows end before the insurer or factor must hear of the delay (K-INS-01).

    Repayment schedules have no such end: whoever approves one is warned of the day (REC-360).
    """
    cover = loaded.profile.cover
    if cover is None or cover.report_overdue_within_days is None or not INSURED & set(cover.kinds):
        return
    limit = cover.report_overdue_within_days
    related = loaded.origins.place("cover.report_overdue_within_days")
    for path, last, variant in _delays(loaded):
        if last > limit:
            place = loaded.origins.place(path)
            yield problem("delay-past-cover", place, variant, found=last, limit=limit, related=related)


def _delays(loaded: LoadedProfile) -> Iterable[tuple[str, int, str]]:
    """Path, last day past due and wording variant of whatever may delay the demand letter."""
    profile = loaded.profile
    tolerated = profile.privileged.max_tolerated_days
    if profile.privileged.enabled and tolerated is not None:
        yield "privileged.max_tolerated_days", tolerated, ""
    window = profile.receivables.negotiation_days
    widest = max(EXTENDING, key=lambda role: profile.roles[role].may_decide.extend_days)
    extended = window + profile.roles[widest].may_decide.extend_days
    yield f"roles.{widest}.may_decide.extend_days", extended, "window"
