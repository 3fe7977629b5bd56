"""Reminders: one for each unit, version and last day, of those who have not signed yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from policy_gen.history.acknowledging.owing import Owing, State
from policy_gen.history.acknowledging.wording import Wording

UID_SIGNS = 32


@dataclass(frozen=True, slots=True)
class Reminder:
    """The people of a unit who must sign the same version by the same day."""

    unit: str
    by: date
    version: str
    owings: tuple[Owing, ...]

    @property
    def staff_numbers(self) -> tuple[str, ...]:
        return tuple(one.person.staff_number for one in self.owings)

    @property
    def is_late(self) -> bool:
        """Whether the day has passed."""
        return self.owings[0].state is State.OVERDUE


def reminders(owings: Iterable[Owing]) -> tuple[Reminder, ...]:
    """Reminders in order of days, then of units."""
    found: dict[tuple[date, str, str], list[Owing]] = {}
    for one in owings:
        if one.by is not None:
            found.setdefault((one.by, one.person.unit, one.version), []).append(one)
    return tuple(
        Reminder(unit, by, version, tuple(owed)) for (by, unit, version), owed in sorted(found.items())
    )


def subject(one: Reminder, wording: Wording) -> str:
    """What the reminder is about."""
    document = wording.teller.briefing.profile.document
    return wording.say(
        "reminder",
        code=document.code,
        version=one.version,
        unit=wording.unit(one.unit),
        n=len(one.owings),
    )


def identity(one: Reminder, wording: Wording) -> str:
    """The same for the same unit, version and day, so that a calendar renews it and does not double it."""
    profile = wording.teller.briefing.profile
    key = "\0".join((profile.company.id, one.version, one.unit, one.by.isoformat()))
    return f"{sha256(key.encode()).hexdigest()[:UID_SIGNS]}@{profile.company.id}"


def as_data(one: Reminder, wording: Wording) -> dict[str, Any]:
    """A reminder for programs."""
    return {
        "unit": one.unit,
        "by": one.by.isoformat(),
        "version": one.version,
        "overdue": one.is_late,
        "subject": subject(one, wording),
        "people": list(one.staff_numbers),
    }
