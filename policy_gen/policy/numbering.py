"""Printed numbers and the page of each clause, before a line is rendered (D7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from policy_gen.policy.register import ClauseEntry

ANNEXES = "ANN"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause stands and how it is numbered there."""

    chapter: str
    page: str
    number: str


@dataclass(frozen=True, slots=True)
class SectionPlan:
    page: str
    number: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChapterPlan:
    code: str
    number: str
    title: str
    sections: tuple[SectionPlan, ...]
    within: str = ""
    """Title of the part that holds it and its neighbours, as a layout wants it; their number is 5.1, 5.2 …"""


@dataclass(frozen=True, slots=True)
class Plan:
    """The order and the numbers of a policy in one language's layout."""

    front: tuple[str, ...]
    chapters: tuple[ChapterPlan, ...]

    def places(self) -> dict[str, Place]:
        """Each clause's place by id."""
        found = {clause_id: Place("", "control", "") for clause_id in self.front}
        for chapter in self.chapters:
            for section in chapter.sections:
                for position, clause_id in enumerate(section.clauses, start=1):
                    number = _clause_number(chapter, section, position)
                    found[clause_id] = Place(chapter.code, section.page, number)
        return found


def plan(printed: Mapping[str, ClauseEntry], layout: Mapping[str, Any]) -> Plan:
    """The plan of the printed clauses; chapters and sections without clauses fall away."""
    front = tuple(clause_id for clause_id in layout["front"] if clause_id in printed)
    rest = {clause_id: entry for clause_id, entry in printed.items() if clause_id not in front}
    chapters: list[ChapterPlan] = []
    for data in layout["chapters"]:
        chapter = _chapter(data, _next_number(chapters, data.get("within", "")), rest)
        if chapter.sections:
            chapters.append(chapter)
    return Plan(front, tuple(chapters))


def _next_number(chapters: Sequence[ChapterPlan], within: str) -> str:
    """The number of the chapter after these: 6 after 5 and after 5.3, but 5.4 within the part of 5.3."""
    if not chapters:
        return "1.1" if within else "1"
    top, _, inner = chapters[-1].number.partition(".")
    if within and within == chapters[-1].within:
        return f"{top}.{int(inner) + 1}"
    return f"{int(top) + 1}.1" if within else str(int(top) + 1)


def _chapter(data: Mapping[str, Any], number: str, known: Mapping[str, ClauseEntry]) -> ChapterPlan:
    """A chapter of the clauses on its pages; `clauses` names those it takes where others share the page."""
    if data["code"] == ANNEXES:
        return ChapterPlan(ANNEXES, number, data["title"], _annexes(known))
    taken = data.get("clauses", known)
    printed = {clause_id: entry for clause_id, entry in known.items() if clause_id in taken}
    pages = [page for page in data["sections"] if any(entry.page == page for entry in printed.values())]
    several = len(pages) > 1
    sections = tuple(
        SectionPlan(
            page,
            f"{number}.{position}" if several else "",
            tuple(clause_id for clause_id, entry in printed.items() if entry.page == page),
        )
        for position, page in enumerate(pages, start=1)
    )
    return ChapterPlan(data["code"], number, data["title"], sections, data.get("within", ""))


def _annexes(printed: Mapping[str, ClauseEntry]) -> tuple[SectionPlan, ...]:
    return tuple(
        SectionPlan(entry.page, "", (clause_id,)) for clause_id, entry in printed.items() if entry.is_annex
    )


def _clause_number(chapter: ChapterPlan, section: SectionPlan, position: int) -> str:
    if chapter.code == ANNEXES:
        return str(chapter.sections.index(section) + 1)
    return f"{section.number or chapter.number}.{position}"
