"""How the rows of a text are parted: by semicolon, comma or tab."""

import csv
import re
from collections import Counter
from collections.abc import Sequence

DELIMITERS = (";", "\t", ",", "|")
"""In the order in which a tie is settled."""
_SAID = re.compile(r"sep=(.)\s*\Z", re.IGNORECASE)
"""The first line by which spreadsheets are told the delimiter."""


def delimiter_of(lines: Sequence[str]) -> str:
    """The delimiter of a table, judged by its first lines: most rows have the same, large number of cells."""
    said = _SAID.match(lines[0]) if lines else None
    if said and said[1] in DELIMITERS:
        return said[1]
    scores = {delimiter: _score(lines, delimiter) for delimiter in DELIMITERS}
    return max(DELIMITERS, key=lambda delimiter: scores[delimiter])


def _score(lines: Sequence[str], delimiter: str) -> tuple[float, int]:
    """The share of rows of the commonest width, and that width; nothing for a single column."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
    except csv.Error:
        return 0, 0
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0, 0
    width = max(wide, key=lambda one: (wide[one], one))
    return wide[width] / widths.total(), width
