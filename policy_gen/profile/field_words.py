"""What is said about a faulty field: one function for each kind of fault."""

import difflib
from functools import cache
from typing import Any

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel

from policy_gen.problems import Problem, Span
from policy_gen.profile.fields import ROOT, Kind, about, follow, model_fields, shape
from policy_gen.profile.tree import Mapping, Node, Path, Scalar, Sequence, dotted
from policy_gen.profile.wording import problem

PATTERNS = {
    r"^[a-z][a-z0-9_-]*$": "identifier",
    r"^\+?[0-9][0-9 ()./-]{2,24}$": "phone",
    r"^[^@\s]+@[^@\s]+\.[^@\s]+$": "email",
    r"^#[0-9a-fA-F]{6}$": "colour",
    r"^[A-Z]{3}$": "currency",
    r"^\d+\.\d+\.\d+$": "version",
    r"^\S+$": "code",
}
"""Wording variants of `bad-form` by the pattern that was not met."""


def missing(path: Path, key: str, place: Span) -> Problem:
    """A key that must be there is not."""
    section = dotted(path)
    variant = "" if section else "top"
    return problem("missing-field", place, variant, key=key, section=section, about=about((*path, key)))


def unknown_key(path: Path, place: Span) -> Problem:
    """A key the model does not know: a slip, or one that belongs elsewhere."""
    key, parent = str(path[-1]), follow(path[:-1])[0]
    known = list(model_fields(parent.model)) if parent and parent.model else []
    near = closest(key, known)
    section = dotted(path[:-1])
    if near:
        return problem("unknown-key", place, "near", key=key, section=section, near=near)
    elsewhere = _homes().get(key)
    if elsewhere is not None:
        return problem("unknown-key", place, "elsewhere", key=key, section=section, home=elsewhere)
    return problem("unknown-key", place, key=key, section=section, known=", ".join(known))


def unknown_value(node: Node, allowed: list[str], path: Path, place: Span) -> Problem:
    """A value outside a closed list."""
    if isinstance(node, Scalar):
        return unknown_choice(node.text, allowed, path, place)
    return wrong_type(node, "text", path, place)


def unknown_choice(found: str, allowed: list[str], path: Path, place: Span) -> Problem:
    """A word outside a closed list, as a value or as a key."""
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
    variant = "low" if high is None else "high" if low is None else ""
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
    variant = PATTERNS.get(pattern, "")
    return problem("bad-form", place, variant, path=dotted(path), found=_text(node), about=about(path))


def wrong_type(node: Node, variant: str, path: Path, place: Span) -> Problem:
    """A value of another kind than the one that belongs here, `variant`."""
    if variant == "text" and isinstance(node, Scalar):
        variant = "quote"
    return problem("wrong-type", place, variant, path=dotted(path), found=_text(node), about=about(path))


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


def closest(word: str, known: list[str]) -> str | None:
    """The known word the user probably meant."""
    found = difflib.get_close_matches(word[:60].lower(), known, n=1, cutoff=0.65)
    return found[0] if found else None


@cache
def _homes() -> dict[str, str]:
    """The first section that has a key, for keys written at the wrong level."""
    homes: dict[str, str] = {}
    queue: list[tuple[str, type[BaseModel]]] = [("", ROOT.model)] if ROOT.model else []
    while queue:
        path, model = queue.pop(0)
        for key, info in model_fields(model).items():
            homes.setdefault(key, path or "—")
            below = shape(info.annotation, info.metadata)
            inner = shape(below.inner) if below.kind in (Kind.LIST, Kind.MAP) else below
            if inner.model is not None:
                queue.append((f"{path}.{key}".strip("."), inner.model))
    return homes
