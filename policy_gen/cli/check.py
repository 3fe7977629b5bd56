"""`policy-gen check`: the problems of one or all profiles."""

from datetime import datetime
from pathlib import Path

import click

from policy_gen.cli.exits import PROBLEMS
from policy_gen.cli.profiles import (
    AS_OF,
    PROFILE_ARGUMENT,
    ROOT,
    as_json,
    chosen_profiles,
    day,
    examined,
    tell,
)
from policy_gen.problems import Problem, Severity


@click.command()
@click.argument("profiles", nargs=-1, type=PROFILE_ARGUMENT)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print problems."
)
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@AS_OF
@ROOT
@click.pass_context
def check(
    ctx: click.Context,
    profiles: tuple[Path, ...],
    form: str,
    strict: bool,
    as_of: datetime | None,
    root: Path | None,
) -> None:
    """Show every problem of PROFILES (default: all in company_profiles/)."""
    today = day(as_of)
    found: list[Problem] = []
    clean = []
    for path in chosen_profiles(profiles, root):
        _, problems = examined(path, today)
        found += problems
        if not problems:
            clean.append(path)
    if form == "json":
        click.echo(as_json(tuple(found)))
    else:
        tell(tuple(found))
        for path in clean:
            click.echo(f"{path}: no problems")
        if found:
            click.echo(_summary(found))
    fatal = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(problem.severity in fatal for problem in found):
        ctx.exit(PROBLEMS)


def _summary(problems: list[Problem]) -> str:
    counts = {kind: sum(problem.severity is kind for problem in problems) for kind in Severity}
    told = [f"{count} {kind}{'s' if count != 1 else ''}" for kind, count in counts.items() if count]
    return ", ".join(told)
