"""`policy-gen why`: a clause, and for each value the line and its commit, the preset or law behind it."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from policy_gen.cli.exits import USAGE, Stopped, faults_told
from policy_gen.cli.profiles import (
    AS_OF,
    PROFILE_ARGUMENT,
    ROOT,
    day,
    refuse_unpublished,
    sound_profile,
)
from policy_gen.cli.set_by import gap_words, set_by, set_by_words
from policy_gen.history.provenance import Provenance, provenance
from policy_gen.law.facts import pack
from policy_gen.policy.briefing import brief
from policy_gen.policy.drafting import draft_clause
from policy_gen.policy.edition import Edition
from policy_gen.policy.recording import PrintedValue
from policy_gen.policy.tree import Clause
from policy_gen.policy.workspace import workspace_of
from policy_gen.problems import harmless
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.origins import OriginKind


@click.command()
@click.argument("profile", type=PROFILE_ARGUMENT)
@click.argument("clause_id", metavar="CLAUSE")
@click.option(
    "--lang", "language", default=None, help="Language of the clause; default: the authoritative one."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@AS_OF
@ROOT
def why(
    profile: Path, clause_id: str, language: str | None, form: str, as_of: date | None, root: Path | None
) -> None:
    """Print CLAUSE of PROFILE and where each of its values comes from."""
    loaded = sound_profile(profile, day(as_of))
    refuse_unpublished((loaded,), (language,) if language else ())
    folders = workspace_of(profile, root).template_folders(loaded.profile.company.id)
    with faults_told():
        chosen = language or str(loaded.profile.languages.authoritative)
        briefing = brief(loaded.profile, chosen, Edition.RESTRICTED, folders)
        wanted = clause_id.upper()
        if wanted not in briefing.places:
            raise Stopped(_no_clause(briefing.places, loaded.profile.company.id, wanted), USAGE)
        clause = draft_clause(briefing, wanted)
    known = provenance(loaded)
    rows = [_row(loaded, value, known) for value in dict.fromkeys(clause.values)]
    if form == "json":
        click.echo(json.dumps(_data(clause, rows, known), ensure_ascii=False, indent=2))
    else:
        click.echo(f"{clause.id}  {clause.number} {clause.title}\n\n{clause.text}\n")
        for line in _told(rows, known, chosen):
            click.echo(line)


def _told(rows: list[dict[str, Any]], known: Provenance, language: str) -> Iterator[str]:
    for row in rows:
        yield f"  {row['text']}"
        for origin in row["origins"]:
            yield f"      {origin['path']} — {origin['told']}"
            if "set" in origin:
                yield f"          {set_by_words(origin['set'], language)}"
    remark = gap_words(known, language)
    if remark is not None:
        yield f"\n{remark}"


def _no_clause(known: Iterable[str], company: str, wanted: str) -> str:
    near = get_close_matches(wanted[:60], known, n=3, cutoff=0.5)
    advice = f"; did you mean {', '.join(near)}?" if near else "; build the site to see them all"
    return f"{company} prints no clause {harmless(wanted[:60])}{advice}"


def _data(clause: Clause, rows: list[dict[str, Any]], known: Provenance) -> dict[str, Any]:
    return {
        "id": clause.id, "number": clause.number, "title": clause.title, "text": clause.text,
        "seeds": list(clause.entry.seeds), "when": clause.entry.when, "values": rows,
        "gap": known.gap and str(known.gap),
    }  # fmt: skip


def _row(loaded: LoadedProfile, value: PrintedValue, known: Provenance) -> dict[str, Any]:
    return {
        "text": value.text,
        "origins": [_origin(loaded, path) | set_by(known, path) for path in sorted(value.sources)],
    }


def _origin(loaded: LoadedProfile, path: str) -> dict[str, Any]:
    if path.startswith("law:"):
        return {"path": path, "kind": "law", "told": _law(loaded, path.removeprefix("law:"))}
    origin = loaded.origins.of(path)
    if origin.kind is OriginKind.PROFILE:
        told = str(origin.span)
    elif origin.kind is OriginKind.PRESET:
        told = f"preset {loaded.profile.preset}"
    else:
        told = "default of the profile format"
    return {"path": path, "kind": str(origin.kind), "told": told}


def _law(loaded: LoadedProfile, fact_id: str) -> str:
    law = pack(str(loaded.profile.company.jurisdiction))
    for fact in law.facts:
        if fact.id == fact_id:
            citation = fact.citation.get("en") or next(iter(fact.citation.values()))
            return f"{citation} (text of {fact.as_of.isoformat()}, {fact.status})"
    return f"law pack {law.jurisdiction}, as of {law.as_of.isoformat()}"
