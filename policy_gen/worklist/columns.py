"""The file that says which column of a ledger is which: `company_profiles/<id>.ledger.yaml` (settled 11)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from policy_gen.problems import Problem, Span
from policy_gen.profile import tree
from policy_gen.profile.model import Profile
from policy_gen.profile.nearest import closest
from policy_gen.profile.source import read
from policy_gen.profile.values import Language
from policy_gen.profile.wording import problem, term
from policy_gen.worklist.headers import LEDGER, folded, guess, synonyms

DECIMALS = {"comma": ",", "point": "."}
DATES = {"day_first": False, "month_first": True}
_MAPS = ("segments", "languages")
NEEDED = ("client", "amount", "due")
DUE_SOURCES = ("due", "invoice_date", "delivered")
"""Any of these columns gives the due date: the later ones with the segment's terms."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What a columns file says; empty where there is none."""

    names: dict[str, tuple[str, Span]] = field(default_factory=dict)
    """Header names by field, each with its place in the columns file."""
    decimal: str | None = None
    """The sign before decimals."""
    month_first: bool | None = None
    """None: the days themselves show it."""
    segments: dict[str, str] = field(default_factory=dict)
    """Segment ids by the folded words of the ledger."""
    languages: dict[str, str] = field(default_factory=dict)
    """Language codes by the folded words of the ledger."""


@dataclass(frozen=True, slots=True)
class TakenColumn:
    """A column of the file and the field it was taken for."""

    field: str
    header: str
    index: int
    """Its place among the columns read, from 0."""
    given: bool
    """Whether the columns file says so; else its name does."""


def columns_file(company: Path) -> Path | None:
    """The columns file that belongs to a profile, if there is one."""
    found = company.with_name(f"{company.stem}.ledger.yaml")
    return found if found.is_file() else None


def read_columns(path: Path, profile: Profile) -> tuple[Columns | None, tuple[Problem, ...]]:
    """A columns file; None where it has problems."""
    source = read(path)
    if source.problems or source.root is None:
        return None, source.problems
    if not isinstance(source.root, tree.Mapping):
        return None, (problem("columns-file", source.root.span, known=", ".join(_keys())),)
    found, problems = Columns(), list[Problem]()
    for key, entry in source.root.entries.items():
        found, faults = _with_entry(found, key, entry, profile)
        problems += faults
    return (None if problems else found), tuple(problems)


def _keys() -> tuple[str, ...]:
    return (*synonyms(LEDGER), "decimal", "dates", *_MAPS)


def _with_entry(
    columns: Columns, key: str, entry: tree.Entry, profile: Profile
) -> tuple[Columns, list[Problem]]:
    node = entry.node
    if key in _MAPS:
        return _with_map(columns, key, node, profile)
    if key not in _keys():
        near = closest(key, list(_keys()))
        variant = "near" if near else "key"
        known = ", ".join(_keys())
        return columns, [problem("columns-file", entry.key_span, variant, found=key, near=near, known=known)]
    if not isinstance(node, tree.Scalar) or not node.text.strip():
        return columns, [problem("columns-file", entry.key_span, "text", found=key)]
    if key in ("decimal", "dates"):
        return _with_option(columns, key, node)
    return replace(columns, names=columns.names | {key: (node.text.strip(), node.span)}), []


def _with_option(columns: Columns, key: str, node: tree.Scalar) -> tuple[Columns, list[Problem]]:
    if key == "decimal" and node.text in DECIMALS:
        return replace(columns, decimal=DECIMALS[node.text]), []
    if key == "dates" and node.text in DATES:
        return replace(columns, month_first=DATES[node.text]), []
    known = ", ".join(DECIMALS if key == "decimal" else DATES)
    return columns, [problem("columns-file", node.span, "option", found=node.text, key=key, known=known)]


def _with_map(columns: Columns, key: str, node: tree.Node, profile: Profile) -> tuple[Columns, list[Problem]]:
    """The company's own words for segments or languages."""
    if not isinstance(node, tree.Mapping):
        return columns, [problem("columns-file", node.span, "map", found=key)]
    ids = [segment.id for segment in profile.segments] if key == "segments" else [*Language]
    said, faults = dict[str, str](), list[Problem]()
    for word, entry in node.entries.items():
        wanted = entry.node.text if isinstance(entry.node, tree.Scalar) else ""
        if wanted in ids:
            said[folded(word)] = wanted
        else:
            known = ", ".join(ids)
            faults.append(
                problem("columns-file", entry.node.span, "option", found=wanted, key=key, known=known)
            )
    changed = replace(columns, segments=said) if key == "segments" else replace(columns, languages=said)
    return changed, faults


def taken_columns(
    header: Sequence[str], columns: Columns, place: Span, company: str
) -> tuple[tuple[TakenColumn, ...], tuple[Problem, ...]]:
    """The columns of a ledger by field, given ones first, then by their names; and what stands in the way."""
    given, faults = _given(header, columns)
    found = guess(header, LEDGER, given)
    taken = tuple(
        TakenColumn(name, header[at], at, name in given) for name, at in sorted(found.taken.items(), key=_at)
    )
    if not faults:
        faults = [*_missing(header, found.taken, place, company)]
        needed = (*NEEDED, *(name for name in DUE_SOURCES if "due" not in found.taken))
        for name, several in found.torn.items():
            if name in needed:
                words = ", ".join(f"“{header[at]}”" for at in several)
                line = _line(header, found.taken, company, torn=name)
                faults.append(
                    problem("ambiguous-column", place, field=term("field", name), allowed=words, known=line)
                )
    return taken, tuple(faults)


def _at(pair: tuple[str, int]) -> int:
    return pair[1]


def _given(header: Sequence[str], columns: Columns) -> tuple[dict[str, int], list[Problem]]:
    """Places of the columns that the columns file names."""
    given, faults = dict[str, int](), list[Problem]()
    names = [folded(cell) for cell in header]
    for name, (said, span) in columns.names.items():
        at = next((i for i, cell in enumerate(header) if cell == said), None)
        if at is None and folded(said) in names:
            at = names.index(folded(said))
        if at is not None:
            given[name] = at
            continue
        near = closest(said, [cell.lower() for cell in header])
        known = ", ".join(filter(None, header))
        faults.append(
            problem("unknown-column", span, "near" if near else "", found=said, near=near, known=known)
        )
    return given, faults


def _missing(header: Sequence[str], taken: Mapping[str, int], place: Span, company: str) -> Iterator[Problem]:
    """One problem for all fields no column was found for."""
    lacking = [name for name in NEEDED if name not in taken]
    if any(name in taken for name in DUE_SOURCES) and "due" in lacking:
        lacking.remove("due")
    if lacking:
        yield problem(
            "missing-column",
            place,
            field=", ".join(term("field", name) for name in lacking),
            allowed=", ".join(f"“{cell}”" for cell in header if cell) or "—",
            known=_line(header, taken, company),
        )


def _line(header: Sequence[str], taken: Mapping[str, int], company: str, torn: str = "") -> str:
    """The line to write into the columns file, with what is known filled in."""
    known = {name: header[taken[name]] if name in taken and name != torn else "…" for name in NEEDED}
    pairs = ", ".join(f"{name}: {json.dumps(cell, ensure_ascii=False)}" for name, cell in known.items())
    return f"company_profiles/{company}.ledger.yaml: {{{pairs}}}"
