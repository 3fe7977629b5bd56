"""Opens what a worklist is made from, and tells what is wrong with it."""

from dataclasses import dataclass
from pathlib import Path

from policy_gen.cli.exits import PROBLEMS
from policy_gen.cli.worklist.telling import Told
from policy_gen.problems import Problem, Severity
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import Profile
from policy_gen.rules.receivables.case import Event
from policy_gen.worklist.columns import Columns, columns_file, read_columns
from policy_gen.worklist.ledger import Ledger, open_ledger
from policy_gen.worklist.register import CaseRegister, read_events


@dataclass(frozen=True, slots=True)
class Register:
    """The case register of a run; `has_errors`: some of its rows are left out."""

    cases: CaseRegister
    has_cases: bool
    """Whether the case register itself was given, not only the decisions on privileged clients."""
    has_errors: bool

    @property
    def faults(self) -> tuple[Problem, ...]:
        """Its rows that are left out."""
        return tuple(one for one in self.cases.problems if one.severity is Severity.ERROR)

    def events(self) -> dict[tuple[str, str], tuple[Event, ...]]:
        """Events by client and invoice, those of all the client's debts among them."""
        return {key: self.cases.events(*key) for key in self.cases.keys}


def opened(loaded: LoadedProfile, ledger: Path, columns: Columns | None, told: Told) -> Ledger:
    """The ledger; tells its problems and ends the command where it cannot be read."""
    found = open_ledger(ledger, loaded.profile, columns)
    _stop_for(found.problems, told)
    return found


def columns_of(loaded: LoadedProfile, named: Path | None, told: Told) -> Columns | None:
    """What the columns file says that was named, or the one beside the profile; tells its problems."""
    path = named or columns_file(loaded.path)
    if path is None:
        return None
    found, problems = read_columns(path, loaded.profile)
    _stop_for(problems, told)
    return found


def registered(
    profile: Profile, events: Path | None, private: Path | None, columns: Columns | None, told: Told
) -> Register | None:
    """Both registers as one; None without any. Ends the command where a file gives nothing but errors."""
    found: CaseRegister | None = None
    for path, is_private in ((events, False), (private, True)):
        if path is not None:
            read = read_events(path, profile, columns, private=is_private)
            if not read.entries:
                _stop_for(read.problems, told)
            found = read if found is None else found.with_private(read)
    if found is None:
        return None
    told.tell(found.problems)
    return Register(found, events is not None, _has_errors(found.problems))


def _stop_for(problems: tuple[Problem, ...], told: Told) -> None:
    if _has_errors(problems):
        told.tell(problems)
        raise SystemExit(PROBLEMS)


def _has_errors(problems: tuple[Problem, ...]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
