"""`policy-gen confirm`: somebody has read a translation against the binding text."""

from datetime import date
from pathlib import Path

import click

from policy_gen.cli.exits import PROBLEMS, USAGE, Stopped, faults_told
from policy_gen.cli.profiles import (
    AS_OF,
    CLAUSES,
    PROFILE_ARGUMENT,
    ROOT,
    day,
    refuse_unpublished,
    sound_profile,
)
from policy_gen.outputs.writing import write_file
from policy_gen.policy.confirming import Confirmation, confirmed_file, read_confirmations, written
from policy_gen.policy.translations import binding_seals
from policy_gen.policy.workspace import workspace_of
from policy_gen.problems import Problem, format_text
from policy_gen.profile.wording import labels


@click.command()
@click.argument("profile", type=PROFILE_ARGUMENT)
@click.option("--lang", "language", required=True, help="The translation that was read.")
@click.option("--by", "name", required=True, help="Who read it.")
@CLAUSES
@AS_OF
@ROOT
def confirm(
    profile: Path, language: str, name: str, clauses: tuple[str, ...], as_of: date | None, root: Path | None
) -> None:
    """Note that a translation of PROFILE says what its binding text says now."""
    loaded = sound_profile(profile, day(as_of), quiet=True)
    refuse_unpublished((loaded,), (language,))
    binding = str(loaded.profile.languages.authoritative)
    words = labels(binding)
    if language == binding:
        raise Stopped(words["binding_itself"].format(language=language), USAGE)
    file = confirmed_file(loaded.path)
    known = read_confirmations(file)
    if isinstance(known, Problem):
        raise Stopped(format_text(known), PROBLEMS)
    workspace, company = workspace_of(profile, root), loaded.profile.company.id
    with faults_told():
        folders = workspace.template_folders(company)
        now = binding_seals(loaded, folders, workspace.own_templates(company))
    unknown = [clause_id for clause_id in clauses if clause_id not in now]
    if unknown:
        raise Stopped(words["no_such_clause"].format(clauses=", ".join(unknown)), USAGE)
    kept = dict(known[language].clauses) if clauses and language in known else {}
    read = {clause_id: now[clause_id] for clause_id in now if not clauses or clause_id in clauses}
    held = {clause_id: seal for clause_id, seal in {**kept, **read}.items() if clause_id in now}
    write_file(file, written({**known, language: Confirmation(name, day(as_of), held)}))
    click.echo(words["confirmed"].format(count=len(read), language=language, path=file))
