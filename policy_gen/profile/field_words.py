"""What is said about a faulty field: one function for each kind of fault."""

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel, StringConstraints

from policy_gen.problems import Problem, Span
from policy_gen.profile.cutting import CutShort
from policy_gen.profile.fields import ROOT, Kind, about, follow, model_fields, nullable, shape
from policy_gen.profile.nearest import closest
from policy_gen.profile.odd_signs import odd_sign, told
from policy_gen.profile.resolver import resolve
from policy_gen.profile.tree import Mapping, Node, Path, Scalar, Sequence, dotted
from policy_gen.profile.wording import problem

IDENTIFIER = r"^[a-z][a-z0-9_-]*$"
PATTERNS = {
    IDENTIFIER: "identifier",
    r"^\+?[0-9][0-9 ()./-]{2,24}$": "phone",
    r"^[^@\s<>(),;]+@[^@\s<>(),;]+\.[^@\s<>(),;]+$": "email",
    r"^#[0-9a-fA-F]{6}$": "colour",
    r"^[A-Z]{3}$": "currency",
    r"^\d+\.\d+\.\d+$": "version",
    r"^\S+$": "code",
}
"""Wording variants of `bad-form` by the pattern that was not met."""
CHOICE = re.compile(r"^\^\(([a-z_|]+)\)\$$")
"""A pattern that is a closed list of words."""
_KINDS: dict[str, tuple[type, ...]] = {"integer": (int,), "amount": (int, Decimal), "date": (date,)}
_BEGINS = {
    "list": re.compile(r"\["),
    "section": re.compile(r"\{"),
    "time": re.compile(r"[0-9]{1,2}:[0-9]{2}\Z"),
    "flag": re.compile(r"(true|false)\Z"),
}
_HUGE = re.compile(r"[0-9]{19,}(\.[0-9]*)?\Z")


def missing(path: Path, key: str, place: Span) -> Problem:
    """A key that must be there is not."""
    section = dotted(path)
    single = (below := follow((*path, key))[0]) is not None and below.kind is Kind.VALUE
    variant = "" if section else "line" if single else "top"
    return problem("missing-field", place, variant, key=key, section=section, about=about((*path, key)))


def unknown_key(path: Path, place: Span) -> Problem:
    """A key the model does not know: a slip, or one that belongs elsewhere."""
    key, section, known = str(path[-1]), dotted(path[:-1]), _keys(path[:-1])
    top = "" if section else "_top"
    twin = odd_sign(key, {*known, *_homes()}.__contains__)
    if twin:
        return told(twin, place)
    near = closest(key, known)
    if near:
        return problem("unknown-key", place, f"near{top}", key=key, section=section, near=near)
    home = _homes().get(key)
    if home:
        return problem("unknown-key", place, f"elsewhere{top}", key=key, section=section, home=home)
    variant = "outermost" if home == "" else top.removeprefix("_")
    return problem("unknown-key", place, variant, key=key, section=section, known=", ".join(known))


def meant_by(path: Path) -> Path | None:
    """The field that was probably meant by an unknown key: one spelt alike, or its namesake elsewhere."""
    key, known = str(path[-1]), _keys(path[:-1])
    twin = odd_sign(key, {*known, *_homes()}.__contains__)
    key = twin.wanted if twin else key
    near = closest(key, known)
    if near:
        return (*path[:-1], near)
    home = _homes().get(key)
    return (*home.split("."), key) if home else (key,) if home == "" else None


def _keys(section: Path) -> list[str]:
    here = follow(section)[0]
    return list(model_fields(here.model)) if here and here.model else []


def unknown_value(node: Node, allowed: list[str], path: Path, place: Span) -> Problem:
    """A value outside a closed list."""
    if isinstance(node, Scalar):
        return unknown_choice(node.text, allowed, path, place)
    return wrong_type(node, "text", path, place)


def unknown_choice(found: str, allowed: list[str], path: Path, place: Span) -> Problem:
    """A word outside a closed list, as a value or as a key."""
    twin = odd_sign(found, allowed.__contains__)
    if twin:
        return told(twin, place)
    near = closest(found, allowed)
    words = ", ".join(allowed)
    same = "quote" if found in allowed else "near" if near else ""
    return problem(
        "unknown-value",
        place,
        same,
        path=dotted(path),
        found=found,
        allowed=words,
        near=near or "",
        about=about(path),
    )


def out_of_range(node: Node, path: Path, place: Span) -> Problem:
    """A number outside its limits; both limits are named."""
    facts = _facts(path)
    low = next((fact.ge for fact in facts if isinstance(fact, Ge)), None)
    high = next((fact.le for fact in facts if isinstance(fact, Le)), None)
    open_end = "large" if _HUGE.match(_text(node)) else "low"
    variant = open_end if high is None else "high" if low is None else ""
    return problem(
        "out-of-range",
        place,
        variant,
        path=dotted(path),
        found=_text(node),
        low=low,
        high=high,
        about=about(path),
    )


