"""`policy-gen diff`: the command."""

import json
import sys
from datetime import date
from pathlib import Path

import click

from policy_gen.cli.diff.sides import Asked
from policy_gen.cli.exits import USAGE, Stopped, coloured, faults_told
from policy_gen.cli.profiles import AS_OF, PROFILE_ARGUMENT, ROOT, day, refuse_unpublished, sound_profile
from policy_gen.history.acknowledging.staff_words import staff_words
from policy_gen.history.amendments import Comparison, Remark
from policy_gen.history.comparison_json import comparison_data
from policy_gen.history.comparison_page import comparison_page
from policy_gen.history.comparison_text import as_markdown, as_text
from policy_gen.history.parameters import is_restricted
from policy_gen.history.shelf import Shelf
from policy_gen.history.spoken import words_in
from policy_gen.history.telling import RESTRICTED, tell
from policy_gen.outputs.writing import write_file
from policy_gen.policy.edition import Edition
from policy_gen.policy.workspace import workspace_of
from policy_gen.problems import harmless
from policy_gen.profile.model import Profile
from policy_gen.profile.wording import labels


def _settings(_context: click.Context, _option: click.Parameter, said: tuple[str, ...]) -> dict[str, str]:
    """`path=value` as a table."""
    pairs = [one.partition("=") for one in said]
    wrong = [path for path, sign, _ in pairs if not sign or not path]
    if wrong:
        raise click.BadParameter(f"{wrong[0]}: write path=value")
    paths = [path.strip() for path, _, _ in pairs]
    twice = next((path for path in paths if paths.count(path) > 1), None)
    if twice is not None:
        raise click.BadParameter(f"{twice} is given twice: keep one")
    return {path.strip(): value.strip() for path, _, value in pairs}


@click.command()
@click.argument("profile", type=PROFILE_ARGUMENT)
@click.argument("revisions", metavar="[REV [REV]]", nargs=-1)
@click.option("--with", "other", type=PROFILE_ARGUMENT, default=None, help="Compare with another profile.")
@click.option(
    "--set", "settings", multiple=True, metavar="PATH=VALUE", callback=_settings,
    help="What if this value were another? May be repeated.",
)  # fmt: skip
@click.option("--lang", "languages", multiple=True, help="Only this published language; may be repeated.")
@click.option("--edition", type=click.Choice([str(e) for e in Edition]), default="staff", show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json", "html"]), default="text")
@click.option("--role", default=None, help="Only what concerns this role: its id or its title.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), default=None,
    help="Write to this file instead of the terminal; a page by default to <company>-changes.html here.",
)  # fmt: skip
@AS_OF
@ROOT
def diff(
    profile: Path, revisions: tuple[str, ...], other: Path | None, settings: dict[str, str],
    languages: tuple[str, ...], edition: str, form: str, role: str | None, output: Path | None,
    as_of: date | None, root: Path | None,
) -> None:  # fmt: skip
    """Print what changed in the policy of PROFILE since a revision, by default the last commit."""
    if len(revisions) > 2 or bool(revisions) + bool(other) + bool(settings) > 1:
        raise click.UsageError("name at most two revisions, or --with, or --set: one of them")
    loaded = sound_profile(profile, day(as_of), quiet=True)
    refuse_unpublished((loaded,), languages)
    asked = Asked(loaded, Shelf(workspace_of(profile, root), Edition(edition), languages), revisions)
    with faults_told():
        found = _compared(asked, other, settings, day(as_of))
    if asked.shelf.edition is Edition.STAFF:
        found = found.without(is_restricted, Remark(RESTRICTED, {}))
    if role is not None:
        found = found.concerning(_role(loaded.profile, role))
    if form == "html":
        _write_page(found, asked, output or Path(f"{loaded.profile.company.id}-changes.html"))
        return
    text = _laid_out(found, form, asked, colour=output is None and coloured(sys.stdout))
    if output is None:
        click.echo(text, nl=False)
    else:
        write_file(output, text)


def _role(profile: Profile, written: str) -> str:
    """A role by its id, or by its title in any published language."""
    found, unknown = staff_words(profile).roles_in(written)
    if len(found) != 1 or unknown:
        words = labels(str(profile.languages.authoritative))["no_role"]
        raise Stopped(words.format(role=harmless(written), known=", ".join(profile.roles)), USAGE)
    return found[0]


def _write_page(found: Comparison, asked: Asked, target: Path) -> None:
    """One page with every language that was compared, the binding one first."""
    languages = tuple(dict.fromkeys((asked.language, *found.after.languages)))
    said = [words_in(language, asked.folders) for language in languages]
    with faults_told(asked.language):
        page = comparison_page(found, said, languages, asked.folders)
    write_file(target, page)
    click.echo(said[0].around["page"]["written"].format(path=target))


def _laid_out(found: Comparison, form: str, asked: Asked, *, colour: bool) -> str:
    if form == "json":
        return json.dumps(comparison_data(found), ensure_ascii=False, indent=2) + "\n"
    words = words_in(asked.language, asked.folders)
    told = tell(found, words, found.text_language(asked.language))
    headings = words.around["headings"]
    return as_markdown(told, headings) if form == "markdown" else as_text(told, headings, colour=colour)


def _compared(asked: Asked, other: Path | None, settings: dict[str, str], as_of: date) -> Comparison:
    if settings:
        return asked.with_values(settings)
    if other is not None:
        return asked.with_profile(sound_profile(other, as_of, quiet=True))
    return asked.with_past()
