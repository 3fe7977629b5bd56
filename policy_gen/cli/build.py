"""`policy-gen build`: pages into site/, HTML into build/."""

from datetime import date
from pathlib import Path

import click

from policy_gen.cli.exits import PROBLEMS, Stopped, faults_told
from policy_gen.cli.from_git import build_released, from_git, relisted, report
from policy_gen.cli.own_folder import html_workspace
from policy_gen.cli.profiles import (
    AS_OF,
    PROFILE_ARGUMENT,
    ROOT,
    Texts,
    chosen_profiles,
    day,
    published,
    refuse_unpublished,
    site_workspace,
    sound_profiles,
)
from policy_gen.outputs.building import Builder, BuiltSite, build_sites
from policy_gen.policy.edition import Edition
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.wording import DEFAULT_LANGUAGE, labels


@click.command()
@click.argument("profiles", nargs=-1, type=PROFILE_ARGUMENT)
@click.option("--lang", "languages", multiple=True, help="Only this published language; may be repeated.")
@click.option("--edition", type=click.Choice([str(e) for e in Edition]), default="staff", show_default=True)
@click.option("--builder", type=click.Choice([str(b) for b in Builder]), default="mkdocs", show_default=True)
@click.option(
    "--version",
    "versions",
    multiple=True,
    metavar="NUMBER",
    help="Only this released version, from its tag in git; may be repeated; all: every one.",
)
@click.option("--frozen", is_flag=True, help="Change nothing in site/; exit with 1 if it would change.")
@AS_OF
@ROOT
def build(
    profiles: tuple[Path, ...], languages: tuple[str, ...], edition: str, builder: str,
    versions: tuple[str, ...], frozen: bool, as_of: date | None, root: Path | None,
) -> None:  # fmt: skip
    """Make the policy of PROFILES (default: all in company_profiles/)."""
    if versions:
        if edition != Edition.STAFF or builder == Builder.NONE or frozen:
            raise click.UsageError(labels(DEFAULT_LANGUAGE)["version_staff_only"])
        found = sound_profiles(chosen_profiles(profiles, root), day(as_of), quiet=True, root=root)
        _build_versions(found, versions, languages, Builder(builder), root)
        return
    found = sound_profiles(chosen_profiles(profiles, root), day(as_of), texts=Texts.OWN_WORDS, root=root)
    refuse_unpublished(found, languages)
    stale: list[str] = []
    for loaded in found:
        wanted = tuple(language for language in published(loaded) if not languages or language in languages)
        if builder == Builder.NONE:
            workspace = site_workspace(loaded.path, root)
        else:
            workspace = html_workspace(loaded.path, root, frozen=frozen)
        known = None if builder == Builder.NONE else from_git(loaded, workspace)
        with faults_told(str(loaded.profile.languages.authoritative)):
            for site in build_sites(
                loaded, workspace, wanted, edition=Edition(edition), builder=Builder(builder), frozen=frozen,
                known=known,
            ):  # fmt: skip
                stale += [f"{_short(site.site, workspace.root)}/{name}" for name in site.changed]
                _report(site, workspace.root)
        if known is not None:
            relisted(loaded, workspace, known)
    if frozen and stale:
        spoken = {str(loaded.profile.languages.authoritative) for loaded in found}
        words = labels(spoken.pop() if len(spoken) == 1 else DEFAULT_LANGUAGE)
        raise Stopped(words["site_stale"].format(files="\n".join(stale)), PROBLEMS)


def _build_versions(
    found: tuple[LoadedProfile, ...], versions: tuple[str, ...], languages: tuple[str, ...],
    builder: Builder, root: Path | None,
) -> None:  # fmt: skip
    for loaded in found:
        workspace = site_workspace(loaded.path, root)
        with faults_told(str(loaded.profile.languages.authoritative)):
            for built in build_released(loaded, workspace, versions, languages, builder):
                report(built, workspace)


def _report(site: BuiltSite, root: Path) -> None:
    target = f" → {_short(site.build, root)}/index.html" if site.build else ""
    click.echo(f"{_short(site.site, root)}: {site.pages} pages, {len(site.changed)} changed{target}")


def _short(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
