"""Policy → `document.md`: the whole policy in official order, for signing and print.

Order of enactment, title and approval, passport, contents, chapters, annexes, acknowledgement, change log.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policy_gen.outputs.pages import (
    BLANK,
    DOCUMENT,
    Page,
    page_title,
    relinked,
    stale_note,
)
from policy_gen.policy import escaping
from policy_gen.policy.headings import chapter_heading, clause_heading, opens_part, part_heading
from policy_gen.policy.lexicon import Lexicon
from policy_gen.policy.numbering import ANNEXES
from policy_gen.policy.recording import Line
from policy_gen.policy.tree import Chapter, Clause, Policy

OUT_OF_SEARCH = tuple(Line(text) for text in ("---", "search:", "  exclude: true", "---", ""))
"""Its clauses are found on their own pages, not a second time here."""
ORDER_OF_ENACTMENT = "ANN-R"
_HEADING = re.compile(r"^#+ ")


def document(policy: Policy, lexicon: Lexicon) -> Page:
    """The page; every clause stands on it, so references stay on it."""
    title = lexicon.layout["sections"][DOCUMENT]
    homes = {clause.id: DOCUMENT for clause in policy.clauses()}
    parts = DocumentWriter(policy, lexicon).parts()
    lines = [*OUT_OF_SEARCH, Line(f"# {escaping.markdown(policy.title)}"), *parts]
    return Page(DOCUMENT, title, relinked(lines, DOCUMENT, homes))


@dataclass(frozen=True, slots=True)
class DocumentWriter:
    """Writes one policy from end to end."""

    policy: Policy
    lexicon: Lexicon

    def parts(self) -> Iterator[Line]:
        """Its lines in official order, below the title."""
        policy, clauses = self.policy, {clause.id: clause for clause in self.policy.clauses()}
        yield from self._clause(clauses[ORDER_OF_ENACTMENT], 2)
        for clause in policy.front:
            yield from self._clause(clause, 2)
        yield from self._contents()
        for chapter in policy.chapters:
            if opens_part(policy, chapter):
                yield BLANK
                yield Line(f"## {part_heading(chapter, self.lexicon)}")
            yield from self._chapter(chapter)
        for clause_id in policy.back:
            yield from self._clause(clauses[clause_id], 2)

    def _contents(self) -> Iterator[Line]:
        yield BLANK
        yield Line(f"## {self.lexicon.phrase('contents')}")
        yield BLANK
        for chapter in self.policy.chapters:
            first = next(chapter.clauses()).id
            if opens_part(self.policy, chapter):
                yield Line(f"- [{part_heading(chapter, self.lexicon)}](#{first})")
            yield Line(f"- [{chapter_heading(chapter, self.lexicon)}](#{first})")
            for section in chapter.sections:
                if section.number or chapter.code == ANNEXES:
                    heading = page_title(chapter, section, self.lexicon)
                    yield Line(f"- [{heading}](#{section.clauses[0].id})")

    def _chapter(self, chapter: Chapter) -> Iterator[Line]:
        level = 3 if chapter.within else 2
        closing = {ORDER_OF_ENACTMENT, *self.policy.back}
        yield BLANK
        yield Line(f"{'#' * level} {chapter_heading(chapter, self.lexicon)}")
        for section in chapter.sections:
            if section.number:
                yield BLANK
                yield Line(f"{'#' * (level + 1)} {page_title(chapter, section, self.lexicon)}")
            for clause in section.clauses:
                if clause.id not in closing:
                    yield from self._clause(clause, level + (2 if section.number else 1))

    def _clause(self, clause: Clause, level: int) -> Iterator[Line]:
        heading = clause_heading(clause, self.lexicon)
        yield BLANK
        yield Line(f"{'#' * level} {heading} {{ #{clause.id} }}")
        yield from stale_note(self.policy, clause, self.lexicon)
        yield BLANK
        yield from _shifted(clause.lines, level)


def _shifted(lines: Iterable[Line], level: int) -> Iterator[Line]:
    """The lines with their own subheadings one level below the clause's; HTML has six."""
    for line in lines:
        yield Line(_HEADING.sub("#" * min(level + 1, 6) + " ", line.text), line.sources)
