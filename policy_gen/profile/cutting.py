"""A value that a comment may have cut off: `address: 12 #5 Main Street` says only 12."""

import re
from dataclasses import dataclass

from policy_gen.problems import Span
from policy_gen.profile.tree import Scalar

_CUT = re.compile(r" #[^\W_]")


@dataclass(frozen=True, slots=True)
class CutShort(Scalar):
    """A value followed by a comment that looks like its rest; `comment` is the comment's place."""

    comment: Span


def comment_after(lines: list[str], span: Span) -> Span | None:
    """The comment behind a value if it looks like the value's rest: one space, #, a letter or digit."""
    if span.end_line > len(lines):
        return None
    text = lines[span.end_line - 1]
    if not _CUT.match(text, span.end_column - 1):
        return None
    return Span(span.file, span.end_line, span.end_column + 1, span.end_line, len(text) + 1)
