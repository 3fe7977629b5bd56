"""`policy-gen check`: the problems of one or all profiles."""

import json
from datetime import date
from pathlib import Path

import click

from policy_gen.cli.annotations import annotation
from policy_gen.cli.exits import PROBLEMS, faults_told
from policy_gen.cli.profiles import (
    AS_OF,
    PROFILE_ARGUMENT,
    ROOT,
    Examined,
    Texts,
    chosen_profiles,
    common_language,
    day,
    examined,
    tell,
)
from policy_gen.problems import Severity, to_json
from policy_gen.profile.wording import LANGUAGES, labels


@click.command()
@click.argument("profiles", nargs=-1, type=PROFILE_ARGUMENT)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How to print problems; github: as annotations of GitHub Actions.",
)
@click.option("--text", "texts", is_flag=True, help="Prove the texts of the policy too, its pages included.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option(
    "--message-lang",
    "language",
    type=click.Choice(LANGUAGES),
    default=None,
    help="Language of the messages; default: the profile's binding language, else English.",
)
@AS_OF
@ROOT
@click.pass_context
def check(
    ctx: click.Context,
    profiles: tuple[Path, ...],
    form: str,
    texts: bool,
    strict: bool,
    language: str | None,
    as_of: date | None,
    root: Path | None,
) -> None:
    """Show every problem of PROFILES (default: all in company_profiles/)."""
    today = day(as_of)
    chosen = chosen_profiles(profiles, root)
    if texts:
        with faults_told():
            found = [
                examined(path, today, language, texts=Texts.ALL, root=root, past=True) for path in chosen
            ]
    else:
        found = [examined(path, today, language, root=root, past=True) for path in chosen]
    problems = [problem for one in found for problem in one.problems]
    if form == "json":
        click.echo(json.dumps([to_json(problem) for problem in problems], ensure_ascii=False, indent=2))
    elif form == "github":
        for problem in problems:
            click.echo(annotation(problem))
    else:
        _print(found)
    fatal = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(problem.severity in fatal for problem in problems):
        ctx.exit(PROBLEMS)


def _print(found: list[Examined]) -> None:
    for one in found:
        tell(one)
    for one in found:
        if not one.problems:
            click.echo(labels(one.language)["no_problems"].format(path=one.path))
    if not all(one.is_read for one in found):
        click.echo(labels(common_language(found))["sense_later"])
    if any(one.problems for one in found):
        click.echo(_summary(found))


def _summary(found: list[Examined]) -> str:
    words = labels(common_language(found))
    kinds = [problem.severity for one in found for problem in one.problems]
    return ", ".join(
        words[f"{kind}_count"].format(count=kinds.count(kind)) for kind in Severity if kind in kinds
    )
