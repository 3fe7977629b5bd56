"""A profile with some of its values changed, by path."""

from typing import Any, TypeVar

from pydantic import BaseModel

from policy_gen.profile.model import Profile

M = TypeVar("M", bound=BaseModel)


def varied(profile: Profile, changes: dict[str, Any]) -> Profile:
    """`profile` with the value at each dotted path replaced, as in `{"legal.lawyers": "external"}`."""
    for path, value in changes.items():
        profile = _replaced(profile, path, value)
    return profile


def _replaced(model: M, path: str, value: Any) -> M:
    name, _, rest = path.partition(".")
    held = getattr(model, name)
    if not rest:
        new = value
    elif isinstance(held, dict):
        key, _, rest = rest.partition(".")
        new = held | {key: _replaced(held[key], rest, value)}
    else:
        new = _replaced(held, rest, value)
    return model.model_copy(update={name: new})
