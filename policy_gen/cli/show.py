"""`policy-gen show`: which version of a policy holds on a day, and what it says (S0-19, brief 5.3)."""

import json
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import click

from policy_gen.cli.days import DAY
from policy_gen.cli.exits import PROBLEMS, USAGE, Stopped
from policy_gen.cli.from_git import archive_and_versions, git_told
from policy_gen.cli.profiles import AS_OF, PROFILE_ARGUMENT, ROOT, day, sound_profile
from policy_gen.cli.shown import Shown, data, lines
from policy_gen.history.archive import Archive
from policy_gen.history.clause_text import clause_ids, clause_text
from policy_gen.history.versions import KnownVersion
from policy_gen.languages.catalogue import known_languages
from policy_gen.policy.edition import Edition
from policy_gen.policy.lexicon import read_lexicon
from policy_gen.policy.workspace import Workspace, workspace_of
from policy_gen.problems import harmless
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.wording import labels


@click.command()
@click.argument("profile", type=PROFILE_ARGUMENT)
@click.argument("clause_id", metavar="[CLAUSE]", required=False)
@click.option(
    "--on", "on", type=DAY, default=None, metavar="DATE", help="The day asked about; default: today."
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(known_languages()),
    default=None,
    help="Language of the text; default: the authoritative one.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@AS_OF
@ROOT
def show(
    profile: Path, clause_id: str | None, on: date | None, language: str | None, form: str,
    as_of: date | None, root: Path | None,
) -> None:  # fmt: skip
    """Print which version of PROFILE is in force on a day, and its text or that of CLAUSE.

    Without --on and CLAUSE: the version of today, the next one and the list of all.
    """
    loaded = sound_profile(profile, day(as_of), quiet=True)
    workspace, chosen = workspace_of(profile, root), language or str(loaded.profile.languages.authoritative)
    archive, versions = archive_and_versions(loaded, workspace)
    asked = on or day(as_of)
    found = versions.on(asked)
    text, gap = None, None
    if found is not None and (on is not None or clause_id is not None):
        with git_told(loaded):
            text, gap = _text(loaded, workspace, archive, found, chosen)
    if text is not None and clause_id is not None:
        text = _clause(text, clause_id.upper(), found, chosen)
    lexicon = read_lexicon(workspace.template_folders(loaded.profile.company.id), chosen)
    shown = Shown(
        loaded.profile.company.id, versions, asked, day(as_of), chosen, text, gap,
        lexicon.word("transition", "open_cases"), is_list=on is None and clause_id is None,
    )  # fmt: skip
    if form == "json":
        click.echo(json.dumps(data(shown), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(lines(shown)))
    if clause_id is not None and text is None:
        raise SystemExit(PROBLEMS)


def _text(
    loaded: LoadedProfile, workspace: Workspace, archive: Archive | None, version: KnownVersion, language: str
) -> tuple[str | None, str | None]:
    """The document of a version as it stood, or why it cannot be shown."""
    words, company = labels(language), loaded.profile.company.id
    if version.tag is not None and archive is not None:
        text = archive.text(version.tag, language)
        if text is not None:
            return text, None
        kept = ", ".join(archive.languages(version.tag)) or words["version_none_tagged"]
        gap = words["version_not_in_language"]
        return None, gap.format(number=version.number, languages=kept, language=harmless(language))
    if version.number != loaded.profile.document.version:
        return None, words["version_no_text"].format(number=version.number, company=company)
    file = workspace.site(company, language, Edition.STAFF) / "pages" / "document.md"
    if not file.is_file():
        return None, words["version_no_pages"].format(number=version.number)
    return file.read_bytes().decode("utf-8"), None


def _clause(document: str, clause_id: str, version: KnownVersion | None, language: str) -> str:
    """A clause of the document; stops where it has none of that id."""
    found = clause_text(document, clause_id)
    if found is not None:
        return found
    near = get_close_matches(clause_id[:60], clause_ids(document), n=3, cutoff=0.5)
    pattern = labels(language)["version_no_clause_near" if near else "version_no_clause"]
    number = version.number if version else ""
    told = pattern.format(number=number, clause=harmless(clause_id[:60]), near=", ".join(near))
    raise Stopped(told, USAGE)
