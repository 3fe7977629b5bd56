"""policy.json as a helper on a page reads it: looked up, never worked out, and nothing of the program."""

import json
from datetime import date, timedelta
from functools import cache
from typing import Any

from conftest import ROOT, sample_tree

from policy_gen.policy.edition import Edition

Json = dict[str, Any]


@cache
def policy_json(company: str, language: str, edition: Edition = Edition.STAFF) -> Json:
    """The file of a sample company; that for all staff as committed, which is what is generated."""
    if edition is Edition.STAFF:
        file = ROOT / "site" / company / language / "pages" / "policy.json"
        return dict(json.loads(file.read_text("utf-8")))
    return dict(json.loads(sample_tree(company, language, edition).files()["pages/policy.json"]))


def by_id(rows: list[Json]) -> dict[Any, Json]:
    return {row["id"]: row for row in rows}


def offset(column: Json, anchor: date) -> int | None:
    """Days from an anchor to a mark."""
    found = column["unusual"].get(anchor.isoformat(), column["usual"][anchor.isoweekday() - 1])
    return None if found is None else int(found)


def after(data: Json, column: str, anchor: date) -> date:
    """The day a column names for an anchor."""
    days = offset(by_id(data["columns"])[column], anchor)
    assert days is not None
    return anchor + timedelta(days=days)


def track(tracks: list[Json], segment: str, amount: float | None) -> Json:
    """The track of the largest `from_amount` not above the debt; that of unknown size without one."""
    own = [one for one in tracks if one["segment"] == segment]
    if amount is None:
        return next(one for one in own if one["from_amount"] is None)
    sized = [one for one in own if one["from_amount"] is not None and one["from_amount"] <= amount]
    return max(sized, key=lambda one: one["from_amount"])


def holding(overdue: Json, table: str, marks: Json, day: date) -> Json:
    """What a table says of a day; `marks` gives each mark its day."""
    facts = {kind: by_id(overdue[kind]) for kind in ("stages", "supplies", "told", "duties")}
    entries, found = by_id(overdue["entries"]), by_id(overdue["tables"])[table]
    now = [entries[number] for number in found["entries"] if _encloses(entries[number], marks, day)]
    stages = {facts["stages"][one["fact"]]["stage"] for one in now if one["fact"] in facts["stages"]}
    seen: Json = {kind: [] for kind in facts}
    for entry in now:
        if entry["stage"] is None or entry["stage"] in stages:
            kind = next(kind for kind, known in facts.items() if entry["fact"] in known)
            days = {name: day_named(ref, marks) for name, ref in entry["days"].items()}
            seen[kind].append(facts[kind][entry["fact"]] | {"days": days})
    return seen | {"always": {row["stage"]: row for row in found["always"]}}


def _encloses(entry: Json, marks: Json, day: date) -> bool:
    """Whether a day lies between the first and the last day of an entry."""
    first = date.min if entry["first"] is None else day_named(entry["first"], marks)
    last = date.max if entry["last"] is None else day_named(entry["last"], marks)
    return first is not None and last is not None and first <= day <= last


def day_named(ref: list[Any], marks: Json) -> date | None:
    """The day of a mark; None where it has none."""
    mark, shift = ref
    return None if marks.get(mark) is None else marks[mark] + timedelta(days=shift)


def marks_of(overdue: Json, columns: str, anchor: date) -> Json:
    """The day of each mark for an anchor."""
    chosen, known = by_id(overdue["column_sets"])[columns], by_id(overdue["columns"])
    days = {mark: offset(known[column], anchor) for mark, column in chosen["marks"].items()}
    return {mark: None if day is None else anchor + timedelta(days=day) for mark, day in days.items()}


def unpaid(data: Json, segment: str, amount: float | None, due: date, day: date) -> Json:
    """What holds on a day for a debt without events."""
    overdue = data["overdue"]
    effective = after(overdue, overdue["effective_due"], due)
    chosen = track(overdue["unpaid"], segment, amount)
    found = holding(overdue, chosen["table"], marks_of(overdue, chosen["columns"], effective), day)
    return found | {"effective": effective, "band": chosen["band"]}


def delivered(data: Json, segment: str, amount: float | None, due: date, handed: date, day: date) -> Json:
    """What holds up to the effective due date for a debt whose day of delivery is known."""
    overdue = data["overdue"]
    effective = after(overdue, overdue["effective_due"], due)
    chosen = track(overdue["delivered"], segment, amount)
    marks = marks_of(overdue, chosen["columns"], effective)
    marks |= marks_of(overdue, overdue["delivery_columns"], min(handed, effective))
    return holding(overdue, chosen["table"], marks, day)


def anchored(data: Json, tracks: str, segment: str, amount: float | None, anchor: date, day: date) -> Json:
    """What holds on a day for a debt whose track is anchored in another day than its due date."""
    overdue = data["overdue"]
    chosen = track(overdue[tracks], segment, amount)
    return holding(overdue, chosen["table"], marks_of(overdue, chosen["columns"], anchor), day)


def answer(data: Json, choices: dict[str, str]) -> Json:
    """The answer to a request: a walk along the choices."""
    guide = data["refusal"]
    forks, answers = by_id(guide["forks"]), by_id(guide["answers"])
    here = guide["start"]
    while here in forks:
        here = forks[here]["branches"][choices[forks[here]["question"]]]
    return answers[here]
