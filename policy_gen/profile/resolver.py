"""What an unquoted YAML value means: a closed and strict list; all else stays text."""

import re
from datetime import date
from decimal import Decimal

from policy_gen.profile.tree import ScalarValue

_WORDS: dict[str, ScalarValue] = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def resolve(text: str) -> ScalarValue:
    """The value of an unquoted scalar.

    `NO`, `on`, `yes`, `012`, `1:30` and `10:00` stay text. Raises ValueError for a date
    that the calendar does not have.
    """
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.match(text):
        return int(text)
    if _DECIMAL.match(text):
        return Decimal(text)
    if _DATE.match(text):
        return date.fromisoformat(text)
    return text
