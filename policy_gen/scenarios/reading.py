"""Reads a file of scenarios: those that can be asked, and every problem of the others with its place."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from pathlib import Path

from policy_gen.problems import Problem, in_order
from policy_gen.profile.source import read
from policy_gen.profile.tree import Broken, Entry, Mapping, Node, Sequence, first_line
from policy_gen.profile.wording import problem
from policy_gen.scenarios.composing import ScenarioReader
from policy_gen.scenarios.scenario import Scenario
from policy_gen.scenarios.subject import Subject
from policy_gen.scenarios.values import Notes, RefusedError, known_entries, section

FILE_KEYS = ("company", "with", "scenarios")


@dataclass(frozen=True, slots=True)
class Reading:
    """The scenarios of a file that can be asked, and the problems of the others."""

    path: Path
    scenarios: tuple[Scenario, ...]
    problems: tuple[Problem, ...]


def read_scenarios(path: Path, subjects: MappingOf[str, Subject], company: str | None = None) -> Reading:
    """The scenarios in `path`; never raises for what a user wrote.

    `subjects` are the companies that may be asked, by id; `company` is asked where the file names none.
    """
    source, notes = read(path), Notes()
    found: tuple[Scenario, ...] = ()
    if source.root is not None:
        try:
            found = _scenarios(source.root, subjects, company, notes)
        except RefusedError:
            found = ()
    problems = (_of_scenarios(one) for one in source.problems)
    return Reading(path, found, in_order((*problems, *notes.problems)))


def _of_scenarios(found: Problem) -> Problem:
    """A problem of the file, with advice for a file of scenarios."""
    return problem("empty-file", found.span, "scenarios") if found.code == "empty-file" else found


def _scenarios(
    root: Node, subjects: MappingOf[str, Subject], company: str | None, notes: Notes
) -> tuple[Scenario, ...]:
    """A list of scenarios, or a section with `company`, `with` and `scenarios`."""
    shared = known_entries(root, FILE_KEYS, notes) if isinstance(root, Mapping) else {}
    reader = ScenarioReader(subjects, notes, shared, company)
    found = []
    for item in _items(root, shared, notes):
        try:
            found.append(reader.scenario(section(item, "scenario", notes)))
        except RefusedError:
            continue
    _note_same_names(found, notes)
    return tuple(found)


def _items(root: Node, shared: dict[str, Entry], notes: Notes) -> tuple[Node, ...]:
    node = root
    if isinstance(root, Mapping):
        if "scenarios" not in shared:
            raise notes.note("scenario-missing", first_line(root), key="scenarios")
        node = shared["scenarios"].node
    if isinstance(node, Broken):
        raise RefusedError
    if not isinstance(node, Sequence) or not node.items:
        raise notes.note("scenario-form", first_line(node), "file")
    return node.items


def _note_same_names(found: list[Scenario], notes: Notes) -> None:
    seen: set[str] = set()
    for one in found:
        if one.name in seen:
            notes.note("scenario-twice", one.place, "name", found=one.name)
        seen.add(one.name)
