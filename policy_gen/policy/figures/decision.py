"""The decision on a request: strategic significance downwards, tactical to the right."""

from policy_gen.policy.drawing import Drawing, framed, role_run
from policy_gen.policy.printing import Markup, Printer
from policy_gen.profile.sourced import Sourced, sourced

CELL_WIDTH, CELL_HEIGHT, CELLS_Y = 171, 196, 52
CELLS = (("low_high", 0, 0), ("high_high", 1, 0), ("low_low", 0, 1), ("high_low", 1, 1))
ANSWERED_BY = {"refer_or_refuse": "REF-090"}


def refusal_decision(printer: Printer) -> Markup:
    """What we do, and who decides, by the two kinds of significance; each cell leads to the procedure."""
    drawing = Drawing(printer)
    word = printer.briefing.lexicon.word
    for column, key in enumerate(("low", "high")):
        x = column * (CELL_WIDTH + 8)
        drawing.text(x, 20, (word("figure_tactical", key),), columns=20, style="plain")
    for name, column, row in CELLS:
        _draw_cell(drawing, name, column * (CELL_WIDTH + 8), CELLS_Y + row * (CELL_HEIGHT + 8))
    height = CELLS_Y + 2 * CELL_HEIGHT + 8
    return framed("refusal_decision", drawing.svg("refusal_decision", height, role="group"))


def _draw_cell(drawing: Drawing, name: str, x: int, y: int) -> None:
    printer = drawing.printer
    place = f"refusal.significance.matrix.{name}"
    cell = getattr(printer.briefing.profile.refusal.significance.matrix, name)
    strategic = name.rpartition("_")[2]
    word = printer.briefing.lexicon.word
    linked = drawing.open_link(ANSWERED_BY.get(str(cell.action), "REF-080"))
    drawing.rect(x, y, CELL_WIDTH, CELL_HEIGHT, f"cell--{name.replace('_', '-')}")
    below = drawing.text(x + 12, y + 24, (word("figure_strategic", strategic),), columns=20, style="plain")
    action = sourced(word("matrix_action", str(cell.action)), f"{place}.action")
    below = drawing.text(x + 12, below + 4, (action,), columns=16, style="action")
    if linked:
        drawing.close_link()
    approver = role_run(printer, str(cell.approver))
    decider = Sourced(approver.value, approver.sources | {f"{place}.approver"})
    drawing.text(x + 12, below + 4, (word("figure_word", "decides"), decider), columns=19)
