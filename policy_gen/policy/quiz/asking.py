"""The quiz in words: questions, answers to choose from, and why one of them is right."""

import html
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from itertools import islice
from typing import Any

from policy_gen.policy import escaping
from policy_gen.policy.context import clause_title
from policy_gen.policy.printing import Markup, Printer
from policy_gen.policy.quiz.findings import NOBODY, Finding, finding, options
from policy_gen.policy.quiz.situations import Ask, Situation, read_quiz
from policy_gen.policy.supply_words import supply_key
from policy_gen.profile.catalogues import PLACEHOLDER
from policy_gen.profile.sourced import Sourced, sourced
from policy_gen.profile.values import text_in
from policy_gen.rules.receivables.decision import SupplyStatus


@dataclass(frozen=True, slots=True)
class Where:
    """Where a text stands, and what makes our words and a company's values safe there."""

    words: Callable[[str], str]
    value: Callable[[str], str]


MARKDOWN = Where(str, escaping.markdown)
HTML = Where(html.escape, lambda text: html.escape(escaping.clean(text)))


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the quiz as the page shows it; its answer is one block of HTML."""

    id: str
    title: Markup
    text: Markup
    options: tuple[Markup, ...]
    answer: Markup


def questions(printer: Printer) -> tuple[Question, ...]:
    """As many questions as the quiz asks of this company."""
    quiz = read_quiz(printer.briefing.folders)
    return tuple(islice(_questions(printer, quiz.applying(printer.briefing.profile)), quiz.asked))


def _questions(printer: Printer, situations: tuple[Situation, ...]) -> Iterator[Question]:
    for situation in situations:
        found = finding(printer.briefing.profile, situation)
        if found is not None and situation.clause in printer.briefing.places:
            yield _question(printer, situation, found)


def _question(printer: Printer, situation: Situation, found: Finding) -> Question:
    shown = options(situation, found)
    return Question(
        id=situation.id,
        title=printer.word(situation.id, "quiz_title"),
        text=Markup(_sentence(printer, situation, "quiz_question", found, MARKDOWN)),
        options=tuple(Markup(_option(printer, situation, one, MARKDOWN)) for one in shown),
        answer=Markup("\n".join(_answer(printer, situation, found, shown.index(found.right)))),
    )


def _answer(printer: Printer, situation: Situation, found: Finding, right: int) -> Iterator[str]:
    """The folded answer: which option is right, why, and where it stands."""
    words = printer.briefing.lexicon.words["quiz"]
    option = _option(printer, situation, found.right, HTML)
    why = _sentence(printer, situation, "quiz_why", found, HTML)
    printer.recorder.references.add(situation.clause)
    clause = html.escape(clause_title(printer.briefing, situation.clause))
    yield f'<details class="quiz__answer" data-question="{situation.id}" data-right="{right}">'
    yield f"<summary>{html.escape(words['answer'])}</summary>"
    yield f"<p><strong>{option}</strong></p>"
    yield f'<p>{why} <a href="clause:{situation.clause}">{clause} ({situation.clause})</a></p>'
    yield "</details>"


def _sentence(printer: Printer, situation: Situation, kind: str, found: Finding, where: Where) -> str:
    return _filled(printer, printer.word(situation.id, kind), found.values, where)


def _option(printer: Printer, situation: Situation, option: str, where: Where) -> str:
    """An answer by the words of its closed set, as a sentence of its own."""
    return str(printer.cap(Markup(_OPTION_WORDS[situation.ask](printer, option, where))))


def _word_of(kind: str) -> Callable[[Printer, str, Where], str]:
    return lambda printer, option, where: where.words(printer.word(option, kind))


def _supply(printer: Printer, option: str, where: Where) -> str:
    if option not in SupplyStatus.__members__.values():
        return where.words(printer.word(option, "quiz_option"))
    key = supply_key(printer.briefing.profile, SupplyStatus(option))
    return where.words(printer.word(key, "supply_status"))


def _role(printer: Printer, option: str, where: Where) -> str:
    return _filled(printer, "{role:role}", {"role": sourced(option)}, where)


def _partner(printer: Printer, option: str, where: Where) -> str:
    if option == NOBODY:
        return where.words(printer.word(option, "quiz_option"))
    name = next(one.name for one in printer.briefing.profile.partners if one.id == option)
    return _filled(printer, "{name}", {"name": sourced(name, f"partners.{option}.name")}, where)


_OPTION_WORDS: dict[Ask, Callable[[Printer, str, Where], str]] = {
    Ask.VERDICT: _word_of("refusal_decision"),
    Ask.STAGE: _word_of("stage"),
    Ask.DUTY: _word_of("quiz_option"),
    Ask.SUPPLY: _supply,
    Ask.DECIDER: _role,
    Ask.PARTNER: _partner,
}


def _filled(printer: Printer, pattern: str, values: Mapping[str, Sourced[Any]], where: Where) -> str:
    """A sentence of ours with values in place of its marks, each with its sources."""
    parts, end = [], 0
    for match in PLACEHOLDER.finditer(pattern):
        name, unit, form = match.groups()
        value = _titled(printer, values[name], form) if unit == "role" else values[name]
        text = _text(printer, value.value, unit, form)
        shown = printer.recorder.mark(where.value(text), value, shown=escaping.clean(text))
        parts += [where.words(pattern[end : match.start()]), shown]
        end = match.end()
    return "".join((*parts, where.words(pattern[end:])))


def _titled(printer: Printer, role: Sourced[Any], form: str | None) -> Sourced[Any]:
    """The title of a role, from what names the role and what gives it its title."""
    printer.recorder.roles.add(role.value)
    title = printer.briefing.role_title(role.value, form or "nom")
    return Sourced(title.value, title.sources | role.sources)


def _text(printer: Printer, value: Any, unit: str | None, form: str | None) -> str:
    grammar = printer.briefing.grammar
    match value:
        case dict():
            return text_in(value, printer.briefing.language) or ""
        case time():
            return grammar.clock(value)
        case int() | Decimal() if unit == "money":
            return grammar.money(value, printer.briefing.profile.company.currency)
        case int() if unit:
            return grammar.count(value, unit, form or "nom")
        case int() | Decimal():
            return grammar.number(value)
    return str(value)
