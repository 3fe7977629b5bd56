"""Exit codes, and how problems of the templates and of the machine are told (D8)."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import click

from policy_gen.problems import Problem, format_text
from policy_gen.profile.wording import DEFAULT_LANGUAGE, in_language, labels

FINE, PROBLEMS, USAGE, ENVIRONMENT, CRASH = 0, 1, 2, 3, 4


def harmless_name(name: object) -> str:
    """A file name that cannot steer the terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in str(name or ""))


def short(path: Path) -> Path:
    """A path as seen from the current folder, if it lies there."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def seen_from_here(problem: Problem) -> Problem:
    """The same problem with its place as seen from the current folder."""
    span = problem.span
    return problem if span is None else replace(problem, span=replace(span, file=short(span.file)))


def coloured(stream: IO[Any]) -> bool:
    """Whether problems are told in colour there: on a terminal, unless `NO_COLOR` is set (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


class Stopped(click.ClickException):
    """Ends the command with a message and a code."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"policy-gen: {self.message}", err=True)
        raise SystemExit(self.code)


@contextmanager
def faults_told(language: str = DEFAULT_LANGUAGE) -> Iterator[None]:
    """Tells a wrong template or a refused page in a line, not as a traceback; problems in `language`."""
    from policy_gen.outputs.mkdocs_door import SiteFault
    from policy_gen.outputs.unproven import UnprovenPages
    from policy_gen.policy.lexicon import TemplateFault

    try:
        yield
    except TemplateFault as error:
        place = f"{short(error.file)}:{error.line}: " if error.file else ""
        raise Stopped(f"a template is wrong: {place}{error.message}", PROBLEMS) from None
    except UnprovenPages as error:
        found = (in_language(seen_from_here(one), language) for one in error.problems)
        told = "\n\n".join(format_text(one, labels=labels(language)) for one in found)
        raise Stopped(f"these pages must not be published:\n{told}", PROBLEMS) from None
    except SiteFault as error:
        raise Stopped(f"the site builder refused the pages:\n{error}", PROBLEMS) from None
