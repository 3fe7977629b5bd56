"""What chapters, clauses and annexes are called where they are printed or linked to."""

from policy_gen.policy.lexicon import Lexicon
from policy_gen.policy.tree import Chapter, Clause, Policy


def chapter_heading(chapter: Chapter, lexicon: Lexicon) -> str:
    """A chapter's number and title."""
    return lexicon.phrase("chapter_title").format(number=chapter.number, title=chapter.title)


def opens_part(policy: Policy, chapter: Chapter) -> bool:
    """Whether a chapter is the first of the part that holds it."""
    return bool(chapter.within) and chapter is next(c for c in policy.chapters if c.within == chapter.within)


def part_heading(chapter: Chapter, lexicon: Lexicon) -> str:
    """The number and title of the part that holds a chapter."""
    return lexicon.phrase("chapter_title").format(number=chapter.part_number, title=chapter.within)


def annex_heading(clause: Clause, lexicon: Lexicon) -> str:
    """An annex's number, letter and title."""
    return lexicon.phrase("annex_title").format(
        number=clause.number, letter=clause.id.removeprefix("ANN-"), title=clause.title
    )


def clause_heading(clause: Clause, lexicon: Lexicon) -> str:
    """A clause's number and title, an annex's as such; the title alone in the opening part."""
    if clause.entry.is_annex:
        return annex_heading(clause, lexicon)
    if not clause.number:
        return clause.title
    return lexicon.phrase("clause_title").format(number=clause.number, title=clause.title)
