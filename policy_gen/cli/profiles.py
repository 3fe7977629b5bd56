"""What the commands share: finding profiles, loading them, telling their problems."""

import json
import sys
from datetime import date, datetime
from pathlib import Path

import click

from policy_gen.checks.registry import run
from policy_gen.cli.exits import PROBLEMS, USAGE, Stopped
from policy_gen.outputs.workspace import Workspace, workspace_of
from policy_gen.problems import Problem, Severity, format_text, to_json
from policy_gen.profile.loading import LoadedProfile, load

PROFILE_ARGUMENT = click.Path(path_type=Path)


def day(as_of: datetime | None) -> date:
    """The day of `--as-of`; today if it is not given."""
    return as_of.date() if as_of else date.today()


AS_OF = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    metavar="DATE",
    help="The day that counts as today.",
)
ROOT = click.option(
    "--root", type=click.Path(path_type=Path, file_okay=False), default=None, help="The workspace folder."
)


def chosen_profiles(paths: tuple[Path, ...], root: Path | None) -> tuple[Path, ...]:
    """The profiles named, or every profile of the workspace."""
    if paths:
        return paths
    found = Workspace(root or Path.cwd()).profiles()
    if not found:
        raise Stopped("no profile found: name one, or run in a folder with company_profiles/", USAGE)
    return tuple(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path for path in found)


def examined(path: Path, as_of: date) -> tuple[LoadedProfile | None, tuple[Problem, ...]]:
    """A profile and all its problems; None where an error stands in the way."""
    loaded = load(path)
    problems = loaded.problems
    if loaded.value is not None:
        problems = (*problems, *run(loaded.value, as_of))
    broken = any(problem.severity is Severity.ERROR for problem in problems)
    return (None if broken else loaded.value), problems


def sound_profile(path: Path, as_of: date) -> LoadedProfile:
    """The profile; tells its problems and stops if one is an error."""
    loaded, problems = examined(path, as_of)
    tell(problems, err=True)
    if loaded is None:
        raise Stopped(f"{path} has {errors_in(problems)} to mend first", PROBLEMS)
    return loaded


def errors_in(problems: tuple[Problem, ...]) -> str:
    count = sum(problem.severity is Severity.ERROR for problem in problems)
    return "1 error" if count == 1 else f"{count} errors"


def tell(problems: tuple[Problem, ...], *, err: bool = False) -> None:
    """Problems as text, coloured only on a terminal."""
    on_terminal = (sys.stderr if err else sys.stdout).isatty()
    for problem in problems:
        click.echo(format_text(problem, colour=on_terminal) + "\n", err=err)


def as_json(problems: tuple[Problem, ...]) -> str:
    return json.dumps([to_json(problem) for problem in problems], ensure_ascii=False, indent=2)


def workspace_for(path: Path, root: Path | None) -> Workspace:
    return workspace_of(path, root)
