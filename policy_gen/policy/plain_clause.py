"""What a clause says apart from where it stands: the text that versions are compared by.

Printed numbers, paths of pages and marks for the browser fall away, and of a drawing its words remain; so a
clause that was only moved or counted anew says the same as before. Drafted or committed, it gives one text.
"""

import html
import re
from collections.abc import Iterable, Iterator

from policy_gen.policy.tree import Clause

_CLAUSE_LINK = re.compile(r"\[[^\]]*\]\((?:[\w./-]*)#([A-Z]{3}-[A-Z0-9]+)(?:\.[\w-]+)?\)")
_OTHER_LINK = re.compile(r"\[([^\]]*)\]\((?:(?:page|tel|mailto):[^)]+|[\w./-]+\.(?:md|html))\)")
_HEADING = re.compile(r"^(#+) (.*?)(?: \{ #([A-Z]{3}-[A-Z0-9]+) \})?$")
_MARK = re.compile(r"^\{ [#.][^}]*\}$")
_DRAWN_WORDS = re.compile(r"<text[^>]*>(.*?)</text>")
_TAG = re.compile(r"<[^>]*>")
_STALE = "{ .stale }"
_SUBHEADING = "### "


def settled_text(clause: Clause) -> str:
    """The text of a drafted clause, without its title."""
    return _settled(line.text for line in clause.lines)


def settled_texts(document: str) -> dict[str, str]:
    """The text of each clause of a committed `document.md`, by id."""
    return {clause_id: _settled(lines) for clause_id, lines in _clauses(document.splitlines())}


def _clauses(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """The lines below each clause's heading; a heading of its level or above that is no clause ends it."""
    found: list[tuple[str, list[str]]] = []
    level, body = 0, list[str]()
    for line in lines:
        heading = _HEADING.match(line)
        if heading and heading[3]:
            level, body = len(heading[1]), []
            found.append((heading[3], body))
        elif heading and len(heading[1]) <= level:
            body = []  # of a chapter: belongs to no clause
        else:
            body.append(line)
    yield from found


def _settled(lines: Iterable[str]) -> str:
    kept: list[str] = []
    drawing: list[str] | None = None
    for line in lines:
        if line.startswith("<figure"):
            drawing = []
        elif line.startswith("</figure") and drawing is not None:
            kept.append(_drawn(drawing))
            drawing = None
        elif drawing is not None:
            drawing.append(line)
        elif line == _STALE and kept:
            kept.pop()
        elif not _MARK.match(line):
            kept.append(_plain(line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept).strip("\n"))


def _drawn(lines: Iterable[str]) -> str:
    """The words of a drawing; it is drawn twice, lying and upright, with the same words."""
    once = "\n".join(lines).partition("</svg>")[0]
    words = " ".join(_DRAWN_WORDS.findall(once))
    return f"*{html.unescape(_TAG.sub('', words))}*"


def _plain(line: str) -> str:
    heading = _HEADING.match(line)
    text = _SUBHEADING + heading[2] if heading else line
    return _OTHER_LINK.sub(r"\1", _CLAUSE_LINK.sub(r"\1", text)).rstrip()
