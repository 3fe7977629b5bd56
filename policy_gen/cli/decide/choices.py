"""The options that the questions about clients share, and what they load."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from policy_gen.cli.days import DAY
from policy_gen.cli.decide.asking import LANGUAGE, telling
from policy_gen.cli.profiles import PROFILE_ARGUMENT, ROOT, day, sound_profile
from policy_gen.policy.telling import Teller
from policy_gen.profile.model import Profile

F = TypeVar("F", bound=Callable[..., Any])
OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.argument("path", metavar="PROFILE", type=PROFILE_ARGUMENT),
    click.option(
        "--on",
        "--as-of",
        "on",
        type=DAY,
        default=None,
        metavar="DATE",
        help="Day of the case; today if not given.",
    ),
    LANGUAGE,
    click.option("--format", "form", type=click.Choice(["text", "json"]), default="text"),
    click.option("--interactive", is_flag=True, help="Ask for what is not given."),
    ROOT,
)


def question_options(command: F) -> F:
    """The profile, the day, the language and the form of an answer."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: a sound profile, a teller of its language, and the day."""

    profile: Profile
    teller: Teller
    on: date


def asker(path: Path, on: date | None, language: str | None, root: Path | None) -> Asker:
    """Loads what a question needs; tells problems of the profile and stops if one is an error."""
    as_of = day(on)
    loaded = sound_profile(path, as_of, quiet=True)
    return Asker(loaded.profile, telling(loaded, path, language, root), as_of)
