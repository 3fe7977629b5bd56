"""Law that is only proposed: watched and shown, never checked (law.md 10)."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from policy_gen.law.facts import pack_data


@dataclass(frozen=True, slots=True)
class Pending:
    """A bill or a proposal; `note` is by language."""

    id: str
    note: dict[str, str]
    source: str
    expected: str | None
    """When it may become law, as the sources say; None: nobody knows."""


@cache
def pending(jurisdiction: str) -> tuple[Pending, ...]:
    """What may become law in a jurisdiction, that of the packs it extends included."""
    data = pack_data(jurisdiction)
    inherited = tuple(one for parent in data["extends"] for one in pending(parent))
    return inherited + tuple(_pending(entry) for entry in data.get("pending", ()))


def _pending(entry: dict[str, Any]) -> Pending:
    expected = entry["expected"]
    return Pending(
        id=entry["id"],
        note=entry["note"],
        source=entry["source"],
        expected=None if expected is None else str(expected),
    )
