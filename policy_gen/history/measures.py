"""Makes values of a profile comparable: numbers, sums, times of day, and what null means beside them."""

from datetime import time
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from policy_gen.history.amendments import Value


class Empty(StrEnum):
    """What null means where a profile may leave a value out."""

    NO_LIMIT = "no_limit"
    NOT_REQUIRED = "not_required"
    NOT_SHORTENED = "not_shortened"
    NO_CREDIT = "no_credit"
    ANY = "any"
    NOT_COUNTED = "not_counted"
    COMPANY = "company"
    """The company's own value holds."""
    LAW = "law"
    """What the law sets holds."""
    ABSENT = "absent"


_ABOVE_ALL = (Empty.NO_LIMIT, Empty.NOT_REQUIRED, Empty.NOT_SHORTENED)
_NOTHING = (Empty.NO_CREDIT, Empty.ANY, Empty.NOT_COUNTED)


def measure(value: Value | time, empty: Empty = Empty.ABSENT) -> Decimal | None:
    """A number, a sum or a time of day as a number; None for what cannot be compared."""
    match value:
        case None:
            return Decimal("Infinity") if empty in _ABOVE_ALL else Decimal(0) if empty in _NOTHING else None
        case bool() | int() | Decimal():
            return Decimal(value)
        case time():
            return Decimal(value.hour * 60 + value.minute)
        case str():
            return _read(value)
    return None


def clock(value: Value | time) -> time | None:
    """A time of day, also one that a profile gives as text."""
    if isinstance(value, time):
        return value
    try:
        return time.fromisoformat(value) if isinstance(value, str) and ":" in value else None
    except ValueError:
        return None


def _read(text: str) -> Decimal | None:
    """A number or a time of day that stands as text."""
    spoken = clock(text)
    if spoken is not None:
        return measure(spoken)
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
