"""The located tree: what a YAML file says, each key and value with its place."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from policy_gen.problems import Span

ScalarValue = str | int | Decimal | bool | date | None


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value: `text` as written (quotes removed), `value` as understood."""

    value: ScalarValue
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Broken:
    """A value whose fault is already reported; nothing more is said about it."""

    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A key's place and the value under it."""

    key_span: Span
    node: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order of the file."""

    entries: dict[str, Entry]
    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    items: tuple["Node", ...]
    span: Span


Node = Scalar | Broken | Mapping | Sequence
Path = tuple[str | int, ...]
"""Keys and list indexes from the root to a value."""


def child(node: Node, part: str | int) -> Node | None:
    """The value under key or index `part`, or None."""
    if isinstance(node, Mapping) and isinstance(part, str):
        entry = node.entries.get(part)
        return entry.node if entry else None
    if isinstance(node, Sequence) and isinstance(part, int) and 0 <= part < len(node.items):
        return node.items[part]
    return None


def at(root: Node, path: Path) -> Node | None:
    """The value at `path`, or None."""
    node: Node | None = root
    for part in path:
        node = child(node, part) if node is not None else None
    return node


def first_line(node: Node) -> Span:
    """The place that stands for a value: itself, or the first key of a section of several lines."""
    span = node.span
    if span.line == span.end_line:
        return span
    if isinstance(node, Mapping) and node.entries:
        key = next(iter(node.entries.values())).key_span
        return key if key.line == span.line and key.column == span.column else _one_column(span)
    return _one_column(span)


def _one_column(span: Span) -> Span:
    return Span(span.file, span.line, span.column, span.line, span.column + 1)


def plain(node: Node) -> Any:
    """The tree as dicts, lists and scalars, without places; broken values become None."""
    match node:
        case Mapping():
            return {key: plain(entry.node) for key, entry in node.entries.items()}
        case Sequence():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.value
        case Broken():
            return None


def named(root: Node, path: Path) -> Path:
    """`path` with list indexes replaced by the items' ids, where they have one."""
    found: Path = ()
    node: Node | None = root
    for part in path:
        below = child(node, part) if node is not None else None
        name = item_id(below) if isinstance(part, int) and below is not None else None
        found = (*found, part if name is None else name)
        node = below
    return found


def item_id(item: Node) -> str | None:
    """The id of a list item, if it has one."""
    entry = item.entries.get("id") if isinstance(item, Mapping) else None
    if entry is None or not isinstance(entry.node, Scalar) or not isinstance(entry.node.value, str):
        return None
    return entry.node.value


def dotted(path: Path) -> str:
    """A path as people read it: `segments.retail.name`."""
    return ".".join(str(part) for part in path)
