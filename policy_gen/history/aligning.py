"""Passages of two wordings side by side: the same, rewritten, or only in one of them."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

ALIKE = 0.4
"""From which share of common words two passages are one that was rewritten."""
_PREFIX = re.compile(r"\s*(?:>\s?)*(?:(?:[-*+]|\d+[.)])\s+|#{1,6}\s+)?")
_BAR = re.compile(r"(?<!\\)\|")

Pair = tuple[str | None, str | None]


def aligned(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """Pairs in the order of the new wording, each that went just before what follows it."""
    for what, old, old_end, new, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if what == "equal":
            yield from zip(before[old:old_end], after[new:new_end], strict=True)
        else:
            yield from _matched(before[old:old_end], after[new:new_end])


def _matched(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    rest = 0
    for old in before:
        found = next((place for place in range(rest, len(after)) if _is_alike(old, after[place])), None)
        if found is None:
            yield old, None
            continue
        yield from ((None, new) for new in after[rest:found])
        yield old, after[found]
        rest = found + 1
    yield from ((None, new) for new in after[rest:])


def _is_alike(old: str, new: str) -> bool:
    then, now = re.findall(r"\w+", old), re.findall(r"\w+", new)
    return _shape(old) == _shape(new) and SequenceMatcher(None, then, now, autojunk=False).ratio() >= ALIKE


def _shape(passage: str) -> tuple[str, int]:
    """What a line must share with another to be the same line rewritten: its mark, its cells."""
    first = passage.split("\n", 1)[0]
    return ("|", len(cells_of(first))) if is_row(first) else (re.sub(r"\d+", "1", prefix_of(first)), 1)


def cells_of(line: str) -> list[str]:
    """The words of a line: of each cell of a row, or of all that follows its mark."""
    if is_row(line):
        return [cell.strip() for cell in _BAR.split(line.strip())[1:-1]] or [""]
    return [line[len(prefix_of(line)) :]]


def is_row(line: str) -> bool:
    """Whether a line is a row of a table."""
    return line.startswith("|")


def prefix_of(line: str) -> str:
    """The mark of a quotation, item or heading at the beginning of a line."""
    found = _PREFIX.match(line)
    return found[0] if found else ""
