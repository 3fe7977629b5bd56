"""`policy-gen decide refusal`: one answer to a request, or to a client's conduct."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from policy_gen.cli.decide.asking import known_id
from policy_gen.cli.decide.choices import Asker, asker, question_options
from policy_gen.cli.decide.refusal_sheet import refusal_sheet
from policy_gen.cli.decide.request_options import NEEDED, request_options
from policy_gen.cli.decide.request_questions import ask_request
from policy_gen.cli.decide.showing import show
from policy_gen.cli.exits import faults_told
from policy_gen.policy.told_refusal import told_refusal
from policy_gen.problems import harmless
from policy_gen.profile.catalogues import STANDARD_SITUATIONS
from policy_gen.profile.model import Profile
from policy_gen.profile.referral import Billing, Relation
from policy_gen.profile.refusal import SignId
from policy_gen.rules.referral import fields_of
from policy_gen.rules.refusal.engine import decide_refusal
from policy_gen.rules.refusal.request import (
    NOTHING_TO_SERVE,
    Ability,
    Asked,
    Client,
    Ground,
    OtherTerms,
    RefusalRequest,
)

WHAT = {"fields": "field", "absent": "role"}
"""What an option names, where its own name does not say it."""
LONGEST_FIELD = 200
"""Characters of a field in the client's words that are kept."""
ENUMS = {
    "client": Client,
    "asked": Asked,
    "ability": Ability,
    "sign": SignId,
    "must_refuse": Ground,
    "billing": Billing,
    "terms": OtherTerms,
}


@click.command()
@question_options
@request_options
def refusal(
    path: Path,
    on: date | None,
    language: str | None,
    form: str,
    interactive: bool,
    root: Path | None,
    **given: Any,
) -> None:
    """Say how PROFILE answers a request: the decision, who takes it, the words to say and why."""
    with faults_told():
        asks = asker(path, on, language, root)
        _check_ids(asks.profile, given)
        answers = ask_request(asks.profile, asks.teller, given) if interactive else given
        told = told_refusal(asks.teller, decide_refusal(asks.profile, _request(asks, answers)))
        if form == "json":
            click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            show(refusal_sheet(asks.teller, told))


def _check_ids(profile: Profile, given: Mapping[str, Any]) -> None:
    """Every id must be one of the profile; the first unknown one is told."""
    rows = [row.id for row in profile.refusal.situations]
    known = {
        "situation": [*rows, *sorted(STANDARD_SITUATIONS - set(rows))],
        "sign": [str(sign) for sign in SignId],
        "region": [region.id for region in profile.regions],
        "fields": [field.id for field in profile.fields],
        "absent": list(profile.roles),
    }
    for name, ids in known.items():
        wanted = given[name] if isinstance(given[name], tuple) else filter(None, (given[name],))
        for one in wanted:
            known_id(one, ids, WHAT.get(name, name))


def _check_fit(asks: Asker, values: Mapping[str, Any]) -> None:
    """What contradicts itself is asked again rather than answered."""
    available = values["available_on"]
    if available is not None and values["ability"] != Ability.LATER:
        raise click.UsageError("--available-on goes with --ability later")
    if available is not None and available <= asks.on:
        raise click.UsageError(f"--available-on {available} is not after the day of the case, {asks.on}")
    own = fields_of(asks.profile, Relation.CORE)
    named = [field for field in values["fields"] or () if field in own]
    if named and values["asked"] in (Asked.ADJACENT, Asked.UNRELATED):
        raise click.UsageError(f"the field {named[0]} is our own: ask with --request core")


def _request(asks: Asker, answers: Mapping[str, Any]) -> RefusalRequest:
    values = dict(answers)
    _check_fit(asks, values)
    if values.get("asked") in NOTHING_TO_SERVE:
        values["ability"] = values["ability"] or Ability.NOW
    missing = [option for name, option in NEEDED.items() if values.get(name) is None]
    if missing:
        raise click.UsageError(f"needed: {', '.join(missing)}; or ask with --interactive")
    for name, kind in ENUMS.items():
        values[name] = kind(values[name]) if values[name] is not None else None
    words = values["unlisted_field"]
    values["unlisted_field"] = harmless(words[:LONGEST_FIELD]) if words else None
    values["absent"] = frozenset(values["absent"])
    return RefusalRequest(on=asks.on, **values)
