"""What the bytes of a table are: a workbook, text in which encoding, or neither."""

import codecs
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from policy_gen.problems import Cell, Problem, Span
from policy_gen.profile.wording import problem

CHUNK_BYTES = 1_000_000
"""Also the longest line that is still a row of a table."""
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_CONTROL = bytes([*range(9), *range(14, 32)])
_MOST_CONTROL_SHARE = 0.005
"""A text may hold a stray control byte; a picture or an archive holds them everywhere."""
_LEAST_ZERO_SHARE = 0.15
_HIGH = re.compile(b"[\x80-\xff]")
_CYRILLIC_RUN = re.compile(b"[\xa8\xb8\xc0-\xff]{3,}")
_FEW = 5
"""So few marked letters say nothing about the language."""
_STRAY = re.compile("[\udc80-\udcff]")


class Form(StrEnum):
    TEXT = "text"
    WORKBOOK = "workbook"


@dataclass(frozen=True, slots=True)
class FileForm:
    """How a file is to be read."""

    form: Form
    size: int
    """Bytes."""
    encoding: str = ""
    """A codec's name; for a text only."""
    mixed: bool = False
    """Whether some cells may hold bytes that are not of the encoding, or control characters."""


def file_form(path: Path, languages: frozenset[str]) -> FileForm | Problem:
    """How to read a table; a Problem where there is nothing to read. Reads a text through once.

    `languages`: those of the company, by which one of the old Windows encodings is chosen.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            variant = "folder_ledger" if stat.S_ISDIR(status.st_mode) else "ledger"
            return problem("not-a-file", _start(path), variant)
        with path.open("rb") as stream:
            head = stream.read(CHUNK_BYTES)
        return _form_of(path, head, status.st_size, languages)
    except FileNotFoundError:
        return problem("missing-file", _start(path), "ledger")
    except (OSError, ValueError) as error:
        return problem("unreadable-file", _start(path), reason=getattr(error, "strerror", None) or error)


def _start(path: Path) -> Span:
    return Cell(path, 1, 1, 1, 1)


def _form_of(path: Path, head: bytes, size: int, languages: frozenset[str]) -> FileForm | Problem:
    if not head.removeprefix(codecs.BOM_UTF8).strip():
        return problem("empty-file", _start(path), "ledger")
    if head.startswith((_ZIP, _OLE)):
        return FileForm(Form.WORKBOOK, size)
    if head.lstrip()[:200].lower().startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        return problem("damaged-workbook", _start(path), "page")
    if path.suffix.lower() in _WORKBOOK_ENDINGS:
        return problem("damaged-workbook", _start(path), ending=path.suffix)
    if _is_utf16(head):
        return problem("not-utf8", _start(path), "utf16")
    if head.startswith(b"%PDF") or _control_share(head) > _MOST_CONTROL_SHARE:
        return problem("binary-file", _start(path), "ledger")
    return _text_form(path, size, languages)


def _control_share(head: bytes) -> float:
    return (len(head) - len(head.translate(None, _CONTROL)) - 1) / len(head)


def _is_utf16(head: bytes) -> bool:
    """With its mark, or without: then every other byte of plain signs is zero."""
    start = head[:400]
    return head.startswith(_UTF16) or start.count(0) > len(start) * _LEAST_ZERO_SHARE


def _text_form(path: Path, size: int, languages: frozenset[str]) -> FileForm | Problem:
    """Decodes the whole text on trial, as a stray byte may stand anywhere."""
    control = False
    for chunk in _chunks(path):
        if len(chunk) == CHUNK_BYTES and b"\n" not in chunk and b"\r" not in chunk:
            return problem("long-line", _start(path), limit_mb=CHUNK_BYTES // 1_000_000)
        control = control or len(chunk.translate(None, _CONTROL)) < len(chunk)
    if _decodes(path, "utf-8"):
        return FileForm(Form.TEXT, size, "utf-8-sig", mixed=control)
    broken, sound = _lines(path)
    if sound and broken <= sound:
        return FileForm(Form.TEXT, size, "utf-8-sig", mixed=True)
    encoding = _windows_encoding(path, languages)
    return FileForm(Form.TEXT, size, encoding, mixed=control or not _decodes(path, encoding))


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        yield from iter(lambda: stream.read(CHUNK_BYTES), b"")


def _lines(path: Path) -> tuple[int, int]:
    """Lines with bytes that are no UTF-8, and others with letters beyond ASCII; plain lines say nothing."""
    broken = sound = 0
    with path.open(encoding="utf-8", errors="surrogateescape") as lines:
        for line in lines:
            if not line.isascii():
                stray = _STRAY.search(line) is not None
                broken, sound = broken + stray, sound + (not stray)
    return broken, sound


def _windows_encoding(path: Path, languages: frozenset[str]) -> str:
    """Cyrillic letters stand in runs; the marked letters of Romanian and Hungarian stand among plain ones."""
    high = runs = 0
    for chunk in _chunks(path):
        high += len(_HIGH.findall(chunk))
        runs += sum(map(len, _CYRILLIC_RUN.findall(chunk)))
    cyrillic = runs * 2 >= high if runs or high > _FEW else "ru" in languages
    return "cp1251" if cyrillic else "cp1250"


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for chunk in _chunks(path):
            decoder.decode(chunk)
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True
