"""What the four commands share: the policy, its register, its people, and where an answer goes."""

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

import click

from policy_gen.cli.acknowledge.tables import read_rows
from policy_gen.cli.exits import PROBLEMS, USAGE, Stopped, short
from policy_gen.cli.from_git import git_told
from policy_gen.cli.profiles import sound_profile
from policy_gen.cli.worklist.telling import Told, told_in
from policy_gen.history.acknowledging.duties import Owed, at
from policy_gen.history.acknowledging.owing import Owing
from policy_gen.history.acknowledging.people import Person, read_people, signed_people
from policy_gen.history.acknowledging.register import Signature, read_register, register_file
from policy_gen.history.acknowledging.released import released_terms
from policy_gen.history.acknowledging.role_clauses import role_clauses, signing_roles
from policy_gen.history.acknowledging.staff_words import StaffWords, staff_words
from policy_gen.history.acknowledging.terms import Term, term, terms
from policy_gen.history.acknowledging.versions import SignedVersion, read_versions, versions_file
from policy_gen.history.acknowledging.wording import Wording
from policy_gen.history.archive import archive_of
from policy_gen.policy.telling import teller
from policy_gen.policy.workspace import Workspace, workspace_of
from policy_gen.problems import Cell, Problem, Severity
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import Profile
from policy_gen.profile.wording import problem
from policy_gen.worklist.headers import PEOPLE
from policy_gen.worklist.placing import is_no_file, is_of_the_policy, is_published, placed

PEOPLE_FILE = click.option(
    "--people",
    type=click.Path(path_type=Path),
    default=None,
    help="Table of the people, kept outside git; default: document.people.",
)
NAMES = click.option("--names", is_flag=True, help="Show the names of the people too.")
TARGET = click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), default=None, help="File to write."
)


@dataclass(frozen=True)
class Asked:
    """A policy whose signatures somebody asks about."""

    loaded: LoadedProfile
    workspace: Workspace
    folders: tuple[Path, ...]
    as_of: date
    told: Told
    wording: Wording
    now: Term
    """The version of the profile."""
    terms: tuple[Term, ...]
    """The versions that people sign, oldest first."""
    versions: dict[str, SignedVersion]
    signatures: tuple[Signature, ...]
    words: StaffWords = field(repr=False)

    @property
    def profile(self) -> Profile:
        return self.loaded.profile

    @property
    def people_file(self) -> Path | None:
        """The file of people that the profile names, seen from the workspace (settled 11)."""
        named = self.profile.document.people
        return self.workspace.root / named if named else None

    @property
    def is_released(self) -> bool:
        """Whether the version of the profile is among those that people sign."""
        return any(one.version == self.now.version for one in self.terms)

    def nothing_to_sign(self) -> str:
        """Why nobody signs anything; empty where people do."""
        return self.wording.nothing_to_sign(has_others=not self.is_released)

    def owed(self, people: tuple[Person, ...]) -> tuple[Owing, ...]:
        """What these people owe; nothing where nobody signs. Raises TemplateFault."""
        if self.nothing_to_sign():
            return ()
        return Owed(self.terms, self.versions, self.signatures, self.as_of).of(people)


def asked(profile: Path, as_of: date, root: Path | None) -> Asked:
    """The policy with its register; tells what is wrong and stops where something cannot be read."""
    loaded = sound_profile(profile, as_of, quiet=True)
    workspace = workspace_of(profile, root)
    folders = workspace.template_folders(loaded.profile.company.id)
    language = str(loaded.profile.languages.authoritative)
    told = told_in(language)
    versions = read_versions(versions_file(loaded.path))
    if isinstance(versions, Problem):
        stop_for((versions,), told)
        raise AssertionError
    signatures, problems = read_register(register_file(loaded.path), versions)
    stop_for(problems, told)
    signed = {one.version: versions[one.version] for one in signatures}
    now = term(loaded.profile, partial(role_clauses, loaded.profile, folders))
    every = terms(now, _released(loaded, workspace, folders), signed)
    wording = Wording(teller(loaded.profile, language, folders), at(every, as_of))
    found = Asked(
        loaded, workspace, folders, as_of, told, wording, now, every, versions, signatures,
        staff_words(loaded.profile),
    )  # fmt: skip
    if not found.is_released:
        click.echo(told.label("ack_unreleased", version=now.version), err=True)
    return found


def _released(loaded: LoadedProfile, workspace: Workspace, folders: tuple[Path, ...]) -> tuple[Term, ...]:
    """The released versions; none without git."""
    with git_told(loaded):
        archive = archive_of(loaded, workspace.root)
        return released_terms(archive, folders) if archive else ()


def people_of(asking: Asked, named: Path | None, *, needed: bool = True) -> tuple[Person, ...]:
    """The people of the file, else those whom the register knows; tells which."""
    file = named or asking.people_file
    if file is None:
        known = signed_people(asking.signatures)
        if needed and not known:
            raise Stopped(asking.told.label("ack_no_people"), USAGE)
        if needed:
            click.echo(asking.told.label("ack_register_only"), err=True)
        return known
    rows, problems = read_rows(short(file), PEOPLE, _languages(asking.profile))
    stop_for(problems, asking.told)
    recorded = {one.staff_number for one in asking.signatures}
    found, faults = read_people(rows, asking.words, signing_roles(asking.profile), recorded)
    stop_for((*_in_repository(file), *faults), asking.told)
    return found


def has_people_file(asking: Asked, named: Path | None) -> bool:
    """Whether there is a table of all the people."""
    return (named or asking.people_file) is not None


def _languages(profile: Profile) -> frozenset[str]:
    return frozenset(str(language) for language in profile.languages.published)


def _in_repository(file: Path) -> tuple[Problem, ...]:
    """A warning where a file with names lies in a working tree of git."""
    above = next((folder for folder in file.resolve().parents if (folder / ".git").exists()), None)
    if above is None:
        return ()
    place = Cell(short(file), 1, 1, 1, 1)
    return (problem("people-in-repository", place, severity=Severity.WARNING, found=above.name),)


def stop_for(problems: tuple[Problem, ...], told: Told) -> None:
    """Tells problems; ends the command if one is an error."""
    told.tell(problems)
    if any(one.severity is Severity.ERROR for one in problems):
        raise SystemExit(PROBLEMS)


def unit_chosen(asking: Asked, named: str | None, people: tuple[Person, ...]) -> tuple[Person, ...]:
    """The people of one unit, or all; stops for a unit nobody knows."""
    if named is None:
        return people
    unit = asking.words.unit(named) or asking.words.unit_beginning(named)
    if unit is None:
        known = ", ".join(one.id for one in asking.profile.units)
        raise Stopped(asking.told.label("ack_no_unit", unit=named, known=known), USAGE)
    return tuple(person for person in people if person.unit == unit)


def refuse_target(asking: Asked, target: Path | None) -> None:
    """Stops with a usage error where an answer with data of people must not lie."""
    if target is None:
        return
    root = asking.workspace.root
    if is_published(target, root) or is_of_the_policy(target, root):
        raise Stopped(asking.told.label("ack_outside", path=target), USAGE)
    if is_no_file(target) or not target.resolve().parent.is_dir():
        raise click.UsageError(f"-o: {target} is no file in a folder that exists")


def give(asking: Asked, text: str | bytes, target: Path | None) -> None:
    """Writes the answer whole into its file, or on the standard output."""
    if target is None:
        click.echo(text, nl=False)
        return
    with placed(target) as draft:
        draft.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    click.echo(asking.told.label("worklist_written", path=target))
