"""Whole answers of the rules as lines of text, every value in them: what the golden files hold."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum

from pydantic import BaseModel

from policy_gen.profile.credit import Segment
from policy_gen.profile.referral import Partner
from policy_gen.profile.sourced import Sourced
from policy_gen.rules.reasoning import Duty, Remark


def written(answer: object) -> Iterator[str]:
    """The fields of an answer, one a line; lists of more than ids one entry a line."""
    assert is_dataclass(answer)
    for field in fields(answer):
        value = getattr(answer, field.name)
        if isinstance(value, tuple) and any(is_dataclass(entry) for entry in value):
            yield f"{field.name}:"
            yield from (f"  {plain(entry)}" for entry in value)
        elif value not in ((), None, frozenset()):
            yield f"{field.name}: {plain(value)}"


def plain(value: object) -> str:
    """A value on one line, what is empty left out."""
    match value:
        case Remark():
            return value.key + _list(f"{name}={plain(part)}" for name, part in value.values)
        case Duty():
            about = [("by", value.by), ("script", value.script), ("form", value.form)]
            parts = (f"{name} {part}" for name, part in about if part)
            return ", ".join((f"{value.owner}: {plain(value.what)}", f"{value.clause}", *parts))
        case Sourced():
            origin = ", ".join(sorted(value.sources))
            return plain(value.value) + (f" from {origin}" if origin else "")
        case Partner() | Segment():
            return value.id
        case BaseModel():
            return _list(f"{name}={plain(part)}" for name, part in value if part is not None)
        case StrEnum():
            return value.value
        case tuple() | frozenset():
            ordered = sorted(value) if isinstance(value, frozenset) else value
            return ", ".join(map(plain, ordered)) or "-"
        case dict():
            return _list(f"{plain(key)}={plain(part)}" for key, part in value.items())
        case _ if is_dataclass(value):
            named = ((field.name, getattr(value, field.name)) for field in fields(value))
            return _list(f"{name}={plain(part)}" for name, part in named if part not in ((), None))
    return str(value)


def _list(parts: Iterator[str]) -> str:
    joined = "; ".join(parts)
    return f"({joined})" if joined else ""
