"""A profile with some values changed for one scenario, by dotted path: `receivables.negotiation_days`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from policy_gen.problems import Problem, Span
from policy_gen.profile.model import Profile
from policy_gen.profile.origins import Origins
from policy_gen.profile.references import reference_problems
from policy_gen.profile.tree import Entry, Node, Scalar, Sequence
from policy_gen.profile.tree import Mapping as Tree

NOWHERE = Span(Path(), 1, 1, 1, 1)


class ChangeRefusedError(Exception):
    """A change the profile does not allow: no such path, or no such value."""

    def __init__(
        self,
        part: str = "",
        known: tuple[str, ...] | None = None,
        problems: tuple[Problem, ...] = (),
        *,
        is_entry: bool = False,
    ) -> None:
        super().__init__(part)
        self.part = part
        """The part of the path that leads nowhere, or to a whole entry of a list."""
        self.known = known
        """What could stand there instead; None where the path is right and the value is refused."""
        self.problems = problems
        """Why values are refused, each with a place that means nothing."""
        self.is_entry = is_entry
        """Whether the path leads to a whole entry, which no single value can be."""


def changed(profile: Profile, changes: Mapping[str, Any]) -> Profile:
    """The profile with each path's value replaced, an entry of a list taken out where it is null.

    Raises ChangeRefusedError if one cannot be.
    """
    data = profile.model_dump(by_alias=True)
    for path, value in changes.items():
        _replace(data, path.split("."), value)
    try:
        found = Profile.model_validate(data)
    except ValidationError as error:
        raise ChangeRefusedError(problems=_faults(error, data)) from None
    dangling = _dangling(found)
    if dangling:
        raise ChangeRefusedError(problems=dangling)
    return found


def _faults(error: ValidationError, data: dict[str, Any]) -> tuple[Problem, ...]:
    from policy_gen.profile.faults import field_problems  # sound changes do without its words

    root = _located(data)
    assert isinstance(root, Tree)
    return field_problems(error, root, Tree({}, NOWHERE), Origins(root, {}, NOWHERE))


def _dangling(profile: Profile) -> tuple[Problem, ...]:
    """A role, a region or a field is named that the profile does not have."""
    root = _located(profile.model_dump(mode="json", by_alias=True))
    assert isinstance(root, Tree)
    return tuple(reference_problems(root, Path(f"{profile.company.id}.yaml"), frozenset()))


def _located(data: Any) -> Node:
    """Plain data as a tree of the reader; its places mean nothing."""
    if isinstance(data, dict):
        return Tree({key: Entry(NOWHERE, _located(value)) for key, value in data.items()}, NOWHERE)
    if isinstance(data, list | tuple):
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
    if isinstance(here, dict) and path[-1] in here:
        here[path[-1]] = value
        return
    below = _below(here)
    if path[-1] not in below:
        raise ChangeRefusedError(path[-1], tuple(below))
    if value is not None:
        raise ChangeRefusedError(path[-1], tuple(below[path[-1]]), is_entry=True)
    _take_out(data, path)


def _take_out(data: dict[str, Any], path: list[str]) -> None:
    """Takes an entry out of its list."""
    above: Any = data
    for part in path[:-2]:
        above = _below(above)[part]
    above[path[-2]] = [row for row in above[path[-2]] if str(row.get("id")) != path[-1]]


def _below(here: Any) -> dict[str, Any]:
    """What can be named below a place: keys of a section, ids of items, nothing below a single value."""
    if isinstance(here, dict):
        return {str(key): value for key, value in here.items()}
    if isinstance(here, list | tuple):
        return {str(item["id"]): item for item in here if isinstance(item, dict) and "id" in item}
    return {}
