"""The cheat sheet of a role: one page beside the phone, chosen by `templates/sheets.yaml`."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from policy_gen.policy import scripts
from policy_gen.policy.briefing import Briefing
from policy_gen.policy.duties import Duties
from policy_gen.policy.printing import Markup, Printer
from policy_gen.profile.model import Profile
from policy_gen.profile.source import read_data

ANYONE = "anyone"
"""Every role, after its own list; instead of one where it has none."""


def sheet_names(briefing: Briefing, role_id: str, duties: Duties, said: list[str]) -> dict[str, Any]:
    """What the template of a sheet may use beside what it shares with a role's page; `said`: its scripts."""
    chosen = read_data(_file(briefing.folders))
    at_most, own = chosen["at_most"], chosen["duties"].get(role_id, ())
    listed = [*own, *_shared(briefing.profile, role_id, chosen["duties"][ANYONE])]
    first = [script for script in chosen["scripts"].get(role_id, ()) if script in said]
    phrases = _phrases(duties.printer, _of(chosen["phrases"], role_id))
    return {
        "sheet_duties": list(islice(duties.timed(listed), at_most["duties"])),
        "role_scripts": first[: at_most["scripts"]],
        "role_phrases": list(islice(phrases, at_most["phrases"])),
        "sheet_more": [duties.clauses[one] for one in _of(chosen["more"], role_id) if one in duties.clauses],
    }


def _file(folders: Iterable[Path]) -> Path:
    return next(folder / "sheets.yaml" for folder in folders if (folder / "sheets.yaml").is_file())


def _of(lists: dict[str, list[str]], role_id: str) -> list[str]:
    return lists.get(role_id, lists[ANYONE])


def _shared(profile: Profile, role_id: str, rows: list[dict[str, str]]) -> Iterator[str]:
    """Clauses of duties that any role may hold, if this one does."""
    holders = {
        "lifts_stops": profile.supply.lift_by,
        "settles_disputes": profile.receivables.disputes.owner,
        "keeps_partners": profile.partner_programme.owner,
    }
    for row in rows:
        if holders[row["who"]] == role_id:
            yield row["id"]


def _phrases(printer: Printer, wanted: list[str]) -> Iterator[dict[str, Any]]:
    """Forbidden phrases by id, with what to say instead; None where there is no substitute."""
    known = {row["id"]: row for row in printer.briefing.lexicon.phrases}
    for row in (known[phrase_id] for phrase_id in wanted if phrase_id in known):
        say = Markup(scripts.fill(printer, row["say"])) if row.get("say") else None
        yield {"say_not": Markup(scripts.fill(printer, row["say_not"])), "say": say}
