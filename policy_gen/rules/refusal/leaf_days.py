"""The days of an answer by name: asked about on several days, then recognised."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from policy_gen.profile.model import Profile
from policy_gen.rules.referral import feedback_day
from policy_gen.rules.refusal.choices import Choices, request_of
from policy_gen.rules.refusal.deadlines import (
    answer_day,
    end_of_cooperation,
    longest_wait,
    offer_day,
    today,
    weekly_day,
)
from policy_gen.rules.refusal.decision import RefusalDecision
from policy_gen.rules.refusal.engine import decide_refusal

MARKS: dict[str, Callable[[Profile, date], date]] = {
    "today": today,
    "answer_by": answer_day,
    "second_answer": lambda profile, on: answer_day(profile, answer_day(profile, on)),
    "offer": lambda profile, on: offer_day(profile, on, None),
    "week": weekly_day,
    "feedback": feedback_day,
    "end": end_of_cooperation,
    "longest_wait": longest_wait,
}
"""The day of each mark for a request made on a day."""


def marks(profile: Profile, on: date) -> dict[str, date]:
    """Every mark of a request made on a day."""
    return {name: make(profile, on) for name, make in MARKS.items()}


@dataclass(frozen=True, slots=True)
class LeafDays:
    """The marks of a decision's days; None: it names no such day."""

    answer_by: str | None
    follow_up: str | None
    scripts: tuple[str | None, ...]
    """The day each script names."""
    named: Mapping[str, str]
    """The days the follow-up's sentence names, by the name of the value."""


class Unrecognised(Exception):
    """A day of a decision that is none of the marks."""


def leaf_days(profile: Profile, chosen: Choices, dates: list[date]) -> LeafDays:
    """The marks behind a decision, from what it is on some days. Raises Unrecognised."""
    found = [(marks(profile, on), decide_refusal(profile, request_of(profile, chosen, on))) for on in dates]
    scripts = range(len(found[0][1].words))
    return LeafDays(
        answer_by=_mark([(known, one.answer_by) for known, one in found]),
        follow_up=_mark([(known, one.follow_up.on if one.follow_up else None) for known, one in found]),
        scripts=tuple(_mark([(known, one.words[number].day) for known, one in found]) for number in scripts),
        named={
            name: mark
            for name in _days_named(found[0][1])
            if (mark := _mark([(known, _days_named(one)[name]) for known, one in found]))
        },
    )


def _days_named(decision: RefusalDecision) -> dict[str, date]:
    values = decision.follow_up.what.values if decision.follow_up else ()
    return {name: value for name, value in values if isinstance(value, date)}


def _mark(seen: list[tuple[dict[str, date], date | None]]) -> str | None:
    """The mark that is this day in every case."""
    if all(day is None for _, day in seen):
        return None
    for name in MARKS:
        if all(known[name] == day for known, day in seen):
            return name
    raise Unrecognised(str([str(day) for _, day in seen]))