def wrong_count(node: Node, path: Path, place: Span) -> Problem:
    """A list with too few or too many entries."""
    facts = _facts(path)
    low = next((fact.min_length for fact in facts if isinstance(fact, MinLen)), None)
    high = next((fact.max_length for fact in facts if isinstance(fact, MaxLen)), None)
    variant = "low" if high is None else "high" if low is None else "exact" if low == high else ""
    count = len(node.items) if isinstance(node, Sequence) else 0
    return problem(
        "wrong-count", place, variant, path=dotted(path), found=count, low=low, high=high, about=about(path)
    )


def _facts(path: Path) -> tuple[Any, ...]:
    """The limits the model sets for the value at `path`."""
    here = follow(path)[0]
    return here.metadata if here is not None else ()


def bad_form(node: Node, pattern: str, path: Path, place: Span) -> Problem:
    """A text that does not look like what it should be; `pattern` is the one it did not meet."""
    twin = odd_sign(_text(node), lambda text: re.search(pattern, text) is not None)
    if twin:
        return told(twin, place)
    variant = PATTERNS.get(pattern, "")
    return problem("bad-form", place, variant, path=dotted(path), found=_text(node), about=about(path))


def wrong_type(node: Node, variant: str, path: Path, place: Span) -> Problem:
    """A value of another kind than the one that belongs here, `variant`."""
    if isinstance(node, Scalar):
        if variant == "text":
            return _not_text(node, path, place)
        if variant in ("integer", "amount") and _HUGE.match(node.text):
            return out_of_range(node, path, place)
        twin = odd_sign(node.text, lambda text: _is(variant, text))
        if twin:
            return told(twin, place)
        if variant in ("integer", "amount") and nullable(path):
            variant = "credit_limit" if path[-1] == "credit_limit" else f"{variant}_null"
    if variant == "list" and isinstance(node, Mapping):
        variant = "list_section"
    known = ", ".join(_keys(path)) if variant == "section" else ""
    return problem(
        "wrong-type", place, variant, path=dotted(path), found=_text(node), about=about(path), known=known
    )


def _is(variant: str, text: str) -> bool:
    """Whether `text` would be a value of the kind that belongs here, or the beginning of one."""
    if variant in _BEGINS:
        return bool(_BEGINS[variant].match(text))
    try:
        return isinstance(resolve(text), _KINDS.get(variant, ()))
    except ValueError:
        return False


def _not_text(node: Scalar, path: Path, place: Span) -> Problem:
    """A number, a date or a flag where a text belongs; quotation marks help only if its form is right."""
    pattern = next((one.pattern for one in _facts(path) if isinstance(one, StringConstraints)), None)
    words = CHOICE.match(str(pattern))
    if words:
        return unknown_choice(node.text, words.group(1).split("|"), path, place)
    if pattern is not None and not re.search(pattern, node.text):
        return bad_form(node, str(pattern), path, place)
    variant = "comment" if isinstance(node, CutShort) else "quote"
    return problem("wrong-type", place, variant, path=dotted(path), found=node.text, about=about(path))


def thousands(node: Scalar, path: Path, place: Span) -> Problem:
    """An amount whose point was meant to part the thousands: 15.000 is fifteen."""
    value = f"{node.value:f}".rstrip("0").rstrip(".")
    whole = int(node.text.replace(".", ""))
    return problem(
        "bad-form",
        place,
        "thousands",
        path=dotted(path),
        found=node.text,
        value=value,
        whole=whole,
        about=about(path),
    )


def empty(path: Path, place: Span, variant: str) -> Problem:
    """Nothing where a value belongs; variant `preset`: the line may go."""
    return problem("empty-value", place, variant, path=dotted(path), about=about(path))


def _text(node: Node) -> str:
    match node:
        case Scalar():
            return node.text
        case Mapping():
            return "{…}"
        case _:
            return "[…]"


@cache
def _homes() -> dict[str, str]:
    """The first section that has a key, for keys written at the wrong level; empty: the profile itself."""
    homes: dict[str, str] = {}
    queue: list[tuple[str, type[BaseModel]]] = [("", ROOT.model)] if ROOT.model else []
    while queue:
        path, model = queue.pop(0)
        for key, info in model_fields(model).items():
            homes.setdefault(key, path)
            below = shape(info.annotation, info.metadata)
            inner = shape(below.inner) if below.kind in (Kind.LIST, Kind.MAP) else below
            if inner.model is not None:
                queue.append((f"{path}.{key}".strip("."), inner.model))
    return homes
