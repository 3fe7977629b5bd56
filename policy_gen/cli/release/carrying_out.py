"""Carries out a release so that a run that is killed leaves the old state or the new (architecture D14).

All is prepared apart. Nothing counts until the branch moves, which git does in one step; what comes after it
(pages and profile in the working folder) the next run completes from what was prepared.
"""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from policy_gen.history.git import GitFault, Repository
from policy_gen.history.journal import Journal, note_file, release_folder, seal, unfinished
from policy_gen.outputs.writing import write_file, write_tree

_FILES, _INDEX = "files", "index"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything a release will have made."""

    company: str
    version: str
    tag: str
    message: str
    entry: str
    profile: str
    """Its name in the repository."""
    profile_before: bytes
    profile_after: bytes
    sites: Mapping[str, Mapping[str, str]]
    """Files of each folder of pages, by the folder’s name in the repository."""
    others: Sequence[str]
    """Further files that go with it, as they lie there."""


def carry_out(repository: Repository, wanted: Wanted) -> str:
    """Makes the release; gives its commit. Raises GitFault, after which nothing has changed."""
    folder = _emptied(repository)
    _lay_out(repository, folder / _FILES, wanted)
    names = (wanted.profile, *wanted.sites, *wanted.others)
    before = repository.commit_id("HEAD")
    commit = repository.record(folder / _FILES, names, wanted.message, folder / _INDEX)
    journal = Journal(
        company=wanted.company,
        version=wanted.version,
        tag=wanted.tag,
        entry=wanted.entry,
        before=before,
        commit=commit,
        profile=wanted.profile,
        profile_seal=seal(wanted.profile_before),
        sites=tuple(wanted.sites),
        others=tuple(wanted.others),
    )
    write_file(note_file(repository), journal.text())
    try:
        _publish(repository, journal)
    except GitFault:
        _take_back(repository, journal)
        raise
    _put_in_place(repository, journal)
    return commit


def settle(repository: Repository) -> tuple[Journal, bool] | None:
    """Ends a release that was cut off; gives it, and whether it counts. None where there is none."""
    journal = unfinished(repository)
    if journal is None:
        shutil.rmtree(release_folder(repository), ignore_errors=True)
        return None
    counts = repository.holds(journal.commit)
    if counts:
        _publish(repository, journal)
        _put_in_place(repository, journal)
    else:
        _take_back(repository, journal)
    return journal, counts


def _emptied(repository: Repository) -> Path:
    folder = release_folder(repository)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _lay_out(repository: Repository, files: Path, wanted: Wanted) -> None:
    """The files of the release as git shall record them."""
    _write(files / wanted.profile, wanted.profile_after)
    for site, pages in wanted.sites.items():
        for name, text in pages.items():
            _write(files / site / name, text.encode("utf-8"))
    for name in wanted.others:
        path = repository.root / name
        if path.is_file():  # else it was deleted, and so it will be in the commit
            _write(files / name, path.read_bytes())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _publish(repository: Repository, journal: Journal) -> None:
    """The tag, then the branch: from its move on the release counts."""
    if journal.tag not in repository.tags(journal.tag):
        repository.tag(journal.tag, journal.entry, journal.commit)
    if not repository.holds(journal.commit):
        subject = f"release: {journal.tag}"
        repository.advance(journal.commit, journal.before, subject)


def _take_back(repository: Repository, journal: Journal) -> None:
    if repository.tags(journal.tag).get(journal.tag) == journal.commit:
        repository.untag(journal.tag)
    _forget(repository)


def _put_in_place(repository: Repository, journal: Journal) -> None:
    """The working folder as the commit has it; a profile that somebody edited meanwhile stays as it is."""
    files = release_folder(repository) / _FILES
    profile = repository.root / journal.profile
    if profile.is_file() and seal(profile.read_bytes()) == journal.profile_seal:
        write_file(profile, (files / journal.profile).read_bytes().decode("utf-8"))
    for site in journal.sites:
        pages = {
            path.relative_to(files / site).as_posix(): path.read_bytes().decode("utf-8")
            for path in sorted((files / site).rglob("*"))
            if path.is_file()
        }
        write_tree(repository.root / site, pages)
    repository.unstage(journal.names)
    _sweep([profile, *(repository.root / site for site in journal.sites)])
    _forget(repository)


def _sweep(targets: Sequence[Path]) -> None:
    """Drafts that a killed run left beside what it was writing."""
    for target in targets:
        for draft in target.parent.glob(f".{target.name}.*"):
            if draft.is_dir():
                shutil.rmtree(draft, ignore_errors=True)
            else:
                draft.unlink(missing_ok=True)


def _forget(repository: Repository) -> None:
    """The note goes first: without it what was prepared is only waste."""
    note_file(repository).unlink(missing_ok=True)
    shutil.rmtree(release_folder(repository), ignore_errors=True)
