"""Exit codes, and how problems of the templates and of the machine are told (D8)."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from errno import errorcode
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


_spoken: ContextVar[str] = ContextVar("spoken", default="")
"""The language in which the machine's faults are told: that of the profiles that were read so far."""


def speak(language: str) -> None:
    """Has faults of the machine told in a language; where profiles do not share one, in English."""
    _spoken.set(language if _spoken.get() in ("", language) else DEFAULT_LANGUAGE)


def begin_unspoken() -> None:
    """Forgets the language: a command begins."""
    _spoken.set("")


def _language() -> str:
    return _spoken.get() or DEFAULT_LANGUAGE


def spoken_labels() -> dict[str, str]:
    """The words around messages in the language of the profiles that were read so far."""
    return labels(_language())


def machine_fault(error: OSError) -> str:
    """What the machine refused, and for which file; in its own words where we have none."""
    said = spoken_labels().get(f"machine_{errorcode.get(error.errno or 0, '')}", error.strerror)
    name = harmless_name(error.filename) if error.filename else ""
    return f"{said or error}: {name}" if name else str(said or error)


@contextmanager
def faults_told(language: str | None = None) -> Iterator[None]:
    """Tells a wrong template or a refused page in a line, not as a traceback.

    In `language`, by default that of the profile.
    """
    from policy_gen.outputs.mkdocs_door import SiteFault
    from policy_gen.outputs.unproven import UnprovenPages
    from policy_gen.policy.lexicon import TemplateFault

    try:
        yield
    except TemplateFault as error:
        words = labels(language or _language())
        place = f"{short(error.file)}:{error.line}: " if error.file else ""
        raise Stopped(words["template_wrong"].format(said=f"{place}{error.message}"), PROBLEMS) from None
    except UnprovenPages as error:
        words = labels(language or _language())
        found = (in_language(seen_from_here(one), language or _language()) for one in error.problems)
        told = "\n\n".join(format_text(one, labels=words) for one in found)
        raise Stopped(words["pages_unproven"].format(said=told), PROBLEMS) from None
    except SiteFault as error:
        said = labels(language or _language())["builder_refused"].format(said=error)
        raise Stopped(said, PROBLEMS) from None
