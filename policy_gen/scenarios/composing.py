"""Reads one scenario: its name, the company and its changed values, the question, the days and answers."""

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeVar

from policy_gen.profile.tree import Broken, Entry, Mapping, Node, Scalar, Sequence, first_line, plain
from policy_gen.scenarios.changing import ChangeRefusedError
from policy_gen.scenarios.events import events
from policy_gen.scenarios.expecting import Expecting
from policy_gen.scenarios.keys import GIVEN, NEEDED, NEEDS_ABILITY, Fact, Kind
from policy_gen.scenarios.names import Names, nearest
from policy_gen.scenarios.scenario import Question, Scenario
from policy_gen.scenarios.subject import Subject
from policy_gen.scenarios.values import Notes, RefusedError, known_entries, section, value

QUESTIONS = tuple(question.value for question in Question)
SCENARIO_KEYS = ("name", "company", "with", *QUESTIONS, "events", "on", "then")
ANY_NAME = Names({})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ScenarioReader:
    """Reads the scenarios of one file; `shared` is what its head says for all of them."""

    subjects: MappingOf[str, Subject]
    notes: Notes
    shared: dict[str, Entry]
    company: str | None

    def scenario(self, node: Mapping) -> Scenario:
        """The scenario in `node`. Raises RefusedError after noting all that is wrong with it."""
        entries = known_entries(node, SCENARIO_KEYS, self.notes)
        before = len(self.notes.problems)
        name = self._tried(lambda: self._name(node, entries))
        company = self._company(node, entries)
        changes = self._changes(entries, self.subjects[company])
        names = self.subjects[company].names
        question = self._question(node, entries)
        given = self._tried(lambda: self._given(entries[question], question, names))
        happened = self._tried(lambda: self._events(entries, question, names))
        checks = self._tried(lambda: self._checks(node, entries, question, names))
        if name is None or given is None or happened is None or checks is None:
            raise RefusedError
        if len(self.notes.problems) > before:
            raise RefusedError
        return Scenario(name, entries["name"].node.span, company, changes, question, given, happened, checks)

    def _tried(self, reading: Callable[[], T]) -> T | None:
        """What `reading` gives; None if it is refused, so that the rest of the scenario is read too."""
        try:
            return reading()
        except RefusedError:
            return None

    def _needed(self, node: Mapping, entries: dict[str, Entry], key: str) -> Entry:
        if key not in entries:
            raise self.notes.note("scenario-missing", first_line(node), key=key)
        return entries[key]

    def _name(self, node: Mapping, entries: dict[str, Entry]) -> str:
        return str(value(self._needed(node, entries, "name").node, "name", Kind.TEXT, ANY_NAME, self.notes))

    def _company(self, node: Mapping, entries: dict[str, Entry]) -> str:
        entry = entries.get("company") or self.shared.get("company")
        if entry is not None:
            known = Names({Kind.TEXT: tuple(self.subjects)})
            return str(value(entry.node, "company", Kind.TEXT, known, self.notes))
        if self.company is None:
            raise self.notes.note("scenario-missing", first_line(node), key="company")
        return self.company

    def _changes(self, entries: dict[str, Entry], subject: Subject) -> dict[str, Any]:
        """What the head of the file changes, if it is about this company, and what the scenario does."""
        changes: dict[str, Any] = {}
        heads = [self.shared] if "company" not in entries else []
        for source in (*heads, entries):
            if "with" not in source:
                continue
            for path, entry in section(source["with"].node, "with", self.notes).entries.items():
                changes |= self._change(path, entry, subject, changes)
        return changes

    def _change(self, path: str, entry: Entry, subject: Subject, before: dict[str, Any]) -> dict[str, Any]:
        if isinstance(entry.node, Broken):
            raise RefusedError
        change = {path: plain(entry.node)}
        try:
            subject.varied(before | change)
        except ChangeRefusedError as refused:
            if refused.known is None:
                text = entry.node.text if isinstance(entry.node, Scalar) else "…"
                place = first_line(entry.node)
                raise self.notes.note("scenario-change", place, "value", path=path, found=text) from None
            near = nearest(refused.part, refused.known)
            known = ", ".join(refused.known)
            variant = "near" if near else ""
            raise self.notes.note(
                "scenario-change",
                entry.key_span,
                variant,
                path=path,
                found=refused.part,
                near=near,
                known=known,
            ) from None
        return change

    def _question(self, node: Mapping, entries: dict[str, Entry]) -> Question:
        found = [key for key in entries if key in QUESTIONS]
        if not found:
            raise self.notes.note("scenario-missing", first_line(node), "question", key=", ".join(QUESTIONS))
        if len(found) > 1:
            raise self.notes.note(
                "scenario-twice", entries[found[1]].key_span, "question", found=found[1], first=found[0]
            )
        return Question(found[0])

    def _given(self, entry: Entry, question: Question, names: Names) -> dict[str, Any]:
        kinds = GIVEN[question]
        node = section(entry.node, "given", self.notes)
        known = known_entries(node, tuple(kinds), self.notes)
        found = {
            key: self._tried(partial(self._fact, entry.node, key, kinds[key], names))
            for key, entry in known.items()
        }
        needed = NEEDED[question] + (("ability",) if found.get("request") in NEEDS_ABILITY else ())
        for key in needed:
            if key not in node.entries:
                self.notes.note("scenario-missing", entry.key_span, key=key)
        if None in found.values():
            raise RefusedError
        return found

    def _fact(self, node: Node, key: str, fact: Fact, names: Names) -> Any:
        if not fact.many:
            found = value(node, key, fact.kind, names, self.notes)
            if fact.most is not None and not (isinstance(found, int) and 0 <= found <= fact.most):
                place = first_line(node)
                raise self.notes.note("scenario-value", place, "range", key=key, found=found, most=fact.most)
            return found
        items = node.items if isinstance(node, Sequence) else (node,)
        return tuple(value(item, key, fact.kind, names, self.notes) for item in items)

    def _events(self, entries: dict[str, Entry], question: Question, names: Names) -> Any:
        if "events" not in entries:
            return ()
        if question is not Question.OVERDUE:
            raise self.notes.note("scenario-form", entries["events"].key_span, "no_events")
        return events(entries["events"].node, names, self.notes)

    def _checks(self, node: Mapping, entries: dict[str, Entry], question: Question, names: Names) -> Any:
        on: date | None = None
        if "on" in entries:
            said = value(entries["on"].node, "on", Kind.DATE, ANY_NAME, self.notes)
            assert isinstance(said, date)
            on = said
        return Expecting(question, names, self.notes).checks(self._needed(node, entries, "then"), on)
