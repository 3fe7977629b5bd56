"""The ladder of an overdue debt: stages downwards, days left of a band that shows the supply; or lying."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from policy_gen.policy.drawing import LINE_HEIGHT, Drawing, Run, framed, role_run, wrapped
from policy_gen.policy.printing import Markup, Printer
from policy_gen.policy.rule_views import rule_views
from policy_gen.policy.supply_words import supply_key
from policy_gen.profile.sourced import Sourced, plain, sourced
from policy_gen.rules.receivables.decision import SupplyStatus
from policy_gen.rules.receivables.ladder import FIRST_DAY_OF_DELAY
from policy_gen.rules.responsibility.raci import claim_lead

LEAST_HEIGHT, ABOVE, BELOW, GAP = 72, 24, 12, 2
BAND_X, WORDS_X = 96, 120
STANDING_COLUMNS = (11, 26, 31, 27)
LYING_WIDTH, LYING_STAGE = 980, 140
LYING_COLUMNS = (16, 14, 16, 14)
"""Signs in a line of the days, the title, the owner and the supply, as in `STANDING_COLUMNS`."""

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
            return Markup("")
        row = views["credit"][0]
    stages = _stages(printer, row)
    return framed(
        "stage_ladder",
        _lying(printer, stages, row["stop_day"]),
        _standing(printer, stages, row["stop_day"]),
        caption=_whose(printer, row),
    )


def _whose(printer: Printer, row: dict[str, Any]) -> str:
    """The segment whose days are drawn."""
    name = row["segment"].name
    marked = printer.recorder.mark(html.escape(str(plain(name))), name, shown=str(plain(name)))
    return f"{printer.briefing.lexicon.word('worklist_column', 'segment')}: {marked}"


def _standing(printer: Printer, stages: tuple[Stage, ...], stop_day: Sourced[int]) -> str:
    drawing, y = Drawing(printer), 0
    for stage in stages:
        y = _draw_stage(drawing, stage, stop_day, y)
    return drawing.svg("stage_ladder", y, role="group")


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
        drawing.target(x, tops[1], of_title)
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
    return stage.days, (title[:1].upper() + title[1:],), (role_run(printer, stage.owner),), words


def _draw_stage(drawing: Drawing, stage: Stage, stop_day: Sourced[int], y: int) -> int:
    """Returns where the next stage begins: below whichever side is the longer."""
    supply = _supply(stage, stop_day)
    days, title, owner, words = _texts(drawing.printer, stage, stop_day)
    of_days, of_title, of_owner, of_words = STANDING_COLUMNS
    if y:
        drawing.rule(y)
    left = drawing.text(0, y + ABOVE, days, columns=of_days, style="days")
    linked = drawing.open_link(stage.clause)
    right = drawing.text(WORDS_X, y + ABOVE, title, columns=of_title, style="title")
    if linked:
        drawing.target(WORDS_X, y + ABOVE, of_title)
        drawing.close_link()
    right = drawing.text(WORDS_X, right + GAP, owner, columns=of_owner)
    if words:
        drawing.signal(WORDS_X, right + GAP, "stop" if supply == "turn" else supply)
        right = drawing.text(WORDS_X + 18, right + GAP, words, columns=of_words)
    end = max(left, right) - LINE_HEIGHT + BELOW
    height = max(LEAST_HEIGHT, end - y)
    drawing.rect(BAND_X, y, 8, height, f"band--{supply}")
    return y + height


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
    status = SupplyStatus.GO if supply == "go" else SupplyStatus.STOP
    words = printer.word(supply_key(printer.briefing.profile, status), "supply_status")
    if supply != "turn":
        return (words,)
    pattern = printer.briefing.lexicon.word("figure_days", "from_day")
    return (stop_day.map(lambda day: pattern.format(day=day)), words)
