"""The note of a release under way, so that the next run can end what a kill cut off."""

import json
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from policy_gen.history.git import Repository

_FOLDER, _NOTE = "policy-gen-release", "journal.json"
_LISTS = ("sites", "others")


class DamagedNote(Exception):
    """The note of a release cannot be read; `folder` is where it lies, as the working folder sees it."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder


@dataclass(frozen=True, slots=True)
class Journal:
    """A release that is prepared in whole and on its way into the branch and the working folder."""

    company: str
    version: str
    tag: str
    entry: str
    """The message of the tag."""
    before: str
    """The commit that the branch stood at."""
    commit: str
    """The commit with the new profile and pages, which no branch may have yet."""
    profile: str
    """The profile’s name in the repository."""
    profile_seal: str
    """Fingerprint of the profile as it lay there before."""
    sites: tuple[str, ...]
    """Folders of pages, by their names in the repository."""
    others: tuple[str, ...]
    """Further files that go with it as they lie there."""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that the release records."""
        return (self.profile, *self.sites, *self.others)

    def text(self) -> str:
        """The note as a file holds it."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def parsed(cls, text: str) -> Self:
        """The note in a file. Raises ValueError where it is none."""
        data: Any = json.loads(text)
        if not isinstance(data, dict) or data.keys() != {one.name for one in fields(cls)}:
            raise ValueError("no note of a release")
        read: dict[str, Any] = {key: _read(key, value) for key, value in data.items()}
        return cls(**read)


def _read(key: str, value: Any) -> str | tuple[str, ...]:
    texts = value if key in _LISTS else [value]
    if not isinstance(texts, list) or not all(isinstance(one, str) for one in texts):
        raise ValueError(key)
    return tuple(texts) if key in _LISTS else str(value)


def seal(content: bytes) -> str:
    """A fingerprint of a file."""
    return sha256(content).hexdigest()


def release_folder(repository: Repository) -> Path:
    """Where a release is prepared, apart from everything that people and git look at."""
    return repository.folder / _FOLDER


def note_file(repository: Repository) -> Path:
    """The file of the note; it is there from when all is prepared until all is in place."""
    return release_folder(repository) / _NOTE


def unfinished(repository: Repository) -> Journal | None:
    """The release that was cut off, if one was. Raises DamagedNote."""
    try:
        return Journal.parsed(note_file(repository).read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        folder = release_folder(repository)
        inside = folder.is_relative_to(repository.root)
        raise DamagedNote(str(folder.relative_to(repository.root) if inside else folder)) from None
