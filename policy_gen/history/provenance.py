"""Which commit last set a value of a profile: `git blame` of the file, read once (settled 38)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from policy_gen.history.git import GitFault, Missing, repository_of
from policy_gen.history.git_answers import Commit
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.origins import Origins

_ADDRESS = re.compile(r"<?[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>?")


class Unset(StrEnum):
    """Why a line of the profile has no commit to name."""

    NOT_YET = "not_yet"
    """The line is not recorded yet."""
    BEFORE = "before"
    """The part of the history that set it was left out when it was fetched."""


class Gap(StrEnum):
    """What of the commits is not known, for all lines at once."""

    NO_PROGRAM = "no_program"
    NO_REPOSITORY = "no_git"
    REFUSED = "git_refused"
    UNRECORDED = "unrecorded_file"
    """The file itself is not recorded yet."""
    SHALLOW = "shallow"
    """Known for the newest part of the history only."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """The commit behind each line of one profile."""

    origins: Origins
    lines: Mapping[int, Commit] = field(default_factory=dict)
    cut_off: frozenset[str] = frozenset()
    """Commits at which the history at hand begins although it is older."""
    gap: Gap | None = None

    @property
    def is_known(self) -> bool:
        """Whether git says anything of the file."""
        return self.gap in (None, Gap.SHALLOW)

    def of(self, path: str) -> Commit | Unset | None:
        """The newest commit among the lines of a value; None where the profile does not write it."""
        places = self.origins.lines(path)
        if not places or not self.is_known:
            return None
        if any(line not in self.lines for line in places):
            return Unset.NOT_YET
        newest = self._newest(places)
        return Unset.BEFORE if newest.id in self.cut_off else newest

    def begins_on(self, path: str) -> date:
        """The day of the oldest commit at hand, for a value that was set by then."""
        return self._newest(self.origins.lines(path)).when.date()

    def _newest(self, places: range) -> Commit:
        return max((self.lines[line] for line in places), key=lambda commit: commit.when)


def provenance(loaded: LoadedProfile) -> Provenance:
    """What git knows of the lines of a profile; never raises for what git does not know."""
    try:
        return _blamed(loaded)
    except GitFault as fault:
        gaps = {Missing.NO_PROGRAM: Gap.NO_PROGRAM, Missing.NO_REPOSITORY: Gap.NO_REPOSITORY}
        return Provenance(loaded.origins, gap=gaps.get(fault.missing, Gap.REFUSED))


def _blamed(loaded: LoadedProfile) -> Provenance:
    path = Path(loaded.path).resolve()
    repository = repository_of(path)
    name = repository.name_of(path)
    if not repository.has_commits() or name not in repository.files("HEAD", name):
        return Provenance(loaded.origins, gap=Gap.UNRECORDED)
    cut_off = repository.cut_off()
    lines = {line: _without_addresses(commit) for line, commit in repository.blame(name).items()}
    return Provenance(loaded.origins, lines, cut_off, Gap.SHALLOW if cut_off else None)


def _without_addresses(commit: Commit) -> Commit:
    """The commit without mail addresses, which some write as their name or into a subject."""
    author, subject = (_ADDRESS.sub("…", text) for text in (commit.author, commit.subject))
    return replace(commit, author=author, subject=subject)
