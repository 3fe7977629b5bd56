"""`policy-gen why`: a clause, and for each of its values the line, preset or law behind it."""

import json
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
from policy_gen.law.facts import pack
from policy_gen.policy.drafting import draft
from policy_gen.policy.edition import Edition
from policy_gen.policy.recording import PrintedValue
from policy_gen.policy.tree import Clause, Policy
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
        policy = draft(loaded.profile, chosen, folders, Edition.RESTRICTED)
    try:
        clause = policy.clause(clause_id.upper())
    except KeyError:
        raise Stopped(_no_clause(policy, loaded.profile.company.id, clause_id.upper()), USAGE) from None
    rows = [_row(loaded, value) for value in dict.fromkeys(clause.values)]
    if form == "json":
        click.echo(json.dumps(_data(clause, rows), ensure_ascii=False, indent=2))
    else:
        click.echo(f"{clause.id}  {clause.number} {clause.title}\n\n{clause.text}\n")
        for row in rows:
            click.echo(f"  {row['text']}")
            for origin in row["origins"]:
                click.echo(f"      {origin['path']} — {origin['told']}")


def _no_clause(policy: Policy, company: str, wanted: str) -> str:
    known = [clause.id for clause in policy.clauses()]
    near = get_close_matches(wanted[:60], known, n=3, cutoff=0.5)
    advice = f"; did you mean {', '.join(near)}?" if near else "; build the site to see them all"
    return f"{company} prints no clause {harmless(wanted[:60])}{advice}"


def _data(clause: Clause, rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": clause.id, "number": clause.number, "title": clause.title, "text": clause.text,
        "seeds": list(clause.entry.seeds), "when": clause.entry.when, "values": rows,
    }  # fmt: skip


def _row(loaded: LoadedProfile, value: PrintedValue) -> dict[str, Any]:
    return {"text": value.text, "origins": [_origin(loaded, path) for path in sorted(value.sources)]}


def _origin(loaded: LoadedProfile, path: str) -> dict[str, str]:
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
