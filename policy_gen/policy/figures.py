"""The figures of the policy: the ladder of an overdue debt, the decision on a request, the coverage."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from policy_gen.policy.drawing import LINE_HEIGHT, Drawing, Run, framed, wrapped
from policy_gen.policy.lexicon import TemplateFault
from policy_gen.policy.printing import Markup, Printer
from policy_gen.policy.rule_views import rule_views
from policy_gen.profile.company import BusinessModel
from policy_gen.profile.credit import StopScope
from policy_gen.profile.sourced import Sourced, sourced
from policy_gen.rules.receivables.ladder import FIRST_DAY_OF_DELAY
from policy_gen.rules.responsibility.raci import claim_lead

NOTHING = Markup("")


def figure(printer: Printer, name: str) -> Markup:
    """The figure as one block of raw HTML; empty where the company has nothing to draw.

    Raises TemplateFault if there is no such figure.
    """
    if name not in FIGURES:
        raise TemplateFault(f"there is no figure {name!r}")
    return FIGURES[name](printer)


# The ladder: stages downwards; days left of a band that shows the supply, words right of it.

STAGE_HEIGHT = 92
BAND_X, WORDS_X = 96, 120
LYING_WIDTH, LYING_STAGE = 980, 140
LYING_COLUMNS = (16, 14, 16, 14)
"""Signs in a line of the days, the title, the owner and the supply."""

Texts = tuple[tuple[Run, ...], tuple[Run, ...], tuple[Run, ...], tuple[Run, ...]]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage as drawn; `last_day` is None where the stage ends with an event."""

    id: str
    days: tuple[Run, ...]
    owner: str
    clause: str
    first_day: int | None = None
    last_day: int | None = None


def stage_ladder(printer: Printer) -> Markup:
    """The stages of the default segment, or of the first that has credit."""
    views = rule_views(printer)["ladder"]()
    row = views["default"]
    if row["prepaid"]:
        if not views["credit"]:
            return NOTHING
        row = views["credit"][0]
    stages = _stages(printer, row)
    return framed(
        "stage_ladder", _lying(printer, stages, row["stop_day"]), _standing(printer, stages, row["stop_day"])
    )


def _standing(printer: Printer, stages: tuple[Stage, ...], stop_day: Sourced[int]) -> str:
    drawing = Drawing(printer)
    for place, stage in enumerate(stages):
        _draw_stage(drawing, stage, stop_day, place * STAGE_HEIGHT)
    return drawing.svg("stage_ladder", len(stages) * STAGE_HEIGHT, role="group")


def _lying(printer: Printer, stages: tuple[Stage, ...], stop_day: Sourced[int]) -> str:
    """The same for a wide screen: stages from left to right under a band that shows the supply."""
    drawing = Drawing(printer, LYING_WIDTH)
    columns = [_texts(printer, stage, stop_day) for stage in stages]
    tops = [32]
    for part, limit in enumerate(LYING_COLUMNS):
        lines = max(len(list(wrapped(texts[part], limit))) for texts in columns)
        tops.append(tops[-1] + lines * LINE_HEIGHT + 6)
    for place, (stage, texts) in enumerate(zip(stages, columns, strict=True)):
        _draw_column(drawing, stage, _supply(stage, stop_day), texts, place * LYING_STAGE, tops)
    return drawing.svg("stage_ladder", tops[-1], role="group", style="lying")


def _draw_column(
    drawing: Drawing, stage: Stage, supply: str, texts: Texts, x: int, tops: Sequence[int]
) -> None:
    days, title, owner, words = texts
    of_days, of_title, of_owner, of_words = LYING_COLUMNS
    drawing.rect(x, 0, LYING_STAGE - 2, 8, f"band--{supply}")
    drawing.text(x, tops[0], days, columns=of_days, style="days")
    linked = drawing.open_link(stage.clause)
    drawing.text(x, tops[1], title, columns=of_title, style="title")
    if linked:
        drawing.close_link()
    drawing.text(x, tops[2], owner, columns=of_owner)
    if words:
        drawing.signal(x, tops[3], "stop" if supply == "turn" else supply)
        drawing.text(x + 18, tops[3], words, columns=of_words)


