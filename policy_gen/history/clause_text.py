"""One clause of a released document, byte for byte: its lines as they stand there."""

import re

_HEADING = re.compile(r"(#+) .*")
_CLAUSE = re.compile(r"#+ .* \{ #([A-Z]{3}-[A-Z0-9]+) \}")


def clause_ids(document: str) -> tuple[str, ...]:
    """The clauses of a document, in its order."""
    return tuple(match[1] for line in document.split("\n") if (match := _CLAUSE.fullmatch(line)))


def clause_text(document: str, clause_id: str) -> str | None:
    """From the heading of a clause to the last line before what follows it; None where it is not printed."""
    lines = document.split("\n")
    found = (
        n for n, line in enumerate(lines) if (match := _CLAUSE.fullmatch(line)) and match[1] == clause_id
    )
    first = next(found, None)
    if first is None:
        return None
    level = _level(lines[first])
    end = next((n for n, line in enumerate(lines[first + 1 :], first + 1) if _ends(line, level)), len(lines))
    return "\n".join(lines[first:end]).rstrip("\n") + "\n"


def _level(line: str) -> int:
    match = _HEADING.fullmatch(line)
    return len(match[1]) if match else 0


def _ends(line: str, level: int) -> bool:
    """Whether a line opens what comes after a clause; the headings inside one are below its own."""
    return bool(_CLAUSE.fullmatch(line)) or 0 < _level(line) <= level
