"""The text of a clause line by line, as it is read aloud, and what of it changed."""

import html
import re
from collections.abc import Iterable, Iterator

from policy_gen.history.redline import Mark, Stretch

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_BAR = re.compile(r"(?<!\\)\|")
_BELOW_HEAD = re.compile(r"\|[\s|:-]+\|")


def read_aloud(text: str) -> str:
    """A clause line by line without addresses and entities; the cells of a row stand beside each other."""
    lines = (
        html.unescape(_LINK.sub(r"\1", line)) for line in text.split("\n") if not _BELOW_HEAD.fullmatch(line)
    )
    return "\n".join(_beside(line) if line.startswith("|") else line for line in lines)


def _beside(row: str) -> str:
    return " · ".join(cell.strip().replace(r"\|", "|") for cell in _BAR.split(row.strip().strip("|")))


def only_change(stretches: Iterable[Stretch]) -> tuple[str, str] | None:
    """The old and the new words where the same words change throughout; None where others change as well."""
    pieces = [one for one in stretches if one.is_change]
    taken, put = ({one.text for one in pieces if one.mark is mark} for mark in (Mark.TAKEN, Mark.PUT))
    is_paired = all(
        old.mark is Mark.TAKEN and new.mark is Mark.PUT
        for old, new in zip(pieces[::2], pieces[1::2], strict=False)
    )
    if len(taken) != 1 or len(put) != 1 or len(pieces) % 2 or not is_paired:
        return None
    (old,), (new,) = taken, put
    return old, new


def changed_lines(stretches: Iterable[Stretch]) -> Iterator[tuple[Stretch, ...]]:
    """The lines of a redline on which something changed; the rest is left out."""
    line: list[Stretch] = []
    for one in stretches:
        first, *others = one.text.split("\n")
        line.append(Stretch(one.mark, first))
        for part in others:
            if any(piece.is_change for piece in line):
                yield tuple(line)
            line = [Stretch(one.mark, part)]
    if any(piece.is_change for piece in line):
        yield tuple(line)
