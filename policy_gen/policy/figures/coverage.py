"""Who is recommended for which field in which region, and where nobody is: as a list and as a grid."""

from collections.abc import Iterator
from typing import Any

from policy_gen.policy.drawing import LINE_HEIGHT, Drawing, Run, framed, wrapped
from policy_gen.policy.printing import Markup, Printer
from policy_gen.policy.rule_views import rule_views

REGION_HEIGHT, FIELD_HEIGHT, PARTNER_X = 40, 4 * LINE_HEIGHT, 160
GRID_WIDTH, CELLS_X, LEAST_CELL, GAP, PADDING = 760, 140, 120, 6, 10
SIGN = 8
"""The room of a sign."""

Row = dict[str, Any]


def coverage(printer: Printer) -> Markup:
    """The pairs of a region and a field with their partners, or with the gap."""
    rows = rule_views(printer)["coverage"]()
    if not rows:
        return Markup("")
    regions = {row["region"].id: row["region"].name for row in rows}
    has_room = (GRID_WIDTH - CELLS_X) // len(regions) >= LEAST_CELL
    grid = [_grid(printer, rows, regions)] if has_room else []
    return framed("coverage", *grid, _list(printer, rows))


def _list(printer: Printer, rows: list[Row]) -> str:
    """Regions downwards, in each the fields with their partners or the gap."""
    drawing = Drawing(printer)
    y = 0
    region = None
    for row in rows:
        if row["region"].id != region:
            region = row["region"].id
            drawing.text(0, y + 26, (row["region"].name,), columns=36, style="title")
            y += REGION_HEIGHT
        drawing.rule(y)
        drawing.text(0, y + 22, (row["field"].name,), columns=18)
        _named(drawing, row, PARTNER_X, y + 22, 21)
        y += FIELD_HEIGHT
    return drawing.svg("coverage", y, role="img")


def _runs(printer: Printer, row: Row) -> tuple[Run, ...]:
    """The names of the partners, or that there is none."""
    names = [partner.name for partner in row["partners"]]
    if not names:
        return (printer.briefing.lexicon.word("figure_word", "no_partner"),)
    return (*(name.map(lambda text: f"{text},") for name in names[:-1]), names[-1])


def _named(drawing: Drawing, row: Row, x: int, y: int, columns: int) -> None:
    drawing.signal(x, y, "go" if row["partners"] else "ask")
    drawing.text(x + 18, y, _runs(drawing.printer, row), columns=columns)


def _grid(printer: Printer, rows: list[Row], regions: dict[str, Run]) -> str:
    """Fields downwards, regions to the right; a cell for each pair that is looked for."""
    drawing = Drawing(printer, GRID_WIDTH)
    width = (GRID_WIDTH - CELLS_X) // len(regions)
    columns = {region: CELLS_X + place * width for place, region in enumerate(regions)}
    heads = [
        drawing.text(columns[region], 20, (name,), columns=(width - GAP) // SIGN, style="axis")
        for region, name in regions.items()
    ]
    y = max(heads) - GAP
    for cells in _by_field(rows):
        signs = (width - GAP - 2 * PADDING - 18) // SIGN
        field_signs = (CELLS_X - PADDING) // SIGN
        texts = [_lines(_runs(printer, row), signs) for row in cells]
        lines = max(*texts, _lines((cells[0]["field"].name,), field_signs))
        height = lines * LINE_HEIGHT + 2 * PADDING
        drawing.text(0, y + PADDING + 14, (cells[0]["field"].name,), columns=field_signs, style="axis")
        for row in cells:
            x = columns[row["region"].id]
            kind = "named" if row["partners"] else "gap"
            drawing.rect(x, y, width - GAP, height, f"cell--{kind}")
            _named(drawing, row, x + PADDING, y + PADDING + 14, signs)
        y += height + GAP
    return drawing.svg("coverage", y, role="img", style="lying")


def _lines(runs: tuple[Run, ...], columns: int) -> int:
    return len(list(wrapped(runs, columns)))


def _by_field(rows: list[Row]) -> Iterator[list[Row]]:
    """The pairs of each field, in the order in which fields first stand."""
    for field in dict.fromkeys(row["field"].id for row in rows):
        yield [row for row in rows if row["field"].id == field]
