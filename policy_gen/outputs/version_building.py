"""A released version → HTML beside the others: the tree of its tag, built as it stood (settled 6)."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from policy_gen.languages.catalogue import known_languages
from policy_gen.outputs.beside import Beside, beside_version
from policy_gen.outputs.building import Builder, build_html
from policy_gen.outputs.own_folder import packaged
from policy_gen.outputs.version_folders import VersionFolders
from policy_gen.outputs.versions_json import VERSIONS_JSON, DatedVersion, versions_json
from policy_gen.outputs.writing import write_file
from policy_gen.policy.lexicon import read_lexicon
from policy_gen.policy.workspace import SITE_CONFIG, Workspace
from policy_gen.profile.source import read_data

THEME = "templates/theme"


@dataclass(frozen=True, slots=True)
class ReleasedTree:
    """What a tag holds of one version."""

    number: str
    since: date
    languages: tuple[str, ...]
    files: Mapping[str, bytes]
    """The site's sources by name below the workspace, with whatever they are built with."""


@dataclass(frozen=True, slots=True)
class BuiltVersion:
    """A version as it was built in one language."""

    number: str
    language: str
    build: Path


def build_versions(
    trees: Sequence[ReleasedTree],
    folders: VersionFolders,
    versions: Sequence[DatedVersion],
    builder: Builder,
) -> Iterator[BuiltVersion]:
    """Builds released versions; touches nothing but `build/`. Raises SiteFault."""
    for tree in trees:
        with _laid_out(tree, folders.workspace) as root:
            for language in tree.languages:
                config = root / "site" / folders.company / language / SITE_CONFIG
                html = folders.folder(language, tree.number)
                also = _beside(tree, folders, versions, language, config)
                build_html(config, html, tree.since, builder, also)
                yield BuiltVersion(tree.number, language, html)


def _beside(
    tree: ReleasedTree,
    folders: VersionFolders,
    versions: Sequence[DatedVersion],
    language: str,
    config: Path,
) -> Beside:
    """How the version stands to the others, and a language switch that stays with it."""
    lexicon = read_lexicon(folders.workspace.template_folders(folders.company), language)
    address_of = folders.from_version(language, tree.number)
    found = beside_version(tree.number, tree.since, versions, lexicon, config, address_of)
    policy = read_data(config)["extra"]["policy"]
    kept = [one for one in policy["languages"] if one["code"] in tree.languages]
    switch = {**policy, "languages": kept, "folder_ending": f"@{tree.number}"}
    return Beside(found.files, {**found.extra, "policy": switch})


@contextmanager
def _laid_out(tree: ReleasedTree, workspace: Workspace) -> Iterator[Path]:
    """A workspace of its own with the files of a version; what the tag lacks is taken from today's."""
    root = Path(tempfile.mkdtemp(prefix="policy-version-"))
    try:
        for name, content in tree.files.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        if not (root / SITE_CONFIG).is_file():
            shutil.copyfile(workspace.root / SITE_CONFIG, root / SITE_CONFIG)
        if not (root / THEME).is_dir():
            own = workspace.root / THEME
            shutil.copytree(own if own.is_dir() else packaged("theme"), root / THEME)
        yield root
    finally:
        shutil.rmtree(root, ignore_errors=True)


def relist(folders: VersionFolders, versions: Sequence[DatedVersion]) -> None:
    """Lets every built neighbour link to the versions that are there now."""
    top = folders.workspace.root / "build" / folders.company
    for file in sorted(top.glob(f"*/{VERSIONS_JSON}")):
        language, _, number = file.parent.name.partition("@")
        if versions and language in known_languages():
            lexicon = read_lexicon(folders.workspace.template_folders(folders.company), language)
            address_of = folders.from_version(language, number or folders.current)
            write_file(file, versions_json(versions, lexicon, address_of))
