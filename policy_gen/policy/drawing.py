"""Draws text, shapes and links as SVG lines; every printed value keeps its source.

A drawing is 350 units wide, so that on a phone a unit is about a pixel and 14 units are readable;
one that also lies on its side is drawn a second time, wider, and the style sheet shows one of the two.
Shapes take their colours from the theme: only classes are written, never styles.
"""

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from policy_gen.policy.printing import Markup, Printer
from policy_gen.profile.sourced import Sourced, plain

WIDTH = 350
LINE_HEIGHT = 19
TARGET_HEIGHT, DESCENT, SIGN_WIDTH = 30, 9, 8
"""Of a link: on a narrow phone a unit is less than a pixel, and a target needs 24 (WCAG 2.2, 2.5.8)."""

Run = str | Sourced[Any]
"""A piece of a text: words of the language, or a value with its source."""

SIGNALS = {
    "go": '<circle class="signal signal--go" cx="{cx}" cy="{cy}" r="5"/>',
    "stop": '<rect class="signal signal--stop" x="{left}" y="{top}" width="10" height="10"/>',
    "now": '<path class="signal signal--now" d="M{cx} {top}l6 5-6 5-6-5z"/>',
    "ask": '<path class="signal signal--ask" d="M{cx} {top}l6 10h-12z"/>',
}
"""A shape for each signal, so that none is told by its colour alone."""


@dataclass(slots=True)
class Drawing:
    """The lines of one SVG, in the order of drawing."""

    printer: Printer
    width: int = WIDTH
    lines: list[str] = field(default_factory=list)

    def text(self, x: int, y: int, runs: Iterable[Run], *, columns: int, style: str = "plain") -> int:
        """Writes text wrapped to `columns` signs from (x, y) down; returns the y of the next line."""
        for words in wrapped(runs, columns):
            content = " ".join(self._marked(word, value) for word, value in words)
            self.lines.append(f'<text class="figure__{style}" x="{x}" y="{y}">{content}</text>')
            y += LINE_HEIGHT
        return y

    def _marked(self, word: str, value: Sourced[Any] | None) -> str:
        safe = html.escape(word)
        return safe if value is None else self.printer.recorder.mark(safe, value, shown=word)

    def rect(self, x: int, y: int, width: int, height: int, style: str) -> None:
        self.lines.append(
            f'<rect class="figure__{style}" x="{x}" y="{y}" width="{width}" height="{height}"/>'
        )

    def target(self, x: int, baseline: int, columns: int) -> None:
        """Makes a link as high as a finger needs, around its first line of text."""
        self.rect(x, baseline - TARGET_HEIGHT + DESCENT, columns * SIGN_WIDTH, TARGET_HEIGHT, "target")

    def rule(self, y: int, x: int = 0) -> None:
        """A thin line across the drawing."""
        self.lines.append(f'<path class="figure__rule" d="M{x} {y}H{self.width}"/>')

    def upright(self, x: int, top: int, bottom: int) -> None:
        """A thin line down the drawing."""
        self.lines.append(f'<path class="figure__rule" d="M{x} {top}V{bottom}"/>')

    def arrow(self, start: int, end: int, y: int) -> None:
        """A line with a dot where it comes from and a head where it goes."""
        back = -7 if end > start else 7
        self.lines.append(f'<circle class="figure__head" cx="{start}" cy="{y}" r="3"/>')
        self.lines.append(f'<path class="figure__arrow" d="M{start} {y}H{end + back}"/>')
        self.lines.append(f'<path class="figure__head" d="M{end} {y}l{back} -5v10z"/>')

    def signal(self, x: int, baseline: int, kind: str) -> None:
        """The shape of a signal before a text that stands on `baseline`."""
        cy = baseline - 5
        self.lines.append(SIGNALS[kind].format(cx=x + 6, cy=cy, left=x + 1, top=cy - 5))

    def open_link(self, clause_id: str) -> bool:
        """Opens a link to a clause if the policy prints it; the caller closes it if this is true."""
        if clause_id not in self.printer.briefing.places:
            return False
        self.printer.recorder.references.add(clause_id)
        self.lines.append(f'<a href="clause:{clause_id}">')
        return True

    def close_link(self) -> None:
        self.lines.append("</a>")

    def svg(self, name: str, height: int, *, role: str, style: str = "") -> str:
        """The drawing with its text alternative; `role` is img, or group where it holds links.

        `style` tells a second drawing of one figure from the first.
        """
        word = self.printer.word
        title, description = (html.escape(word(name, f"figure_{part}")) for part in ("title", "description"))
        id_ = f"figure-{name}-{style}" if style else f"figure-{name}"
        shown = f'class="figure__{style}" ' if style else ""
        return "\n".join(
            (
                f'<svg {shown}role="{role}" aria-labelledby="{id_}-title {id_}-description" '
                f'viewBox="0 0 {self.width} {height}">',
                f'<title id="{id_}-title">{title}</title>',
                f'<desc id="{id_}-description">{description}</desc>',
                *self.lines,
                "</svg>",
            )
        )


def framed(name: str, *drawings: str, caption: str = "") -> Markup:
    """The drawings of one figure as one block of HTML; `caption` is safe HTML that stands above them."""
    above = (f"<figcaption>{caption}</figcaption>",) if caption else ()
    return Markup("\n".join((f'<figure class="figure figure--{name}">', *above, *drawings, "</figure>")))


def wrapped(runs: Iterable[Run], columns: int) -> Iterator[list[tuple[str, Sourced[Any] | None]]]:
    """Lines of words with their values, each at most `columns` signs unless one word is longer."""
    line: list[tuple[str, Sourced[Any] | None]] = []
    length = 0
    for word, value in _words(runs):
        if line and length + 1 + len(word) > columns:
            yield line
            line, length = [], 0
        length += len(word) + (1 if line else 0)
        line.append((word, value))
    if line:
        yield line


def _words(runs: Iterable[Run]) -> Iterator[tuple[str, Sourced[Any] | None]]:
    for run in runs:
        value = run if isinstance(run, Sourced) else None
        for word in str(plain(run)).split(" "):
            if word:
                yield word, value


def role_run(printer: Printer, role_id: str) -> Sourced[str]:
    """The title of a role, as a piece of text; the role counts as named."""
    printer.recorder.roles.add(role_id)
    return printer.briefing.role_title(role_id)
