"""What somebody has learnt of each clause by signing, as far as one version (brief 8.2.8)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from policy_gen.history.acknowledging.register import Signature
from policy_gen.history.acknowledging.role_clauses import RoleClause
from policy_gen.history.acknowledging.terms import Term
from policy_gen.history.acknowledging.versions import SignedClause, SignedVersion
from policy_gen.profile.version_numbers import version_order


@dataclass(frozen=True, slots=True)
class Learnt:
    """The signatures of one person."""

    signatures: Sequence[Signature]
    versions: Mapping[str, SignedVersion]
    _by_version: dict[str, Mapping[str, SignedClause]] = field(default_factory=dict)

    def last(self, term: Term) -> Signature | None:
        """The last signature under this version or an earlier one, else the first under a later one."""
        until = self._signed_until(term)
        return until[-1] if until else next(iter(self._ordered()), None)

    def until(self, term: Term) -> Mapping[str, SignedClause]:
        """The clauses signed under this version and earlier ones: each as signed last, in whose roles."""
        if term.version not in self._by_version:
            self._by_version[term.version] = self._known(self._signed_until(term))
        return self._by_version[term.version]

    def knows(self, clause: RoleClause, term: Term) -> bool:
        """Whether a clause was signed as it stands in a version, under that one or any other."""
        known = self.until(term).get(clause.id)
        return (known is not None and known.seal == clause.seal) or any(
            self._order(one)[:2] > term.order and self._says(one, clause) for one in self.signatures
        )

    def _known(self, signed: Sequence[Signature]) -> dict[str, SignedClause]:
        """By each signature somebody also learns what is no longer theirs in the roles it was given in."""
        found: dict[str, SignedClause] = {}
        for one in signed:
            held, clauses = frozenset(one.roles), self.versions[one.version].clauses
            theirs = {name: told for name, told in clauses.items() if told.roles & held}
            for name in found.keys() - theirs.keys():
                found[name] = SignedClause(found[name].seal, found[name].roles - held)
            found |= {name: SignedClause(told.seal, told.roles & held) for name, told in theirs.items()}
        return {name: known for name, known in found.items() if known.roles}

    def _says(self, signature: Signature, clause: RoleClause) -> bool:
        told = self.versions[signature.version].clauses.get(clause.id)
        return told is not None and told.seal == clause.seal and bool(told.roles & {*signature.roles})

    def _signed_until(self, term: Term) -> list[Signature]:
        return [one for one in self._ordered() if self._order(one)[:2] <= term.order]

    def _ordered(self) -> list[Signature]:
        return sorted(self.signatures, key=self._order)

    def _order(self, signature: Signature) -> tuple[date, tuple[int, ...], date]:
        version = self.versions[signature.version]
        return version.effective_date, version_order(version.version), signature.on
