"""`policy-gen decide partner`: whom to recommend for a region and a field."""

import json
from datetime import date
from pathlib import Path

import click

from policy_gen.cli.decide.asking import known_id
from policy_gen.cli.decide.choices import asker, question_options
from policy_gen.cli.decide.partner_sheet import referral_sheet
from policy_gen.cli.decide.request_questions import ask_place
from policy_gen.cli.decide.showing import show
from policy_gen.cli.exits import faults_told
from policy_gen.policy.told_partners import told_referral
from policy_gen.rules.referral import name_partners


@click.command()
@question_options
@click.option("--region", metavar="ID", default=None, help="The client's region; every one if not given.")
@click.option("--field", metavar="ID", default=None, help="What is asked for; every one if not given.")
def partner(
    path: Path,
    on: date | None,
    language: str | None,
    form: str,
    interactive: bool,
    root: Path | None,
    region: str | None,
    field: str | None,
) -> None:
    """Say whom PROFILE recommends, or what to say where there is nobody."""
    with faults_told():
        asks = asker(path, on, language, root)
        if region is not None:
            known_id(region, [one.id for one in asks.profile.regions], "region")
        if field is not None:
            known_id(field, [one.id for one in asks.profile.fields], "field")
        answers = {"region": region, "fields": (field,) if field else ()}
        if interactive:
            ask_place(asks.profile, asks.teller, answers, [one.id for one in asks.profile.fields])
        wanted = next(iter(answers["fields"] or ()), None)
        place = answers["region"]
        decision = name_partners(asks.profile, str(place) if place else None, wanted, asks.on)
        told = told_referral(asks.teller, decision)
        if form == "json":
            click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            show(referral_sheet(asks.teller, told))
