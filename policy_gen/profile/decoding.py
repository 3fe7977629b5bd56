"""From a file to text: size, kind and encoding are refused here, before any parsing."""

import codecs
import stat
from pathlib import Path

from policy_gen.problems import Span
from policy_gen.profile.hidden import HIDDEN
from policy_gen.profile.syntax import Fault

MAX_BYTES = 1_000_000
_MAX_HIDDEN = 50
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(file: Path) -> tuple[str | None, tuple[Fault, ...]]:
    """The text of `file` with LF line ends and without byte order mark, or the fault that prevents it."""
    start = Span(file, 1, 1, 1, 1)
    try:
        status = file.stat()
        if stat.S_ISDIR(status.st_mode):
            return None, (Fault("not-a-file", start, "folder"),)
        if not stat.S_ISREG(status.st_mode):
            return None, (Fault("not-a-file", start),)
        if status.st_size > MAX_BYTES:
            return None, (Fault("file-too-large", start, fields=_sizes(status.st_size)),)
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None, (Fault("missing-file", start),)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, (Fault("unreadable-file", start, fields={"reason": reason}),)
    return decode(content, file)


def _sizes(size: int) -> dict[str, object]:
    """The size in MB, never rounded down to the limit."""
    return {"size_mb": f"{max(size / 1_000_000, 1.1):.1f}", "limit_mb": MAX_BYTES // 1_000_000}


def decode(content: bytes, file: Path) -> tuple[str | None, tuple[Fault, ...]]:
    """UTF-8 bytes as text; other encodings and binary content are faults with the first bad byte's place."""
    start = Span(file, 1, 1, 1, 1)
    if content.startswith(_UTF16):
        return None, (Fault("not-utf8", start, "utf16"),)
    if b"\0" in content:
        return None, (Fault("binary-file", start),)
    content = content.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return cleaned(content.decode("utf-8"), file)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = _place(before)
        span = Span(file, line, column, line, column + 1)
        return None, (Fault("not-utf8", span, fields={"byte": f"{content[error.start]:02X}", "line": line}),)


def cleaned(text: str, file: Path) -> tuple[str, tuple[Fault, ...]]:
    """`text` with every hidden or steering character replaced, and a fault for each line that had one."""
    faults: dict[int, Fault] = {}
    for found in HIDDEN.finditer(text):
        line, column = _place(text[: found.start()])
        span = Span(file, line, column, line, column + 1)
        faults.setdefault(
            line, Fault("hidden-character", span, fields={"found": f"U+{ord(found.group()):04X}"})
        )
        if len(faults) >= _MAX_HIDDEN:
            break
    return HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text), (*faults.values(), *_not_listed(text, faults, file))


def _not_listed(text: str, listed: dict[int, Fault], file: Path) -> tuple[Fault, ...]:
    """The note on further lines with hidden characters, below those that are listed."""
    if len(listed) < _MAX_HIDDEN:
        return ()
    lines = text.split("\n")
    count = sum(1 for line in lines[max(listed) :] if HIDDEN.search(line))
    end = Span(file, len(lines), 1, len(lines), 1)
    fields: dict[str, object] = {"limit": _MAX_HIDDEN, "count": count}
    return (Fault("more-problems", end, "hidden", fields=fields),) if count else ()


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
