"""What a decision consists of besides its ids: remarks that say why, and duties that say what to do.

Rules give keys and values; a language makes sentences of them (`policy/telling.py`).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Value = str | int | Decimal | date
"""A role id, a word's key, a count, a sum or a day; the sentence says which."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence to be said: its key among the words of its kind, and the values it names."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()


def remark(key: str, **values: Value) -> Remark:
    """A remark with named values."""
    return Remark(key, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Duty:
    """What somebody does: a sentence of the words `duty`, whose it is, and by when."""

    what: Remark
    owner: str
    """A role id."""
    clause: str
    """The clause that demands it."""
    by: date | None = None
    """The last day for it; None where an event decides."""
    script: str | None = None
    """The words to say, by script id."""
    form: str | None = None
    """The annex to use, by clause id."""
