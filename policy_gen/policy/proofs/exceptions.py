"""Exceptions granted from clauses that this policy does not print: the rule needs the register (DOC-060)."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from policy_gen.policy.conditions import CONDITIONS
from policy_gen.policy.register import ClauseStatus, read_register
from policy_gen.problems import Problem
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.nearest import closest
from policy_gen.profile.wording import problem


def orphaned_exceptions(loaded: LoadedProfile, folders: Sequence[Path]) -> tuple[Problem, ...]:
    """Open exceptions from a clause that is unknown, withdrawn or not printed for this company."""
    is_asked = any(one.is_open for one in loaded.profile.exceptions)
    if not is_asked or not any((folder / "clauses.yaml").is_file() for folder in folders):
        return ()
    return tuple(_orphans(loaded, folders))


def _orphans(loaded: LoadedProfile, folders: Sequence[Path]) -> Iterator[Problem]:
    register = read_register(folders)
    for one in loaded.profile.exceptions:
        entry = register.get(one.matter)
        if not one.is_open or (
            entry is not None
            and entry.status is ClauseStatus.ACTIVE
            and CONDITIONS[entry.when](loaded.profile)
        ):
            continue
        near = "" if entry else closest(one.matter.lower(), [known.lower() for known in register]) or ""
        withdrawn = entry is not None and entry.status is ClauseStatus.WITHDRAWN
        variant = "withdrawn" if withdrawn else "" if entry else "near" if near else "unknown"
        place = loaded.origins.place(f"exceptions.{one.id}.matter")
        yield problem("exception-orphaned", place, variant, entry=one.id, found=one.matter, near=near.upper())
