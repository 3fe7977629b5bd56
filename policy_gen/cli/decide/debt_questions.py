"""The questions about a debt, in the language of the answer."""

from datetime import date
from decimal import Decimal

import click

from policy_gen.cli.days import read_day
from policy_gen.cli.decide.asking import amount_of
from policy_gen.cli.decide.request_questions import choose
from policy_gen.policy.telling import Teller
from policy_gen.problems import Problem
from policy_gen.profile.wording import in_language
from policy_gen.rules.receivables.case import Event, EventKind, OverdueCase
from policy_gen.rules.receivables.event_words import parsed_event

EXAMPLE = "promise:2026-03-05:2026-03-09, part_paid:2026-03-05:1500.50, claim_sent:2026-03-16"
"""Events as they are typed, the same in every language."""


def asked_case(
    teller: Teller,
    segment: str | None,
    due: date | None,
    amount: Decimal | None,
    delivered: date | None,
    events: tuple[Event, ...],
) -> OverdueCase:
    """The case as answered; what was given on the command line is not asked again."""
    return OverdueCase(
        segment or _segment(teller),
        due or _day(teller, "due"),
        amount if amount is not None else _amount(teller),
        delivered=delivered,
        events=events or tuple(_events(teller)),
    )


def _question(teller: Teller, key: str) -> str:
    return teller.word("debt_question", key)


def _segment(teller: Teller) -> str:
    """The segment picked by its number; the one of clients who fit no other where it is not known."""
    profile = teller.briefing.profile
    told = {one.id: f"{teller.text(one.name)}: {teller.text(one.test)}" for one in profile.segments}
    return choose(teller, "segment", list(told), told.__getitem__, optional=True) or profile.usual_segment.id


def _day(teller: Teller, key: str) -> date:
    """The day of an answer; click asks again after anything else."""
    language = teller.briefing.language
    return click.prompt(_question(teller, key), value_proc=lambda text: read_day(text, language), err=True)


def _amount(teller: Teller) -> Decimal | None:
    question = _question(teller, "amount")
    return click.prompt(question, default="", show_default=False, value_proc=_sum_or_none, err=True)


def _sum_or_none(text: str) -> Decimal | None:
    return amount_of(text) if text.strip() else None


def _events(teller: Teller) -> list[Event]:
    """Events one by one, until an empty answer; a faulty one is asked again."""
    click.echo(f"  {', '.join(EventKind)}", err=True)
    click.echo(f"  {EXAMPLE}", err=True)
    found: list[Event] = []
    while answer := click.prompt(
        _question(teller, "event"), default="", show_default=False, err=True
    ).strip():
        event = parsed_event(answer)
        if isinstance(event, Problem):
            told = in_language(event, teller.briefing.language)
            click.echo(" ".join(filter(None, (f"{told.message}.", told.hint))), err=True)
        else:
            found.append(event)
    return found
