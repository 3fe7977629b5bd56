"""Walks a located tree and the model side by side, so that checks work on faulty profiles too."""

from collections.abc import Iterator
from dataclasses import dataclass

from policy_gen.profile.fields import ROOT, Kind, Shape, step
from policy_gen.profile.tree import Mapping, Node, Path, Sequence, item_id


@dataclass(frozen=True, slots=True)
class Here:
    """A value of the tree with the shape the model gives it; `name` is its path with ids of list items."""

    path: Path
    name: Path
    node: Node
    shape: Shape


def walk(root: Mapping) -> Iterator[Here]:
    """Every value whose path the model knows, in the order of the tree; parts of a text are not entered."""
    stack = [Here((), (), root, ROOT)]
    while stack:
        here = stack.pop()
        yield here
        stack.extend(reversed(list(_below(here))))


def _below(here: Here) -> Iterator[Here]:
    if here.shape.kind in (Kind.TEXT, Kind.TITLE):
        return
    if isinstance(here.node, Mapping):
        parts: list[tuple[str | int, Node]] = [(key, entry.node) for key, entry in here.node.entries.items()]
    elif isinstance(here.node, Sequence):
        parts = list(enumerate(here.node.items))
    else:
        return
    for part, node in parts:
        expected, _ = step(here.shape, part)
        if expected is not None:
            name = item_id(node) if isinstance(part, int) else part
            yield Here((*here.path, part), (*here.name, part if name is None else name), node, expected)


def matching(root: Node, pattern: str) -> Iterator[tuple[Path, Node]]:
    """The values under a dotted pattern, where `*` stands for every list item or every key."""
    found: list[tuple[Path, Node]] = [((), root)]
    for part in pattern.split("."):
        found = [hit for path, node in found for hit in _under(path, node, part)]
    yield from found


def _under(path: Path, node: Node, part: str) -> Iterator[tuple[Path, Node]]:
    if isinstance(node, Mapping):
        for key, entry in node.entries.items():
            if part in ("*", key):
                yield (*path, key), entry.node
    elif isinstance(node, Sequence) and part == "*":
        for index, item in enumerate(node.items):
            yield (*path, index), item
