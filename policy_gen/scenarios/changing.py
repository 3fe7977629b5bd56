"""A profile with some values changed for one scenario, by dotted path: `receivables.negotiation_days`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from policy_gen.problems import Span
from policy_gen.profile.model import Profile
from policy_gen.profile.references import reference_problems
from policy_gen.profile.tree import Entry, Node, Scalar, Sequence
from policy_gen.profile.tree import Mapping as Tree

NOWHERE = Span(Path(), 1, 1, 1, 1)


class ChangeRefusedError(Exception):
    """A change the profile does not allow: no such path, or no such value."""

    def __init__(self, part: str = "", known: tuple[str, ...] | None = None) -> None:
        super().__init__(part)
        self.part = part
        """The part of the path that leads nowhere."""
        self.known = known
        """What could stand there instead; None where the path is right and the value is refused."""


def changed(profile: Profile, changes: Mapping[str, Any]) -> Profile:
    """The profile with each path's value replaced. Raises ChangeRefusedError if one cannot be."""
    data = profile.model_dump(by_alias=True)
    for path, value in changes.items():
        _replace(data, path.split("."), value)
    try:
        found = Profile.model_validate(data)
    except ValidationError:
        raise ChangeRefusedError from None
    if _names_what_is_not_there(found):
        raise ChangeRefusedError
    return found


def _names_what_is_not_there(profile: Profile) -> bool:
    """Whether a role, a region or a field is named that the profile does not have."""
    root = _located(profile.model_dump(mode="json", by_alias=True))
    assert isinstance(root, Tree)
    return bool(reference_problems(root, Path(f"{profile.company.id}.yaml"), frozenset()))


def _located(data: Any) -> Node:
    """Plain data as a tree of the reader; its places mean nothing."""
    if isinstance(data, dict):
        return Tree({key: Entry(NOWHERE, _located(value)) for key, value in data.items()}, NOWHERE)
    if isinstance(data, list):
        return Sequence(tuple(map(_located, data)), NOWHERE)
    return Scalar(data, str(data), NOWHERE)


def _replace(data: dict[str, Any], path: list[str], value: Any) -> None:
    """Follows keys of sections and ids of the items of lists; the last part is a key."""
    here: Any = data
    for part in path[:-1]:
        below = _below(here)
        if part not in below:
            raise ChangeRefusedError(part, tuple(below))
        here = below[part]
    if not isinstance(here, dict) or path[-1] not in here:
        raise ChangeRefusedError(path[-1], tuple(_below(here)))
    here[path[-1]] = value


def _below(here: Any) -> dict[str, Any]:
    """What can be named below a place: keys of a section, ids of items, nothing below a single value."""
    if isinstance(here, dict):
        return {str(key): value for key, value in here.items()}
    if isinstance(here, list | tuple):
        return {str(item["id"]): item for item in here if isinstance(item, dict) and "id" in item}
    return {}
