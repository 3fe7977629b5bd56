"""Where a release is made: a branch with its whole history, and nothing else on its way into a commit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from policy_gen.cli.exits import ENVIRONMENT, Stopped
from policy_gen.history.archive import Released, archive_of
from policy_gen.history.git import GitFault, Repository, repository_of
from policy_gen.history.releases import Release, former_names, releases
from policy_gen.policy.edition import Edition
from policy_gen.policy.workspace import Workspace
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.wording import labels

FILES_NAMED = 5


@dataclass(frozen=True, slots=True)
class Ground:
    """A company’s files in a repository, fit for a release."""

    repository: Repository
    workspace: Workspace
    loaded: LoadedProfile
    words: Mapping[str, str]

    @property
    def company(self) -> str:
        return self.loaded.profile.company.id

    @property
    def profile_name(self) -> str:
        """The profile’s name in the repository."""
        return self.repository.name_of(self.loaded.path)

    def sites(self, languages: tuple[str, ...]) -> dict[str, Path]:
        """The folder of pages of each language."""
        return {one: self.workspace.site(self.company, one, Edition.STAFF) for one in languages}

    def side_files(self) -> tuple[str, ...]:
        """The company’s other files that changed: beside its profile, and its own templates."""
        folder, own = self.loaded.path.resolve().parent, self.workspace.own_templates(self.company).parent
        names = (self.repository.name_of(folder), self.repository.name_of(own))
        return tuple(one for one in self.repository.changed_files(*names) if self._is_beside(one))

    def _is_beside(self, name: str) -> bool:
        if name == self.profile_name:
            return False
        folder = self.repository.name_of(self.workspace.own_templates(self.company).parent)
        beside, path = PurePosixPath(self.profile_name), PurePosixPath(name)
        is_companion = path.parent == beside.parent and path.name.startswith(f"{beside.stem}.")
        return is_companion or name.startswith(f"{folder}/")

    def last(self) -> Release | None:
        """The highest release. Stops where this branch does not go back to it."""
        found = releases(self.repository, self.company)
        if found and not self.repository.holds(found[-1].commit):
            raise self.refused("elsewhere", version=found[-1].version, tag=found[-1].tag)
        return found[-1] if found else None

    def former_names(self) -> tuple[str, ...]:
        """In words, that a profile without a release has releases under another name."""
        if releases(self.repository, self.company):
            return ()
        told = labels(str(self.loaded.profile.languages.authoritative))["version_former_name"]
        names = former_names(self.repository, self.company, self.profile_name)
        return tuple(told.format(name=name, company=self.company) for name in names)

    def released(self) -> tuple[Released, ...]:
        """What the profiles of all releases say of them."""
        archive = archive_of(self.loaded, self.workspace.root)
        return archive.releases() if archive else ()

    def prove(self) -> None:
        """Stops where a release would miss the past, or take along what does not belong to it."""
        if not self.workspace.root.resolve().is_relative_to(self.repository.root.resolve()):
            raise self.refused("outside", root=self.workspace.root)
        if not self.repository.has_commits():
            raise self.refused("no_commits")
        if self.repository.is_shallow():
            raise self.refused("shallow")
        if self.repository.is_detached():
            raise self.refused("detached")
        if self.repository.is_merging():
            raise self.refused("merging")
        site = self.repository.name_of(self.workspace.sites(self.company))
        if self.repository.is_ignored(f"{site}/x"):
            raise self.refused("ignored", path=f"{site}/")
        self._prove_templates()
        others = [one for one in self.repository.staged_files() if not self._is_ours(one, site)]
        if others:
            raise self.refused("staged", files=_named(others))

    def _prove_templates(self) -> None:
        """Stops where pages would be made of templates that their commit does not hold."""
        templates = self.workspace.templates.resolve()
        if not templates.is_relative_to(self.repository.root.resolve()):
            return
        folder = self.repository.name_of(templates)
        changed = self.repository.changed_files(folder)
        for_pages = [one for one in changed if not one.startswith(f"{folder}/theme/")]
        if for_pages:
            raise self.refused("templates", files=_named(for_pages))

    def _is_ours(self, name: str, site: str) -> bool:
        return name == self.profile_name or name.startswith(f"{site}/") or self._is_beside(name)

    def refused(self, key: str, **fields: object) -> Stopped:
        """A stop of the machine or of the repository, in words."""
        return Stopped(self.words[key].format(**fields), ENVIRONMENT)


def _named(files: Sequence[str]) -> str:
    return ", ".join(files[:FILES_NAMED]) + (", …" if len(files) > FILES_NAMED else "")


def repository_for(path: Path, words: Mapping[str, str]) -> Repository:
    """The repository of a profile. Stops where there is none."""
    try:
        return repository_of(path.resolve())
    except GitFault as fault:
        raise git_refusal(fault, words) from None


def git_refusal(fault: GitFault, words: Mapping[str, str]) -> Stopped:
    """What git said, as a stop."""
    key = str(fault.missing) if str(fault.missing) in words else "git_refused"
    return Stopped(words[key].format(said=fault.said), ENVIRONMENT)
