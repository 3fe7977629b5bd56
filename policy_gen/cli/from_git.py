"""What git knows of a company, for the commands: who set its values, what was released (settled 36, 38)."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

import click

from policy_gen.cli.exits import ENVIRONMENT, USAGE, Stopped
from policy_gen.history.archive import Archive, archive_of
from policy_gen.history.git import GitFault
from policy_gen.history.provenance import provenance
from policy_gen.history.versions import KnownVersion, Versions, versions_of
from policy_gen.outputs.beside import FromGit
from policy_gen.outputs.building import Builder
from policy_gen.outputs.version_building import BuiltVersion, ReleasedTree, build_versions, relist
from policy_gen.outputs.version_folders import VersionFolders
from policy_gen.outputs.versions_json import DatedVersion
from policy_gen.policy.workspace import Workspace
from policy_gen.problems import harmless
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.wording import DEFAULT_LANGUAGE, labels

ALL = "all"


@contextmanager
def git_told(loaded: LoadedProfile) -> Iterator[None]:
    """Tells that git failed, in its own words."""
    try:
        yield
    except GitFault as fault:
        raise Stopped(_refused(loaded, fault), ENVIRONMENT) from None


def _refused(loaded: LoadedProfile, fault: GitFault) -> str:
    said = harmless(fault.said or str(fault.missing))
    return labels(str(loaded.profile.languages.authoritative))["version_git_refused"].format(said=said)


def archive_and_versions(loaded: LoadedProfile, workspace: Workspace) -> tuple[Archive | None, Versions]:
    """Where the versions of a company lie, and what they are."""
    with git_told(loaded):
        archive = archive_of(loaded, workspace.root)
        return archive, versions_of(loaded.profile, archive)


def from_git(loaded: LoadedProfile, workspace: Workspace) -> FromGit:
    """What goes beside the HTML; nothing outside git, no versions where none was released.

    A build does not need it: if git fails, it says so and goes on.
    """
    known = provenance(loaded)
    setting_of = known.of if known.is_known else None
    try:
        versions = versions_of(loaded.profile, archive_of(loaded, workspace.root))
    except GitFault as fault:
        click.echo(f"policy-gen: {_refused(loaded, fault)}", err=True)
        return FromGit(setting_of)
    return FromGit(setting_of, dated(versions))


def dated(versions: Versions) -> tuple[DatedVersion, ...]:
    """The versions as the pages show them; none where nothing was released: then the change log is shown."""
    if not any(one.tag for one in versions.all):
        return ()
    return tuple(
        DatedVersion(one.number, one.since, one.until, one.what, one.is_withdrawal, not one.by_log)
        for one in versions.all
    )


def build_released(
    loaded: LoadedProfile, workspace: Workspace, numbers: Iterable[str], languages: tuple[str, ...],
    builder: Builder,
) -> Iterator[BuiltVersion]:  # fmt: skip
    """Builds released versions from their tags; stops with what there is if one of `numbers` is not."""
    archive, versions = archive_and_versions(loaded, workspace)
    chosen = _chosen(loaded, versions, tuple(numbers))
    assert archive is not None  # a version has a tag
    with git_told(loaded):
        trees = [_tree(archive, one, languages) for one in chosen]
    planned = {(language, tree.number) for tree in trees for language in tree.languages}
    folders = _folders(loaded, workspace, planned)
    yield from build_versions(trees, folders, dated(versions), builder)
    relist(folders, dated(versions))


def relisted(loaded: LoadedProfile, workspace: Workspace, known: FromGit) -> None:
    """Lets the versions that were built earlier link to the pages of today."""
    relist(_folders(loaded, workspace), known.versions)


def _folders(
    loaded: LoadedProfile, workspace: Workspace, planned: Collection[tuple[str, str]] = ()
) -> VersionFolders:
    return VersionFolders(workspace, loaded.profile.company.id, loaded.profile.document.version, planned)


def _tree(archive: Archive, version: KnownVersion, languages: tuple[str, ...]) -> ReleasedTree:
    """What the tag of a version holds, in those of `languages` it has; stops where it has none of them."""
    tag = version.tag or ""
    kept = archive.languages(tag)
    wanted = tuple(language for language in kept if not languages or language in languages)
    if not wanted:
        asked = ", ".join(map(harmless, languages))
        told = labels(kept[0] if kept else DEFAULT_LANGUAGE)["version_not_in_language"]
        raise Stopped(told.format(number=version.number, languages=", ".join(kept), language=asked), USAGE)
    return ReleasedTree(version.number, version.since, wanted, archive.tree(tag))


def _chosen(loaded: LoadedProfile, versions: Versions, numbers: tuple[str, ...]) -> list[KnownVersion]:
    """The versions asked for, oldest first; `all`: every one with a tag."""
    tagged = [one for one in versions.all if one.tag]
    unknown = [number for number in numbers if number not in {ALL, *(one.number for one in tagged)}]
    if unknown or not tagged:
        words = labels(str(loaded.profile.languages.authoritative))
        known = ", ".join(one.number for one in tagged) or words["version_none_tagged"]
        wanted = ", ".join(map(harmless, unknown or numbers))
        told = words["version_no_such_version"]
        raise Stopped(told.format(company=loaded.profile.company.id, wanted=wanted, known=known), USAGE)
    return [one for one in tagged if ALL in numbers or one.number in numbers]


def report(built: BuiltVersion, workspace: Workspace) -> None:
    """One line about a version that was built."""
    place = built.build.relative_to(workspace.root).as_posix()
    click.echo(f"{built.number} ({built.language}) → {place}/index.html")
