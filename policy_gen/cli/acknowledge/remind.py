"""`policy-gen acknowledge remind`: reminders for a mailer or a calendar."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from policy_gen.cli.acknowledge.asking import (
    PEOPLE_FILE,
    TARGET,
    Asked,
    asked,
    give,
    people_of,
    refuse_target,
)
from policy_gen.cli.exits import ENVIRONMENT, Stopped, faults_told
from policy_gen.cli.profiles import AS_OF, PROFILE_ARGUMENT, ROOT, day
from policy_gen.history.acknowledging.reminding import Reminder, as_data, identity, reminders, subject

PRODUCT = "-//policy-gen//acknowledgement//"


@click.command()
@click.argument("profile", type=PROFILE_ARGUMENT)
@PEOPLE_FILE
@click.option("--format", "form", type=click.Choice(["json", "ics"]), default="json", show_default=True)
@TARGET
@AS_OF
@ROOT
def remind(
    profile: Path, people: Path | None, form: str, target: Path | None, as_of: date | None, root: Path | None
) -> None:
    """Remind those who must sign the policy of PROFILE, by unit and last day."""
    with faults_told():
        asking = asked(profile, day(as_of), root)
        refuse_target(asking, target)
        none = asking.nothing_to_sign()
        if none:
            click.echo(none, err=True)
        found = () if none else reminders(asking.owed(people_of(asking, people)))
        give(asking, _calendar(asking, found) if form == "ics" else _data(asking, found), target)


def _data(asking: Asked, found: Sequence[Reminder]) -> str:
    told = [as_data(one, asking.wording) for one in found]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _calendar(asking: Asked, found: Sequence[Reminder]) -> bytes:
    try:
        from policy_gen.worklist.agenda import WholeDay, days
    except ModuleNotFoundError:
        raise Stopped("this form needs a library: pip install 'policy-gen[calendar]'", ENVIRONMENT) from None
    wording = asking.wording
    events = (
        WholeDay(
            one.by,
            identity(one, wording),
            subject(one, wording),
            wording.say("reminder_people", people=", ".join(one.staff_numbers)),
        )
        for one in found
    )
    title = f"{wording.say('title')}: {asking.profile.document.code}"
    return b"".join(days(PRODUCT, wording.teller.briefing.language, title, asking.as_of, events))
