"""Writes a few values into the text of a profile; every other byte, comments included, stays as it is."""

import re
from collections.abc import Iterable
from collections.abc import Mapping as ReadOnlyMapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from policy_gen.problems import Span
from policy_gen.profile.document import Change, Edition
from policy_gen.profile.source import read_bytes
from policy_gen.profile.tree import Entry, Mapping, Node, Scalar, Sequence
from policy_gen.profile.writing import to_yaml

_BOM = "\ufeff"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_INDENT = "  "
_PLAIN = re.compile(r"(?:[A-Za-z][A-Za-z0-9._/-]*|\d+\.\d+\.\d+|\d{4}-\d\d-\d\d)\Z")


class Unwritable(Exception):
    """The text stands in a form that is not written into; `span` says where."""

    def __init__(self, span: Span) -> None:
        super().__init__(span)
        self.span = span


@dataclass(frozen=True, slots=True)
class NewIssue:
    """What a release writes into the section `document`; None leaves a value as it is."""

    version: str | None = None
    supersedes: Edition | None = None
    status: str | None = None
    effective_date: date | None = None
    entry: Change | None = None
    """The new first entry of the change log."""


@dataclass(frozen=True, slots=True)
class _Splice:
    """New text in place of what stands between two places (lines and columns from 1)."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


def rewritten(content: bytes, path: Path, issue: NewIssue) -> bytes:
    """The file with the values of an issue. Raises Unwritable where its form does not allow it."""
    text = content.decode("utf-8")
    mark, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    lines = _LINE.findall(text)
    root = read_bytes(content, path).root
    entry = root.entries.get("document") if isinstance(root, Mapping) else None
    if entry is None or not isinstance(entry.node, Mapping) or not entry.node.entries:
        raise Unwritable(Span(path, 1, 1, 1, 1) if entry is None else entry.key_span)
    splices = tuple(_Writing(lines, entry.node, entry.key_span).splices(issue))
    return (mark + _applied(lines, splices)).encode("utf-8")


@dataclass(frozen=True, slots=True)
class _Writing:
    """The section `document` of one file, about to be changed."""

    lines: list[str]
    section: Mapping
    place: Span

    def splices(self, issue: NewIssue) -> Iterable[_Splice]:
        if self._starts_with(self.section, "{"):
            raise Unwritable(self.place)
        first_day = issue.effective_date.isoformat() if issue.effective_date else None
        values = {"version": issue.version, "status": issue.status, "effective_date": first_day}
        for key, value in values.items():
            if value is not None:
                yield self._value(key, value)
        if issue.supersedes is not None:
            yield from self._superseded(issue.supersedes)
        if issue.entry is not None:
            yield self._logged(issue.entry)

    def _value(self, key: str, value: str) -> _Splice:
        entry = self.section.entries.get(key)
        if entry is None:
            return self._after(self._entry("version"), [f"{self._indent}{key}: {value}"])
        return self._scalar(entry, value)

    def _scalar(self, entry: Entry, value: str) -> _Splice:
        node = entry.node
        if not isinstance(node, Scalar) or node.span.line != node.span.end_line or not node.text:
            raise Unwritable(entry.key_span)
        old = self.lines[node.span.line - 1][node.span.column - 1 : node.span.end_column - 1]
        quote = old[0] if old[0] in "\"'" else ""
        plain = quote or _PLAIN.match(value)
        if quote and (quote in value or "\\" in value):
            raise Unwritable(node.span)
        text = f"{quote}{value}{quote}" if plain else f"'{value.replace(chr(39), chr(39) * 2)}'"
        span = node.span
        return _Splice((span.line, span.column), (span.end_line, span.end_column), text)

    def _superseded(self, edition: Edition) -> Iterable[_Splice]:
        known = self.section.entries.get("supersedes")
        values = {"code": edition.code, "version": edition.version}
        if known is None:
            after = self._entry("owner" if "owner" in self.section.entries else "version")
            yield self._after(after, self._block({"supersedes": values}))
        elif isinstance(known.node, Mapping) and values.keys() <= known.node.entries.keys():
            for key, value in values.items():
                if plain_text(known.node.entries[key].node) != value:
                    yield self._scalar(known.node.entries[key], value)
        else:
            yield self._replaced(known, self._block({"supersedes": values})[1:])

    def _logged(self, change: Change) -> _Splice:
        known = self.section.entries.get("changes")
        if known is None:
            last = max(self.section.entries.values(), key=lambda one: one.key_span.line)
            return self._after(last, [f"{self._indent}changes:", *_item(change, self._indent + _INDENT)])
        node = known.node
        if not isinstance(node, Sequence) or not node.items:
            return self._replaced(known, _item(change, self._indent + _INDENT))
        if self._starts_with(node, "["):
            raise Unwritable(node.span)
        start = node.span.line, 1
        lines = _item(change, " " * (node.span.column - 1))
        return _Splice(start, start, self._joined(lines))

    def _entry(self, key: str) -> Entry:
        """An entry to write beside. Raises Unwritable where only the preset has it."""
        if key not in self.section.entries:
            raise Unwritable(self.place)
        return self.section.entries[key]

    def _replaced(self, entry: Entry, lines: list[str]) -> _Splice:
        """A block in place of an empty value on the line of its key."""
        span = entry.node.span
        is_empty = isinstance(entry.node, Sequence) or plain_text(entry.node) in ("", "null", "~")
        if not is_empty or span.line != entry.key_span.line or span.end_line != span.line:
            raise Unwritable(span)
        line = self.lines[span.line - 1]
        before = line[: entry.key_span.end_column - 1]
        rest = line[span.end_column - 1 :].rstrip("\r\n").lstrip(": ")
        comment = f" {rest}" if rest.startswith("#") else ""
        text = self._joined([f"{before}:{comment}", *lines])
        return _Splice((span.line, 1), (span.line + 1, 1), text)

    def _after(self, entry: Entry, lines: list[str]) -> _Splice:
        """Whole lines below an entry and all that belongs to it."""
        place = _last_line(entry.node, entry.key_span, self.lines) + 1, 1
        ended = place[0] <= len(self.lines) or self.lines[-1].endswith(("\n", "\r"))
        return _Splice(place, place, ("" if ended else self._newline) + self._joined(lines))

    def _block(self, data: ReadOnlyMapping[str, Any]) -> list[str]:
        return [f"{self._indent}{line}" for line in to_yaml(dict(data)).splitlines()]

    def _joined(self, lines: list[str]) -> str:
        return "".join(f"{line}{self._newline}" for line in lines)

    def _starts_with(self, node: Node, sign: str) -> bool:
        return self.lines[node.span.line - 1][node.span.column - 1 :].startswith(sign)

    @property
    def _newline(self) -> str:
        return "\r\n" if self.lines[0].endswith("\r\n") else "\n"

    @property
    def _indent(self) -> str:
        first = next(iter(self.section.entries.values()))
        return " " * (first.key_span.column - 1)


def entry_text(change: Change) -> str:
    """An entry of the change log as a profile writes it."""
    return "\n".join(_item(change, "")) + "\n"


def plain_text(node: Node) -> str | None:
    """A single value as it is written; None for a section or list."""
    return node.text if isinstance(node, Scalar) else None


def _item(change: Change, indent: str) -> list[str]:
    lines = [f"version: {change.version}", f"date: {change.date.isoformat()}"]
    lines += [f"clauses: [{', '.join(change.clauses)}]"] if change.clauses else []
    lines += to_yaml({"what": dict(change.what), "why": dict(change.why)}).splitlines()
    return [f"{indent}{'- ' if number == 0 else _INDENT}{line}" for number, line in enumerate(lines)]


def _last_line(node: Node, key: Span, lines: list[str]) -> int:
    """The last line of an entry; the span of a block reaches on to what comes next."""
    is_flow = lines[node.span.line - 1][node.span.column - 1 :].startswith(("{", "["))
    if isinstance(node, Mapping) and node.entries and not is_flow:
        return max(_last_line(one.node, one.key_span, lines) for one in node.entries.values())
    if isinstance(node, Sequence) and node.items and not is_flow:
        return max(_last_line(one, one.span, lines) for one in node.items)
    if plain_text(node) == "" and node.span.line == node.span.end_line:
        return key.line
    starts_next = node.span.end_column == 1 and node.span.end_line > node.span.line
    return node.span.end_line - starts_next


def _applied(lines: list[str], splices: Iterable[_Splice]) -> str:
    """The text with all splices made, from the last to the first."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    text = "".join(lines)

    def offset(place: tuple[int, int]) -> int:
        return min(starts[min(place[0], len(starts)) - 1] + place[1] - 1, len(text))

    for one in sorted(splices, key=lambda splice: splice.start, reverse=True):
        text = text[: offset(one.start)] + one.text + text[offset(one.end) :]
    return text
