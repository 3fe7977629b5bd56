"""Traits for which nobody may be refused, in the words of four languages (Directives 2000/43, 2004/113)."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from policy_gen.profile.source import read_data

_FILE = Path(__file__).parent / "traits.yaml"


def named_trait(text: str) -> str | None:
    """The first word of a text that names a protected trait, in whatever language; None: there is none."""
    found = _pattern().search(text)
    return found[0] if found else None


@cache
def _pattern() -> re.Pattern[str]:
    stems: dict[str, list[Any]] = read_data(_FILE)
    words = "|".join(re.escape(stem) for group in stems.values() for stem in group)
    return re.compile(rf"\b(?:{words})\w*", re.IGNORECASE)
