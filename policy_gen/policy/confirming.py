"""Against which wording of the binding text each translation was read, and what has changed (settled 36).

A file beside the profile, `<id>.confirmed.yaml`, holds two fingerprints of each clause: of what it said, its
numbers aside, and of the generator's part in it. So a clause the company changed is told from one that only
the generator words anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from policy_gen.policy.tree import Clause, Policy
from policy_gen.problems import Problem
from policy_gen.profile.source import read
from policy_gen.profile.tree import plain
from policy_gen.profile.wording import problem
from policy_gen.profile.writing import to_yaml

SUFFIX = ".confirmed.yaml"
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Seal:
    """The fingerprints of a clause in the binding language."""

    wording: str
    template: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who read a translation against the binding text, when, and what the clauses said then."""

    by: str
    on: date
    clauses: Mapping[str, Seal]


@dataclass(frozen=True, slots=True)
class Stale:
    """Clauses whose binding text is not the one that the translation was read against."""

    by_company: tuple[str, ...]
    by_generator: tuple[str, ...]

    @property
    def clauses(self) -> frozenset[str]:
        return frozenset(self.by_company + self.by_generator)


def confirmed_file(profile: Path) -> Path:
    """Where the confirmations of a profile stand."""
    return profile.with_name(profile.stem + SUFFIX)


def seals(binding: Policy, folders: Sequence[Path]) -> dict[str, Seal]:
    """The fingerprints of every clause of the binding text; `folders` hold the generator's templates."""
    places = [folder / binding.language for folder in folders]
    words = [file.read_text("utf-8") for place in places for file in sorted(place.glob("words/*.yaml"))]
    spoken = _fingerprint(*words)
    return {
        clause.id: Seal(_fingerprint(clause.wording), _fingerprint(spoken, _template(places, clause)))
        for clause in binding.clauses()
    }


def _template(places: Sequence[Path], clause: Clause) -> str:
    """The generator's text of a clause; empty for a clause that only the company has."""
    files = (place / clause.entry.part / f"{clause.id}.md" for place in places)
    return next((file.read_text("utf-8") for file in files if file.is_file()), "")


def _fingerprint(*texts: str) -> str:
    return sha256("\0".join(texts).encode()).hexdigest()[:_DIGITS]


def stale(confirmation: Confirmation, binding: Mapping[str, Seal]) -> Stale:
    """Which clauses say something else than when the translation was confirmed, or are new."""
    changed = [
        (clause_id, confirmation.clauses.get(clause_id))
        for clause_id, seal in binding.items()
        if clause_id not in confirmation.clauses or confirmation.clauses[clause_id].wording != seal.wording
    ]
    worded_anew = [
        clause_id for clause_id, then in changed if then and then.template != binding[clause_id].template
    ]
    return Stale(
        by_company=tuple(clause_id for clause_id, _ in changed if clause_id not in worded_anew),
        by_generator=tuple(worded_anew),
    )


def read_confirmations(file: Path) -> dict[str, Confirmation] | Problem:
    """The confirmations by language; none if there is no file. A file nobody can read is a problem."""
    if not file.is_file():
        return {}
    source = read(file)
    if source.root is None or source.problems:
        return problem("confirmed-file", source.problems[0].span)
    try:
        return {language: _confirmation(entry) for language, entry in plain(source.root).items()}
    except (AttributeError, KeyError, TypeError, ValueError):
        return problem("confirmed-file", source.root.span)


def _confirmation(entry: Mapping[str, Any]) -> Confirmation:
    if not isinstance(entry["on"], date):
        raise ValueError("a day is wanted")
    clauses = {clause_id: Seal(*seal.split("-", 1)) for clause_id, seal in entry["clauses"].items()}
    return Confirmation(str(entry["by"]), entry["on"], clauses)


def written(confirmations: Mapping[str, Confirmation]) -> str:
    """The text of the file."""
    return "# Written by policy-gen confirm.\n" + to_yaml(
        {
            language: {
                "by": one.by,
                "on": one.on,
                "clauses": {key: f"{seal.wording}-{seal.template}" for key, seal in one.clauses.items()},
            }
            for language, one in sorted(confirmations.items())
        }
    )
