"""`policy-gen review`: clauses of several languages side by side, for a native reviewer."""

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
    published,
    refuse_unpublished,
    sound_profile,
)
from policy_gen.outputs.writing import write_file
from policy_gen.policy.drafting import draft_text
from policy_gen.policy.edition import Edition
from policy_gen.policy.side_by_side import chosen, side_by_side
from policy_gen.policy.translations import stale_translations
from policy_gen.policy.workspace import workspace_of
from policy_gen.problems import Problem, format_text
from policy_gen.profile.wording import labels


@click.command()
@click.argument("profile", type=PROFILE_ARGUMENT)
@click.option("--langs", default=None, help="Languages beside the binding one, such as ro,hu. Default: all.")
@CLAUSES
@click.option("--sample", type=click.IntRange(1), default=None, help="So many clauses drawn by --seed.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed draws the same clauses.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Where to write the page. Default: <company>-review.html here.",
)
@AS_OF
@ROOT
def review(
    profile: Path, langs: str | None, clauses: tuple[str, ...], sample: int | None, seed: int,
    output: Path | None, as_of: date | None, root: Path | None,
) -> None:  # fmt: skip
    """Write one page with the clauses of PROFILE in several languages side by side."""
    loaded = sound_profile(profile, day(as_of), quiet=True)
    binding = str(loaded.profile.languages.authoritative)
    asked = tuple(filter(None, langs.replace(" ", "").split(","))) if langs else published(loaded)
    refuse_unpublished((loaded,), asked)
    workspace, company = workspace_of(profile, root), loaded.profile.company.id
    folders = workspace.template_folders(company)
    words = labels(binding)
    with faults_told(binding):
        stale = stale_translations(loaded, folders, workspace.own_templates(company))
        if isinstance(stale, Problem):
            raise Stopped(format_text(stale), PROBLEMS)
        policies = [
            draft_text(loaded.profile, language, folders, Edition.RESTRICTED)
            for language in dict.fromkeys((binding, *asked))
        ]
        ids = chosen(policies[0], clauses, sample, seed)
        if set(clauses) - set(ids):
            raise Stopped(
                words["no_such_clause"].format(clauses=", ".join(sorted(set(clauses) - set(ids)))), USAGE
            )
        old = {language: one.clauses for language, one in stale.items()}
        page = side_by_side(policies, ids, old, words, folders, binding)
    target = output or Path(f"{company}-review.html")
    write_file(target, page)
    click.echo(words["review_written"].format(path=target, count=len(ids)))
