"""The register of signatures: a CSV beside the profile, by staff number, without names (brief 8.2.9).

Its last column is a chain: each fingerprint holds its row, what these roles signed, and the fingerprint of
the row before, the first one the number of rows. So a row changed, added, left out or moved is noticed.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from policy_gen.history.acknowledging.versions import SignedVersion, read_versions, versions_file
from policy_gen.problems import Cell, Problem
from policy_gen.profile.wording import problem

SUFFIX = ".acknowledgements.csv"
COLUMNS = ("staff_number", "unit", "roles", "version", "date", "evidence", "fingerprint")
_PROOF_DIGITS = 12
_STAFF_NUMBER = re.compile(r"(?=[^\d]*\d)[^\W_][\w./-]{0,31}\Z")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)


class Evidence(StrEnum):
    """What proves a signature (brief 8.2.9)."""

    INK = "ink"
    QUALIFIED_SIGNATURE = "qualified_signature"
    ELECTRONIC = "electronic"
    CLICK = "click"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Signature:
    """Somebody's acknowledgement of a version."""

    staff_number: str
    unit: str
    roles: tuple[str, ...]
    """In the order of their ids."""
    version: str
    on: date
    evidence: Evidence
    fingerprint: str
    """Of the clauses these roles had to know in that version."""


def is_staff_number(text: str) -> bool:
    """Whether a text can be a staff number: no spaces, and a digit, so that it is not a name."""
    return _STAFF_NUMBER.match(text) is not None


def register_file(profile: Path) -> Path:
    """Where the signatures of a company stand."""
    return profile.with_name(profile.stem + SUFFIX)


def register_problems(profile: Path) -> tuple[Problem, ...]:
    """What is wrong with the two files of signatures beside a profile."""
    versions = read_versions(versions_file(profile))
    if isinstance(versions, Problem):
        return (versions,)
    return read_register(register_file(profile), versions)[1]


def read_register(
    file: Path, versions: Mapping[str, SignedVersion]
) -> tuple[tuple[Signature, ...], tuple[Problem, ...]]:
    """The signatures and what is wrong with them; none of both if there is no file."""
    if not file.is_file():
        return (), ()
    try:
        rows = list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        return (), (_told(file, 1, 0, "form"),)
    if not rows or tuple(rows[0]) != COLUMNS:
        return (), (_told(file, 1, 0, "columns"),)
    found = [_signature(file, number, row, versions) for number, row in enumerate(rows[1:], 2) if row]
    problems = tuple(_once([one for one in found if isinstance(one, Problem)]))
    signatures = tuple(one for one in found if isinstance(one, Signature))
    broken = None if problems else _broken(file, [row for row in rows[1:] if row], signatures)
    return (() if broken else signatures), ((broken,) if broken else problems)


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Without the rows of a version of which another row told already that nothing is known."""
    versions = set()
    for one in problems:
        found = dict(one.fields)["found"]
        if one.variant != "version" or found not in versions:
            yield one
        if one.variant == "version":
            versions.add(found)


def _signature(
    file: Path, number: int, row: list[str], versions: Mapping[str, SignedVersion]
) -> Signature | Problem:
    if len(row) != len(COLUMNS):
        return _told(file, number, 0, "row")
    staff_number, unit, roles, version, day, evidence, _ = row
    held = tuple(roles.split())
    wrong = {
        "staff_number": not is_staff_number(staff_number),
        "roles": not held,
        "version": version not in versions,
        "date": not _is_day(day),
        "evidence": evidence not in list(Evidence),
    }
    faulty = next((column for column in COLUMNS if wrong.get(column)), None)
    if faulty:
        column = COLUMNS.index(faulty)
        return _told(file, number, column, faulty if faulty == "version" else "cell", row[column])
    seal = versions[version].fingerprint(held)
    return Signature(staff_number, unit, held, version, date.fromisoformat(day), Evidence(evidence), seal)


def _broken(file: Path, rows: Iterable[list[str]], signatures: Sequence[Signature]) -> Problem | None:
    """The first row that does not follow from the one before."""
    proofs = (cells[-1] for cells in _cells(signatures))
    for number, (row, proof) in enumerate(zip(rows, proofs, strict=True), 2):
        if row[-1] != proof:
            return _told(file, number, len(COLUMNS) - 1, "fingerprint", row[-1])
    return None


def _is_day(text: str) -> bool:
    try:
        return bool(_ISO.match(text)) and date.fromisoformat(text) is not None
    except ValueError:
        return False


def _told(file: Path, number: int, column: int, variant: str, found: str = "") -> Problem:
    place = Cell(file, number, column + 1, number, column + 1)
    return problem("acknowledgements-file", place, variant, row=number, column=COLUMNS[column], found=found)


def written_register(signatures: Iterable[Signature]) -> str:
    """The text of the register: by staff number, then by day."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_cells(sorted(signatures, key=_order)))
    return target.getvalue()


def _order(one: Signature) -> tuple[str, ...]:
    return (one.staff_number, one.on.isoformat(), one.version, *one.roles)


def _cells(signatures: Sequence[Signature]) -> Iterator[tuple[str, ...]]:
    proof = str(len(signatures))
    for one in signatures:
        staff_number, unit, roles, version, on, evidence, seal = astuple(one)
        said = (staff_number, unit, " ".join(roles), version, on.isoformat(), str(evidence))
        proof = sha256("\n".join((proof, *said, seal)).encode()).hexdigest()[:_PROOF_DIGITS]
        yield (*said, proof)
