"""Reads what has happened: `- {promise: 2026-03-04, until: 2026-03-06}`."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from policy_gen.problems import Problem
from policy_gen.profile.tree import Broken, Mapping, Node, Sequence, first_line
from policy_gen.rules.receivables.case import Event, EventKind
from policy_gen.rules.receivables.event_words import event
from policy_gen.scenarios.keys import EVENT_VALUES, VALUE_NEEDED, Kind
from policy_gen.scenarios.names import Names
from policy_gen.scenarios.values import Notes, RefusedError, section, value

KINDS = tuple(kind.value for kind in EventKind)


def events(node: Node, names: Names, notes: Notes) -> tuple[Event, ...]:
    """The events of a list. Raises RefusedError where one of them cannot be used."""
    if isinstance(node, Broken):
        raise RefusedError
    if not isinstance(node, Sequence):
        raise notes.note("scenario-form", first_line(node), "events")
    found, whole = [], True
    for item in node.items:
        try:
            found.append(_event(section(item, "event", notes), names, notes))
        except RefusedError:
            whole = False
    if not whole:
        raise RefusedError
    return tuple(found)


def _event(node: Mapping, names: Names, notes: Notes) -> Event:
    kind = _kind(node, notes)
    detail = EVENT_VALUES.get(kind)
    known = (kind.value, *([detail[0]] if detail else []))
    for key, entry in node.entries.items():
        if key not in known:
            notes.unknown_key(key, entry.key_span, known)
            raise RefusedError
    on = value(node.entries[kind.value].node, kind.value, Kind.DATE, names, notes)
    assert isinstance(on, date)
    if detail is None or detail[0] not in node.entries:
        if detail is not None and kind in VALUE_NEEDED:
            raise notes.note("scenario-missing", first_line(node), "event", key=detail[0], event=kind.value)
        return Event(kind, on)
    written = node.entries[detail[0]].node
    said = value(written, detail[0], detail[1], names, notes)
    made = event(kind, on, said if isinstance(said, date) else Decimal(str(said)))
    if isinstance(made, Problem):
        notes.problems.append(replace(made, span=first_line(written)))
        raise RefusedError
    return made


def _kind(node: Mapping, notes: Notes) -> EventKind:
    found = [key for key in node.entries if key in KINDS]
    if len(found) == 1:
        return EventKind(found[0])
    if found:
        raise notes.note("scenario-twice", node.entries[found[1]].key_span, "event", found=found[1])
    for key, entry in node.entries.items():
        notes.unknown_key(key, entry.key_span, KINDS)
        break
    else:
        notes.note("scenario-form", first_line(node), "event")
    raise RefusedError
