"""What is done before the due date fits into the days to pay."""

from collections.abc import Iterable, Iterator

from policy_gen.problems import Problem, Severity
from policy_gen.profile.credit import Segment
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.wording import problem

SHORTEST_WITH_REMINDER = 2
"""Days to pay below which no reminder comes between delivery and due date."""
SHORTEST_WITH_CHECK = 3
"""Days to pay below which even the latest reminder comes on the first day on which one may ask."""
EARLIEST_CHECK = 1
"""The first day after delivery on which the model lets one ask."""
_DAYS_BEFORE = "receivables.current.reminders_before_due"
_CHECK = "receivables.current.satisfaction_check_after_delivery"


def reminder_in_term(loaded: LoadedProfile) -> Iterable[Problem]:
    """Every client who has days to pay is reminded at least once (K-REM-01)."""
    days_before = loaded.profile.receivables.current.reminders_before_due
    for segment in loaded.profile.segments:
        terms = segment.payment_terms_days
        if terms >= SHORTEST_WITH_REMINDER and not _fitting(loaded, segment):
            yield problem(
                "no-reminder",
                loaded.origins.place(_DAYS_BEFORE),
                segment=segment.id,
                found=terms,
                days=", ".join(map(str, days_before)),
                related=loaded.origins.written_place(f"segments.{segment.id}.payment_terms_days"),
            )


def check_before_reminder(loaded: LoadedProfile) -> Iterable[Problem]:
    """We ask whether all is well before we speak of money (K-REM-02).

    A check that lies outside the term is left out by the rules, so this contradicts nothing: a warning.
    The client reminded soonest stands for all, because one day is asked of everybody.
    """
    check = loaded.profile.receivables.current.satisfaction_check_after_delivery
    first, segment = min(_first_reminders(loaded), key=lambda found: found[0], default=(None, None))
    if first is None or segment is None or check < first:
        return
    yield problem(
        "late-satisfaction-check",
        loaded.origins.place(_CHECK),
        "first_day" if first == EARLIEST_CHECK else "",
        severity=Severity.WARNING,
        segment=segment.id,
        found=check,
        first=first,
        before=segment.payment_terms_days - first,
        related=loaded.origins.written_place(f"segments.{segment.id}.payment_terms_days"),
    )


def _first_reminders(loaded: LoadedProfile) -> Iterator[tuple[int, Segment]]:
    """The day after delivery of the first reminder, of each segment that has a day before it."""
    for segment in loaded.profile.segments:
        fitting = _fitting(loaded, segment)
        if fitting and segment.payment_terms_days >= SHORTEST_WITH_CHECK:
            yield segment.payment_terms_days - max(fitting), segment


def _fitting(loaded: LoadedProfile, segment: Segment) -> list[int]:
    """The reminders that come after delivery."""
    days_before = loaded.profile.receivables.current.reminders_before_due
    return [days for days in days_before if days < segment.payment_terms_days]
