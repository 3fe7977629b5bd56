"""What stands between a profile and its last release (K-DOC-03, K-DOC-04; settled 36)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from policy_gen.history.amendments import Amendment, Comparison, Version
from policy_gen.history.change_log import changed_clauses
from policy_gen.history.comparing import compare
from policy_gen.history.concealed import concealed, heavier
from policy_gen.history.git import GitFault, Repository
from policy_gen.history.numbers import raised, step
from policy_gen.history.release_rules import (
    is_enough,
    lacks_reason,
    needed_bump,
    new_entries,
    unlogged_clauses,
)
from policy_gen.history.releases import Release
from policy_gen.history.revisions import NoProfileThen, Past
from policy_gen.history.shelf import Shelf, shelved
from policy_gen.policy.workspace import Workspace
from policy_gen.problems import Problem, Span
from policy_gen.profile.document import DocumentStatus
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.wording import problem

CLAUSES_NAMED = 8


def release_problems(
    loaded: LoadedProfile, workspace: Workspace, repository: Repository, last: Release
) -> tuple[Problem, ...]:
    """The problems of a profile that was released before."""
    try:
        return tuple(Since(loaded, workspace, repository, last).problems())
    except (GitFault, NoProfileThen):
        return ()  # a copy without the past proves nothing; release tells what is missing


@dataclass(frozen=True)
class Since:
    """A profile beside its last release."""

    loaded: LoadedProfile
    workspace: Workspace
    repository: Repository
    last: Release

    def problems(self) -> Iterator[Problem]:
        """Every rule that does not hold."""
        version, last = self.loaded.profile.document.version, self.last.version
        if version == last:
            yield from self._other_text()
        elif step(last, version) is None:
            yield problem("version-step", self._place("version"), "lower", version=version, last=last)
        else:
            yield from self._small_step(version)
            yield from self._log(version)

    @cached_property
    def found(self) -> Comparison | None:
        """The released text against the pages as they lie there; None where there are no pages."""
        pages = Shelf(self.workspace).on_disk(self.loaded.profile.company.id)
        if not pages:
            return None
        past = Past(self.repository, Shelf(self.workspace), self.loaded.path)
        now = shelved(pages, self.loaded.profile, "site")
        return compare(past.at(self.last.tag), now, own_templates=past.has_own_templates)

    def _other_text(self) -> Iterator[Problem]:
        """A policy in force is the text that was released."""
        if self.loaded.profile.document.status is not DocumentStatus.IN_FORCE or self.found is None:
            return
        clauses = tuple(one.clause for one in self.found.amendments)
        gone = set(self._languages(self.found.before)) - set(self._languages(self.found.after))
        said = _listed(clauses or tuple(sorted(gone)) or self._other_pages())
        if said:
            yield problem(
                "released-text",
                self._place("version"),
                version=self.last.version,
                tag=self.last.tag,
                clauses=said,
            )

    def _other_pages(self) -> tuple[str, ...]:
        """Pages that do not say what the tag holds, though the whole document does."""
        site = self.repository.name_of(self.workspace.sites(self.loaded.profile.company.id))
        changed = self.repository.differing(self.last.tag, site)
        return tuple(name.removeprefix(f"{site}/") for name in changed if name.endswith(".md"))

    @staticmethod
    def _languages(version: Version) -> tuple[str, ...]:
        return version.languages

    def _small_step(self, version: str) -> Iterator[Problem]:
        if self.found is None:
            return
        hidden = self._concealed(self.found)
        needed = heavier(needed_bump(self.found), hidden)
        if needed is None or is_enough(self.last.version, version, needed):
            return
        yield problem(
            "version-step",
            self._place("version"),
            version=version,
            last=self.last.version,
            wanted=raised(self.last.version, needed),
            clauses=_listed(
                [one.clause for one in (*changed_clauses(self.found), *hidden) if one.bump is needed]
            ),
        )

    def _concealed(self, found: Comparison) -> tuple[Amendment, ...]:
        """What changed for management alone."""
        before, company = found.before.profile, self.loaded.profile.company.id
        folders = self.workspace.template_folders(company)
        return concealed(before, self.loaded.profile, folders) if before else ()

    def _log(self, version: str) -> Iterator[Problem]:
        profile = self.loaded.profile
        missing = unlogged_clauses(self.found, profile, self.last.version) if self.found else ()
        if missing:
            yield problem(
                "unlogged-change",
                self.loaded.origins.key_place("document.changes"),
                version=version,
                last=self.last.version,
                clauses=_listed(missing),
            )
        for row, change in enumerate(profile.document.changes):
            if change in new_entries(profile, self.last.version) and lacks_reason(change):
                place = self.loaded.origins.key_place(f"document.changes.{row}.why")
                yield problem("reason-missing", place, version=change.version)

    def _place(self, key: str) -> Span:
        return self.loaded.origins.place(f"document.{key}")


def _listed(clauses: tuple[str, ...] | list[str]) -> str:
    more = ", …" if len(clauses) > CLAUSES_NAMED else ""
    return ", ".join(clauses[:CLAUSES_NAMED]) + more
