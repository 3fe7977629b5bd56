"""Finds a value in a loaded profile by its path; entries of lists by their id, else by their index."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from policy_gen.profile.model import Profile


def reached(profile: Profile | None, path: str) -> Any:
    """What stands at `path`; None where there is nothing, or no profile."""
    here: Any = profile
    for part in path.split("."):
        here = _below(here, part)
        if here is None:
            return None
    return here


def entry_path(pattern: str, path: str) -> str | None:
    """The path of the first entry of a list that `path` leads through; None: it leads through none."""
    parts = pattern.split(".")
    return ".".join(path.split(".")[: parts.index("*") + 1]) if "*" in parts else None


def line_number(profile: Profile | None, pattern: str, path: str) -> str:
    """The number of the innermost entry, counted from 1; its id where no profile says which it is."""
    places = [place for place, part in enumerate(pattern.split(".")) if part == "*"]
    if not places:
        return ""
    parts = path.split(".")
    entry = parts[places[-1]]
    rows = reached(profile, ".".join(parts[: places[-1]]))
    ids = [str(getattr(row, "id", None)) for row in rows] if isinstance(rows, tuple) else []
    number = ids.index(entry) if entry in ids else int(entry) if entry.isdigit() else None
    return entry if number is None else str(number + 1)


def _below(here: Any, part: str) -> Any:
    if isinstance(here, BaseModel):
        return _attribute(here, part)
    if isinstance(here, Mapping):
        return here.get(part)
    if isinstance(here, tuple):
        return _entry(here, part)
    return None


def _attribute(here: BaseModel, part: str) -> Any:
    fields = type(here).model_fields
    name = next((name for name, info in fields.items() if part in (info.alias, name)), None)
    return None if name is None else getattr(here, name)


def _entry(here: tuple[Any, ...], part: str) -> Any:
    named = next((one for one in here if str(getattr(one, "id", None)) == part), None)
    if named is None and part.isdigit() and int(part) < len(here):
        return here[int(part)]
    return named
