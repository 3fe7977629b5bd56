"""A profile as single values by path, for whatever compares or records them.

Items of a list are named by their `id`, or by their index from 0; a text has a value in each language.
"""

from collections.abc import Iterator
from datetime import time
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from policy_gen.profile.fields import Kind, follow, model_fields, shape
from policy_gen.profile.model import Profile

Leaf = str | int | bool | None


def leaves(profile: Profile) -> dict[str, Leaf]:
    """Every value by its path, in the order of the model; days and sums as YAML writes them."""
    return dict(_below(profile, ""))


def _below(value: Any, path: str) -> Iterator[tuple[str, Leaf]]:
    match value:
        case BaseModel():
            for key in model_fields(type(value)):
                attribute = key if key in type(value).model_fields else f"{key}_"
                yield from _below(getattr(value, attribute), _join(path, key))
        case dict():
            for key, item in value.items():
                yield from _below(item, _join(path, str(key)))
        case tuple():
            for index, item in enumerate(value):
                yield from _below(item, _join(path, str(getattr(item, "id", index))))
        case _:
            yield path, plain_leaf(value)


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def plain_leaf(value: Any) -> Leaf:
    """A value as JSON holds it."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def is_text(path: str) -> bool:
    """Whether the model has words by language at a path."""
    found, _ = follow(tuple(path.split(".")))
    return found is not None and found.kind in (Kind.TEXT, Kind.TITLE)


def holds_entries(path: str) -> bool:
    """Whether the model has a list or map of sections at a path."""
    found, _ = follow(tuple(path.split(".")))
    listed = found is not None and found.kind in (Kind.LIST, Kind.MAP)
    return listed and found is not None and shape(found.inner).model is not None


def parameter_path(path: str) -> str:
    """The path a person knows a value by: a text without its language, a list of words without the index."""
    parts = tuple(path.split("."))
    for end in range(1, len(parts)):
        if is_text(".".join(parts[:end])):
            return ".".join(parts[:end])
    above, _ = follow(parts[:-1])
    is_word_of_list = above is not None and above.kind is Kind.LIST and shape(above.inner).model is None
    return ".".join(parts[:-1]) if is_word_of_list else path
