"""Days of an overdue receivable that would never apply, or apply too early."""

from collections.abc import Iterable

from policy_gen.problems import Problem
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.wording import problem
from policy_gen.rules.receivables.claim_period import claim_period
from policy_gen.rules.receivables.ladder import ladder


def stop_before_claim(loaded: LoadedProfile) -> Iterable[Problem]:
    """Supply stops with the demand letter at the latest; a later day never comes (K-SUP-01)."""
    for row in ladder(loaded.profile):
        first, stop = row.claim_issue_first.value, row.segment.stop_supply_at_dpd
        if stop > first:
            place = loaded.origins.place(f"segments.{row.segment.id}.stop_supply_at_dpd")
            yield problem(
                "stop-after-claim",
                place,
                segment=row.segment.id,
                found=stop,
                first=first,
                related=loaded.origins.written_places(row.claim_issue_first.sources),
            )


def collectors_after_claim(loaded: LoadedProfile) -> Iterable[Problem]:
    """Collectors get a case when the client's days under the demand letter are over (K-COL-01)."""
    collectors = loaded.profile.legal.collectors
    if not collectors.enabled or collectors.from_dpd is None:
        return
    period = claim_period(loaded.profile).days
    ends = {row.segment.id: row.claim_issue_last + period for row in ladder(loaded.profile)}
    slowest, end = max(ends.items(), key=lambda found: found[1].value)
    if collectors.from_dpd < end.value:
        yield problem(
            "early-collector",
            loaded.origins.place("legal.collectors.from_dpd"),
            segment=slowest,
            found=collectors.from_dpd,
            end=end.value,
            related=loaded.origins.written_places(end.sources),
        )
