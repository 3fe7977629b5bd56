"""Version numbers as numbers, so that 1.10 is above 1.9."""

_DIGITS_AT_MOST = 9
_PARTS = 3


def version_order(version: str) -> tuple[int, ...]:
    """A version to compare others with, 1.2 like 1.2.0; empty, below all, where it is not made of numbers."""
    parts = version.split(".")
    if not all(part.isascii() and part.isdigit() and len(part) <= _DIGITS_AT_MOST for part in parts):
        return ()
    return tuple(map(int, parts)) + (0,) * (_PARTS - len(parts))
