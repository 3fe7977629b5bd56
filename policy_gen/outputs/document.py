"""Policy → `document.md`: the whole policy in official order, for signing and print.

Order of enactment, title and approval, passport, contents, chapters, annexes, acknowledgement, change log.
"""

import re
from collections.abc import Iterable, Iterator

from policy_gen.outputs.pages import (
    BLANK,
    DOCUMENT,
    Page,
    annex_heading,
    chapter_heading,
    clause_heading,
    opens_part,
    page_title,
    part_heading,
    relinked,
)
from policy_gen.policy import escaping
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
    lines = [*OUT_OF_SEARCH, Line(f"# {escaping.markdown(policy.title)}"), *_parts(policy, lexicon)]
    return Page(DOCUMENT, title, relinked(lines, DOCUMENT, homes))


def _parts(policy: Policy, lexicon: Lexicon) -> Iterator[Line]:
    closing = {ORDER_OF_ENACTMENT, *policy.back}
    clauses = {clause.id: clause for clause in policy.clauses()}
    yield from _clause(clauses[ORDER_OF_ENACTMENT], annex_heading(clauses[ORDER_OF_ENACTMENT], lexicon), 2)
    for clause in policy.front:
        yield from _clause(clause, clause.title, 2)
    yield from _contents(policy, lexicon)
    for chapter in policy.chapters:
        if opens_part(policy, chapter):
            yield BLANK
            yield Line(f"## {part_heading(chapter, lexicon)}")
        yield from _chapter(chapter, lexicon, closing)
    for clause_id in policy.back:
        clause = clauses[clause_id]
        heading = annex_heading(clause, lexicon) if clause.entry.is_annex else clause_heading(clause, lexicon)
        yield from _clause(clause, heading, 2)


def _contents(policy: Policy, lexicon: Lexicon) -> Iterator[Line]:
    yield BLANK
    yield Line(f"## {lexicon.phrase('contents')}")
    yield BLANK
    for chapter in policy.chapters:
        if opens_part(policy, chapter):
            yield Line(f"- [{part_heading(chapter, lexicon)}](#{next(chapter.clauses()).id})")
        yield Line(f"- [{chapter_heading(chapter, lexicon)}](#{next(chapter.clauses()).id})")
        for section in chapter.sections:
            if section.number or chapter.code == ANNEXES:
                heading = page_title(chapter, section, lexicon)
                yield Line(f"- [{heading}](#{section.clauses[0].id})")


def _chapter(chapter: Chapter, lexicon: Lexicon, closing: set[str]) -> Iterator[Line]:
    level = 3 if chapter.within else 2
    yield BLANK
    yield Line(f"{'#' * level} {chapter_heading(chapter, lexicon)}")
    for section in chapter.sections:
        if section.number:
            yield BLANK
            yield Line(f"{'#' * (level + 1)} {page_title(chapter, section, lexicon)}")
        for clause in section.clauses:
            if clause.id in closing:
                continue
            is_annex = chapter.code == ANNEXES
            heading = annex_heading(clause, lexicon) if is_annex else clause_heading(clause, lexicon)
            yield from _clause(clause, heading, level + (2 if section.number else 1))


def _clause(clause: Clause, heading: str, level: int) -> Iterator[Line]:
    yield BLANK
    yield Line(f"{'#' * level} {heading} {{ #{clause.id} }}")
    yield BLANK
    yield from _shifted(clause.lines, level)


def _shifted(lines: Iterable[Line], level: int) -> Iterator[Line]:
    """The lines with their own subheadings one level below the clause's; HTML has six."""
    for line in lines:
        yield Line(_HEADING.sub("#" * min(level + 1, 6) + " ", line.text), line.sources)
