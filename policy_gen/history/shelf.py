"""Committed pages as a version to compare: what they say and what was recorded behind them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policy_gen.history.amendments import Remark, Version
from policy_gen.history.snapshots import ClauseThen, Snapshot, version_of
from policy_gen.policy.edition import Edition
from policy_gen.policy.plain_clause import settled_texts
from policy_gen.policy.record import RECORD_JSON, Record
from policy_gen.policy.workspace import Workspace, edition_folder
from policy_gen.profile.leaves import leaves
from policy_gen.profile.model import Profile

DOCUMENT, INDEX = "pages/document.md", "pages/policy.json"
WANTED = (DOCUMENT, INDEX, RECORD_JSON)

Pages = Mapping[str, Mapping[str, str]]
"""The wanted files of each language, by name."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where a company's pages stand, and which of them are looked at."""

    workspace: Workspace
    edition: Edition = Edition.STAFF
    languages: tuple[str, ...] = ()
    """Only these; all where it is empty."""

    def language(self, folder: str) -> str:
        """The language of a folder, where it is wanted and of this edition; else nothing."""
        language = folder.partition("-")[0]
        is_wanted = not self.languages or language in self.languages
        return language if is_wanted and folder == edition_folder(language, self.edition) else ""

    def on_disk(self, company: str) -> Pages:
        """The pages as they lie there, read as they are."""
        found = {self.language(path.parents[1].name): path.parents[1]
                 for path in sorted(self.workspace.sites(company).glob(f"*/{DOCUMENT}"))}  # fmt: skip
        return {
            language: {
                name: (folder / name).read_text("utf-8", "replace")
                for name in WANTED
                if (folder / name).is_file()
            }
            for language, folder in found.items()
            if language
        }


def shelved(pages: Pages, profile: Profile | None, name: str, remarks: Iterable[Remark] = ()) -> Snapshot:
    """The version that committed pages tell, with the profile of their time if it can be read."""
    records = {language: one for language, files in pages.items() if (one := _record(files)) is not None}
    languages = tuple(sorted(pages))
    recorded = dict(next(iter(records.values())).values) if records else {}
    unread = Version(name, str(recorded.get("document.version") or ""), None, languages)
    return Snapshot(
        version=version_of(profile, name, languages) if profile else unread,
        binding=str(profile.languages.authoritative) if profile else next(iter(languages), ""),
        clauses={language: _clauses(pages[language]) for language in languages},
        records=records,
        profile=profile,
        remarks=(*remarks, *(() if records else (Remark("no_record_then", {"revision": name}),))),
        values=leaves(profile) if profile else recorded,
    )


def _record(files: Mapping[str, str]) -> Record | None:
    try:
        return Record.parsed(files[RECORD_JSON]) if RECORD_JSON in files else None
    except ValueError:
        return None  # of a later format, or damaged by a merge: told like a missing one


def _clauses(files: Mapping[str, str]) -> dict[str, ClauseThen]:
    """Clauses of the document in official order; number, title and page as the index has them."""
    index = {one["id"]: one for one in _index(files)}
    texts = settled_texts(files[DOCUMENT])
    rank = {name: place for place, name in enumerate(index)}
    found: dict[str, ClauseThen] = {}
    for name in sorted(texts, key=lambda name: rank.get(name, len(rank))):
        said = index.get(name, {})
        place = said.get("number", ""), said.get("title", name), said.get("page", "")
        found[name] = ClauseThen(*place, texts[name])
    return found


def _index(files: Mapping[str, str]) -> list[dict[str, str]]:
    try:
        found: list[dict[str, str]] = json.loads(files[INDEX])["clauses"]
    except (KeyError, ValueError, TypeError):
        return []
    return found
