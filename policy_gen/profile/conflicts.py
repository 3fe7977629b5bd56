"""Finds what git leaves in a file where two branches changed the same lines."""

from collections.abc import Iterator
from pathlib import Path

from policy_gen.problems import Span
from policy_gen.profile.syntax import Fault

_OURS, _BETWEEN, _THEIRS = "<" * 7 + " ", "=" * 7, ">" * 7 + " "


def conflicts(text: str, file: Path) -> Iterator[Fault]:
    """A fault for each place where both versions stand; one mark alone is no conflict."""
    if _OURS not in text:
        return
    first, is_halfway = 0, False
    for line, said in enumerate(text.split("\n"), 1):
        if said.startswith(_OURS):
            first, is_halfway = line, False
        elif said == _BETWEEN:
            is_halfway = first > 0
        elif said.startswith(_THEIRS) and is_halfway:
            place = Span(file, first, 1, first, len(_OURS))
            yield Fault("merge-conflict", place, fields={"first": first, "last": line})
            first, is_halfway = 0, False
