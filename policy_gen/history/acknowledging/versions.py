"""What each signed version said: the clauses of its roles by fingerprint, in a file beside the profile.

`<company>.acknowledged-versions.yaml` is committed with the register of signatures: by it a later version
knows what has changed since somebody signed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from policy_gen.history.acknowledging.role_clauses import fingerprint
from policy_gen.problems import Problem
from policy_gen.profile.document import Document
from policy_gen.profile.source import read
from policy_gen.profile.tree import plain
from policy_gen.profile.version_numbers import version_order
from policy_gen.profile.wording import problem
from policy_gen.profile.writing import to_yaml

SUFFIX = ".acknowledged-versions.yaml"


@dataclass(frozen=True, slots=True)
class SignedClause:
    """What a clause said in a version, and who had to know it."""

    seal: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class SignedVersion:
    """A version that somebody signed."""

    version: str
    language: str
    published_on: date
    """The first day on which it could be signed."""
    effective_date: date
    clauses: Mapping[str, SignedClause]

    def seals(self, roles: Iterable[str]) -> dict[str, str]:
        """The fingerprints of the clauses that somebody in these roles signed."""
        held = frozenset(roles)
        return {clause: one.seal for clause, one in self.clauses.items() if one.roles & held}

    def fingerprint(self, roles: Iterable[str]) -> str:
        """What somebody in these roles signed, as one fingerprint; empty where that is nothing."""
        seals = self.seals(roles)
        return fingerprint(seals) if seals else ""


def published_on(document: Document, released_on: date | None = None) -> date:
    """The first day on which a version is there to be signed: approved, in the log and released.

    Its first day in force where none of these is known.
    """
    act, version = document.approval_act, document.version
    logged = [change.date for change in document.changes if change.version == version]
    days = [*logged, *([act.date] if act else []), *([released_on] if released_on else [])]
    return max(days, default=document.effective_date)


def versions_file(profile: Path) -> Path:
    """Where the signed versions of a profile stand."""
    return profile.with_name(profile.stem + SUFFIX)


def read_versions(file: Path) -> dict[str, SignedVersion] | Problem:
    """The signed versions by number; none if there is no file. A file nobody can read is a problem."""
    if not file.is_file():
        return {}
    source = read(file)
    if source.root is None or source.problems:
        return problem("acknowledged-versions", source.problems[0].span)
    try:
        return {version: _version(version, entry) for version, entry in plain(source.root).items()}
    except (AttributeError, KeyError, TypeError, ValueError):
        return problem("acknowledged-versions", source.root.span)


def _version(version: str, entry: Mapping[str, Any]) -> SignedVersion:
    clauses = {clause: _clause(told) for clause, told in entry["clauses"].items()}
    days = entry["published_on"], entry["effective_date"]
    if not all(isinstance(day, date) for day in days):
        raise ValueError("days are wanted")
    return SignedVersion(version, str(entry["language"]), *days, clauses)


def _clause(told: str) -> SignedClause:
    seal, *roles = told.split()
    if not roles:
        raise ValueError("somebody had to know it")
    return SignedClause(seal, frozenset(roles))


def written_versions(versions: Mapping[str, SignedVersion]) -> str:
    """The text of the file, oldest version first."""
    ordered = sorted(versions.values(), key=lambda one: version_order(one.version))
    return (
        "# Written by policy-gen acknowledge record: what the signed versions said, and to whom.\n"
        + to_yaml({one.version: _written(one) for one in ordered})
    )


def _written(one: SignedVersion) -> dict[str, Any]:
    return {
        "language": one.language,
        "published_on": one.published_on,
        "effective_date": one.effective_date,
        "clauses": {
            clause: " ".join((told.seal, *sorted(told.roles))) for clause, told in sorted(one.clauses.items())
        },
    }
