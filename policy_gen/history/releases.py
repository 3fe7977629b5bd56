"""Which versions of a policy were released: the tags `<company>/<version>` (brief 8.2.8, K-DOC-03).

Imports little: every check of a profile under git asks it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from policy_gen.history.git import Repository
from policy_gen.history.numbers import parts
from policy_gen.profile.version_numbers import version_order


@dataclass(frozen=True, slots=True)
class Release:
    """A version that was released."""

    tag: str
    version: str
    commit: str


def tag_name(company: str, version: str) -> str:
    """The tag of a version."""
    return f"{company}/{version}"


def releases(repository: Repository, company: str, *, here: bool = False) -> tuple[Release, ...]:
    """The releases of a company from low to high; `here`: only those the present commit goes back to."""
    return _numbered(repository.tags(tag_name(company, "*"), before="HEAD" if here else None))


def without_commit(repository: Repository, company: str) -> tuple[Release, ...]:
    """Tags that bear the number of a version and mark no commit."""
    found = repository.tags(tag_name(company, "*"), of_anything=True)
    marked = {one.tag for one in releases(repository, company)}
    return tuple(one for one in _numbered(found) if one.tag not in marked)


def elsewhere(repository: Repository, company: str, version: str) -> tuple[Release, ...]:
    """Releases up to a version that the present commit does not go back to; a shallow copy cannot tell."""
    if repository.is_shallow() or not repository.has_commits():
        return ()
    here, highest = releases(repository, company, here=True), version_order(version)
    found = (one for one in releases(repository, company) if version_order(one.version) <= highest)
    return tuple(one for one in found if one not in here)


def _numbered(tags: Mapping[str, str]) -> tuple[Release, ...]:
    found = [Release(name, name.rpartition("/")[2], commit) for name, commit in tags.items()]
    numbered = [(numbers, one) for one in found if (numbers := parts(one.version)) is not None]
    return tuple(one for _, one in sorted(numbered, key=lambda pair: pair[0]))


def released_as(repository: Repository, company: str, revision: str) -> str:
    """A revision as it was named, or the tag of the version it numbers if nothing else is so called."""
    tag = tag_name(company, revision)
    if parts(revision) is None or revision in repository.tags(revision):
        return revision
    return tag if tag in repository.tags(tag) else revision


def former_names(repository: Repository, company: str, profile: str) -> tuple[str, ...]:
    """Names under which a profile that git knows by another name was released."""
    numbered = (tag.rpartition("/") for tag in repository.tags("*/*"))
    last = {name: f"{name}/{number}" for name, _, number in numbered if name != company and parts(number)}
    then = {name: repository.name_then(tag, profile) for name, tag in last.items()}
    return tuple(name for name, old in then.items() if old != profile and PurePosixPath(old).stem == name)


def released_on(repository: Repository, company: str, version: str) -> date | None:
    """The day of a release; None where there is none, or where it is the first one.

    With its first release a company takes over what it has, which may be older than its history.
    """
    later = releases(repository, company)[1:]
    return next((repository.day(one.commit) for one in later if one.version == version), None)
