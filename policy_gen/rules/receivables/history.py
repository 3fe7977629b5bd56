"""What has happened to a debt up to a day, sorted out of its events (settled 25, 26)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from policy_gen.rules.receivables.case import Event, EventKind, OverdueCase

PAYMENTS = frozenset({EventKind.PART_PAID, EventKind.INSTALMENT_PAID})
ENDINGS = frozenset({EventKind.PAID, EventKind.WRITTEN_OFF})


@dataclass(frozen=True, slots=True)
class History:
    """The events that count on a day, oldest first."""

    as_of: date
    events: tuple[Event, ...]
    tolerated_until: date | None
    """Last day named by a decision on a privileged client; it counts although it lies ahead."""
    _by_kind: dict[EventKind, tuple[Event, ...]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        found: dict[EventKind, tuple[Event, ...]] = {}
        for event in self.events:
            found[event.kind] = (*found.get(event.kind, ()), event)
        object.__setattr__(self, "_by_kind", found)

    def has(self, *kinds: EventKind) -> bool:
        """Whether an event of one of these kinds counts."""
        return any(kind in self._by_kind for kind in kinds)

    def all(self, kind: EventKind) -> tuple[Event, ...]:
        return self._by_kind.get(kind, ())

    def last(self, kind: EventKind) -> Event | None:
        found = self._by_kind.get(kind)
        return found[-1] if found else None

    def first(self, kind: EventKind, since: date | None = None) -> Event | None:
        """The earliest event of a kind, not before `since`."""
        found = self._by_kind.get(kind)
        if not found or since is None:
            return found[0] if found else None
        return next((event for event in found if event.on >= since), None)


def history(case: OverdueCase, as_of: date) -> History:
    """The events of a case up to `as_of`; later ones are ignored, tolerated delays excepted."""
    if not case.events:
        return History(as_of, (), None)
    tolerated = [event.on for event in case.events if event.kind == EventKind.PRIVILEGED_UNTIL]
    past = [e for e in case.events if e.on <= as_of and e.kind != EventKind.PRIVILEGED_UNTIL]
    return History(as_of, tuple(sorted(past, key=_order)), max(tolerated, default=None))


def _order(event: Event) -> tuple[date, str, str, str]:
    """By day; the order within a day only is always the same."""
    return event.on, event.kind, str(event.until), str(event.amount)


def outstanding(case: OverdueCase, past: History, closed: Event | None) -> Decimal | None:
    """What is left of the debt after payments; None where its amount is not known."""
    if case.amount is None:
        return None
    if closed is not None and closed.kind != EventKind.WRITTEN_OFF:
        return Decimal(0)
    return left_on(case, past, past.as_of)


def left_on(case: OverdueCase, past: History, day: date) -> Decimal:
    """What was left of a debt of known amount at the end of a day."""
    assert case.amount is not None
    return case.amount - sum(amount for event, amount in _payments(past) if event.on <= day)


def _payments(past: History) -> Iterator[tuple[Event, Decimal]]:
    """The payments of a part, oldest first, with their sums."""
    for event in past.events:
        if event.kind in PAYMENTS and event.amount is not None:
            yield event, event.amount


def closed_on(case: OverdueCase, past: History) -> Event | None:
    """The event that closed the debt: paid, written off, or the part payment that covered it."""
    ending = next((event for event in past.events if event.kind in ENDINGS), None)
    if ending is not None or case.amount is None:
        return ending
    left = case.amount
    for event, amount in _payments(past):
        left -= amount
        if left <= 0 and case.amount > 0:
            return event
    return None
