"""Events as people write them on the command line: `KIND:DATE[:VALUE]` (architecture 4, settled 26)."""

import difflib
import re
from datetime import date
from decimal import Decimal

from policy_gen.problems import Problem
from policy_gen.profile.wording import problem
from policy_gen.rules.receivables.case import DATED_EVENTS, SUM_EVENTS, Event, EventKind

NEEDS_NO_VALUE = frozenset({EventKind.DISPUTE_OPENED})
"""Without a sum the whole debt is disputed."""
_SUM = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_YEARS = range(2000, 2100)


def parsed_event(text: str) -> Event | Problem:
    """The event of `promise:2026-03-05:2026-03-09` or `part_paid:2026-03-05:1500.50`; or what is wrong."""
    word, _, rest = text.strip().partition(":")
    said_day, _, value = rest.partition(":")
    kind = kind_of(word)
    if isinstance(kind, Problem):
        return kind
    on = _day(said_day)
    if on is None:
        return problem("event-date", None, found=said_day or text)
    found = _value_of(kind, value.strip())
    return found if isinstance(found, Problem) else event(kind, on, found)


def kind_of(word: str) -> EventKind | Problem:
    """The kind of event by its id."""
    try:
        return EventKind(word.strip().lower())
    except ValueError:
        return unknown_kind(word, (*EventKind,))


def unknown_kind(word: str, known: tuple[str, ...]) -> Problem:
    """What to say about a word for an event that nobody knows."""
    near = difflib.get_close_matches(word.strip().lower()[:60], known, n=1, cutoff=0.65)
    return problem(
        "unknown-event", None, "near" if near else "", found=word, near=near[0] if near else "",
        known=", ".join(EventKind),
    )  # fmt: skip


def event(kind: EventKind, on: date, value: date | Decimal | None) -> Event | Problem:
    """An event with its value, or why the two do not go together."""
    if value is None:
        if kind in DATED_EVENTS or (kind in SUM_EVENTS and kind not in NEEDS_NO_VALUE):
            return problem("event-value", None, _sort(kind), kind=kind, found="")
        return Event(kind, on)
    if isinstance(value, date) and kind in DATED_EVENTS:
        if value < on:
            return problem("event-value", None, "early", kind=kind, found=value, on=on)
        return Event(kind, on, until=value)
    if isinstance(value, Decimal) and kind in SUM_EVENTS and value > 0:
        return Event(kind, on, amount=value)
    return wrong_value(kind, str(value))


def wrong_value(kind: EventKind, found: str) -> Problem:
    """What to say about a value of another sort than the kind takes."""
    return problem("event-value", None, _sort(kind, given=True), kind=kind, found=found)


def _sort(kind: EventKind, *, given: bool = False) -> str:
    """The wording variant: which sort of value the kind takes, and whether a wrong one was given."""
    sort = "day" if kind in DATED_EVENTS else "sum" if kind in SUM_EVENTS else "none"
    return f"wrong_{sort}" if given else f"no_{sort}"


def _value_of(kind: EventKind, text: str) -> date | Decimal | Problem | None:
    if not text:
        return None
    if kind in DATED_EVENTS:
        return _day(text) or wrong_value(kind, text)
    if kind in SUM_EVENTS and _SUM.match(text):
        return Decimal(text)
    return wrong_value(kind, text)


def _day(text: str) -> date | None:
    if not _DAY.match(text.strip()):
        return None
    try:
        found = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if found.year in _YEARS else None
