"""Who is recommended for which field in which region, and where nobody is."""

from typing import Any

from policy_gen.policy.drawing import LINE_HEIGHT, Drawing, Run, framed
from policy_gen.policy.printing import Markup, Printer
from policy_gen.policy.rule_views import rule_views

REGION_HEIGHT, FIELD_HEIGHT, PARTNER_X = 40, 4 * LINE_HEIGHT, 160


def coverage(printer: Printer) -> Markup:
    """Who is recommended for which field in which region, and where nobody is."""
    rows = rule_views(printer)["coverage"]()
    if not rows:
        return Markup("")
    drawing = Drawing(printer)
    y = 0
    region = None
    for row in rows:
        if row["region"].id != region:
            region = row["region"].id
            drawing.text(0, y + 26, (row["region"].name,), columns=36, style="title")
            y += REGION_HEIGHT
        _draw_pair(drawing, row, y)
        y += FIELD_HEIGHT
    return framed("coverage", drawing.svg("coverage", y, role="img"))


def _draw_pair(drawing: Drawing, row: dict[str, Any], y: int) -> None:
    drawing.rule(y)
    drawing.text(0, y + 22, (row["field"].name,), columns=18)
    names = [partner.name for partner in row["partners"]]
    drawing.signal(PARTNER_X, y + 22, "go" if names else "ask")
    if names:
        runs: list[Run] = [name.map(lambda text: f"{text},") for name in names[:-1]]
        drawing.text(PARTNER_X + 18, y + 22, (*runs, names[-1]), columns=21)
    else:
        gap = drawing.printer.briefing.lexicon.word("figure_word", "no_partner")
        drawing.text(PARTNER_X + 18, y + 22, (gap,), columns=21)
