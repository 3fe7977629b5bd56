"""A value that a comment may have cut off: `address: 12 #5 Main Street` says only 12."""

import re
from dataclasses import dataclass

from policy_gen.problems import Span
from policy_gen.profile.tree import Scalar

_CUT = re.compile(r" #(?:[^\W_]| \d+(?=[,;.)]|\s*$))")
_PAIRS = (("(", ")"), ("«", "»"), ("“", "”"), ("„", "“"), ("„", "”"))


@dataclass(frozen=True, slots=True)
class CutShort(Scalar):
    """A value followed by a comment that looks like its rest; `comment` is the comment's place."""

    comment: Span


def comment_after(lines: list[str], span: Span) -> Span | None:
    """The comment behind a value if it looks like its rest: a word or number follows, a bracket is open."""
    if span.end_line > len(lines):
        return None
    text = lines[span.end_line - 1]
    start = span.end_column - 1
    if not _CUT.match(text, start) and not _continues(text[:start], text[start:]):
        return None
    return Span(span.file, span.end_line, span.end_column + 1, span.end_line, len(text) + 1)


def _continues(value: str, comment: str) -> bool:
    """Whether a bracket or a quotation mark that the value opens is closed in the comment."""
    if not comment.startswith(" #"):
        return False
    pairs = [(value.rfind(first), last) for first, last in _PAIRS]
    return any(at >= 0 and last not in value[at + 1 :] and last in comment for at, last in pairs) or (
        value.count('"') % 2 == 1 and comment.count('"') % 2 == 1
    )
