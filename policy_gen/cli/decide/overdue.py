"""`policy-gen decide overdue`: what the policy says about one debt on one day."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import click

from policy_gen.cli.days import DAY
from policy_gen.cli.decide.asking import LANGUAGE, amount_given, segment_id, telling
from policy_gen.cli.decide.debt_questions import asked_case
from policy_gen.cli.decide.debt_text import debt_text
from policy_gen.cli.exits import faults_told
from policy_gen.cli.profiles import AS_OF, PROFILE_ARGUMENT, ROOT, day, sound_profile
from policy_gen.policy.told_overdue import forecast_data, overdue_data
from policy_gen.problems import Problem
from policy_gen.profile.model import Profile
from policy_gen.rules.receivables.case import Event, OverdueCase
from policy_gen.rules.receivables.engine import OverdueRules
from policy_gen.rules.receivables.event_words import parsed_event
from policy_gen.rules.receivables.forecast import forecast


def _events_given(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[Event, ...]:
    """The events of the option, each as `KIND:DATE[:VALUE]`."""
    return tuple(_event(value) for value in values)


def _event(text: str) -> Event:
    found = parsed_event(text)
    if isinstance(found, Problem):
        raise click.BadParameter(" ".join(filter(None, (f"{found.message}.", found.hint))))
    return found


@click.command()
@click.argument("profile", type=PROFILE_ARGUMENT)
@click.option("--segment", default=None, help="The client's segment; default: the profile's default one.")
@click.option("--due", type=DAY, default=None, metavar="DATE", help="The due date as agreed.")
@click.option(
    "--amount", callback=amount_given, default=None, help="The client's whole overdue debt, as 1500.50."
)
@click.option("--delivered", type=DAY, default=None, metavar="DATE", help="Day of delivery or handover.")
@click.option(
    "--event",
    "events",
    callback=_events_given,
    multiple=True,
    metavar="KIND:DATE[:VALUE]",
    help="What has happened; may be repeated.",
)
@click.option("--interactive", is_flag=True, help="Ask for what is missing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@LANGUAGE
@AS_OF
@ROOT
def overdue(
    profile: Path,
    segment: str | None,
    due: date | None,
    amount: Decimal | None,
    delivered: date | None,
    events: tuple[Event, ...],
    interactive: bool,
    form: str,
    language: str | None,
    as_of: date | None,
    root: Path | None,
) -> None:
    """Say stage, owner, work and supply of a debt of a client of PROFILE.

    Example: policy-gen decide overdue company_profiles/acme.yaml --segment retail --due 2026-03-02
    --as-of 2026-03-13 --event promise:2026-03-04:2026-03-06
    """
    today = day(as_of)
    loaded = sound_profile(profile, today, quiet=True)
    with faults_told():
        teller = telling(loaded, profile, language, root)
        if interactive:
            chosen = None if segment is None else segment_id(loaded.profile, segment)
            case = asked_case(teller, chosen, due, amount, delivered, events)
        else:
            case = _given(loaded.profile, segment, due, amount, delivered, events)
        rules = OverdueRules(loaded.profile)
        data = overdue_data(teller, rules.decide(case, today))
        data["forecast"] = forecast_data(teller, forecast(rules, case, today))
        text = json.dumps(data, ensure_ascii=False, indent=2) if form == "json" else debt_text(teller, data)
    click.echo(text)


def _given(
    profile: Profile,
    segment: str | None,
    due: date | None,
    amount: Decimal | None,
    delivered: date | None,
    events: tuple[Event, ...],
) -> OverdueCase:
    if due is None:
        raise click.UsageError("--due DATE is needed; or let --interactive ask for everything")
    chosen = profile.usual_segment.id if segment is None else segment_id(profile, segment)
    return OverdueCase(chosen, due, amount, delivered=delivered, events=events)
