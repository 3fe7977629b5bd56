"""Which versions of a policy there are, and which one is in force on a day (brief 8.2.8, S0-19).

Tags `<company>/<version>` are the source of truth; without them the profile's own version and its change log.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from policy_gen.history.amendments import Remark
from policy_gen.history.archive import Archive, Released
from policy_gen.profile.document import Change, DocumentStatus
from policy_gen.profile.model import Profile
from policy_gen.profile.version_numbers import version_order

ONE_DAY = timedelta(days=1)


class Standing(StrEnum):
    """What a version is on a day."""

    SUPERSEDED = "superseded"
    IN_FORCE = "in_force"
    PREVIEW = "preview"
    WITHDRAWN = "withdrawn"
    NEVER = "never"
    """Another took its place before its first day was over."""


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """A version with its days in force, both included; `until` is None where nothing ends it."""

    number: str
    since: date
    what: Mapping[str, str]
    """What it changed, one line by language."""
    tag: str | None = None
    """Where git keeps its text; None: nowhere."""
    until: date | None = None
    is_withdrawal: bool = False
    """Whether it ends the policy instead of renewing it."""
    by_log: bool = False
    """Whether its day is that of an entry in the change log, not that of the version itself."""

    def standing(self, day: date) -> Standing:
        """What the version is on a day."""
        if self.until is not None and self.until < self.since and not self.by_log:
            return Standing.NEVER
        if day < self.since:
            return Standing.PREVIEW
        if self.until is not None and day > self.until:
            return Standing.SUPERSEDED
        return Standing.WITHDRAWN if self.is_withdrawal else Standing.IN_FORCE


@dataclass(frozen=True, slots=True)
class Versions:
    """All versions of one policy, oldest first, and what a reader must know of the list."""

    all: tuple[KnownVersion, ...]
    remarks: tuple[Remark, ...]

    def on(self, day: date) -> KnownVersion | None:
        """The version whose text holds on a day; None before the first one."""
        begun = [one for one in self.all if one.standing(day) in (Standing.IN_FORCE, Standing.WITHDRAWN)]
        return begun[-1] if begun else None

    def after(self, day: date) -> KnownVersion | None:
        """The next version to come into force."""
        return next((one for one in self.all if one.standing(day) is Standing.PREVIEW), None)

    def numbered(self, number: str) -> KnownVersion | None:
        """The version of a number."""
        return next((one for one in self.all if one.number == number), None)


def versions_of(profile: Profile, archive: Archive | None) -> Versions:
    """The versions of a policy; without an archive, there is no git. Raises GitFault where git fails."""
    version = profile.document.version
    releases, remarks = _releases(archive, version) if archive else ([], [])
    own, log = profile.document, {change.version: change for change in profile.document.changes}
    found = [_version(one, log) for one in releases]
    about = {"number": own.version, "company": profile.company.id}
    if not found:
        remarks.append(Remark("no_tags" if archive else "no_git", about))
        if own.status is DocumentStatus.DRAFT:
            remarks.append(Remark("draft", about))
        else:
            withdrawn = own.status is DocumentStatus.WITHDRAWN
            what = _line(log.get(own.version))
            found.append(KnownVersion(own.version, own.effective_date, what, is_withdrawal=withdrawn))
    elif own.version not in {one.number for one in found}:
        remarks.append(Remark("unreleased", about))
    if archive is not None:
        remarks += archive.remarks(is_released=any(one.tag for one in found))
    newest = max((version_order(one.number) for one in found), default=version_order(own.version))
    found += _logged(log.values(), {one.number for one in found}, newest)
    return Versions(tuple(_with_ends(found)), tuple(remarks))


def _releases(archive: Archive, version: str) -> tuple[list[Released], list[Remark]]:
    """The released versions that apply on some day, and what is wrong with tags up to a version."""
    read = archive.releases()
    remarks = [Remark("bad_tag", {"tag": one.tag}) for one in read if one.effective is None]
    dated = [one for one in read if one.effective is not None]
    stray = [one for one in dated if one.says != one.number]
    remarks += [Remark("stray_tag", {"tag": one.tag, "found": one.says}) for one in stray]
    remarks += [Remark("tag_elsewhere", {"tag": tag}) for tag in archive.elsewhere(version)]
    return [one for one in dated if one not in stray and one.status != DocumentStatus.DRAFT], remarks


def _version(one: Released, log: Mapping[str, Change]) -> KnownVersion:
    assert one.effective is not None
    what = _line(log.get(one.number)) or one.what
    withdrawn = one.status == DocumentStatus.WITHDRAWN
    return KnownVersion(one.number, one.effective, what, one.tag, is_withdrawal=withdrawn)


def _line(change: Change | None) -> Mapping[str, str]:
    return change.what if change else {}


def _logged(changes: Iterable[Change], known: set[str], newest: tuple[int, ...]) -> Iterator[KnownVersion]:
    """Earlier versions that only the change log remembers."""
    for change in changes:
        if change.version not in known and version_order(change.version) < newest:
            yield KnownVersion(change.version, change.date, _line(change), by_log=True)


def _with_ends(found: Iterable[KnownVersion]) -> Iterator[KnownVersion]:
    """In the order of their first days, each with the day before the next begins as its last."""
    ordered = sorted(found, key=lambda one: (one.since, version_order(one.number)))
    for one, following in pairwise(ordered):
        yield replace(one, until=following.since - ONE_DAY)
    yield from ordered[-1:]
