"""Decides what a release is to be: its number, its entry in the change log, the new text of the profile."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from policy_gen.cli.exits import PROBLEMS, USAGE, Stopped, short
from policy_gen.cli.profiles import published
from policy_gen.cli.release.ground import Ground
from policy_gen.cli.release.holding import Holding
from policy_gen.cli.release.numbering import Numbering, Wishes
from policy_gen.history.amendments import Amendment, Comparison
from policy_gen.history.change_log import drafted_what, logged_clauses
from policy_gen.history.comparing import compare
from policy_gen.history.concealed import concealed, has_to_be_told
from policy_gen.history.release_rules import (
    lacks_reason,
    new_entries,
    unlogged_clauses,
)
from policy_gen.history.releases import Release
from policy_gen.history.revisions import Past
from policy_gen.history.shelf import Shelf
from policy_gen.history.snapshots import drafted
from policy_gen.history.spoken import drafted_words, words_in
from policy_gen.profile.document import Change, Document, DocumentStatus, Edition
from policy_gen.profile.loading import LoadedProfile, load_instead
from policy_gen.profile.rewriting import NewIssue, Unwritable, entry_text, rewritten


@dataclass(frozen=True)
class Plan:
    """One release, decided before anything is written."""

    ground: Ground
    wishes: Wishes
    last: Release | None

    @property
    def _words(self) -> Mapping[str, str]:
        return self.ground.words

    @property
    def _document(self) -> Document:
        return self.ground.loaded.profile.document

    @cached_property
    def found(self) -> Comparison | None:
        """What changed since the last release; None for the first.

        Raises GitFault, NoProfileThen, TemplateFault.
        """
        if self.last is None:
            return None
        ground, folders = self.ground, self._folders
        past = Past(ground.repository, Shelf(ground.workspace), ground.loaded.path)
        now = drafted(ground.loaded.profile, folders, ground.loaded.path.name)
        return compare(past.at(self.last.tag), now, own_templates=past.has_own_templates)

    @cached_property
    def concealed(self) -> tuple[Amendment, ...]:
        """What changed for management alone: it counts for the number, and its readers sign again."""
        before = self.found.before.profile if self.found else None
        return concealed(before, self.ground.loaded.profile, self._folders) if before else ()

    @property
    def _folders(self) -> tuple[Path, ...]:
        return self.ground.workspace.template_folders(self.ground.company)

    @cached_property
    def version(self) -> str:
        """The number of the release. Stops where it does not fit what changed (K-DOC-03)."""
        asked = (self.wishes, self.last, self.found, self._document.version, self._words, self.concealed)
        version = Numbering(*asked).version()
        if version != self._document.version and self.logged is not None:
            raise self._refused("has_entry", USAGE, found=self._document.version)
        return version

    @property
    def logged(self) -> Change | None:
        """The entry that the profile already has for its own version, not released yet."""
        before = self.last.version if self.last else ""
        known = (
            self._document.changes if self.last is None else new_entries(self.ground.loaded.profile, before)
        )
        return next((one for one in known if one.version == self._document.version), None)

    @cached_property
    def entry(self) -> Change | None:
        """The entry for this release; None where a first release has no log yet and needs none.

        Stops where the entry in the profile leaves something out (K-DOC-04).
        """
        languages = published(self.ground.loaded)
        if self.logged is not None and self.version == self._document.version:
            return self._proved(self.logged)
        why = self.wishes.why
        if why and {*why} != {*languages}:
            options = " ".join(f'--why {one}="…"' for one in languages)
            raise self._refused("why_languages", USAGE, options=options)
        if self.found is None and not self._document.changes and not why:
            return None
        return Change(
            version=self.version,
            date=self.wishes.as_of,
            clauses=logged_clauses(self.found) if self.found else (),
            what={language: self._what(language) for language in languages},
            why={language: why.get(language) or drafted_words(language)["why"] for language in languages},
        )

    def _what(self, language: str) -> str:
        if self.found is None:
            return drafted_words(language)["first"]
        words = words_in(language, self._folders)
        return drafted_what(self.found, words, is_some_concealed=has_to_be_told(self.concealed))

    def _proved(self, entry: Change) -> Change:
        line = self.entry_line(self.ground.loaded, entry)
        if self.wishes.why:
            raise self._refused("entry_there", USAGE, version=entry.version, line=line)
        missing = (
            self.found
            and self.last
            and unlogged_clauses(self.found, self.ground.loaded.profile, self.last.version)
        )
        if missing:
            raise self._refused(
                "unlogged", PROBLEMS, version=entry.version, line=line, clauses=", ".join(missing)
            )
        if lacks_reason(entry):
            raise self._refused(
                "reason_missing",
                PROBLEMS,
                version=entry.version,
                line=self.entry_line(self.ground.loaded, entry, "why"),
            )
        return entry

    def entry_line(self, loaded: LoadedProfile, entry: Change, key: str = "version") -> int:
        """The line of an entry of the change log, or of one of its keys."""
        row = [one.version for one in loaded.profile.document.changes].index(entry.version)
        return loaded.origins.key_place(f"document.changes.{row}.{key}").line

    @property
    def is_prepared(self) -> bool:
        """Whether nothing is left for a person to write: the release can be made."""
        return self.entry is None or not lacks_reason(self.entry)

    @cached_property
    def holding(self) -> Holding:
        """Since when the new version holds and by which act, beside the versions before it."""
        logged = self.entry.date if self.entry else self.wishes.as_of
        today = max(logged, self.wishes.as_of)
        return Holding(self.after.profile.document, today, self.ground.released())

    @cached_property
    def issue(self) -> NewIssue:
        """What has to be written into the profile; nothing that stands there already."""
        document, entry = self._document, self.entry
        return NewIssue(
            version=self.version if self.version != document.version else None,
            supersedes=self._superseded(),
            status=self.wishes.status if self.wishes.status != document.status else None,
            effective_date=self.wishes.effective
            if self.wishes.effective != document.effective_date
            else None,
            entry=entry if entry is not self.logged else None,
        )

    def _superseded(self) -> Edition | None:
        if self.last is None or self.found is None:
            return None
        before = self.found.before.profile
        code = (before.document if before else self._document).code
        wanted = Edition(code=code, version=self.last.version)
        return wanted if wanted != self._document.supersedes else None

    @cached_property
    def before(self) -> bytes:
        """The profile as it lies there."""
        return self.ground.loaded.path.read_bytes()

    @cached_property
    def after(self) -> LoadedProfile:
        """The profile as it will be, proved to differ by the issue alone. Stops where it would not."""
        path = self.ground.loaded.path
        loaded = load_instead(self.content, path)
        if loaded.value is None or loaded.value.profile.document != self._expected():
            raise self._unwritable(1)
        same = {"document": self._document}
        if loaded.value.profile.model_copy(update=same) != self.ground.loaded.profile:
            raise self._unwritable(1)
        return loaded.value

    @cached_property
    def content(self) -> bytes:
        """The text of the profile as it will be."""
        try:
            return rewritten(self.before, self.ground.loaded.path, self.issue)
        except Unwritable as error:
            raise self._unwritable(error.span.line) from None

    def _expected(self) -> Document:
        issue, document = self.issue, self._document
        wanted = {
            "version": issue.version,
            "supersedes": issue.supersedes,
            "status": issue.status and DocumentStatus(issue.status),
            "effective_date": issue.effective_date,
            "changes": issue.entry and (issue.entry, *document.changes),
        }
        return document.model_copy(update={key: value for key, value in wanted.items() if value is not None})

    def _unwritable(self, line: int) -> Stopped:
        shown = entry_text(self.issue.entry) if self.issue.entry else ""
        words = self._words["unwritable"].format(line=line)
        head = f"version: {self.version}\n"
        return Stopped(f"{short(self.ground.loaded.path)}: {words}\n{head}{shown}".rstrip(), PROBLEMS)

    def _refused(self, key: str, code: int, **fields: object) -> Stopped:
        return Stopped(self._words[key].format(**fields), code)
