"""`policy-gen acknowledge status`: how many have signed, are due or overdue."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from policy_gen.cli.acknowledge.asking import NAMES, PEOPLE_FILE, Asked, asked, people_of
from policy_gen.cli.exits import PROBLEMS, faults_told
from policy_gen.cli.profiles import AS_OF, PROFILE_ARGUMENT, ROOT, day
from policy_gen.history.acknowledging.counting import counted, in_all, standing
from policy_gen.history.acknowledging.owing import Owing, State
from policy_gen.history.acknowledging.sheet import as_data


@click.command()
@click.argument("profile", type=PROFILE_ARGUMENT)
@PEOPLE_FILE
@click.option("--by", type=click.Choice(["unit", "role"]), default="unit", show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Exit with 1 if somebody is overdue.")
@NAMES
@AS_OF
@ROOT
def status(
    profile: Path, people: Path | None, by: str, form: str, strict: bool, names: bool,
    as_of: date | None, root: Path | None,
) -> None:  # fmt: skip
    """Count who has signed the policy of PROFILE, who is due and who is overdue."""
    with faults_told():
        asking = asked(profile, day(as_of), root)
        none = asking.nothing_to_sign()
        owings = () if none else asking.owed(people_of(asking, people))
        if form == "json":
            click.echo(json.dumps(_data(asking, owings, by, names=names), ensure_ascii=False, indent=2))
        else:
            click.echo(none or _text(asking, owings, by, names=names))
    if strict and any(one.state is State.OVERDUE for one in owings):
        raise SystemExit(PROBLEMS)


def _text(asking: Asked, owings: Sequence[Owing], by: str, *, names: bool) -> str:
    wording = asking.wording
    named = wording.unit if by == "unit" else lambda role: wording.roles((role,))
    heads = ("", *(wording.column(str(state)) for state in State))
    counts = counted(owings, by)
    rows = [(named(one.key), *(str(one.states[state]) for state in State)) for one in counts]
    rows.append((wording.say("total"), *(str(count) for count in in_all(owings).values())))
    lines = [f"{wording.say('title')}: {wording.document()}", wording.say("as_of", day=asking.as_of), ""]
    lines += _aligned([heads, *rows])
    if sum(sum(one.states.values()) for one in counts) > len(standing(owings)):
        lines += ["", wording.say("in_each_role")]
    late = [one for one in owings if one.state is State.OVERDUE]
    if late:
        lines += ["", wording.say("overdue_people")]
    for one in late:
        who = " ".join(filter(None, (one.person.staff_number, one.person.name if names else "")))
        lines.append(f"  {who}  {wording.unit(one.person.unit)}, {wording.by(one)}")
    return "\n".join(lines)


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns one below the other, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _data(asking: Asked, owings: Sequence[Owing], by: str, *, names: bool) -> dict[str, object]:
    return {
        **as_data(owings, asking.wording, asking.as_of, names=names),
        "counts": {str(state): count for state, count in in_all(owings).items()},
        f"by_{by}": {
            one.key: {str(state): count for state, count in one.states.items()} for one in counted(owings, by)
        },
    }
