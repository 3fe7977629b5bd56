"""Reads what the policy must say: `then: {stage: claim_issue, but_not: {informed: ceo}}`."""

from collections.abc import Iterator
from datetime import date

from policy_gen.problems import Span
from policy_gen.profile.tree import Broken, Entry, Mapping, Node, Scalar, Sequence, first_line
from policy_gen.scenarios.keys import EXPECTED, SAME, Key, Kind
from policy_gen.scenarios.names import Names
from policy_gen.scenarios.scenario import Check, Question, Thing, Wish
from policy_gen.scenarios.values import Notes, RefusedError, section, value

ON, BUT_NOT = "on", "but_not"


class Expecting:
    """Reads expectations about one question to one company."""

    def __init__(self, question: Question, names: Names, notes: Notes) -> None:
        self.keys = EXPECTED[question]
        self.known = (*self.keys, *(same for same, key in SAME.items() if key in self.keys))
        self.names = names
        self.notes = notes
        self.refused = False
        """Whether some expectation could not be read: then nothing is asked."""

    def checks(self, then: Entry, on: date | None) -> tuple[Check, ...]:
        """One check, or one for each entry of a list; each on its own day or on that of the scenario."""
        node = then.node
        if not isinstance(node, Sequence):
            return (self._check(node, on, then.key_span),)
        if not node.items:
            raise self.notes.note("scenario-form", then.key_span, "check")
        found, whole = [], True
        for item in node.items:
            try:
                found.append(self._check(item, on, first_line(item)))
            except RefusedError:
                whole = False
        if not whole:
            raise RefusedError
        return tuple(found)

    def _check(self, node: Node, on: date | None, place: Span) -> Check:
        entries = dict(section(node, "check", self.notes).entries)
        own = entries.pop(ON, None)
        if own is not None:
            said = value(own.node, ON, Kind.DATE, self.names, self.notes)
            assert isinstance(said, date)
            on = said
        wishes = tuple(self._wishes(entries, absent=False))
        if on is None:
            raise self.notes.note("scenario-missing", place, "on", key=ON)
        if not entries:
            raise self.notes.note("scenario-form", place, "check")
        if self.refused:
            raise RefusedError
        return Check(on, wishes)

    def _wishes(self, entries: dict[str, Entry], absent: bool) -> Iterator[Wish]:
        for key, entry in entries.items():
            try:
                if key == BUT_NOT and not absent:
                    inner = section(entry.node, "check", self.notes)
                    yield from self._wishes(inner.entries, absent=True)
                elif SAME.get(key, key) not in self.keys:
                    known = self.known if absent else (*self.known, BUT_NOT)
                    self.notes.unknown_key(key, entry.key_span, known)
                else:
                    yield from self._wished(key, entry, absent)
            except RefusedError:
                self.refused = True

    def _wished(self, key: str, entry: Entry, absent: bool) -> Iterator[Wish]:
        name, node = SAME.get(key, key), entry.node
        items = node.items if isinstance(node, Sequence) else (node,)
        for item in items:
            wanted = None if _is_none(item) else self._thing(item, key, self.keys[name])
            place = entry.key_span if wanted is None and not _text(item) else first_line(item)
            yield Wish(name, wanted, place, absent)

    def _thing(self, node: Node, key: str, expected: Key) -> Thing:
        if not isinstance(node, Mapping) or expected.parts is None:
            return value(node, key, expected.kind, self.names, self.notes)
        parts = {}
        for part, entry in node.entries.items():
            if part not in expected.parts:
                self.notes.unknown_key(part, entry.key_span, tuple(expected.parts))
                continue
            parts[part] = value(entry.node, part, expected.parts[part], self.names, self.notes)
        if not parts:
            raise RefusedError
        return parts


def _is_none(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value is None and not isinstance(node, Broken)


def _text(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else ""
