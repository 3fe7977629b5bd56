"""The histories of policy.json as a helper reads them: each event leads from one state to the next."""

from dataclasses import dataclass
from datetime import date

from looking_up import Json, by_id, holding, marks_of, track

SIGNS = {True: "<", False: ">"}


@dataclass(frozen=True)
class Happened:
    """An event as an employee tells it: the day it names or the sum it is about."""

    kind: str
    on: date
    named: date | None = None
    amount: float | None = None


@dataclass(frozen=True)
class Place:
    """Where a debt stands after some events."""

    state: int = 0
    kept: tuple[Happened, ...] = ()
    left: float | None = None


def after_events(
    data: Json, segment: str, amount: float | None, effective: date, events: list[Happened], day: date
) -> Json | None:
    """What holds on a day; None where the file does not know."""
    overdue = data["overdue"]
    size = size_of(overdue, segment, amount)
    if size is None or size["book"] is None:
        return None
    book, own = by_id(overdue["books"])[size["book"]], track(overdue["unpaid"], segment, amount)
    due = marks_of(overdue, size["columns"], effective)
    place: Place | None = Place(left=amount)
    for event in in_order(overdue, events):
        place = place and led_on(overdue, book, size, due, place, event)
    if place is None:
        return None
    table = book["states"][place.state] or own["table"]
    return holding(overdue, table, due | marks_of_events(overdue, place.kept), day)


def size_of(overdue: Json, segment: str, amount: float | None) -> Json | None:
    """The size of a debt."""
    known = [one for one in overdue["sizes"] if one["segment"] == segment]
    if not known or (amount is not None and amount <= 0):
        return None
    return track(known, segment, amount)


def in_order(overdue: Json, events: list[Happened]) -> list[Happened]:
    """By day, those of one day in the order of the kinds."""
    kinds = [one["kind"] for one in overdue["words"]["events"]]
    return sorted(events, key=lambda one: (one.on, kinds.index(one.kind)))


def led_on(overdue: Json, book: Json, size: Json, due: Json, place: Place, event: Happened) -> Place | None:
    """Where an event leads to."""
    if not is_covered(overdue, event.on, event.named):
        return None
    words = {one["kind"]: one for one in overdue["words"]["events"]}[event.kind]
    part, left = False, place.left
    if words["value"] == "sum" and (event.amount is not None or words["pays"]):
        if left is None or event.amount is None:
            return None
        part, rest = event.amount < left, left - event.amount
        if part and (size_of(overdue, size["segment"], rest) or {}).get("book") != size["book"]:
            return None
        left = rest if words["pays"] else left
    if words["value"] == "date" and event.named is None:
        return None
    wanted = (place.state, event.kind, part)
    step = next((one for one in book["steps"] if (one["state"], one["event"], one["part"]) == wanted), None)
    known = (*place.kept, event)
    marks = due | marks_of_events(overdue, known)
    cell = step and step["cells"].get("".join(order(marks[a], marks[b]) for a, b in step["compare"]))
    return Place(cell[0], tuple(known[number - 1] for number in cell[1]), left) if cell else None


def is_covered(overdue: Json, *days: date | None) -> bool:
    """Whether the days can be looked up."""
    first, last = (date.fromisoformat(overdue[key]) for key in ("first_date", "last_date"))
    return all(day is None or first <= day <= last for day in days)


def order(one: date, other: date) -> str:
    return "=" if one == other else SIGNS[one < other]


def marks_of_events(overdue: Json, events: tuple[Happened, ...]) -> Json:
    """The marks of events, each under its number."""
    marks: Json = {}
    for number, event in enumerate(events, 1):
        found = marks_of(overdue, overdue["day_columns"], event.on)
        marks |= {f"{number}.{name}": day for name, day in found.items()}
        if event.named is not None:
            found = marks_of(overdue, overdue["day_columns"], event.named)
            marks |= {f"{number}.named.{name}": day for name, day in found.items()}
    return marks
