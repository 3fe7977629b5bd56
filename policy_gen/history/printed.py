"""Prints one value of a changed parameter in words of a language (language canon 6)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from policy_gen.history.amendments import Value
from policy_gen.history.measures import Empty, clock, measure
from policy_gen.history.parameters import Parameter
from policy_gen.history.reaching import reached
from policy_gen.history.side import Side
from policy_gen.languages.phones import dictated
from policy_gen.profile.model import Profile

_SECTIONS = {"unit": "units", "segment": "segments", "field": "fields", "region": "regions"}


COMPANY_WIDE = MappingProxyType({"segments.*.negotiation_days": "receivables.negotiation_days"})
"""Where the value of the whole company stands that holds for an entry without one of its own."""


def own_or_company(profile: Profile | None, asked: Parameter, value: Value) -> Value:
    """A value, or that of the whole company where the entry has none."""
    wide = COMPANY_WIDE.get(asked.pattern)
    found: Value = reached(profile, wide) if wide is not None and value is None else value
    return found


def empty(side: Side, asked: Parameter, when: str = "") -> str:
    """What null means; of a value that is simply not there, whether it went or had not yet come."""
    said = side.words.told
    wide = own_or_company(side.profile, asked, None)
    if wide is not None:
        return said["company_with"].format(value=printed(side, asked, wide))
    return said.get(f"{asked.empty}{when}", said[asked.empty])


def printed(side: Side, asked: Parameter, value: Value, when: str = "") -> str:
    """A value as people say it; what null means, where it is null."""
    if value is None:
        return empty(side, asked, when)
    if value == ():
        return side.words.told["nothing"]
    if isinstance(value, tuple):
        return side.words.grammar.and_list([printed(side, asked, one) for one in value])
    if isinstance(value, bool):
        return side.words.told["flag_on" if value else "flag_off"]
    if asked.zero is not None and _number(value) == 0:
        return side.words.told[asked.zero]
    if isinstance(value, date):
        return side.words.grammar.date(value)
    return _PRINTING.get(asked.kind, _closed_or_counted)(side, asked, value)


def counted(side: Side, asked: Parameter, value: Value) -> str | None:
    """The bare number of a value that a noun follows; None for any other value."""
    if isinstance(value, bool | tuple) or value is None or not _has_noun(side, asked):
        return None
    number = _number(value)
    if number is None or (number == 0 and asked.zero is not None):
        return None
    return side.words.grammar.number(number)


def _number(value: Value) -> int | Decimal | None:
    found = measure(value)
    return int(found) if found is not None and found == int(found) else found


def _has_noun(side: Side, asked: Parameter) -> bool:
    return asked.kind in side.words.grammar.data["units"]


def _closed_or_counted(side: Side, asked: Parameter, value: Value) -> str:
    if asked.category is not None:
        return side.word(asked.category, str(value))
    number = _number(value)
    if number is None:
        return _named(side, str(value))
    if isinstance(number, int) and _has_noun(side, asked):
        return side.words.grammar.count(number, asked.kind)
    return side.words.grammar.number(number)


def _named(side: Side, value: str) -> str:
    """A value that is no number where numbers stand: `pack` is what the law sets."""
    return side.words.told[Empty.LAW] if value == "pack" else value


def _money(side: Side, _: Parameter, value: Value) -> str:
    number = _number(value)
    return str(value) if number is None else side.money(number)


def _percent(side: Side, _: Parameter, value: Value) -> str:
    number = _number(value)
    return str(value) if number is None else side.words.grammar.percent(number)


def _time(side: Side, _: Parameter, value: Value) -> str:
    spoken = clock(value)
    return str(value) if spoken is None else side.words.grammar.clock(spoken)


def _role(side: Side, _: Parameter, value: Value) -> str:
    return side.role(str(value))


def _entry(side: Side, asked: Parameter, value: Value) -> str:
    return side.name(_SECTIONS[asked.kind], str(value))


def _date(side: Side, _: Parameter, value: Value) -> str:
    """A day that a record holds as text."""
    try:
        return side.words.grammar.date(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def _as_it_stands(_: Side, __: Parameter, value: Value) -> str:
    return str(value)


def _phone(_: Side, __: Parameter, value: Value) -> str:
    return dictated(str(value))


_PRINTING: dict[str, Callable[[Side, Parameter, Value], str]] = {
    "money": _money,
    "percent": _percent,
    "time": _time,
    "date": _date,
    "role": _role,
    **dict.fromkeys(_SECTIONS, _entry),
    "line": _as_it_stands,
    "code": _as_it_stands,
    "phone": _phone,
}
