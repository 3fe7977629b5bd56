"""What a comparison of two versions finds, as data: clauses, parameters, numbers (S2-44)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from policy_gen.profile.model import Profile

Value = str | int | bool | Decimal | date | tuple[str, ...] | None
"""A value of a profile; None where the profile has none."""


class Kind(StrEnum):
    """What happened to a clause."""

    ADDED = "added"
    AMENDED = "amended"
    REPEALED = "repealed"


class Cause(StrEnum):
    """Whose change it is."""

    PROFILE = "profile"
    TEMPLATE = "template"
    LAW = "law"
    GENERATOR = "generator"


class Weight(StrEnum):
    """Whether people have to learn it: a number, owner, deadline, right or duty; or only other words."""

    MATERIAL = "material"
    EDITORIAL = "editorial"


class Bump(StrEnum):
    """The part of a version number that a change raises (brief 8.2.8)."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"


class Matter(StrEnum):
    """What kind of thing a parameter is."""

    NUMBER = "number"
    DEADLINE = "deadline"
    OWNER = "owner"
    RIGHT = "right"
    LISTING = "listing"
    """An entry of a list people work with: a partner, a segment, a region."""
    WORDING = "wording"
    CONTACT = "contact"
    DOCUMENT = "document"
    """Version, dates, approval, change log: what every release changes."""


class Direction(StrEnum):
    """What a change of a parameter means for the one it touches."""

    STRICTER = "stricter"
    SOFTER = "softer"
    NEITHER = "neither"


class Party(StrEnum):
    """For whom a change is stricter or softer."""

    CLIENT = "client"
    STAFF = "staff"
    COMPANY = "company"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class ParameterChange:
    """One value of the profile that became another."""

    path: str
    """Such as `segments.retail.negotiation_days`; items of lists by their id."""
    before: Value
    after: Value
    cause: Cause
    matter: Matter
    direction: Direction
    party: Party | None
    """None where the direction is neither."""
    clauses: tuple[str, ...]
    """Ids of the amended clauses that read it, in official order."""
    roles: tuple[str, ...]
    """Ids of the roles that these clauses concern."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """What happened to one clause, whatever the language."""

    clause: str
    kind: Kind
    causes: tuple[Cause, ...]
    weight: Weight
    bump: Bump
    parameters: tuple[str, ...]
    """Paths of the changed values behind it."""
    roles: tuple[str, ...]
    """Ids of the roles it concerns."""
    titles: Mapping[str, str]
    """Title by language: the new one, or the old one of a repealed clause."""
    texts: Mapping[str, tuple[str, str]]
    """Old and new text by language, each in Markdown without printed numbers; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Renumbering:
    """A clause whose printed number changed, or that stands on another page."""

    clause: str
    number: tuple[str, str]
    page: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a comparison, as it names itself."""

    name: str
    """A revision, a file, or a name for the working tree."""
    version: str
    effective_date: date | None
    languages: tuple[str, ...]
    profile: Profile | None = None
    """None where it cannot be read today."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader must know of a comparison: a code of `messages/amendments/`, with its parts."""

    code: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two versions of a policy."""

    before: Version
    after: Version
    amendments: tuple[Amendment, ...]
    """In official order; a clause that only has another number is not among them."""
    parameters: tuple[ParameterChange, ...]
    """In the order of the profile."""
    renumbered: tuple[Renumbering, ...]
    remarks: tuple[Remark, ...]

    @property
    def bump(self) -> Bump | None:
        """The part of the version number that the amendments raise; None where nothing was amended."""
        order = tuple(Bump)
        return min((one.bump for one in self.amendments), key=order.index, default=None)

    @property
    def is_material(self) -> bool:
        """Whether somebody has to learn something."""
        return any(one.weight is Weight.MATERIAL for one in self.amendments)

    def text_language(self, wanted: str) -> str:
        """The language whose texts are shown: the one wanted, else the first that both sides have."""
        both = [one for one in self.after.languages if one in self.before.languages]
        return wanted if wanted in both or not both else both[0]

    def without(self, hidden: Callable[[str], bool], remark: Remark) -> "Comparison":
        """Without the values whose paths are hidden; the remark says so where there were any."""
        shown = tuple(one for one in self.parameters if not hidden(one.path))
        remarks = self.remarks if len(shown) == len(self.parameters) else (*self.remarks, remark)
        return replace(self, parameters=shown, remarks=remarks)

    def concerning(self, role: str) -> "Comparison":
        """Only what a role has to learn, and values that stand behind it."""
        return replace(
            self,
            amendments=tuple(one for one in self.amendments if role in one.roles),
            parameters=tuple(one for one in self.parameters if role in one.roles),
            renumbered=(),
        )
