"""`policy-gen acknowledge sheet`: who must sign what, by when."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import click

from policy_gen.cli.acknowledge.asking import (
    NAMES,
    PEOPLE_FILE,
    TARGET,
    Asked,
    asked,
    give,
    people_of,
    refuse_target,
    unit_chosen,
)
from policy_gen.cli.exits import faults_told
from policy_gen.cli.profiles import AS_OF, PROFILE_ARGUMENT, ROOT, day
from policy_gen.history.acknowledging.owing import Owing, State
from policy_gen.history.acknowledging.sheet import as_data, sheet_page, sheet_text
from policy_gen.history.acknowledging.wording import by_unit
from policy_gen.worklist.csv_out import BYTE_ORDER_MARK, delimiter_of
from policy_gen.worklist.guarding import guarded

FORMS = ("text", "csv", "html", "json")
COLUMNS = ("staff_number", "unit", "roles", "version", "by", "what", "date", "evidence")


@click.command()
@click.argument("profile", type=PROFILE_ARGUMENT)
@PEOPLE_FILE
@click.option("--unit", default=None, help="Only the people of this unit: its id or its name.")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@NAMES
@TARGET
@AS_OF
@ROOT
def sheet(
    profile: Path, people: Path | None, unit: str | None, form: str, names: bool, target: Path | None,
    as_of: date | None, root: Path | None,
) -> None:  # fmt: skip
    """List who must sign the policy of PROFILE, what has changed for each, and by when."""
    with faults_told():
        asking = asked(profile, day(as_of), root)
        refuse_target(asking, target)
        none = asking.nothing_to_sign()
        found = () if none else unit_chosen(asking, unit, people_of(asking, people))
        owings = tuple(one for one in asking.owed(found) if one.state is not State.SIGNED)
        if none:
            click.echo(none, err=True)
        give(asking, _written(asking, owings, form, names=names), target)


def _written(asking: Asked, owings: Sequence[Owing], form: str, *, names: bool) -> str:
    if form == "json":
        return (
            json.dumps(
                as_data(owings, asking.wording, asking.as_of, names=names), ensure_ascii=False, indent=2
            )
            + "\n"
        )
    if form == "html":
        return sheet_page(owings, asking.wording, asking.folders, names=names)
    if form == "csv":
        return _table(asking, owings, names=names)
    return sheet_text(owings, asking.wording, names=names)


def _table(asking: Asked, owings: Sequence[Owing], *, names: bool) -> str:
    """The sheet as a table to be filled in and handed back to `acknowledge record`."""
    wording = asking.wording
    columns = (COLUMNS[0], "name", *COLUMNS[1:]) if names else COLUMNS
    comma = "," in wording.teller.briefing.grammar.number(Decimal("0.5"))
    target = io.StringIO()
    writer = csv.writer(target, delimiter=delimiter_of(comma), lineterminator="\r\n")
    writer.writerow([wording.column(column) for column in columns])
    for unit, owed in by_unit(owings):
        for one in owed:
            changes = "; ".join(wording.change(change) for change in one.changes)
            cells = {
                "staff_number": one.person.staff_number,
                "name": one.person.name,
                "unit": wording.unit(unit),
                "roles": ", ".join(one.person.roles),
                "version": one.version,
                "by": one.by.isoformat() if one.by else "",
                "what": " ".join(filter(None, (wording.what(one), changes))),
            }
            writer.writerow([guarded(cells.get(column, "")) for column in columns])
    return BYTE_ORDER_MARK + target.getvalue()
