"""Sums as ledgers write them: 1 234,56 · 1.234,56 · 1'234.56 · (1,234.56) · 1234.56- · −5 ₽."""

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

CURRENCIES = (
    "₽|€|\\$|руб\\.?|р\\.|rub|rur|eur|usd|huf|ft\\.?|ron|lei|leu"  # signs and codes, not words of a language
)
_MINUS = "-\u2212\u2013"
_MONEY = rf" ?(?:{CURRENCIES})? ?"
_WRAPPED = re.compile(
    rf"{_MONEY}(?P<open>\()?(?P<front>[{_MINUS}])?{_MONEY}(?P<minus>[{_MINUS}])?"
    rf"(?P<core>[0-9][0-9.,'’ ]*?)"
    rf" ?(?P<back>[{_MINUS}])?{_MONEY}(?P<close>\))?{_MONEY}\Z",
    re.IGNORECASE,
)
"""A sum with its sign and currency, every kind of space being one plain space."""
_USUAL = re.compile(
    "(-?[0-9]{1,15})((?:([ \u00a0\u202f.,])[0-9]{3}(?:\\3[0-9]{3}){0,3})?)([.,])([0-9]{1,2})\\Z", re.ASCII
)
"""The commonest way, which is read without further questions: one kind of thousands, then cents."""
_GROUPED = re.compile(r"[0-9]{1,3}(?P<sign>[.,'’ ])[0-9]{3}(?:(?P=sign)[0-9]{3})*\Z")
_PLAIN = re.compile(r"[0-9]+\Z")
_AMBIGUOUS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}\Z")
"""One sign before three digits: thousands, or three decimals."""
MAX_WHOLE_DIGITS = 15
"""More is no sum of money but a number of something else."""
_MAX_DECIMALS = 6
_LONGEST = 100


def read_amount(text: str, decimal: str | None) -> Decimal | None:
    """The sum a cell holds, or None if it holds none.

    `decimal` is the sign before decimals in this column; without it one sign before three digits
    parts thousands, as money has two decimals.
    """
    usual = _USUAL.match(text)
    if usual is not None:
        front, groups, sign, point, cents = usual.groups()
        if sign is None:
            return Decimal(f"{front}.{cents}")
        if sign != point and len(front.lstrip("-")) <= len("999"):
            return Decimal(f"{front}{groups.replace(sign, '')}.{cents}")
    wrapped = _wrapped(text)
    if wrapped is None or (wrapped["open"] is None) != (wrapped["close"] is None):
        return None
    minuses = sum(wrapped[name] is not None for name in ("open", "front", "minus", "back"))
    if minuses > 1:
        return None
    value = _magnitude(wrapped["core"].strip(), decimal)
    return -value if value is not None and minuses else value


def _wrapped(text: str) -> re.Match[str] | None:
    if len(text) > _LONGEST:
        return None
    return _WRAPPED.match(" ".join(text.split()).removeprefix("'"))


def _magnitude(core: str, decimal: str | None) -> Decimal | None:
    sign = decimal if _AMBIGUOUS.match(core) else _own_sign(core)
    whole, _, decimals = core.rpartition(sign) if sign and sign in core else (core, "", "")
    if decimals and not _PLAIN.match(decimals):
        return None
    grouped = _GROUPED.match(whole)
    if not _PLAIN.match(whole) and (grouped is None or grouped["sign"] == sign):
        return None
    digits = re.sub(r"[^0-9]", "", whole)
    if len(digits.lstrip("0")) > MAX_WHOLE_DIGITS or len(decimals) > _MAX_DECIMALS:
        return None
    return Decimal(f"{digits}.{decimals}" if decimals else digits)


def _own_sign(core: str) -> str | None:
    """The sign before the decimals, as the number itself shows: the last one, if it stands once."""
    last = max(core.rfind("."), core.rfind(","))
    if last < 0 or core.count(core[last]) > 1:
        return None
    return core[last]


def decimal_sign(samples: Iterable[str]) -> tuple[str | None, str | None]:
    """The sign before decimals that a column's values show, and a value that it had to settle, if any."""
    shown: Counter[str] = Counter()
    settled = None
    for sample in samples:
        wrapped = _wrapped(sample)
        core = wrapped["core"].strip() if wrapped else ""
        if _AMBIGUOUS.match(core):
            settled = settled or core
        elif sign := _own_sign(core):
            shown[sign] += 1
        elif parting := next((sign for sign in ".," if core.count(sign) > 1), None):
            shown["," if parting == "." else "."] += 1
    best = shown.most_common(1)
    return (best[0][0] if best else None), settled
