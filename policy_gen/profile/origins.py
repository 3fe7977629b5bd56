"""Where each value of a loaded profile comes from: its own file, a preset, or the model's default."""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as ReadOnlyMapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from policy_gen.problems import Span
from policy_gen.profile.fields import has_default
from policy_gen.profile.tree import Mapping, Node, Scalar, Sequence, first_line, item_id


class OriginKind(StrEnum):
    PROFILE = "profile"
    PRESET = "preset"
    DEFAULT = "default"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Origin:
    """The source of a value: its place if it is written somewhere, and the preset's name if it is one."""

    kind: OriginKind
    span: Span | None = None
    preset: str | None = None


ABSENT = Origin(OriginKind.ABSENT)


@dataclass(frozen=True)
class Origins:
    """Origins by dotted path; list items by `id` (or index from 0): `segments.retail.payment_terms_days`.

    One is looked up in the tree; all are gathered only when somebody asks for all.
    """

    root: Mapping
    presets: ReadOnlyMapping[Path, str]
    """The name of a preset by its file."""
    start: Span

    @cached_property
    def written(self) -> dict[str, Origin]:
        """The origins of all values that stand in a file."""
        found: dict[str, Origin] = {}
        for path, node, key in _walked(self.root):
            found.setdefault(".".join(path), _origin(node, key, self.presets))
        return found

    def at(self, path: str) -> Origin | None:
        """The origin of a value that stands in a file."""
        if "written" in vars(self):
            return self.written.get(path)
        found = _found(self.root, path)
        return _origin(*found, self.presets) if found is not None else None

    def key(self, path: str) -> Span | None:
        """The place of a key of the profile's own."""
        found = _found(self.root, path)
        key = found[1] if found is not None else None
        return key if key is not None and key.file not in self.presets else None

    def of(self, path: str) -> Origin:
        """The origin of a value, else the model's default, else that of the nearest ancestor.

        A value may be absent only where the model allows it; a part of a value that the model
        does not name (`company.short_name.ru`) has the origin of the value itself.
        """
        found = self.at(path)
        if found is not None:
            return found
        default = has_default(tuple(path.split(".")))
        if default is not None:
            return Origin(OriginKind.DEFAULT) if default else ABSENT
        return self.of(path.rpartition(".")[0]) if "." in path else ABSENT

    def place(self, path: str) -> Span:
        """Where to point a reader for `path`: the nearest value the profile itself writes, else its start."""
        origin = self.at(path)
        if origin is not None and origin.kind is OriginKind.PROFILE and origin.span is not None:
            return origin.span
        return self.key_place(path.rpartition(".")[0]) if "." in path else self.start

    def written_place(self, path: str) -> Span | None:
        """Where the profile itself writes `path`; None: the value comes from the preset or the model."""
        origin = self.at(path)
        return origin.span if origin is not None and origin.kind is OriginKind.PROFILE else None

    def written_places(self, paths: Iterable[str]) -> tuple[Span, ...]:
        """Where the profile itself writes the values that add up to another, in its order."""
        places = {span for path in paths if (span := self.written_place(path)) is not None}
        return tuple(sorted(places, key=lambda span: (span.line, span.column)))

    def lines(self, path: str) -> range:
        """The lines of the profile that a value takes; none for one that comes from elsewhere."""
        origin = self.of(path)
        if origin.kind is not OriginKind.PROFILE or origin.span is None:
            return range(0)
        while (found := _found(self.root, path)) is None:
            path = path.rpartition(".")[0]
        last = max((_last_line(leaf) for leaf in _leaves(found[0], origin.span.file)), default=0)
        return range(origin.span.line, max(last, origin.span.line) + 1)

    def key_place(self, path: str) -> Span:
        """The key (or list item) of `path` in the profile, else of its nearest ancestor there."""
        key = self.key(path)
        if key is not None:
            return key
        origin = self.at(path)
        if origin is not None and origin.kind is OriginKind.PROFILE and origin.span is not None:
            return origin.span
        return self.key_place(path.rpartition(".")[0]) if "." in path else self.start


def _found(root: Mapping, path: str) -> tuple[Node, Span | None] | None:
    """The value at a path below the root, and its key."""
    node: Node = root
    key: Span | None = None
    for part in path.split("."):
        if isinstance(node, Mapping):
            entry = node.entries.get(part)
            if entry is None:
                return None
            node, key = entry.node, entry.key_span
            continue
        item = next((child for name, child, _ in _children(node) if name == part), None)
        if item is None:
            return None
        node, key = item, None
    return node, key


def _leaves(node: Node, file: Path) -> Iterator[Node]:
    """The single values in a value, as far as they stand in `file`; the end of a section is no line of it."""
    stack = [node]
    while stack:
        one = stack.pop()
        if not isinstance(one, Mapping | Sequence):
            if one.span.file == file:
                yield one
        else:
            stack.extend(child for _, child, _ in _children(one))


def _last_line(leaf: Node) -> int:
    span = leaf.span
    return span.end_line - 1 if span.end_column == 1 and span.end_line > span.line else span.end_line


def _walked(root: Mapping) -> Iterator[tuple[tuple[str, ...], Node, Span | None]]:
    """Every value below the root of a merged tree: its path, itself and its key."""
    stack: list[tuple[tuple[str, ...], Node, Span | None]] = [((), root, None)]
    while stack:
        path, node, key = stack.pop()
        if path:
            yield path, node, key
        stack.extend(((*path, part), child, span) for part, child, span in _children(node))


def _origin(node: Node, key: Span | None, presets: ReadOnlyMapping[Path, str]) -> Origin:
    whole = first_line(node) if isinstance(node, Scalar) or key is None else key
    preset = presets.get(whole.file)
    return Origin(OriginKind.PRESET if preset else OriginKind.PROFILE, whole, preset)


def _children(node: Node) -> list[tuple[str, Node, Span | None]]:
    if isinstance(node, Mapping):
        return [(name, entry.node, entry.key_span) for name, entry in node.entries.items()]
    if isinstance(node, Sequence):
        indexed: list[tuple[str, Node, Span | None]] = [(str(i), n, None) for i, n in enumerate(node.items)]
        named = [(name, item, None) for item in node.items if (name := item_id(item)) is not None]
        return [*indexed, *named]
    return []
