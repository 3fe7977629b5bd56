"""The questions about a debt, in the language of the answer."""

from datetime import date
from decimal import Decimal
from typing import cast

import click

from policy_gen.cli.decide.asking import DAY, amount_of
from policy_gen.cli.profiles import our_time
from policy_gen.policy.telling import Teller
from policy_gen.problems import Problem
from policy_gen.profile.wording import in_language
from policy_gen.rules.receivables.case import Event, EventKind, OverdueCase
from policy_gen.rules.receivables.event_words import parsed_event


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
    segments = teller.briefing.profile.segments
    for one in segments:
        click.echo(f"  {one.id} — {teller.text(one.name)}: {teller.text(one.test)}")
    default = next(one.id for one in segments if one.default)
    choice = click.Choice([one.id for one in segments])
    return str(click.prompt(_question(teller, "segment"), type=choice, default=default, show_choices=False))


def _day(teller: Teller, key: str) -> date:
    return cast("date", click.prompt(_question(teller, key), value_proc=_day_of))


def _day_of(text: str) -> date | None:
    """The day of an answer; a usage error, after which click asks again, for anything else."""
    return our_time(DAY.convert(text.strip(), None, None))


def _amount(teller: Teller) -> Decimal | None:
    question = _question(teller, "amount")
    return click.prompt(question, default="", show_default=False, value_proc=_sum_or_none)


def _sum_or_none(text: str) -> Decimal | None:
    return amount_of(text) if text.strip() else None


def _events(teller: Teller) -> list[Event]:
    """Events one by one, until an empty answer; a faulty one is asked again."""
    click.echo(f"  {', '.join(EventKind)}")
    found: list[Event] = []
    while answer := click.prompt(_question(teller, "event"), default="", show_default=False).strip():
        event = parsed_event(answer)
        if isinstance(event, Problem):
            told = in_language(event, teller.briefing.language)
            click.echo(" ".join(filter(None, (f"{told.message}.", told.hint))), err=True)
        else:
            found.append(event)
    return found
