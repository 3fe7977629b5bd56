"""Values of a profile by dotted paths, as the rules of the law packs name them."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from policy_gen.profile.model import Profile
from policy_gen.rules.receivables.ladder import smallest_suit

EVERY = "*"
SMALLEST_SUIT = "receivables.court.smallest_suit"
"""A value no profile writes: the smallest debt that its sums and bands send to court."""
Found = tuple[str, tuple[str, ...], Any]
"""A path without stars, the items that stand for them, and the value."""


def values_at(profile: Profile, path: str) -> Iterator[Found]:
    """The values at a dotted path of the profile; a star goes through a list or a map.

    KeyError: the model has no such path.
    """
    if path == SMALLEST_SUIT:
        yield path, (), smallest_suit(profile).value
        return
    yield from _under(profile, path.split("."), (), ())


def _under(held: Any, parts: list[str], path: tuple[str, ...], items: tuple[str, ...]) -> Iterator[Found]:
    if not parts:
        yield ".".join(path), items, held
    elif parts[0] == EVERY:
        for name, child in _children(held):
            yield from _under(child, parts[1:], (*path, name), (*items, name))
    elif isinstance(held, BaseModel):
        if parts[0] not in type(held).model_fields:
            raise KeyError(".".join((*path, *parts)))
        yield from _under(getattr(held, parts[0]), parts[1:], (*path, parts[0]), items)
    elif held is not None:
        yield from _under(dict(_children(held))[parts[0]], parts[1:], (*path, parts[0]), items)


def _children(held: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(held, dict):
        yield from held.items()
        return
    for index, item in enumerate(held):
        yield str(getattr(item, "id", index)), item
