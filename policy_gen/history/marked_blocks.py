"""A clause in two wordings as readable HTML: lists, tables and headings, the redline inside them."""

import re
from dataclasses import dataclass
from textwrap import dedent

from policy_gen.history.aligning import aligned, cells_of, is_row, prefix_of
from policy_gen.history.marked_words import Marker
from policy_gen.policy.reading import quiet_html

_BLANK = re.compile(r"\n[ \t]*\n")
_FIXED = re.compile(r"\|[\s|:-]+\||\{ [#.].*\}|[>\s]*")
"""The line below a table's head, attributes, an empty quotation: nothing to read."""
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_SLOT = re.compile("\ue000(\\d+)\ue001")
_NO_HEAD = "<th></th>"
"""The corner of a table whose rows have names: it heads nothing."""
_NO_SLOTS = dict.fromkeys((0xE000, 0xE001))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list, quotation or table as HTML."""

    html: str
    is_changed: bool
    length: int
    """Signs of its text, to know what is long."""


def marked(before: str, after: str, marker: Marker) -> tuple[Block, ...]:
    """The blocks of both wordings in the order of the new one, each that went just before what follows it."""
    then, now = (_blocks(text.translate(_NO_SLOTS)) for text in (before, after))
    return tuple(_block(old, new, marker) for old, new in aligned(then, now))


def _blocks(text: str) -> list[str]:
    return [
        dedent(block).strip("\n")
        for block in _BLANK.split(text)
        if block.strip() and not block.startswith("<")
    ]


def _block(then: str | None, now: str | None, marker: Marker) -> Block:
    """Each wording stands in a slot while the lists and tables around the words are laid out."""
    slots: list[str] = []
    lines = aligned((then or "").splitlines(), (now or "").splitlines())
    frame = "\n".join(_framed(old, new, slots, marker) for old, new in lines if old or new)
    html = _SLOT.sub(lambda found: slots[int(found[1])], quiet_html(frame))
    html = _ROW.sub(_row, html.replace(_NO_HEAD, "<td></td>"))
    return Block(html, then != now, len(now or then or ""))


def _row(found: re.Match[str]) -> str:
    is_same = "<td" in found[1] and "<del>" not in found[1] and "<ins>" not in found[1]
    return f'<tr class="same">{found[1]}</tr>' if is_same else found[0]


def _framed(then: str | None, now: str | None, slots: list[str], marker: Marker) -> str:
    """A line of Markdown whose words are slots."""
    whole = now if now is not None else then or ""
    if _FIXED.fullmatch(whole):
        return whole
    old, new = ([""] if line is None else cells_of(line) for line in (then, now))
    if len(old) != len(new):
        old, new = (
            cells if len(cells) > 1 or cells[0] else [""] * max(len(old), len(new)) for cells in (old, new)
        )
    filled = [_slot(one, other, slots, marker) for one, other in zip(old, new, strict=True)]
    return f"| {' | '.join(filled)} |" if is_row(whole) else f"{prefix_of(whole)}{filled[0]}"


def _slot(then: str, now: str, slots: list[str], marker: Marker) -> str:
    slots.append(marker.between(then, now))
    return f"\ue000{len(slots) - 1}\ue001"
