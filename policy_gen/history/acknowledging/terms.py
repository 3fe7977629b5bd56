"""The versions that people live by, oldest first: each with its days and with what it says to whom (8.2.8).

They are known from the tags of git, from the file of signed versions, and from the profile itself.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from policy_gen.history.acknowledging.role_clauses import RoleClause, fingerprint, known_by
from policy_gen.history.acknowledging.versions import SignedClause, SignedVersion, published_on
from policy_gen.profile.model import Profile
from policy_gen.profile.version_numbers import version_order


@dataclass(frozen=True)
class Term:
    """A version, from its first day until the next one takes effect."""

    version: str
    language: str
    published_on: date
    """The first day on which it could be signed."""
    effective_date: date
    profile: Profile = field(repr=False)
    """Its country and its days for signing; the present ones where those of then are not known."""
    told: Callable[[], Iterable[RoleClause]] = field(repr=False, compare=False)
    """Finds its clauses, which takes a while."""

    @cached_property
    def clauses(self) -> Mapping[str, RoleClause]:
        """Every clause that somebody must know, in official order. Raises TemplateFault."""
        return {one.id: one for one in self.told()}

    def of(self, roles: Iterable[str]) -> dict[str, RoleClause]:
        """The clauses that somebody in these roles must know."""
        return known_by(self.clauses.values(), roles)

    def fingerprint(self, roles: Iterable[str]) -> str:
        """What somebody in these roles signs, as one fingerprint; empty where that is nothing."""
        seals = {one.id: one.seal for one in self.of(roles).values()}
        return fingerprint(seals) if seals else ""

    def as_signed(self) -> SignedVersion:
        """What the file of signed versions keeps of it."""
        clauses = {one.id: SignedClause(one.seal, one.roles) for one in self.clauses.values()}
        return SignedVersion(self.version, self.language, self.published_on, self.effective_date, clauses)

    @property
    def order(self) -> tuple[date, tuple[int, ...]]:
        """Where it stands among the others."""
        return self.effective_date, version_order(self.version)


def term(profile: Profile, told: Callable[[], Iterable[RoleClause]], released_on: date | None = None) -> Term:
    """The version of a profile."""
    document, language = profile.document, str(profile.languages.authoritative)
    days = published_on(document, released_on), document.effective_date
    return Term(document.version, language, *days, profile, told)


def terms(now: Term, released: Sequence[Term], signed: Mapping[str, SignedVersion]) -> tuple[Term, ...]:
    """All versions, oldest first.

    What somebody signed is as the file says, what was released as its tag says. The version of the profile
    counts where nothing was ever released, or where somebody signed it all the same: what is only being
    prepared is nobody's to sign.
    """
    found = {one.version: one for one in released}
    if not released or (now.version not in found and now.version in signed):
        found[now.version] = now
    for version, kept in signed.items():
        if found.get(version) is not now:
            found[version] = _as_signed(kept, found.get(version), now)
    return tuple(sorted(found.values(), key=lambda one: one.order))


def _as_signed(kept: SignedVersion, released: Term | None, now: Term) -> Term:
    """A version as the file says; numbers and titles, which it does not hold, as they are now."""

    def told() -> Iterable[RoleClause]:
        for name, clause in kept.clauses.items():
            named = now.clauses.get(name)
            number, title = (named.number, named.title) if named else ("", "")
            yield RoleClause(name, number, title, clause.seal, clause.roles)

    if released is not None:
        return replace(released, told=told)
    days = kept.published_on, kept.effective_date
    return Term(kept.version, kept.language, *days, now.profile, told)
