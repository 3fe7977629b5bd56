"""The released versions of a policy as git holds them: what each said to whom, by its own printed text.

The profile of a tag is drafted by today's templates; what its pages print otherwise counts as they print it.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from policy_gen.history.acknowledging.role_clauses import Printed, RoleClause, role_clauses
from policy_gen.history.acknowledging.terms import Term, term
from policy_gen.history.archive import Archive, Released
from policy_gen.history.git import GitFault
from policy_gen.history.releases import released_on
from policy_gen.policy.plain_clause import settled_texts
from policy_gen.policy.record import RECORD_JSON, Record
from policy_gen.profile.document import DocumentStatus
from policy_gen.profile.exceptions import SUFFIX
from policy_gen.profile.loading import load_bytes
from policy_gen.profile.model import Profile

SIGNED = (DocumentStatus.APPROVED, DocumentStatus.IN_FORCE)
"""Documents that people sign."""


def released_terms(archive: Archive, folders: tuple[Path, ...]) -> tuple[Term, ...]:
    """Every released version that people sign and that can be read today. Raises GitFault."""
    found = ((one, _profile(archive, one)) for one in archive.releases() if one.status in SIGNED)
    return tuple(
        term(
            profile,
            partial(_clauses, archive, one, profile, folders),
            released_on(archive.repository, archive.company, one.number),
        )
        for one, profile in found
        if profile is not None and profile.document.version == one.number
    )


def _profile(archive: Archive, release: Released) -> Profile | None:
    """The profile of a tag with the exceptions of then; None where it cannot be read today."""
    name = archive.repository.name_then(release.tag, archive.profile)
    beside = str(PurePosixPath(name).with_name(PurePosixPath(name).stem + SUFFIX))
    held = archive.repository.contents(release.tag, [name, beside])
    loaded = load_bytes(held[name], Path(name), held.get(beside)).value if name in held else None
    return loaded.profile if loaded else None


def _clauses(
    archive: Archive, release: Released, profile: Profile, folders: tuple[Path, ...]
) -> Iterable[RoleClause]:
    folder = f"{archive.folder}site/{archive.company}/{profile.languages.authoritative}"
    document, record = f"{folder}/pages/document.md", f"{folder}/{RECORD_JSON}"
    try:
        held = archive.repository.contents(release.tag, [document, record])
    except GitFault:
        held = {}  # a copy that lacks the pages: its text is what today's templates make of it
    return role_clauses(profile, folders, _printed(held.get(document), held.get(record)))


def _printed(document: bytes | None, record: bytes | None) -> Printed | None:
    """What the pages of a tag print; None where it has none."""
    if document is None:
        return None
    return Printed(settled_texts(document.decode("utf-8", "replace")), _named(record))


def _named(record: bytes | None) -> Mapping[str, frozenset[str]]:
    try:
        clauses = Record.parsed(record.decode("utf-8", "replace")).clauses if record is not None else {}
    except ValueError:
        return {}  # of a later format: the roles are those that today's templates name
    return {name: frozenset(behind.names) for name, behind in clauses.items()}
