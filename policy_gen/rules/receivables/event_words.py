"""Events as people write them on the command line: `KIND:DATE[:VALUE]` (architecture 4, settled 26)."""

import difflib
import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from policy_gen.problems import Problem
from policy_gen.profile.source import read_data
from policy_gen.profile.values import OUR_YEARS
from policy_gen.profile.wording import problem, term
from policy_gen.rules.receivables.case import DATED_EVENTS, SUM_EVENTS, Event, EventKind

NEEDS_NO_VALUE = frozenset({EventKind.DISPUTE_OPENED})
"""Without a sum the whole debt is disputed."""
_SUM = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_KINDS = Path(__file__).with_name("event_kinds.yaml")
_NO_LETTER = re.compile(r"[^\w]+|_+")
_LONGEST_WORD = 80


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


def kind_of(word: str, *, in_words: bool = False) -> EventKind | Problem:
    """The kind of event by its id, or by a word for it in one of the companies' languages.

    `in_words`: what to write instead is told in words, as a register is written, else by ids.
    """
    words = kind_words()
    found = words.get(folded(word))
    if found is not None:
        return found
    ids = dict.fromkeys((*EventKind, *words))
    near = difflib.get_close_matches(word.strip().casefold()[:60], ids, n=1, cutoff=0.65)
    known = ", ".join(term("event", kind) if in_words else kind for kind in EventKind)
    return problem(
        "unknown-event", None, "near" if near else "", found=word, near="".join(near), known=known
    )  # fmt: skip


@cache
def kind_words() -> dict[str, EventKind]:
    """Kinds of events by the folded words for them, the ids themselves included."""
    data: dict[str, list[str]] = read_data(_KINDS)
    said = {folded(word): EventKind(kind) for kind, words in data.items() for word in words}
    return said | {folded(kind): kind for kind in EventKind}


def folded(word: str) -> str:
    """A word without what varies: case, accents, punctuation, spaces."""
    plain = unicodedata.normalize("NFKD", word[:_LONGEST_WORD].casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(_NO_LETTER.sub(" ", letters).split())


def event(kind: EventKind, on: date, value: date | Decimal | None) -> Event | Problem:
    """An event with its value, or why the two do not go together."""
    if value is None:
        if kind in DATED_EVENTS or (kind in SUM_EVENTS and kind not in NEEDS_NO_VALUE):
            return problem("event-value", None, _sort(kind), kind=term("event", kind))
        return Event(kind, on)
    if isinstance(value, date) and kind in DATED_EVENTS:
        if value < on:
            return problem("event-value", None, "early", kind=term("event", kind), found=value, on=on)
        return Event(kind, on, until=value)
    if isinstance(value, Decimal) and kind in SUM_EVENTS and value > 0:
        return Event(kind, on, amount=value)
    return wrong_value(kind, str(value))


def wrong_value(kind: EventKind, found: str) -> Problem:
    """What to say about a value of another sort than the kind takes."""
    return problem("event-value", None, _sort(kind, given=True), kind=term("event", kind), found=found)


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
    return found if found.year in OUR_YEARS else None
