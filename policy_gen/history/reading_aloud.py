"""The text of a clause line by line, as it is read aloud, and what of it changed."""

import re
from collections.abc import Iterable, Iterator

from policy_gen.history.aligning import aligned, cells_of, is_row
from policy_gen.history.redline import Mark, Stretch, redline
from policy_gen.policy.escaping import unescaped

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_BELOW_HEAD = re.compile(r"\|[\s|:-]+\|")
_DRAWN = re.compile(r"\*[^*]{120,}(?<![.!?…])\*")
"""The words of a drawing in one line: no sentence, and nothing that reads well."""
_BESIDE = " · "


def read_aloud(before: str, after: str) -> tuple[Stretch, ...]:
    """Two wordings line by line, without addresses and drawings; cells of a row stand beside each other."""
    then, now = (list(_lines(text)) for text in (before, after))
    found: list[Stretch] = []
    for old, new in aligned(then, now):
        found += [Stretch(Mark.KEPT, "\n")] if found else []
        found += _line(old, new)
    return tuple(found)


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if not (_BELOW_HEAD.fullmatch(line) or _DRAWN.fullmatch(line)):
            yield _LINK.sub(r"\1", line)


def _line(then: str | None, now: str | None) -> Iterator[Stretch]:
    """A line that only one side has is whole; cells are compared each with its own."""
    if then is None or now is None:
        yield Stretch(Mark.TAKEN if now is None else Mark.PUT, _BESIDE.join(_cells(then or now or "")))
        return
    old, new = _cells(then), _cells(now)
    if len(old) != len(new):
        old, new = [_BESIDE.join(old)], [_BESIDE.join(new)]
    for place, pair in enumerate(zip(old, new, strict=True)):
        if place:
            yield Stretch(Mark.KEPT, _BESIDE)
        yield from redline(*pair)


def _cells(line: str) -> list[str]:
    """As they are read: entities and signs behind a backslash stand for themselves."""
    return list(map(unescaped, cells_of(line) if is_row(line) else [line]))


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
