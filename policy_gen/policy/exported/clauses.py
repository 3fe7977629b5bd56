"""The index of clauses: where each stands, whom it speaks to, what it begins with."""

from policy_gen.policy import escaping, reading
from policy_gen.policy.audience import EVERYONE, audience
from policy_gen.policy.briefing import Briefing
from policy_gen.policy.exported.part import Part
from policy_gen.policy.headings import annex_heading
from policy_gen.policy.tree import Clause, Policy


class ClauseIndexEntry(Part):
    """One clause of this policy."""

    id: str
    """Permanent id, which is also its anchor on the page."""
    number: str
    """Printed number; empty in the opening part."""
    title: str
    """Its title."""
    name: str | None
    """What links call an annex, with its number; null for the others: number and title."""
    page: str
    """The page it stands on, without ending: add .html, and # with the id."""
    chapter: str
    """Title of its chapter; empty in the opening part."""
    everyone: bool
    """Whether it speaks to everyone."""
    roles: tuple[str, ...]
    """Ids of the roles it speaks to; empty where it speaks to everyone."""
    begins: str
    """Its first sentence as plain text; empty where it opens with a table or a list."""


def clause_index(briefing: Briefing, policy: Policy) -> tuple[ClauseIndexEntry, ...]:
    """Every printed clause once, in official order."""
    chapters = {clause.id: chapter.title for chapter in policy.chapters for clause in chapter.clauses()}
    return tuple(_entry(briefing, clause, chapters.get(clause.id, "")) for clause in policy.clauses())


def _entry(briefing: Briefing, clause: Clause, chapter: str) -> ClauseIndexEntry:
    everyone = EVERYONE in clause.entry.audience
    addressed = frozenset() if everyone else audience(briefing.profile, clause.entry)
    return ClauseIndexEntry(
        id=clause.id,
        number=clause.number,
        title=clause.title,
        name=_annex_name(briefing, clause),
        page=briefing.places[clause.id].page,
        chapter=chapter,
        everyone=everyone,
        roles=tuple(role for role in briefing.profile.roles if role in addressed),
        begins=reading.first_line(clause.text),
    )


def _annex_name(briefing: Briefing, clause: Clause) -> str | None:
    return escaping.unescaped(annex_heading(clause, briefing.lexicon)) if clause.entry.is_annex else None
