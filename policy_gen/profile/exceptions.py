"""Exceptions granted to single clients, in a file of their own beside the profile (DOC-060, settled 11)."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from policy_gen.problems import Problem
from policy_gen.profile.source import Source, read
from policy_gen.profile.tree import Entry, Mapping, Sequence
from policy_gen.profile.values import Day, Identifier, Line, RoleId, Section, Text
from policy_gen.profile.wording import problem

SECTION = "exceptions"
SUFFIX = ".exceptions.yaml"


class GrantedException(Section):
    id: Identifier
    """Short name of the entry, such as x-2026-01."""
    client: Annotated[str, StringConstraints(pattern=r"^\S+$")]
    """Code of the client in the accounts, never its name."""
    matter: Line
    """Id of the clause that is departed from."""
    asked_by: RoleId
    """The role that asked for it."""
    approved_by: RoleId
    """The role that allowed it: the approver of exceptions, or the deputy."""
    approved_on: Day
    """Day of the written consent."""
    valid_until: Day
    """Last day of the exception."""
    reason: Text
    """Why the general rule does harm here, in one sentence."""
    evidence: Line
    """Where the written consent is kept, such as the number of the form."""
    ended_on: Day | None = None
    """Day on which it was closed; then the entry is kept as a record and no longer printed."""

    @property
    def is_open(self) -> bool:
        """Whether nobody has closed it yet."""
        return self.ended_on is None

    def longest(self) -> int:
        """How many days it lasts, from the consent."""
        return (self.valid_until - self.approved_on).days

    def is_over(self, as_of: date) -> bool:
        """Whether its last day is past and nobody closed it."""
        return self.is_open and self.valid_until < as_of


def exceptions_file(profile: Path) -> Path:
    """Where the exceptions of a profile stand."""
    return profile.with_name(profile.stem + SUFFIX)


def read_exceptions(profile: Path) -> Source | None:
    """The exceptions of a profile as a located tree; None if there is no file."""
    file = exceptions_file(profile)
    return read(file) if file.is_file() else None


def with_exceptions(own: Mapping, granted: Source | None) -> tuple[Mapping, tuple[Problem, ...]]:
    """The profile's tree with the exceptions in it, each value at its place in their file; what is wrong."""
    misplaced = own.entries.get(SECTION)
    if misplaced is not None:
        rest = {key: entry for key, entry in own.entries.items() if key != SECTION}
        wrong = problem("exceptions-file", misplaced.key_span, file=SUFFIX)
        return Mapping(rest, own.span), (wrong,)
    if granted is None:
        return own, ()
    if granted.root is None:
        return own, tuple(one for one in granted.problems if one.code != "empty-file")
    if not isinstance(granted.root, Sequence):
        return own, (*granted.problems, problem("exceptions-file", granted.root.span, "list", file=SUFFIX))
    entry = Entry(granted.root.span, granted.root)
    return Mapping(own.entries | {SECTION: entry}, own.span), granted.problems
