"""A version of a policy as git holds it: its profile and its committed pages, whatever the program is now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from policy_gen.history.amendments import Remark
from policy_gen.history.git import Repository
from policy_gen.history.shelf import DOCUMENT, WANTED, Pages, Shelf, shelved
from policy_gen.history.snapshots import Snapshot, drafted
from policy_gen.profile.exceptions import SUFFIX
from policy_gen.profile.leaves import leaves
from policy_gen.profile.loading import LoadedProfile, load_bytes
from policy_gen.profile.model import Profile
from policy_gen.profile.origins import OriginKind


class NoProfileThen(Exception):
    """The profile did not exist at that revision; `name` is what git would have called it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Past:
    """Where versions of one company's policy are looked up."""

    repository: Repository
    shelf: Shelf
    profile: Path

    @property
    def has_own_templates(self) -> bool:
        """Whether the workspace's templates lie in this history, so that their changes are the company's."""
        templates = self.shelf.workspace.templates / "clauses.yaml"
        return templates.is_file() and self._has(templates)

    def _has(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self.repository.root.resolve())

    def at(self, revision: str) -> Snapshot:
        """The version at a revision. Raises GitFault, NoProfileThen, TemplateFault."""
        name = self.repository.name_then(revision, self.repository.name_of(self.profile))
        beside = name.removesuffix(".yaml") + SUFFIX
        held = self.repository.contents(revision, [name, beside])
        if name not in held:
            raise NoProfileThen(name)
        loaded = load_bytes(held[name], self.repository.root / name, held.get(beside)).value
        company = loaded.profile.company.id if loaded else PurePosixPath(name).stem
        pages = self._pages(revision, company)
        if not pages and loaded is not None:
            return self._drafted_anew(loaded.profile, revision)
        shown = shelved(pages, loaded.profile if loaded else None, revision)
        found = replace(shown, own=self._own(revision, company))
        return found.remarked(_remarks(found, loaded, revision))

    def _own(self, revision: str, company: str) -> frozenset[str]:
        """The clauses whose template the company wrote itself."""
        folder = self.repository.name_of(self.shelf.workspace.own_templates(company))
        names = map(PurePosixPath, self.repository.files(revision, folder))
        return frozenset(name.stem for name in names if name.suffix == ".md")

    def _pages(self, revision: str, company: str) -> Pages:
        """The files that comparing needs, by language; none where they lie outside this history."""
        sites = self.shelf.workspace.sites(company)
        if not self._has(sites):
            return {}
        site = self.repository.name_of(sites)
        documents = [path for path in self.repository.files(revision, site) if path.endswith(f"/{DOCUMENT}")]
        folders = [path.removesuffix(f"/{DOCUMENT}") for path in documents]
        wanted = {
            f"{folder}/{name}": (language, name)
            for folder in folders
            if (language := self.shelf.language(folder.rpartition("/")[2]))
            for name in WANTED
        }
        found: dict[str, dict[str, str]] = {}
        for path, content in self.repository.contents(revision, wanted).items():
            language, name = wanted[path]
            found.setdefault(language, {})[name] = content.decode("utf-8", "replace")
        return found

    def _drafted_anew(self, profile: Profile, revision: str) -> Snapshot:
        folders = self.shelf.workspace.template_folders(profile.company.id)
        remarks = [Remark("no_pages_then", {"revision": revision})]
        languages = [one for one in self.shelf.languages if one in profile.languages.published]
        edition = self.shelf.edition
        return drafted(profile, folders, revision, languages=languages, edition=edition, remarks=remarks)


def _remarks(found: Snapshot, loaded: LoadedProfile | None, revision: str) -> Iterator[Remark]:
    if loaded is None:
        yield Remark("unreadable_profile_then", {"revision": revision})
        return
    stale = sorted(_stale(found, loaded))
    if stale:
        yield Remark("stale_pages", {"revision": revision, "paths": ", ".join(stale[:3])})


def _stale(found: Snapshot, loaded: LoadedProfile) -> set[str]:
    """Values that the profile writes and the pages beside it do not know yet."""
    now = leaves(loaded.profile)
    return {
        path
        for one in found.records.values()
        for path, value in one.values.items()
        if path in now and now[path] != value and loaded.origins.of(path).kind is OriginKind.PROFILE
    }
