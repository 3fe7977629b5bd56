"""Traits for which nobody may be refused, in the words of four languages (Directives 2000/43, 2004/113)."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from policy_gen.profile.source import read_data

_FILE = Path(__file__).parent / "traits.yaml"


def named_trait(text: str) -> str | None:
    """The first word of a text that names a protected trait, in whatever language; None: there is none."""
    small = text.lower()
    # Most texts hold none of the stems; a pattern of all of them takes longer to make than to use.
    there = [re.escape(stem) for stem in _stems() if stem in small]
    found = re.search(rf"\b(?:{'|'.join(there)})\w*", text, re.IGNORECASE) if there else None
    return found[0] if found else None


@cache
def _stems() -> tuple[str, ...]:
    stems: dict[str, list[Any]] = read_data(_FILE)
    return tuple(stem.lower() for group in stems.values() for stem in group)
