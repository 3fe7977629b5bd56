"""One debt as the rules see it: what is owed since when, and what has happened to it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class EventKind(StrEnum):
    """What may happen to a debt (brief 2.5, settled 26)."""

    PROMISE = "promise"
    PROMISE_BROKEN = "promise_broken"
    DISPUTE_OPENED = "dispute_opened"
    DISPUTE_CLOSED = "dispute_closed"
    SCHEDULE_SIGNED = "schedule_signed"
    INSTALMENT_PAID = "instalment_paid"
    INSTALMENT_MISSED = "instalment_missed"
    PART_PAID = "part_paid"
    PAID = "paid"
    CLAIM_SENT = "claim_sent"
    CLAIM_RECEIVED = "claim_received"
    PRIVILEGED_UNTIL = "privileged_until"
    INSOLVENCY = "insolvency"
    BAD_FAITH = "bad_faith"
    CLAIM_FILED = "claim_filed"
    WRITTEN_OFF = "written_off"
    HOLD_RELEASED = "hold_released"
    ACCEPTED = "accepted"


DATED_EVENTS = frozenset({EventKind.PROMISE, EventKind.SCHEDULE_SIGNED})
"""Their value is a day: the promised one, the first instalment's."""

SUM_EVENTS = frozenset({EventKind.DISPUTE_OPENED, EventKind.INSTALMENT_PAID, EventKind.PART_PAID})
"""Their value is a sum: disputed, paid."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day; for `privileged_until` the day is the last tolerated one."""

    kind: EventKind
    on: date
    until: date | None = None
    """The day a `DATED_EVENTS` event names."""
    amount: Decimal | None = None
    """The sum a `SUM_EVENTS` event names."""


@dataclass(frozen=True, slots=True)
class OverdueCase:
    """A debt of one client: an invoice, or its oldest invoice with the sum of all."""

    segment: str
    """Id of the client's segment."""
    due: date
    """The due date as agreed, before it rolls to a business day."""
    amount: Decimal | None = None
    """The client's whole overdue debt, which decides the amount band (REC-540); None: not known."""
    exposure: Decimal | None = None
    """What counts towards the credit limit (REC-130); the amount where it is None."""
    delivered: date | None = None
    """When the goods or the work were handed over."""
    events: tuple[Event, ...] = ()
    """In any order."""
