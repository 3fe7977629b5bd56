"""Profile → pages in `site/` and HTML in `build/`: the one place that strings the outputs together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path

from policy_gen.outputs.beside import Beside, FromGit, beside
from policy_gen.outputs.proofs import page_problems
from policy_gen.outputs.site_tree import SiteTree, site_tree
from policy_gen.outputs.unproven import UnprovenPages
from policy_gen.outputs.version_folders import VersionFolders
from policy_gen.outputs.writing import differences, prepared, write_tree
from policy_gen.policy.edition import Edition
from policy_gen.policy.translations import stale_translations
from policy_gen.policy.workspace import Workspace
from policy_gen.problems import Problem
from policy_gen.profile.loading import LoadedProfile


class Builder(StrEnum):
    MKDOCS = "mkdocs"
    ZENSICAL = "zensical"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """What was made for one language."""

    language: str
    pages: int
    site: Path
    build: Path | None
    changed: tuple[str, ...]
    """Files of `site/` that were, or with `frozen` would be, changed."""


def build_sites(
    loaded: LoadedProfile,
    workspace: Workspace,
    languages: tuple[str, ...],
    *,
    edition: Edition = Edition.STAFF,
    builder: Builder = Builder.MKDOCS,
    frozen: bool = False,
    known: FromGit | None = None,
) -> Iterator[BuiltSite]:
    """Writes the trees of a company and builds them, one language after the other.

    With `frozen` nothing in `site/` is written; what is `known` from git goes beside the HTML alone.
    Raises TemplateFault, SiteFault, or UnprovenPages before anything is written.
    """
    company, document = loaded.profile.company.id, loaded.profile.document
    folders = VersionFolders(workspace, company, document.version)
    for tree in proved_trees(loaded, workspace, languages, edition):
        language = tree.policy.language
        site = workspace.site(company, language, edition)
        files = tree.files()
        changed = differences(site, files)
        if not frozen:
            write_tree(site, files)
        html = None
        if builder != Builder.NONE and not (frozen and changed):
            html = workspace.build(company, language, edition)
            config = site / "mkdocs.yml"
            also = beside(tree, known or FromGit(), config, folders.from_pages(language, edition))
            build_html(config, html, document.effective_date, builder, also)
        yield BuiltSite(language, len(tree.pages), site, html, changed)


def proved_trees(
    loaded: LoadedProfile, workspace: Workspace, languages: tuple[str, ...], edition: Edition
) -> tuple[SiteTree, ...]:
    """The trees of a company, drafted and proved. Raises TemplateFault or UnprovenPages."""
    company = loaded.profile.company.id
    own_folder = workspace.own_templates(company)
    old = stale_translations(loaded, workspace.template_folders(company), own_folder)
    if isinstance(old, Problem):
        raise UnprovenPages((old,))
    trees = tuple(
        site_tree(loaded, workspace, language, edition, old.get(language)) for language in languages
    )
    found = page_problems(trees, own_folder)
    if found:
        raise UnprovenPages(found)
    return trees


def build_html(config_file: Path, html: Path, day: date, builder: Builder, also: Beside) -> None:
    """Builds one tree, and puts beside it what stands there; `day` is its clock. Raises SiteFault."""
    with prepared(html) as draft:
        if builder == Builder.ZENSICAL:
            from policy_gen.outputs import zensical_door

            zensical_door.build_html(config_file, draft, config_file.parents[3], also.extra)
        else:
            from policy_gen.outputs import mkdocs_door

            midnight = datetime.combine(day, time(), UTC)
            mkdocs_door.build_html(config_file, draft, int(midnight.timestamp()), also.extra)
        for name, text in also.files.items():
            (draft / name).write_bytes(text.encode("utf-8"))
