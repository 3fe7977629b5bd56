"""The register of clauses: every id ever used, with what is the same in all languages (D7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from policy_gen.policy.lexicon import read_section

NAMED = "named"
"""Stands among those a clause concerns for the roles that its text names."""


class Visibility(StrEnum):
    ALL = "all"
    RESTRICTED = "restricted"


class ClauseStatus(StrEnum):
    ACTIVE = "active"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ClauseEntry:
    """What is known of a clause apart from its words."""

    id: str
    part: str
    """Folder of its template: control, general, refusal, referral, receivables, responsibility, annexes."""
    page: str
    """The page it stands on, without `.md`."""
    when: str
    """Name of the condition under which it is printed."""
    audience: tuple[str, ...]
    concerns: tuple[str, ...]
    """Who must learn of a change (brief 8.2.8): its audience and, by the word `named`, whom it names."""
    visibility: Visibility
    tier: str
    seeds: tuple[str, ...]
    """Requirements of the source documents it answers, or EXT."""
    since: str
    status: ClauseStatus

    @property
    def is_annex(self) -> bool:
        return self.id.startswith("ANN-")


def read_register(folders: Sequence[Path]) -> dict[str, ClauseEntry]:
    """All clauses by id, in official order."""
    path = next(folder / "clauses.yaml" for folder in folders if (folder / "clauses.yaml").is_file())
    entries = read_section(path, ("clauses",))["clauses"]
    return {clause_id: _entry(clause_id, data) for clause_id, data in entries.items()}


def _entry(clause_id: str, data: dict[str, object]) -> ClauseEntry:
    return ClauseEntry(
        id=clause_id,
        part=str(data["part"]),
        page=str(data["page"]),
        when=str(data["when"]),
        audience=tuple(data["audience"]),  # type: ignore[arg-type]
        concerns=tuple(data.get("concerns") or (*data["audience"], NAMED)),  # type: ignore[misc, arg-type]
        visibility=Visibility(str(data["visibility"])),
        tier=str(data["tier"]),
        seeds=tuple(data["seeds"]),  # type: ignore[arg-type]
        since=str(data["since"]),
        status=ClauseStatus(str(data["status"])),
    )
