"""What git keeps of a company's released versions: a tag `<company>/<version>` each (settled 36)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from policy_gen.history.amendments import Remark
from policy_gen.history.git import GitFault, Missing, Repository, repository_of
from policy_gen.history.releases import elsewhere, former_names, releases, without_commit
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.source import read_bytes
from policy_gen.profile.tree import plain
from policy_gen.profile.values import ANY_LANGUAGE

SITE_CONFIG = "mkdocs.yml"
THEME = "templates/theme"
_LANGUAGE = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Released:
    """What the profile of a tag says of its version; no day where it cannot be read."""

    number: str
    tag: str
    effective: date | None
    status: str
    what: Mapping[str, str]
    """What it changed, by language."""
    act: tuple[str, date] | None = None
    """Number and day of the act that approved it."""
    says: str = ""
    """The version that the profile itself says; a stray tag bears another number."""


@dataclass(frozen=True, slots=True)
class Archive:
    """Where the versions of one company lie in a repository."""

    repository: Repository
    company: str
    folder: str
    """The workspace as git names it, with a slash at its end; empty for the top folder."""
    profile: str

    def releases(self) -> tuple[Released, ...]:
        """Every version with a tag, from low to high; nothing is said of one that marks no commit."""
        broken = without_commit(self.repository, self.company)
        return (
            *(Released(one.version, one.tag, None, "", {}) for one in broken),
            *(self._released(one.tag, one.version) for one in releases(self.repository, self.company)),
        )

    def elsewhere(self, version: str) -> tuple[str, ...]:
        """Tags up to a version that mark commits the present one does not go back to."""
        return tuple(one.tag for one in elsewhere(self.repository, self.company, version))

    def _released(self, tag: str, number: str) -> Released:
        name = self.repository.name_then(tag, self.profile)
        content = self.repository.contents(tag, [name]).get(name)
        document = _document(content, Path(name)) if content is not None else {}
        effective = document.get("effective_date")
        day = effective if isinstance(effective, date) else None
        status, act = str(document.get("status", "")), _act(document.get("approval_act"))
        says = str(document.get("version", ""))
        return Released(number, tag, day, status, _what(document, number), act, says)

    def remarks(self, *, is_released: bool) -> tuple[Remark, ...]:
        """What of the past is elsewhere: cut off, or under a name that the company had."""
        found = [Remark("shallow", {})] if self.repository.is_shallow() else []
        if not is_released:
            names = former_names(self.repository, self.company, self.profile)
            found += [Remark("former_name", {"name": name, "company": self.company}) for name in names]
        return tuple(found)

    def languages(self, tag: str) -> tuple[str, ...]:
        """The languages in which the text of a tag is kept."""
        top = f"{self.folder}site/{self.company}/"
        names = self.repository.files(tag, top.rstrip("/"))
        folders = {name.removeprefix(top).partition("/")[0] for name in names if name.endswith(SITE_CONFIG)}
        return tuple(sorted(filter(_LANGUAGE.fullmatch, folders)))

    def text(self, tag: str, language: str) -> str | None:
        """The whole document of a tag as it was released."""
        name = f"{self.folder}site/{self.company}/{language}/pages/document.md"
        content = self.repository.contents(tag, [name]).get(name)
        return content.decode("utf-8") if content is not None else None

    def tree(self, tag: str) -> dict[str, bytes]:
        """Everything the site of a tag is built from, by name below the workspace."""
        wanted = (SITE_CONFIG, THEME, f"site/{self.company}")
        names = self.repository.files(tag, *(f"{self.folder}{one}" for one in wanted))
        found = self.repository.contents(tag, names)
        return {name.removeprefix(self.folder): content for name, content in found.items()}


def archive_of(loaded: LoadedProfile, root: Path) -> Archive | None:
    """The archive of a company in the workspace `root`; None without git, or outside it."""
    profile = loaded.path.resolve()
    try:
        repository = repository_of(profile)
        top = repository.name_of(root)
        name = repository.name_of(profile)
    except ValueError:  # the workspace lies in no folder of the profile's repository
        return None
    except GitFault as fault:
        if fault.missing in (Missing.NO_PROGRAM, Missing.NO_REPOSITORY):
            return None
        raise
    return Archive(repository, loaded.profile.company.id, "" if top == "." else f"{top}/", name)


def _document(content: bytes, path: Path) -> Mapping[str, Any]:
    """The section `document` of a profile of any age, whatever else today's model would ask of it."""
    root = read_bytes(content, path).root
    data = plain(root) if root is not None else None
    document = data.get("document") if isinstance(data, dict) else None
    return document if isinstance(document, dict) else {}


def _act(said: Any) -> tuple[str, date] | None:
    if not isinstance(said, dict) or not isinstance(said.get("date"), date):
        return None
    return str(said.get("number")), said["date"]


def _what(document: Mapping[str, Any], number: str) -> Mapping[str, str]:
    changes = document.get("changes")
    for change in changes if isinstance(changes, list) else ():
        if isinstance(change, dict) and str(change.get("version")) == number:
            return _by_language(change.get("what"))
    return {}


def _by_language(text: Any) -> Mapping[str, str]:
    """A text of a profile as its model holds it: words by language."""
    if isinstance(text, dict):
        return {str(language): str(words) for language, words in text.items()}
    return {ANY_LANGUAGE: str(text)} if text is not None else {}
