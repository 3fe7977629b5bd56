"""The rows of a delimited text in batches; an unclosed quotation mark costs one row, not the rest."""

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO

BATCH_CHARACTERS = 1 << 14
"""Small enough to stay in the processor's memory and below what sets off a collection of garbage."""
_LONGEST_LINE = 1 << 16
_LONGEST_CELL_LINES = 30
"""Lines one quoted cell may have; more are rows swallowed by a stray quotation mark."""
_LINE_ENDS = ("\n", "\r")


class OddRow(list[str]):
    """A row that needs a second look; it is longer than any sound row, so that its length betrays it."""

    __slots__ = ("broken",)

    def __init__(self, cells: list[str], width: int, broken: str = "") -> None:
        super().__init__(cells + [""] * (1 + max(0, width - len(cells))))
        self.broken = broken
        """Why its cells cannot be told apart, as a variant of `row-text`; empty where they can."""


def lines_of(path: Path, encoding: str, count: int) -> list[str]:
    """The first lines of a text, each cut to a sensible length."""
    with path.open(encoding=encoding, errors="surrogateescape", newline="") as stream:
        return [line[:_LONGEST_LINE] for line in islice(stream, count)]


def text_batches(
    stream: IO[str], delimiter: str, width: int | None, *, mixed: bool
) -> Iterator[list[list[str]]]:
    """Rows in the order of the file, some hundreds at a time; an empty line is an empty row.

    `width` is the number of cells of a sound row; `mixed`: mark rows with characters that cannot be read.
    """
    carried: list[str] = []
    while True:
        read = stream.readlines(BATCH_CHARACTERS)
        lines = carried + read
        if not lines:
            return
        rows, carried = _rows(lines, delimiter), []
        if rows is None or len(rows) != len(lines) or _is_open(rows[-1]):
            rows, used = _careful_rows(lines, delimiter, width, is_end=not read)
            carried = lines[used:]
        yield [_marked(row, width) for row in rows] if mixed else rows


def _rows(lines: list[str], delimiter: str) -> list[list[str]] | None:
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return None


def _is_open(row: list[str]) -> bool:
    """Whether the text ended inside a quoted cell."""
    return bool(row) and row[-1].endswith(_LINE_ENDS)


def _careful_rows(
    lines: list[str], delimiter: str, width: int | None, *, is_end: bool
) -> tuple[list[list[str]], int]:
    """Row by row: cells of several lines are joined, a stray quotation mark is a sign like others.

    Gives the rows and how many lines they took; a row that may go on in lines not yet read is left over.
    """
    rows: list[list[str]] = []
    at = 0
    while at < len(lines):
        if not is_end and len(lines) - at < _LONGEST_CELL_LINES and _opens(lines[at], delimiter):
            break
        row, used = _row_at(lines, at, delimiter, width)
        rows.append(row)
        at += used
    return rows, at


def _opens(line: str, delimiter: str) -> bool:
    rows = _rows([line], delimiter)
    return rows is None or any(map(_is_open, rows))


def _row_at(lines: list[str], at: int, delimiter: str, width: int | None) -> tuple[list[str], int]:
    """The row that begins in a line, and how many lines it has."""
    rows = _rows([lines[at]], delimiter)
    if rows is not None and not any(map(_is_open, rows)):
        return (rows[0] if rows else []), 1
    for last in range(at + 1, min(at + _LONGEST_CELL_LINES, len(lines))):
        if '"' not in lines[last]:
            continue
        joined = _rows(lines[at : last + 1], delimiter)
        if joined is None or len(joined) != 1:
            break
        if not _is_open(joined[0]):
            if width in (None, len(joined[0])) and not _swallowed(lines[at : last + 1], delimiter, width):
                return joined[0], last + 1 - at
            break
    plain = lines[at].rstrip("\r\n").split(delimiter)
    if len(lines[at]) > _LONGEST_LINE:
        return OddRow(plain[:1], width or 0, "long"), 1
    return plain if width in (None, len(plain)) else OddRow(plain[:width], width or 0, "quote"), 1


def _swallowed(lines: list[str], delimiter: str, width: int | None) -> bool:
    """Whether the lines are rows of their own, joined only by stray quotation marks."""
    whole = [line.count(delimiter) + 1 == width for line in lines]
    return (whole[0] and whole[-1]) or any(whole[1:-1])


def _marked(row: list[str], width: int | None) -> list[str]:
    """The row itself, or an odd one where a character cannot be read."""
    if all(map(str.isprintable, row)) or not any(map(unreadable, row)):
        return row
    return OddRow(row, width or 0)


def unreadable(cell: str) -> bool:
    """Whether a cell holds bytes of another encoding, or control characters."""
    return any("\udc80" <= sign <= "\udcff" or (sign < " " and sign not in "\t\r\n") for sign in cell)
