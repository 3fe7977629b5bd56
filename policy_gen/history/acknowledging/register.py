"""The register of signatures: a CSV beside the profile, by staff number, without names (brief 8.2.9)."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from policy_gen.history.acknowledging.versions import SignedVersion
from policy_gen.problems import Cell, Problem
from policy_gen.profile.wording import problem

SUFFIX = ".acknowledgements.csv"
COLUMNS = ("staff_number", "unit", "roles", "version", "date", "evidence", "fingerprint")
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
    return (
        tuple(one for one in found if isinstance(one, Signature)),
        tuple(one for one in found if isinstance(one, Problem)),
    )


def _signature(
    file: Path, number: int, row: list[str], versions: Mapping[str, SignedVersion]
) -> Signature | Problem:
    if len(row) != len(COLUMNS):
        return _told(file, number, 0, "row")
    staff_number, unit, roles, version, day, evidence, seal = row
    held = tuple(roles.split())
    wrong = {
        "staff_number": not is_staff_number(staff_number),
        "roles": not held,
        "version": version not in versions,
        "date": not _is_day(day),
        "evidence": evidence not in list(Evidence),
    }
    wrong["fingerprint"] = not any(wrong.values()) and versions[version].fingerprint(held) != seal
    faulty = next((column for column in COLUMNS if wrong.get(column)), None)
    if faulty:
        column = COLUMNS.index(faulty)
        variant = faulty if faulty in ("version", "fingerprint") else "cell"
        return _told(file, number, column, variant, row[column])
    return Signature(staff_number, unit, held, version, date.fromisoformat(day), Evidence(evidence), seal)


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


def _cells(signatures: Iterable[Signature]) -> Iterator[tuple[str, ...]]:
    for one in signatures:
        staff_number, unit, roles, version, on, evidence, seal = astuple(one)
        yield staff_number, unit, " ".join(roles), version, on.isoformat(), str(evidence), seal
