"""From YAML text to a located tree: events only, so no depth or size can overwhelm us."""

from pathlib import Path
from typing import Any

import yaml

from policy_gen.problems import Span
from policy_gen.profile.cutting import CutShort, comment_after
from policy_gen.profile.hidden import HIDDEN
from policy_gen.profile.resolver import resolve
from policy_gen.profile.slips import behind, of_scalar
from policy_gen.profile.syntax import Fault, is_too_deep, place_of, translate, unclosed
from policy_gen.profile.tree import Broken, Entry, Mapping, Node, Scalar, Sequence

MAX_DEPTH = 40
MAX_NODES = 100_000
MAX_FAULTS = 100
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StoppedError(Exception):
    """Reading goes no further; the reason is among the faults."""


class _Open:
    """A section or list whose end is not read yet."""

    def __init__(self, start: Any, broken: bool) -> None:
        self.start = start
        self.broken = broken
        self.is_mapping = isinstance(start, yaml.MappingStartEvent)
        self.entries: dict[str, Entry] = {}
        self.items: list[Node] = []
        self.key: tuple[str, Span] | None = None
        self.at_key = True


class _Composer:
    def __init__(self, file: Path, lines: list[str]) -> None:
        self.file = file
        self.lines = lines
        self.faults: list[Fault] = []
        self.root: Node | None = None
        self._open: list[_Open] = []
        self._nodes = 0
        self._key_event: Any = None
        self._documents = 0

    def take(self, event: Any) -> None:
        match event:
            case yaml.ScalarEvent():
                self._count(event)
                self._scalar(event)
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._count(event)
                self._begin(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._finish(event)
            case yaml.DocumentStartEvent():
                self._document(event)

    def refused(self, error: Any) -> None:
        """Takes the parser's complaint: says what lies behind it, as far as the lines tell."""
        self.root = None
        if is_too_deep(error):
            self.faults.append(Fault("too-deep", place_of(error, self.file), fields={"limit": MAX_DEPTH}))
            return
        if self.faults and self.faults[-1].code == "alias" and self._is_beside(error, self.faults[-1]):
            return
        ended = error.problem_mark is None or not any(
            text.strip() for text in self.lines[error.problem_mark.line :]
        )
        brackets = [one.start for one in self._open if one.start.flow_style]
        fault = behind(error, self.lines, self.file) or translate(error, self.lines, self.file)
        if fault.variant == "" and fault.code == "syntax" and ended and brackets:
            fault = unclosed(brackets[-1], self.file)
        self.faults.append(fault)

    def _is_beside(self, error: Any, fault: Fault) -> bool:
        """Whether the parser stopped in the line of a fault that explains it."""
        return error.problem_mark is not None and error.problem_mark.line + 1 == fault.span.line

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._fault("several-documents", self._span(event))
            self.root = None  # what stands below would be told as missing
            raise _StoppedError

    def _count(self, event: Any) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._fault("too-many-values", self._span(event), limit=MAX_NODES)
            raise _StoppedError
        if event.anchor is not None:
            self._fault("anchor", self._span(event), found=event.anchor)

    def _scalar(self, event: Any) -> None:
        span = self._span(event)
        slip = of_scalar(event, self.lines, self.file, self._expects_key(), self._in_flow())
        if slip is not None:
            self.faults.append(slip)
            raise _StoppedError
        if event.tag is not None:
            self._fault("tag", span, found=_short_tag(event.tag))
        hidden = HIDDEN.search(event.value)
        if hidden:
            self._fault("hidden-character", span, found=f"U+{ord(hidden.group()):04X}")
        if self._expects_key():
            self._key(event.value, span, plain=event.implicit[0])
            self._key_event = event
        elif self._stands_alone(event):
            from policy_gen.profile.entry_slips import lone_key  # needed by a broken file only

            is_first = not self._open[-1].entries
            self.faults.append(lone_key(self._key_event, self._key_event.value, is_first, self.file))
            raise _StoppedError
        elif event.tag is not None or hidden:
            self._add(Broken(span))
        else:
            self._add(self._value(event, span))

    def _value(self, event: Any, span: Span) -> Node:
        if not event.implicit[0]:
            return Scalar(event.value, event.value, span)
        try:
            value = resolve(event.value)
        except ValueError:
            self._fault("bad-date", span, found=event.value)
            return Broken(span)
        comment = comment_after(self.lines, span)
        if comment is not None:
            return CutShort(value, event.value, span, comment)
        return Scalar(value, event.value, span)

    def _expects_key(self) -> bool:
        return bool(self._open) and self._open[-1].is_mapping and self._open[-1].at_key

    def _stands_alone(self, event: Any) -> bool:
        """Whether the empty value of a key in braces is there only because the key has no colon."""
        if event.value or event.style or not self._in_flow() or not self._open[-1].is_mapping:
            return False
        end = self._key_event.end_mark
        return ":" not in self.lines[end.line][end.column : end.column + 3].strip()[:1]

    def _in_flow(self) -> bool:
        return bool(self._open) and bool(self._open[-1].start.flow_style)

    def _key(self, name: str, span: Span, plain: bool) -> None:
        section = self._open[-1]
        section.key, section.at_key = (name, span), False
        if plain and name == "<<":
            self._fault("merge-key", span)
        elif name in section.entries:
            self._fault("duplicate-key", span, related=section.entries[name].key_span, found=name)

    def _alias(self, event: Any) -> None:
        span = self._span(event)
        merging = bool(self._open) and self._open[-1].key is not None and self._open[-1].key[0] == "<<"
        if not merging:
            self._fault("alias", span, found=event.anchor)
        if self._expects_key():
            self._key(f"*{event.anchor}", span, plain=False)
        else:
            self._add(Broken(span))

    def _begin(self, event: Any) -> None:
        if len(self._open) >= MAX_DEPTH:
            self._fault("too-deep", self._span(event), limit=MAX_DEPTH)
            raise _StoppedError
        if self._expects_key():
            self._fault("complex-key", self._span(event))
            raise _StoppedError
        if event.tag is not None:
            self._fault("tag", self._span(event), found=_short_tag(event.tag))
        self._open.append(_Open(event, broken=event.tag is not None))

    def _finish(self, event: Any) -> None:
        done = self._open.pop()
        start, end = done.start.start_mark, event.end_mark
        span = Span(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        if done.broken:
            self._add(Broken(span))
        elif done.is_mapping:
            self._add(Mapping(done.entries, span))
        else:
            self._add(Sequence(tuple(done.items), span))

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if not parent.is_mapping:
            parent.items.append(node)
            return
        assert parent.key is not None
        (name, span), parent.key, parent.at_key = parent.key, None, True
        if name != "<<":
            # The first value of a duplicate key is kept, so that the rest can still be checked.
            parent.entries.setdefault(name, Entry(span, node))

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        return Span(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _fault(self, code: str, span: Span, *, related: Span | None = None, **fields: object) -> None:
        self.faults.append(Fault(code, span, "", related, fields))
        if len(self.faults) >= MAX_FAULTS:
            end = Span(self.file, span.end_line + 1, 1, span.end_line + 1, 1)
            self.faults.append(Fault("more-problems", end, "stopped", fields={"limit": MAX_FAULTS}))
            raise _StoppedError


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def compose(text: str, file: Path) -> tuple[Node | None, tuple[Fault, ...]]:
    """The tree of the first document in `text`, and every fault on the way.

    The tree is None where there is nothing, or where reading had to stop. `text` holds no
    harmful characters any more (see decoding.cleaned).
    """
    lines = text.split("\n")
    composer = _Composer(file, lines)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            composer.take(event)
    except _StoppedError:
        pass
    except yaml.YAMLError as error:
        composer.refused(error)
    return composer.root, tuple(composer.faults)
