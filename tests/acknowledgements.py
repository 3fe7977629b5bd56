"""The Russian company, its people and their signatures, for the tests of acknowledgement."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from conftest import ROOT
from running import SEVERNY

from policy_gen.history.acknowledging.duties import Owed
from policy_gen.history.acknowledging.owing import Owing, State
from policy_gen.history.acknowledging.people import Person
from policy_gen.history.acknowledging.register import Evidence, Signature
from policy_gen.history.acknowledging.role_clauses import RoleClause, role_clauses, signing_roles
from policy_gen.history.acknowledging.terms import Term, term, terms
from policy_gen.history.acknowledging.versions import SignedVersion
from policy_gen.profile.loading import load_bytes
from policy_gen.profile.model import Profile

TEMPLATES = ROOT / "templates"
SIGNED_ON = date(2026, 3, 4)
TODAY = date(2026, 12, 1)
Edit = tuple[str, str]


@dataclass(frozen=True)
class Company:
    """A version of a company's policy: what it says, and to whom."""

    profile: Profile
    clauses: tuple[RoleClause, ...]

    @property
    def term(self) -> Term:
        return term(self.profile, lambda: self.clauses)

    @property
    def version(self) -> SignedVersion:
        return self.term.as_signed()

    def everybody(self) -> tuple[Person, ...]:
        """One person in each role, the role being the end of the staff number."""
        return tuple(Person(f"1-{role}", "sales", (role,)) for role in sorted(signing_roles(self.profile)))

    def signed(self, people: Iterable[Person], on: date = SIGNED_ON) -> tuple[Signature, ...]:
        """What the register holds when these people have signed this version."""
        version = self.version
        return tuple(
            Signature(
                one.staff_number, one.unit, one.roles, version.version, on, Evidence.INK,
                version.fingerprint(one.roles),
            )
            for one in people
        )  # fmt: skip

    def owed(
        self, people: Iterable[Person], before: Sequence["Company"], signatures: Sequence[Signature],
        as_of: date = TODAY, released: Sequence["Company"] = (),
    ) -> tuple[Owing, ...]:  # fmt: skip
        """What people owe under this version and those released, having signed earlier ones."""
        versions = {one.version.version: one.version for one in before}
        every = terms(self.term, [one.term for one in released], versions)
        return Owed(every, versions, signatures, as_of).of(people)


@cache
def company(*edits: Edit, folders: tuple[Path, ...] = (TEMPLATES,), file: str = SEVERNY) -> Company:
    """A sample company with some text of its profile replaced; each replacement must hit."""
    text = (ROOT / file).read_text("utf-8")
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    loaded = load_bytes(text.encode(), Path(file).with_name(Path(file).name)).value
    assert loaded is not None
    return Company(loaded.profile, role_clauses(loaded.profile, folders))


def who_signs_again(before: Company, after: Company) -> dict[str, list[str]]:
    """The clauses that somebody in each role has to learn anew, roles without any left out."""
    people = before.everybody()
    owed = after.owed(people, [before], before.signed(people))
    return {
        one.person.roles[0]: [change.clause for change in one.changes]
        for one in owed
        if one.state is not State.SIGNED
    }


def own_templates(folder: Path) -> Path:
    """A copy of the texts in the binding language, to be changed."""
    shutil.copytree(TEMPLATES, folder / "templates")
    return folder / "templates"
