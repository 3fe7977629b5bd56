"""How an answer of `decide` looks on a terminal: a title, who and by when, words to say, lists, reasons."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap

import click

WIDTH = 96
"""Characters in a line: a page is read more easily than a full screen."""


@dataclass(frozen=True, slots=True)
class Part:
    """A titled part of an answer."""

    title: str
    lines: tuple[str, ...]
    mark: str = ""
    """What stands before each line: `> ` for words to say, `- ` for a list."""
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """An answer as people read it; empty facts and parts are left out."""

    title: str
    facts: tuple[tuple[str, str | None], ...]
    """Label and text, in rows."""
    parts: tuple[Part, ...]


def show(sheet: Sheet) -> None:
    """Prints an answer; the titles stand out on a terminal only."""
    click.echo("\n".join(lines(sheet, styled=sys.stdout.isatty())))


def lines(sheet: Sheet, *, styled: bool = False) -> Iterator[str]:
    """The lines of an answer, none longer than the width unless a word is."""
    yield from (_strong(line, styled) for line in wrap(sheet.title, WIDTH))
    facts = [(label, text) for label, text in sheet.facts if text]
    if facts:
        yield ""
        column = max(len(label) for label, _ in facts) + 3
        for label, text in facts:
            yield from _wrapped(f"{label}:".ljust(column), text)
    for part in sheet.parts:
        if part.lines:
            yield from ("", _strong(part.title, styled))
            yield from _body(part)


def _body(part: Part) -> Iterator[str]:
    for number, text in enumerate(part.lines, 1):
        mark = f"{number}. " if part.numbered else part.mark
        if part.mark == QUOTE and number > 1:
            yield ""
        yield from _wrapped("  " + mark, text, "  " + mark if part.mark == QUOTE else None)


def _wrapped(start: str, text: str, further: str | None = None) -> Iterable[str]:
    """`text` after `start`, its further lines below the first."""
    indent = " " * len(start) if further is None else further
    return wrap(text, WIDTH, initial_indent=start, subsequent_indent=indent, break_long_words=False)


def _strong(text: str, styled: bool) -> str:
    return click.style(text, bold=True) if styled else text


QUOTE = "> "
BULLET = "- "
