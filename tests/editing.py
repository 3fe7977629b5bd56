"""Single faults in sample profiles, made from tables (`tests/data/edits/`)."""

from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT, SAMPLES, SAMPLES_AS_OF

from policy_gen import checks
from policy_gen.problems import Problem, Span
from policy_gen.profile.loading import load_bytes
from policy_gen.profile.source import read, read_data
from policy_gen.profile.tree import Entry, Mapping, Node, Sequence

TABLES = ROOT / "tests" / "data" / "edits"


@dataclass(frozen=True)
class Edit:
    """One fault of one profile, with what the checker must say of it, and where."""

    company: str
    how: str
    """`set`, `rename` or `drop`."""
    path: str
    to: str
    code: str
    at: str | None

    def __str__(self) -> str:
        return f"{self.company}: {self.how} {self.path} {self.to}".strip()


def edits() -> list[Edit]:
    """The rows for every company, then the rows of each."""
    found = []
    for table in sorted(TABLES.glob("*.yaml")):
        for row in read_data(table):
            how = next(key for key in ("set", "rename", "drop") if key in row)
            for company in SAMPLES if table.stem == "every" else (table.stem,):
                to = str(row.get("to", ""))
                found.append(Edit(company, how, row[how], to, row["code"], row.get("at")))
    return found


def profile_path(company: str) -> Path:
    return ROOT / "company_profiles" / f"{company}.yaml"


def edited(edit: Edit) -> str:
    """The text of the profile with the fault in it; other lines stay where they are."""
    text = profile_path(edit.company).read_text(encoding="utf-8")
    entry = entry_at(edit.company, edit.path)
    if edit.how == "drop":
        return _without(text, entry)
    span = _span(entry) if edit.how == "set" else entry.key_span
    lines = text.split("\n")
    line = lines[span.line - 1]
    lines[span.line - 1] = line[: span.column - 1] + edit.to + line[span.end_column - 1 :]
    return "\n".join(lines)


def _without(text: str, entry: Entry) -> str:
    """The text without an entry: out of its braces, or with blank lines in its place."""
    lines = text.split("\n")
    first, last = entry.key_span, _span(entry)
    start, line = first.column - 1, lines[first.line - 1]
    if "{" in line[:start]:
        before, after = line[:start].rstrip(" ,"), line[last.end_column - 1 :].lstrip(" ,")
        joint = "" if before.endswith("{") or after.startswith("}") else ", "
        lines[first.line - 1] = before + joint + after
        return "\n".join(lines)
    number = first.line - 1
    lines[number] = ""
    while lines[number + 1].startswith(" " * (start + 1)) or not lines[number + 1].strip():
        number += 1
        lines[number] = ""
    return "\n".join(lines)


def _span(entry: Entry) -> Span:
    return entry.node.span


def entry_at(company: str, path: str) -> Entry:
    """The entry of a sample profile at a path of keys, places and ids. LookupError: there is none."""
    here: Node | None = read(profile_path(company)).root
    entry = None
    for part in path.split("."):
        if isinstance(here, Mapping) and part in here.entries:
            entry = here.entries[part]
        elif isinstance(here, Sequence):
            entry = _item(here, part)
        else:
            raise LookupError(path)
        here = entry.node
    assert entry is not None
    return entry


def _item(items: Sequence, part: str) -> Entry:
    for place, node in enumerate(items.items):
        own = node.entries["id"].node if isinstance(node, Mapping) and "id" in node.entries else None
        if part in (str(place), getattr(own, "text", None)):
            return Entry(node.span, node)
    raise LookupError(part)


def problems(edit: Edit) -> tuple[Problem, ...]:
    """All that the checker says of an edited profile."""
    loaded = load_bytes(edited(edit).encode(), profile_path(edit.company))
    if loaded.value is None:
        return loaded.problems
    return (*loaded.problems, *checks.run(loaded.value, SAMPLES_AS_OF))


def expected_line(edit: Edit) -> int:
    """The line on which the checker must point."""
    entry = entry_at(edit.company, edit.at or edit.path)
    has_value = not isinstance(entry.node, Mapping | Sequence)
    return _span(entry).line if edit.how != "rename" and has_value else entry.key_span.line
