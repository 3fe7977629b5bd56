"""Who hands over to whom while a debt is overdue: one handover below the other, or arrows between roles."""

from collections.abc import Sequence

from policy_gen.policy.drawing import LINE_HEIGHT, Drawing, Run, framed, role_run, wrapped
from policy_gen.policy.printing import Markup, Printer
from policy_gen.profile.sourced import Sourced, sourced
from policy_gen.profile.values import text_in
from policy_gen.rules.responsibility.handovers import Handover
from policy_gen.rules.responsibility.handovers import handovers as all_handovers

TAKER_X, ARROW = 196, (158, 186)
PERSON_SIGNS = 18
LYING_WIDTH, SIGNS_WIDTH, GAP = 760, 8, 14
"""The whole width, the room of a sign, and the room left and right of a text between two roles."""

Column = tuple[Run, Run]
"""A role and its unit."""


def handovers(printer: Printer) -> Markup:
    """The handovers of RSP-080 between two pairs of hands."""
    found = [
        one
        for one in all_handovers(printer.briefing.profile)
        if one.taker is None or one.taker.value != one.giver.value
    ]
    return framed("handovers", _lying(printer, found), _standing(printer, found))


def _column(printer: Printer, role: Sourced[str] | None) -> Column:
    """The title of a role and the name of its unit."""
    if role is None:
        return printer.briefing.lexicon.word("figure_word", "orders"), ""
    profile = printer.briefing.profile
    title = role_run(printer, role.value)
    unit_id = profile.roles[role.value].unit
    unit = next(one for one in profile.units if one.id == unit_id)
    name = text_in(unit.name, printer.briefing.language)
    places = (f"roles.{role.value}.unit", f"units.{unit_id}.name")
    return Sourced(_capital(title.value), title.sources | role.sources), sourced(name, *places)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _what(drawing: Drawing, one: Handover, x: int, y: int, columns: int) -> int:
    """What is handed over, as a link to its clause; returns the y of the next line."""
    words = drawing.printer.briefing.lexicon.word("handover", one.id)
    linked = drawing.open_link(one.clause)
    below = drawing.text(x, y, (words,), columns=columns, style="title" if columns > 30 else "action")
    if linked:
        drawing.target(x, y, columns)
        drawing.close_link()
    return below


def _standing(printer: Printer, found: Sequence[Handover]) -> str:
    drawing = Drawing(printer)
    y = 0
    for one in found:
        if y:
            drawing.rule(y)
        line = _what(drawing, one, 0, y + 26, 36) + 4
        ends = [_person(drawing, _column(printer, one.giver), 0, line)]
        ends.append(_person(drawing, _column(printer, one.taker), TAKER_X, line))
        drawing.arrow(*ARROW, line - 5)
        y = max(ends) + 2
    return drawing.svg("handovers", y, role="group")


def _person(drawing: Drawing, column: Column, x: int, y: int) -> int:
    title, unit = column
    below = drawing.text(x, y, (title,), columns=PERSON_SIGNS)
    return drawing.text(x, below, (unit,), columns=PERSON_SIGNS, style="days")


def _lying(printer: Printer, found: Sequence[Handover]) -> str:
    """Roles side by side, each with a line downwards, and an arrow for each handover in their order."""
    roles = list(dict.fromkeys(_id(role) for one in found for role in (one.giver, one.taker)))
    known = {_id(role): role for one in found for role in (one.giver, one.taker)}
    width = LYING_WIDTH // len(roles)
    signs = (width - GAP) // SIGNS_WIDTH
    drawing = Drawing(printer, LYING_WIDTH)
    heads = [
        _head(drawing, _column(printer, known[role]), place * width, signs)
        for place, role in enumerate(roles)
    ]
    top = max(heads) - 8
    y = top
    for one in found:
        start, end = (roles.index(_id(role)) * width + 4 for role in (one.giver, one.taker))
        words = printer.briefing.lexicon.word("handover", one.id)
        left = (start if start < end else start - width) + GAP - 4
        lines = len(list(wrapped((words,), signs)))
        _what(drawing, one, left, y + 22, signs)
        y += lines * LINE_HEIGHT + 14
        drawing.arrow(start, end, y)
    lifelines = Drawing(printer, LYING_WIDTH)
    for place in range(len(roles)):
        lifelines.upright(place * width + 4, top, y + 12)
    drawing.lines[:0] = lifelines.lines
    return drawing.svg("handovers", y + 14, role="group", style="lying")


def _id(role: Sourced[str] | None) -> str:
    return "" if role is None else role.value


def _head(drawing: Drawing, column: Column, x: int, signs: int) -> int:
    title, unit = column
    below = drawing.text(x, 18, (title,), columns=signs, style="action")
    return drawing.text(x, below, (unit,), columns=signs, style="days")
