"""The sheet: who signs what by when, as text, as data, and as a page for print with one unit a page."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from policy_gen.history.acknowledging.owing import Owing
from policy_gen.history.acknowledging.wording import Wording, by_unit
from policy_gen.law.facts import known_facts
from policy_gen.policy.local_page import local_page
from policy_gen.problems import harmless
from policy_gen.profile.values import text_in

HEADS = ("place", "staff_number", "name", "role", "what", "by", "date", "signature")


def sheet_text(owings: Iterable[Owing], wording: Wording, *, names: bool) -> str:
    """The sheet as people read it on a terminal."""
    lines = [f"{wording.say('title')}: {wording.document()}", _binding(wording)]
    for unit, owed in by_unit(owings):
        lines += ["", wording.unit(unit)]
        for one in owed:
            who = " ".join(filter(None, (one.person.staff_number, _name(one, names=names))))
            lines.append(f"  {who}  {wording.roles(one.person.roles)}: {wording.by(one)}")
            lines.append(f"    {wording.what(one)}")
            lines += [f"      {wording.change(change)}" for change in one.changes]
    if len(lines) == 2:
        lines += ["", wording.say("nobody")]
    return "\n".join(lines) + "\n"


def _binding(wording: Wording) -> str:
    return wording.say("binding")


def _name(one: Owing, *, names: bool) -> str:
    return harmless(one.person.name) if names else ""


def sheet_page(owings: Iterable[Owing], wording: Wording, folders: tuple[Path, ...], *, names: bool) -> str:
    """The sheet as one HTML page whose units begin on a sheet of paper of their own. Raises TemplateFault."""
    profile, language = wording.teller.briefing.profile, wording.teller.briefing.language
    return local_page(
        folders,
        "acknowledge/sheet",
        {
            "language": language,
            "title": wording.say("title"),
            "company": text_in(profile.company.short_name, language),
            "document": wording.document(),
            "binding": _binding(wording),
            "statement": wording.say("statement"),
            "nobody": wording.say("nobody"),
            "head": {key: wording.column(key) for key in HEADS},
            "law": wording.law(),
            "units": [
                {"name": wording.unit(unit), "rows": [_row(one, wording, names=names) for one in owed]}
                for unit, owed in by_unit(owings)
            ],
        },
    )


def _row(one: Owing, wording: Wording, *, names: bool) -> dict[str, Any]:
    return {
        "staff_number": one.person.staff_number,
        "name": _name(one, names=names),
        "roles": wording.roles(one.person.roles),
        "what": wording.what(one),
        "changes": [wording.change(change) for change in one.changes],
        "by": wording.by(one),
    }


def as_data(owings: Sequence[Owing], wording: Wording, as_of: date, *, names: bool) -> dict[str, Any]:
    """What everybody owes, for programs: ids and ISO days; titles in the binding language."""
    briefing = wording.teller.briefing
    document = briefing.profile.document
    return {
        "document": document.code,
        "version": wording.term.version,
        "effective_date": wording.term.effective_date.isoformat(),
        "language": briefing.language,
        "as_of": as_of.isoformat(),
        "method": str(document.acknowledgement.method),
        "law": [fact.id for fact in known_facts(briefing.profile) if fact.topic == "hr_ack"],
        "people": [_data(one, wording, names=names) for one in owings],
    }


def _data(one: Owing, wording: Wording, *, names: bool) -> dict[str, Any]:
    last = one.last
    return {
        "staff_number": one.person.staff_number,
        **({"name": one.person.name} if names else {}),
        "unit": one.person.unit,
        "roles": list(one.person.roles),
        "state": str(one.state),
        "version": one.version,
        "effective_date": one.effective_date.isoformat(),
        "ahead": one.is_ahead,
        "by": one.by.isoformat() if one.by else None,
        "before_contract": one.before_contract,
        "whole": one.is_whole,
        "clauses": one.clauses,
        "signed": last
        and {"version": last.version, "date": last.on.isoformat(), "evidence": str(last.evidence)},
        "changes": [
            {
                "clause": change.clause,
                "reason": str(change.reason),
                "number": change.number or None,
                "title": change.title or None,
            }
            for change in one.changes
        ],
    }
