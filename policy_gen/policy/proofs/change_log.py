"""What a profile says of the policy's own texts: the rules that need the templates."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from policy_gen.policy.clause_names import clause_names
from policy_gen.problems import Problem
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.nearest import closest
from policy_gen.profile.odd_signs import odd_sign, told
from policy_gen.profile.wording import problem


def unknown_clauses(loaded: LoadedProfile, folders: Sequence[Path]) -> tuple[Problem, ...]:
    """Clauses that the change log names and no register of `folders` has ever held (K-DOC-04)."""
    named = tuple(_named(loaded))
    if not named:
        return ()
    known = clause_names(folders)
    if not known:  # told where pages are made
        return ()
    return tuple(_unknown(loaded, path, found, known) for path, found in named if found not in known)


def _named(loaded: LoadedProfile) -> Iterable[tuple[str, str]]:
    for row, change in enumerate(loaded.profile.document.changes):
        for index, clause in enumerate(change.clauses):
            yield f"document.changes.{row}.clauses.{index}", clause


def _unknown(loaded: LoadedProfile, path: str, found: str, known: Iterable[str]) -> Problem:
    twin = odd_sign(found, {*known}.__contains__)
    if twin:
        return told(twin, loaded.origins.place(path))
    near = closest(found, sorted(clause.lower() for clause in known))
    return problem(
        "unknown-reference",
        loaded.origins.place(path),
        "clause_near" if near else "clause",
        path=path.rpartition(".")[0],
        found=found,
        near=near.upper() if near else "",
    )
