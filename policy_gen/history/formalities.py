"""What every release changes, and what nobody has to learn: kinds of values, paths, clauses (brief 8.2.8)."""

from policy_gen.history.amendments import Matter

LIGHT = frozenset({Matter.WORDING, Matter.CONTACT, Matter.DOCUMENT})
"""Kinds of values that bind nobody."""

FORMAL_CLAUSES = ("DOC-010", "DOC-020", "DOC-110", "ANN-H", "ANN-R", "ANN-V")
"""Version, dates, approval, change log and single exceptions are nobody's duty.

Nor is the calendar: its days follow from other clauses, and its example moves with the version’s first day.
"""

_EVERY_RELEASE = ("document.version", "document.supersedes", "document.changes")


def is_of_every_release(path: str) -> bool:
    """Whether a value is written by the release itself: version, version before, change log."""
    return any(path == one or path.startswith(f"{one}.") for one in _EVERY_RELEASE)
