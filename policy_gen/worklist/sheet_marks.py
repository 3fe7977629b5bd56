"""What a sheet of an XLSX file says beside its values: formulas without a result, errors, hidden rows.

The library that reads the values gives an empty cell for the first two. Read as a stream, so that a large
sheet takes little memory; a file of another kind, or a damaged one, has no marks.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

NO_RESULT = "=?"
"""Stands for a formula whose result the file does not hold."""
ERRORS = re.compile(r"#[A-ZА-ЯЁ][A-ZА-ЯЁ0-9/]{0,12}[!?]?\Z")
"""Errors as spreadsheets show them: #REF!, #DIV/0!, #N/A, #ЗНАЧ!"""
MOST_MARKS = 100_000
_CHUNK_BYTES = 1 << 18
_LONGEST_ROW_BYTES = 1 << 22
_CELL = re.compile(rb"<c\b([^>]*[^/>])>(.*?)</c>", re.DOTALL)
_HIDDEN = re.compile(rb'<row\b[^>]*\bhidden="(?:1|true)"')
_PLACE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_VALUE = re.compile(rb"<v>([^<]+)</v>")
_SHEET = re.compile(rb"<sheet\b[^>]*>")
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb'\b(Id|Target|r:id)="([^"]*)"')
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, OSError, KeyError, EOFError, RuntimeError, ValueError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """Cells by row and column, both from 0, with the text that stands for them."""

    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    hidden_rows: int = 0


def sheet_marks(path: Path, place: int) -> SheetMarks:
    """The marks of the sheet at a place among the file's sheets, from 0."""
    try:
        with zipfile.ZipFile(path) as archive:
            part = _part(archive, place)
            if part is None:
                return SheetMarks()
            with archive.open(part) as stream:
                return _marks(stream)
    except _DAMAGED:
        return SheetMarks()


def _part(archive: zipfile.ZipFile, place: int) -> str | None:
    """The part of the archive that holds a sheet."""
    sheets = _SHEET.findall(archive.read("xl/workbook.xml"))
    targets: dict[bytes, str] = {}
    for relation in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
        said = dict(_ATTRIBUTE.findall(relation))
        targets[said.get(b"Id", b"")] = said.get(b"Target", b"").decode("utf-8", "replace")
    if place >= len(sheets):
        return None
    target = targets.get(dict(_ATTRIBUTE.findall(sheets[place])).get(b"r:id", b""))
    if not target:
        return None
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _marks(stream: IO[bytes]) -> SheetMarks:
    cells: dict[int, dict[int, str]] = {}
    hidden = count = 0
    for chunk in _chunks(stream):
        hidden += len(_HIDDEN.findall(chunk))
        if b"<f" not in chunk and b't="e"' not in chunk:
            continue
        for about, inside in _CELL.findall(chunk):
            text = _mark(about, inside)
            place = _PLACE.search(about) if text else None
            if text and place and count < MOST_MARKS:
                count += 1
                cells.setdefault(int(place[2]) - 1, {})[_column(place[1])] = text
    return SheetMarks(cells, hidden)


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    """The sheet in pieces that end between rows."""
    left = b""
    while read := stream.read(_CHUNK_BYTES):
        whole, end, rest = (left + read).rpartition(b"</row>")
        if end:
            yield whole + end
        left = rest if len(rest) <= _LONGEST_ROW_BYTES else b""
    yield left


def _mark(about: bytes, inside: bytes) -> str:
    """What stands for a cell that holds no value of its own; empty for all others."""
    value = _VALUE.search(inside)
    if b't="e"' in about:
        return value[1].decode("utf-8", "replace") if value else "#N/A"
    if b"<f" in inside and value is None and b't="str"' not in about:
        return NO_RESULT
    return ""


def _column(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - ord("A") + 1
    return place - 1


def is_error(cell: str) -> bool:
    """Whether a cell holds an error of its formula."""
    return cell.startswith("#") and ERRORS.match(cell) is not None
