"""`policy-gen acknowledge record`: signatures handed in go into the register, all of them or none."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from policy_gen.cli.acknowledge.asking import (
    PEOPLE_FILE,
    Asked,
    asked,
    has_people_file,
    people_of,
    stop_for,
)
from policy_gen.cli.acknowledge.tables import read_rows
from policy_gen.cli.days import DAY
from policy_gen.cli.exits import PROBLEMS, Stopped, faults_told, short
from policy_gen.cli.profiles import AS_OF, PROFILE_ARGUMENT, ROOT, day, published
from policy_gen.history.acknowledging.recording import Given, Recorded, Recorder
from policy_gen.history.acknowledging.register import Evidence, Signature, register_file, written_register
from policy_gen.history.acknowledging.versions import versions_file, written_versions
from policy_gen.outputs.writing import write_file
from policy_gen.problems import Problem, Severity
from policy_gen.profile.document import AcknowledgementMethod
from policy_gen.profile.wording import problem
from policy_gen.worklist.headers import SIGNATURES

USUAL = {
    AcknowledgementMethod.SIGNATURE: Evidence.INK,
    AcknowledgementMethod.ELECTRONIC: Evidence.ELECTRONIC,
    AcknowledgementMethod.CLICK: Evidence.CLICK,
}
"""What proves a signature of the kind that the policy asks for."""


@click.command()
@click.argument("profile", type=PROFILE_ARGUMENT)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--evidence",
    type=click.Choice([str(one) for one in Evidence]),
    default=None,
    help="What proves the signatures, where a row does not say; default: as document.acknowledgement.method.",
)
@click.option("--on", type=DAY, default=None, metavar="DATE", help="Day of rows that give none.")
@PEOPLE_FILE
@AS_OF
@ROOT
def record(
    profile: Path, file: Path, evidence: str | None, on: date | None, people: Path | None,
    as_of: date | None, root: Path | None,
) -> None:  # fmt: skip
    """Take the signatures in FILE, a table or a list of staff numbers, into the register of PROFILE."""
    with faults_told():
        asking = asked(profile, day(as_of), root)
        none = asking.nothing_to_sign()
        if none:
            raise Stopped(none, PROBLEMS)
        languages = frozenset(published(asking.loaded))
        rows, problems = read_rows(file, SIGNATURES, languages)
        stop_for(problems, asking.told)
        method = asking.profile.document.acknowledgement.method
        usual = Evidence(evidence) if evidence else USUAL.get(method)
        recorder = Recorder(
            {one.version: one for one in asking.terms},
            {one.staff_number: one for one in people_of(asking, people, needed=False)},
            has_people_file(asking, people),
            asking.words,
            asking.wording.evidences(),
            Given(method, usual, on, asking.as_of),
        )
        outcome = recorder.recorded(rows, asking.signatures)
    changed = _changed(asking, outcome)
    if changed or outcome.has_errors:
        # Of other rows nothing is said: none of them is recorded either.
        errors = [one for one in outcome.problems if one.severity is Severity.ERROR]
        asking.told.tell([*errors, *([changed] if changed else ())])
        raise Stopped(asking.told.label("ack_not_recorded"), PROBLEMS)
    asking.told.tell(outcome.problems)
    with faults_told():
        _keep(asking, outcome)


def _changed(asking: Asked, outcome: Recorded) -> Problem | None:
    """What the version of the profile says otherwise than when others signed it, if it is signed now."""
    if not any(one is asking.now for one in asking.terms):
        return None  # a released text, or one that was signed, is taken as it was then
    before = asking.versions.get(asking.now.version)
    if before is None or not all(
        _signs(signed, before.version) for signed in (outcome.signatures, asking.signatures)
    ):
        return None
    now = asking.now.as_signed()
    every = sorted(before.clauses.keys() | now.clauses.keys())
    differing = [clause for clause in every if before.clauses.get(clause) != now.clauses.get(clause)]
    if not differing:
        return None
    place = asking.loaded.origins.place("document.version")
    return problem("version-changed", place, version=now.version, clauses=", ".join(differing))


def _signs(signatures: Iterable[Signature], version: str) -> bool:
    """Whether somebody has signed this version."""
    return any(one.version == version for one in signatures)


def _keep(asking: Asked, outcome: Recorded) -> None:
    """Writes what the versions said, then who signed them: a signature never stands without its version."""
    register = register_file(asking.loaded.path)
    if outcome.signatures:
        fresh = [
            one.as_signed()
            for one in asking.terms
            if _signs(outcome.signatures, one.version) and not _signs(asking.signatures, one.version)
        ]
        versions = asking.versions | {one.version: one for one in fresh}
        if versions != asking.versions:
            write_file(versions_file(asking.loaded.path), written_versions(versions))
        write_file(register, written_register((*asking.signatures, *outcome.signatures)))
    click.echo(
        asking.told.label(
            "ack_recorded",
            path=short(register),
            count=len(outcome.signatures),
            known=outcome.known,
            unsigned=outcome.unsigned,
        )
    )
