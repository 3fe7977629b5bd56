"""What a clause says apart from where it stands: the text that versions are compared by.

Printed numbers, paths of pages, drawings and marks for the browser fall away, so that a clause which was
only moved or counted anew says the same as before. A drafted clause and its committed page give one text.
"""

import re
from collections.abc import Iterable, Iterator

from policy_gen.policy.tree import Clause

_CLAUSE_LINK = re.compile(r"\[[^\]]*\]\((?:[\w./-]*)#([A-Z]{3}-[A-Z0-9]+)(?:\.[\w-]+)?\)")
_PAGE_LINK = re.compile(r"\[([^\]]*)\]\((?:page:[\w./-]+|[\w./-]+\.(?:md|html))\)")
_HEADING = re.compile(r"^(#+) (.*?)(?: \{ #([A-Z]{3}-[A-Z0-9]+) \})?$")
_MARK = re.compile(r"^\{ [#.][^}]*\}$")
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
    is_drawing = False
    for line in lines:
        is_drawing = is_drawing or line.startswith("<figure")
        if line == _STALE and kept:
            kept.pop()
        elif not is_drawing and not _MARK.match(line):
            kept.append(_plain(line))
        is_drawing = is_drawing and not line.startswith("</figure")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept).strip("\n"))


def _plain(line: str) -> str:
    heading = _HEADING.match(line)
    text = _SUBHEADING + heading[2] if heading else line
    return _PAGE_LINK.sub(r"\1", _CLAUSE_LINK.sub(r"\1", text)).rstrip()
