"""Promises to pay: which one is open, how many are broken, how far they extend the window (REC-340)."""

from dataclasses import dataclass
from datetime import date

from policy_gen.rules.receivables.case import Event, EventKind
from policy_gen.rules.receivables.dates import days_after
from policy_gen.rules.receivables.history import History
from policy_gen.rules.receivables.windows import Window


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise, and the day at whose end it is or was broken if nothing is paid."""

    made: date
    until: date
    breaks: date
    taken_back: bool = False
    """Whether the client took it back before its day."""


@dataclass(frozen=True, slots=True)
class Promises:
    """The promises of a debt on a day."""

    pending: Promised | None
    """The latest one whose day has not passed."""
    waiting: tuple[date, ...]
    """Days of all open promises, earliest first."""
    broken: tuple[date, ...]
    """Days at whose end a promise was broken, oldest first; each promise counts once."""
    extended_to: date | None
    """Last day of the window where a promise moves it; None: it does not."""
    refused: date | None
    """A promised day still to come that no role may accept: the talks go on as if it were not."""

    def limit_reached(self, max_broken: int) -> date | None:
        """The day on which the broken promises reach the number that starts the claim; 0: never."""
        return self.broken[max_broken - 1] if 0 < max_broken <= len(self.broken) else None

    def next_limit(self, max_broken: int) -> date | None:
        """The day on which it would be reached if no open promise is kept; None: it is, or would not be."""
        missing = max_broken - len(self.broken)
        return self.waiting[missing - 1] if 0 < missing <= len(self.waiting) else None


NO_PROMISES = Promises(pending=None, waiting=(), broken=(), extended_to=None, refused=None)
"""What a debt without events has: most debts of a ledger."""


def promises(past: History, days: Window, max_broken: int, extend_days: int) -> Promises:
    """The promises made so far; a word to pay by the due date is only what the contract says.

    A promise made before the last warning may move the end of the window, by at most `extend_days`.
    `max_broken` 0: a promise never moves it (settled 25). A day that passes unpaid breaks it.
    """
    if not past.has(EventKind.PROMISE, EventKind.PROMISE_BROKEN):
        return NO_PROMISES
    latest = days_after(days.end, extend_days if max_broken else 0)
    offered = _made(past, days.due)
    made = [p for p in offered if _admissible(p, offered, days, latest)]
    broken = [p.breaks for p in made if p.breaks < past.as_of or p.taken_back]
    pending = [p for p in made if p.until >= past.as_of and not p.taken_back]
    later = [p.until for p in made if p.until > days.end and not p.taken_back]
    refused = [p.until for p in offered if p not in made and p.until >= past.as_of]
    return Promises(
        pending=pending[-1] if pending else None,
        waiting=tuple(sorted(p.until for p in pending)),
        broken=tuple(sorted(broken + _unrecorded(past, offered, days.due))),
        extended_to=max(later, default=None),
        refused=max(refused, default=None),
    )


def _admissible(promise: Promised, offered: list[Promised], days: Window, latest: date) -> bool:
    """Whether the promised day lies in the window, or beyond it as far as somebody may accept (REC-340)."""
    if promise.until <= days.end:
        return True
    return promise.until <= latest and _accepted(promise, offered, days.warned)


def _made(past: History, due: date) -> list[Promised]:
    """Each promise with the day it breaks: its own, or an earlier one on which the client took it back."""
    taken_back = list(past.all(EventKind.PROMISE_BROKEN))
    made = []
    for event in past.all(EventKind.PROMISE):
        until = event.until or event.on
        if until <= due:
            continue
        told = next((b for b in taken_back if event.on <= b.on), None)
        if told is not None:
            taken_back.remove(told)
        early = told is not None and told.on < until
        made.append(Promised(event.on, until, told.on if told and early else until, early))
    return made


def _unrecorded(past: History, made: list[Promised], due: date) -> list[date]:
    """Broken promises that no recorded promise explains count on their own."""
    reported = past.all(EventKind.PROMISE_BROKEN)
    spare = list(reported)
    for promise in made:
        match: Event | None = next((b for b in spare if promise.made <= b.on), None)
        if match is not None:
            spare.remove(match)
    return [event.on for event in spare if event.on > due]


def _accepted(promise: Promised, made: list[Promised], warned: date) -> bool:
    """Whether a later day could still be accepted: before the last warning, or when none was given
    because an earlier promise was open on its day (REC-380)."""
    if promise.made < warned:
        return True
    return any(p is not promise and p.made < warned <= p.breaks and promise.made <= p.breaks for p in made)
