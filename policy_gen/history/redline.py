"""Two wordings of a clause as one text with what was taken out and put in: whole words, whole numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from policy_gen.history.weighing import NUMBER

TOKEN = re.compile(rf"{NUMBER.pattern}|\w+|\s+|.", re.DOTALL)
"""What is never taken apart: a number, a word, a space, a sign."""


class Mark(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    TAKEN = "taken"
    PUT = "put"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that share a fate."""

    mark: Mark
    text: str

    @property
    def is_change(self) -> bool:
        """Whether words came or went here."""
        return self.mark is not Mark.KEPT and bool(self.text)


def redline(before: str, after: str, token: re.Pattern[str] = TOKEN) -> tuple[Stretch, ...]:
    """The new text with the old words that went, each just before what replaced it."""
    then, now = token.findall(before), token.findall(after)
    matcher = SequenceMatcher(None, then, now, autojunk=False)
    return tuple(_joined(_stretches(matcher, then, now)))


def _stretches(matcher: SequenceMatcher[str], then: list[str], now: list[str]) -> Iterator[Stretch]:
    for what, old, old_end, new, new_end in matcher.get_opcodes():
        if what == "equal":
            yield Stretch(Mark.KEPT, "".join(now[new:new_end]))
            continue
        if old < old_end:
            yield Stretch(Mark.TAKEN, "".join(then[old:old_end]))
        if new < new_end:
            yield Stretch(Mark.PUT, "".join(now[new:new_end]))


def _joined(found: Iterator[Stretch]) -> Iterator[Stretch]:
    """A lone space between two changes belongs to both: a rewritten phrase is read as one."""
    taken = put = gap = ""
    for one in found:
        if one.mark is Mark.KEPT and (taken or put) and not gap and one.text in (" ", "\u00a0"):
            gap = one.text
        elif one.mark is Mark.KEPT:
            yield from _change(taken, put)
            yield Stretch(Mark.KEPT, gap + one.text)
            taken = put = gap = ""
        else:
            taken += gap + (one.text if one.mark is Mark.TAKEN else "")
            put += gap + (one.text if one.mark is Mark.PUT else "")
            gap = ""
    yield from _change(taken, put)
    if gap:
        yield Stretch(Mark.KEPT, gap)


def _change(taken: str, put: str) -> Iterator[Stretch]:
    if taken:
        yield Stretch(Mark.TAKEN, taken)
    if put:
        yield Stretch(Mark.PUT, put)
