"""Which line of a block stands out of line with its neighbours, and where it belongs."""

import re
from dataclasses import dataclass

_LEAD = re.compile(r"( *)((?:- +)*)(.*)")
_ENTRY = re.compile(r"[A-Za-z_][\w-]* *:(?: |$)")
_OPENS = re.compile(r"[A-Za-z_][\w-]* *: *(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class WrongIndent:
    """A line (from 0) that begins with `spaces` spaces where its neighbours have `expected`."""

    line: int
    spaces: int
    expected: int


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    spaces: int
    is_item: bool
    inner: int
    opens: bool

    def levels(self) -> list[tuple[int, bool]]:
        """The columns this line stands at, each with whether list items stand there."""
        own = [(self.spaces, self.is_item)]
        return [*own, (self.inner, False)] if self.is_item and self.inner else own


def wrong_indent(lines: list[str], line: int) -> WrongIndent | None:
    """The line at fault when `line` does not line up: itself, or the odd one above; None if unclear."""
    read = [one for number, text in enumerate(lines) if (one := _read(number, text)) is not None]
    index = next((i for i, one in enumerate(read) if one.number == line), None)
    if not index:
        return None
    here, above = read[index], read[index - 1]
    shifted = (
        _shifted_item(read, index)
        or _shifted_first(read, index)
        or _shifted_run(read, index)
        or _shifted_opening(read, index)
    )
    if shifted is not None:
        return shifted
    open_ = _open_levels(read[:index])
    if any(column == here.spaces for column, _ in open_):
        return None
    fitting = [column for column, is_item in open_ if is_item == here.is_item]
    if not fitting:
        return None
    expected = min(fitting, key=lambda column: (abs(column - here.spaces), column != above.spaces))
    return WrongIndent(here.number, here.spaces, expected)


def _read(number: int, text: str) -> _Line | None:
    """An entry or a list item; comments, blank lines and the further lines of a text do not count."""
    match = _LEAD.match(text)
    if match is None or not match[3].strip() or match[3].startswith("#"):
        return None
    entry = _ENTRY.match(match[3])
    if not match[2] and not entry:
        return None
    return _Line(
        number,
        len(match[1]),
        bool(match[2]),
        match.start(3) if entry else 0,
        bool(_OPENS.match(match[3])),
    )


def _shifted_item(read: list[_Line], index: int) -> WrongIndent | None:
    """The item above, whose further lines stand where they should but whose hyphen does not."""
    here, item = read[index], read[index - 1]
    if here.is_item or not item.inner or not item.is_item or item.inner == here.spaces:
        return None
    expected = here.spaces - (item.inner - item.spaces)
    even = item.spaces % 2 and not expected % 2
    agreed = even or _agrees(read, index) or (expected, True) in _open_levels(read[: index - 1])
    return WrongIndent(item.number, item.spaces, expected) if agreed and expected >= 0 else None


def _shifted_first(read: list[_Line], index: int) -> WrongIndent | None:
    """The first line of the section, where it stands deeper than those that follow it."""
    here = read[index]
    parent = next((i for i in range(index - 1, -1, -1) if read[i].spaces < here.spaces), None)
    if parent is None or not read[parent].opens:
        return None
    first = read[parent + 1]
    alone = all(one.spaces != first.spaces for one in read[parent + 2 : index])
    even = first.spaces % 2 and not here.spaces % 2
    if first.spaces <= here.spaces or not alone or not (even or _agrees(read, index)):
        return None
    return WrongIndent(first.number, first.spaces, here.spaces)


def _shifted_run(read: list[_Line], index: int) -> WrongIndent | None:
    """Lines directly above that stand further left than the section they belong to."""
    here, start = read[index], _run_start(read, index - 1)
    odd = read[start]
    if odd.opens or odd.spaces >= here.spaces or start == 0:
        return None
    above = read[start - 1]
    agreed = _agrees(read, index) or here.spaces == (above.inner or above.spaces) + 2
    if start == index - 1 and _hangs(above, odd, here) and agreed:
        return WrongIndent(odd.number, odd.spaces, here.spaces)
    if (here.spaces, here.is_item) not in _open_levels(read[:start]):
        return None
    same = odd.is_item == here.is_item
    return WrongIndent(odd.number, odd.spaces, here.spaces if same else above.inner or above.spaces)


def _shifted_opening(read: list[_Line], index: int) -> WrongIndent | None:
    """The name of a section that stands further left than its neighbours, its own lines in their place."""
    here = read[index]
    opening = next((i for i in range(index - 1, -1, -1) if read[i].spaces < here.spaces), None)
    if not opening or not read[opening].opens or read[opening + 1].spaces <= here.spaces:
        return None
    odd = read[opening]
    beside = (here.spaces, here.is_item) in _open_levels(read[:opening])
    if odd.is_item or not (beside or _hangs(read[opening - 1], odd, here)):
        return None
    return WrongIndent(odd.number, odd.spaces, here.spaces)


def _hangs(opening: _Line, odd: _Line, here: _Line) -> bool:
    """Whether `opening` opens the section of `here`, and `odd` stands too far left to belong to it."""
    return opening.opens and odd.spaces <= opening.spaces + 1 and opening.spaces < here.spaces


def _agrees(read: list[_Line], index: int) -> bool:
    """Whether the section goes on at the column of the line."""
    column = read[index].spaces
    for one in read[index + 1 :]:
        if one.spaces <= column:
            return one.spaces == column
    return False


def _run_start(read: list[_Line], index: int) -> int:
    """The first of the lines that stand directly above each other at the same column, values in them."""
    first = read[index]
    while index > 0 and (read[index - 1].spaces, read[index - 1].opens) == (first.spaces, False):
        index -= 1
    return index


def _open_levels(read: list[_Line]) -> list[tuple[int, bool]]:
    """The columns that further entries may stand at below the lines read."""
    levels: list[tuple[int, bool]] = []
    for one in read:
        levels = [level for level in levels if level[0] < one.spaces] + [
            level for level in levels if level[0] == one.spaces and level not in one.levels()
        ]
        levels += one.levels()
    return levels
