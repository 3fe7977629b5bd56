"""Which two versions `policy-gen diff` compares, and what to say where one cannot be had."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from policy_gen.checks.needed import needed_values
from policy_gen.cli.exits import ENVIRONMENT, USAGE, Stopped
from policy_gen.history.amendments import Comparison, Remark
from policy_gen.history.comparing import compare
from policy_gen.history.git import GitFault, Missing, Repository, repository_of
from policy_gen.history.reaching import reached
from policy_gen.history.releases import released_as
from policy_gen.history.revisions import NoProfileThen, Past
from policy_gen.history.shelf import Shelf, shelved
from policy_gen.history.snapshots import Snapshot, drafted
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import Profile
from policy_gen.profile.resolver import resolve
from policy_gen.profile.wording import in_language, labels, problem
from policy_gen.scenarios.changing import ChangeRefusedError, changed

HEAD = "HEAD"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be compared: today's profile with something else."""

    loaded: LoadedProfile
    shelf: Shelf
    revisions: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The language that is compared and told first: the one asked for, else the binding one."""
        return next(iter(self.shelf.languages), str(self.loaded.profile.languages.authoritative))

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where templates lie, the company's own first."""
        return self.shelf.workspace.template_folders(self.loaded.profile.company.id)

    @property
    def _file(self) -> Path:
        """The file of the profile itself, where a link to it was named."""
        return self.loaded.path.resolve()

    @property
    def words(self) -> Mapping[str, str]:
        """The words around messages."""
        return labels(self.language)

    def with_values(self, settings: Mapping[str, str]) -> Comparison:
        """Today's profile against the same with other values. Stops where one is refused."""
        values = {path: self._value(path, text) for path, text in settings.items()}
        try:
            other = changed(self.loaded.profile, values)
        except ChangeRefusedError as error:
            raise Stopped(self._refused(error, settings), USAGE) from None
        needed = tuple(needed_values(replace(self.loaded, profile=other)))
        if needed:
            raise Stopped(self._refused(ChangeRefusedError(problems=needed), settings), USAGE)
        name = ", ".join(f"{path}={text}" for path, text in settings.items())
        return compare(self._drafted(self.loaded.profile, self._now), self._drafted(other, name))

    def with_profile(self, other: LoadedProfile) -> Comparison:
        """Another company's, or another draft's, profile against this one."""
        return compare(
            self._drafted(self.loaded.profile, self.loaded.path.name),
            self._drafted(other.profile, other.path.name),
        )

    def with_past(self) -> Comparison:
        """Two revisions, or one (by default the last commit) and the files as they are."""
        try:
            repository = repository_of(self._file)
            if not repository.has_commits():
                raise GitFault(Missing.NO_COMMITS)
        except GitFault as fault:
            if self.revisions:
                raise Stopped(self._told(fault), ENVIRONMENT) from None
            return self._with_pages(fault)
        return self._with_revisions(repository)

    def _with_revisions(self, repository: Repository) -> Comparison:
        past = Past(repository, self.shelf, self._file)
        first = self.revisions[0] if self.revisions else HEAD
        try:
            before = past.at(self._tagged(repository, first))
            after = (
                past.at(self._tagged(repository, self.revisions[1]))
                if len(self.revisions) > 1
                else self._working(repository)
            )
        except GitFault as fault:
            raise Stopped(self._told(fault, repository), USAGE) from None
        except NoProfileThen as error:
            raise Stopped(self.words["no_profile_then"].format(path=error.name), USAGE) from None
        found = {"shallow": repository.is_shallow(), "detached": repository.is_detached()}
        remarks = [Remark(code, {}) for code, is_so in found.items() if is_so]
        return compare(before.remarked(remarks), after, own_templates=past.has_own_templates)

    def _tagged(self, repository: Repository, revision: str) -> str:
        """The tag of a version that is named by its number alone."""
        return released_as(repository, self.loaded.profile.company.id, revision)

    def _working(self, repository: Repository) -> Snapshot:
        found = self._drafted(self.loaded.profile, self._now)
        is_dirty = repository.changed_files(repository.name_of(self._file))
        return found.remarked([Remark("dirty", {})] if is_dirty else [])

    def _with_pages(self, fault: GitFault) -> Comparison:
        """Without a history: the pages as they were last built against today's profile."""
        pages = self.shelf.on_disk(self.loaded.profile.company.id)
        if not pages:
            raise Stopped(self._told(fault), ENVIRONMENT)
        remark = Remark(str(fault.missing), {"said": " ".join(fault.said.split())})
        before = shelved(pages, None, self.words["last_built"], [remark])
        return compare(before, self._drafted(self.loaded.profile, self._now))

    @property
    def _now(self) -> str:
        return self.words["working_tree"]

    def _drafted(self, profile: Profile, name: str) -> Snapshot:
        folders = self.shelf.workspace.template_folders(profile.company.id)
        languages = [one for one in self.shelf.languages if one in profile.languages.published]
        return drafted(profile, folders, name, languages=languages, edition=self.shelf.edition)

    def _value(self, path: str, text: str) -> Any:
        """What a setting means, `[5, 3]` or `5, 3` where a list is wanted. Stops at a day that is none."""
        is_list = isinstance(reached(self.loaded.profile, path), tuple)
        inner = text.removeprefix("[").removesuffix("]").strip()
        try:
            if is_list and text != "null":
                return [resolve(one.strip()) for one in inner.split(",")] if inner else []
            return resolve(text)
        except ValueError:
            wrong = problem("bad-date", None, found=text)
            raise Stopped(self._refused(ChangeRefusedError(problems=(wrong,)), {path: text}), USAGE) from None

    def _refused(self, error: ChangeRefusedError, settings: Mapping[str, str]) -> str:
        known = ", ".join(error.known or ())
        if error.part:
            key = "value_of_entry" if error.is_entry else "no_such_value"
            return self.words[key].format(part=error.part, known=known)
        said = ", ".join(f"{path}={text}" for path, text in settings.items())
        told = [self.words["value_refused"].format(said=said)]
        for one in (in_language(fault, self.language) for fault in error.problems):
            told.append("  " + ". ".join(filter(None, (one.message, one.hint))))
        return "\n".join(told)

    def _told(self, fault: GitFault, repository: Repository | None = None) -> str:
        told = self.words[f"git_{fault.missing}"].format(said=fault.said)
        if fault.missing is Missing.UNKNOWN_REVISION and repository and repository.is_shallow():
            told = f"{told}; {self.words['git_shallow']}"
        return told
