"""The decision on a request: significance downwards and to the right, ability in each cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from policy_gen.policy.drawing import LINE_HEIGHT, WIDTH, Drawing, Run, framed, role_run, wrapped
from policy_gen.policy.printing import Markup, Printer
from policy_gen.profile.sourced import Sourced, sourced

ROWS = (("high", ("low_high", "high_high")), ("low", ("low_low", "high_low")))
"""The cells by strategic significance, in each those of low and of high tactical significance."""
ABILITIES = (("now", ""), ("later", "_alone"), ("never", "_alone"))
"""Whether we can serve, and the ending of its words where the company recommends nobody."""
ANSWERED_BY = {"refer_or_refuse": "REF-090"}
PADDING, GAP = 12, 8


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide the drawing is, where its cells begin, and how many signs a line of them holds."""

    width: int
    cells_x: tuple[int, int]
    cell_width: int
    signs: int
    text_x: int = 0
    """Where the words stand beside the label of the ability; 0: below it."""


STANDING = Layout(WIDTH, (0, 179), 171, 19)
LYING = Layout(760, (130, 449), 311, 22, text_x=120)


def refusal_decision(printer: Printer) -> Markup:
    """What we do, and who decides, by significance and ability; each cell leads to the procedure."""
    return framed("refusal_decision", _drawn(printer, LYING, "lying"), _drawn(printer, STANDING, ""))


def _drawn(printer: Printer, layout: Layout, style: str) -> str:
    drawing = Drawing(printer, layout.width)
    word = printer.briefing.lexicon.word
    signs = (layout.cell_width - GAP) // 8
    heads = [
        drawing.text(x, 20, (word("figure_tactical", key),), columns=signs, style="axis")
        for x, key in zip(layout.cells_x, ("low", "high"), strict=True)
    ]
    y = max(heads) - 8
    for strategic, names in ROWS:
        y = _row(drawing, layout, word("figure_strategic", strategic), names, y)
    return drawing.svg("refusal_decision", y, role="group", style=style)


def _row(drawing: Drawing, layout: Layout, heading: str, names: tuple[str, str], y: int) -> int:
    """A row of cells with its heading: above the cells, or left of them where they leave room."""
    beside = layout.cells_x[0]
    if beside:
        drawing.text(0, y + 26, (heading,), columns=(beside - GAP) // 8, style="axis")
    else:
        y = drawing.text(0, y + 22, (heading,), columns=42, style="axis") - GAP
    cells = [list(_lines(drawing.printer, name)) for name in names]
    height = max(_height(layout, lines) for lines in cells)
    for name, x, lines in zip(names, layout.cells_x, cells, strict=True):
        _cell(drawing, layout, name, lines, (x, y, height))
    return y + height + GAP


Line = tuple[str, Run, bool]
"""A label, what stands to it, and whether it is the answer the cell is asked for."""


def _lines(printer: Printer, name: str) -> Iterator[Line]:
    place = f"refusal.significance.matrix.{name}"
    cell = _of_matrix(printer, name)
    word = printer.briefing.lexicon.word
    for ability, alone in ABILITIES:
        ending = "" if printer.briefing.profile.partner_programme.enabled else alone
        text = sourced(word(f"decision_{ability}{ending}", str(cell.action)), f"{place}.action")
        yield word("figure_ability", ability), text.map(_capital), ability == "later"
    approver = role_run(printer, str(cell.approver))
    decider = Sourced(_capital(approver.value), approver.sources | {f"{place}.approver"})
    yield word("figure_word", "decides"), decider, False


def _of_matrix(printer: Printer, name: str) -> Any:
    return getattr(printer.briefing.profile.refusal.significance.matrix, name)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _height(layout: Layout, lines: list[Line]) -> int:
    count = sum(_count(layout, text) + (0 if layout.text_x else 1) for _, text, _ in lines)
    return count * LINE_HEIGHT + len(lines) * GAP + PADDING


def _count(layout: Layout, text: Run) -> int:
    return len(list(wrapped((text,), layout.signs)))


def _cell(drawing: Drawing, layout: Layout, name: str, lines: list[Line], box: tuple[int, int, int]) -> None:
    x, y, height = box
    linked = drawing.open_link(ANSWERED_BY.get(str(_of_matrix(drawing.printer, name).action), "REF-080"))
    drawing.rect(x, y, layout.cell_width, height, f"cell--{name.replace('_', '-')}")
    y += PADDING + 14
    for label, text, is_asked in lines:
        drawing.text(x + PADDING, y, (label,), columns=layout.signs, style="days")
        if not layout.text_x:
            y += LINE_HEIGHT
        left = x + (layout.text_x or PADDING)
        y = (
            drawing.text(left, y, (text,), columns=layout.signs, style="action" if is_asked else "plain")
            + GAP
        )
    if linked:
        drawing.close_link()