def _stages(printer: Printer, row: dict[str, Any]) -> tuple[Stage, ...]:
    profile, grammar = printer.briefing.profile, printer.briefing.grammar
    days = {
        key: (printer.briefing.lexicon.word("figure_days", key),)
        for key in ("preventive", "current", "court", "closed")
    }
    legal = claim_lead(profile).value
    period = sourced(profile.receivables.claim.period_days, "receivables.claim.period_days")
    end, first, last = row["negotiation_days"], row["claim_issue_first"], row["claim_issue_last"]
    start: Sourced[int] = sourced(FIRST_DAY_OF_DELAY)
    return (
        Stage("preventive", days["preventive"], "account_manager", "REC-100"),
        Stage("current", days["current"], "account_manager", "REC-200", last_day=0),
        Stage("negotiation", _span(printer, start, end), "account_manager", "REC-330", 1, end.value),
        Stage("claim_issue", _span(printer, first, last), legal, "REC-400", first.value, last.value),
        Stage("claim_period", (period.map(lambda n: grammar.count(n, "day")),), legal, "REC-410", last.value),
        Stage("court", days["court"], legal, "REC-430", last.value),
        Stage("closed", days["closed"], "finance", "REC-550"),
    )


def _span(printer: Printer, first: Sourced[int], last: Sourced[int]) -> tuple[Run, ...]:
    """Days from first to last as one word, such as 1–10."""
    number = printer.briefing.grammar.number
    both = Sourced(f"{number(first.value)}–{number(last.value)}", first.sources | last.sources)
    pattern = printer.briefing.lexicon.word("figure_days", "span")
    before, after = pattern.split("{days}")
    return tuple(run for run in (before, both, after) if run)


def _texts(printer: Printer, stage: Stage, stop_day: Sourced[int]) -> Texts:
    """Days, title, owner and supply of a stage; the supply is empty where there is nothing to say."""
    title = printer.briefing.lexicon.word("stage", stage.id)
    supply = _supply(stage, stop_day)
    words = () if supply == "none" else _supply_words(printer, supply, stop_day)
    return stage.days, (title[:1].upper() + title[1:],), (_role(printer, stage.owner),), words


def _draw_stage(drawing: Drawing, stage: Stage, stop_day: Sourced[int], y: int) -> None:
    supply = _supply(stage, stop_day)
    days, title, owner, words = _texts(drawing.printer, stage, stop_day)
    if y:
        drawing.rule(y)
    drawing.rect(BAND_X, y, 8, STAGE_HEIGHT, f"band--{supply}")
    drawing.text(0, y + 24, days, columns=11, style="days")
    linked = drawing.open_link(stage.clause)
    below = drawing.text(WORDS_X, y + 24, title, columns=26, style="title")
    if linked:
        drawing.close_link()
    below = drawing.text(WORDS_X, below + 2, owner, columns=31)
    if words:
        drawing.signal(WORDS_X, below + 2, "stop" if supply == "turn" else supply)
        drawing.text(WORDS_X + 18, below + 2, words, columns=27)


def _supply(stage: Stage, stop_day: Sourced[int]) -> str:
    """go, stop, turn (stops within the stage) or none (nothing to say)."""
    if stage.id in ("preventive", "closed"):
        return "none"
    if stage.first_day is None:
        return "go"
    if stop_day.value <= stage.first_day:
        return "stop"
    return "turn" if stage.last_day is not None and stop_day.value <= stage.last_day else "go"


def _supply_words(printer: Printer, supply: str, stop_day: Sourced[int]) -> tuple[Run, ...]:
    profile = printer.briefing.profile
    model = profile.company.business_model
    suffix = "" if model == BusinessModel.MIXED else f"_{model}"
    if profile.supply.stop_scope == StopScope.NEW_ORDERS:
        suffix = "_new_orders"
    words = printer.briefing.lexicon.word("supply_status", f"{'go' if supply == 'go' else 'stop'}{suffix}")
    if supply != "turn":
        return (words,)
    pattern = printer.briefing.lexicon.word("figure_days", "from_day")
    return (stop_day.map(lambda day: pattern.format(day=day)), words)


def _role(printer: Printer, role_id: str) -> Sourced[str]:
    printer.recorder.roles.add(role_id)
    return printer.briefing.role_title(role_id)


# The decision: strategic significance downwards, tactical to the right.

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
    approver = _role(printer, str(cell.approver))
    decider = Sourced(approver.value, approver.sources | {f"{place}.approver"})
    drawing.text(x + 12, below + 4, (word("figure_word", "decides"), decider), columns=19)


# The coverage: regions downwards, in each the fields with their partners or the gap.

REGION_HEIGHT, FIELD_HEIGHT, PARTNER_X = 40, 4 * LINE_HEIGHT, 160


def coverage(printer: Printer) -> Markup:
    """Who is recommended for which field in which region, and where nobody is."""
    rows = rule_views(printer)["coverage"]()
    if not rows:
        return NOTHING
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


FIGURES: dict[str, Callable[[Printer], Markup]] = {
    "stage_ladder": stage_ladder,
    "refusal_decision": refusal_decision,
    "coverage": coverage,
}
