"""A profile with some values changed for one scenario, by dotted path: `receivables.negotiation_days`."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from policy_gen.profile.model import Profile


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
        return Profile.model_validate(data)
    except ValidationError:
        raise ChangeRefusedError from None


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
