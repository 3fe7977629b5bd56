"""Policy → what can be found on its site: clauses, annexes and roles' pages, each with its words by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from policy_gen.outputs.pages import HOME, clause_pages
from policy_gen.policy import escaping, reading
from policy_gen.policy.headings import annex_heading
from policy_gen.policy.lexicon import Lexicon
from policy_gen.policy.tree import Clause, PlainPage, Policy
from policy_gen.profile.model import Profile
from policy_gen.profile.values import listed_in
from policy_gen.rules.referral import REFERRED

LIST_OF_PARTNERS = "PAR-070"
SHEETS = "sheets/"
REPEATING = ("roles/", "start")
"""Pages that repeat the titles and scripts of clauses, which are found themselves."""
ANNEX_SHARE = 0.8
SHEET_SHARE = 0.6


class Field(Enum):
    """Where a word stands."""

    TITLE = auto()
    SYNONYMS = auto()
    """What people say of it in other words."""
    SCRIPTS = auto()
    """Words to say to a client."""
    BODY = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause or page that can be found."""

    id: str
    """Clause id; empty where it is a page."""
    number: str
    """Printed number; empty where it has none, or where the title brings it."""
    title: str
    link: str
    """Path from the home page, with the anchor of a clause."""
    begins: str
    """Its first line as plain text."""
    said: tuple[str, ...]
    """What people say of it."""
    texts: tuple[tuple[Field, str], ...]
    """Everything it says, by field."""
    share: float = 1.0
    """Of what its words weigh: forms stand after the clauses that rule them, sheets after roles."""


def entries(policy: Policy, lexicon: Lexicon, profile: Profile) -> Iterator[Entry]:
    """Every printed clause in official order, then every page but home and the whole document."""
    own = {LIST_OF_PARTNERS: _asked_of_partners(profile, policy.language)}
    homes = clause_pages(policy)
    for clause in policy.clauses():
        said = (*lexicon.synonyms.get(clause.id, ()), *own.get(clause.id, ()))
        yield _clause(clause, homes[clause.id], lexicon, said)
    for page in policy.pages:
        if page.page != HOME:
            yield _page(page)


def _asked_of_partners(profile: Profile, language: str) -> tuple[str, ...]:
    """What callers call the fields that are left to partners."""
    asked = (field.also_called for field in profile.fields if field.relation in REFERRED)
    return tuple(one for words in asked for one in listed_in(words, language))


def _clause(clause: Clause, home: str, lexicon: Lexicon, said: tuple[str, ...]) -> Entry:
    is_annex = clause.entry.is_annex
    title = escaping.unescaped(annex_heading(clause, lexicon) if is_annex else clause.title)
    return Entry(
        id=clause.id,
        number="" if is_annex else clause.number,
        title=title,
        link=f"{home}.html#{clause.id}",
        begins=reading.opening(clause.text),
        said=said,
        texts=((Field.TITLE, title), *((Field.SYNONYMS, one) for one in said), *_texts(clause.text)),
        share=ANNEX_SHARE if is_annex else 1.0,
    )


def _page(page: PlainPage) -> Entry:
    text = "\n".join(line.text for line in page.lines)
    texts = () if page.page.startswith(SHEETS) else tuple(_texts(text))
    return Entry(
        id="",
        number="",
        title=page.title,
        link=f"{page.page}.html",
        begins=reading.opening(text),
        said=(),
        texts=((Field.TITLE, page.title), *(texts[:1] if page.page.startswith(REPEATING) else texts)),
        share=SHEET_SHARE if page.page.startswith(SHEETS) else 1.0,
    )


def _texts(markdown: str) -> Iterator[tuple[Field, str]]:
    for passage in reading.passages(markdown):
        yield Field.SCRIPTS if passage.quoted else Field.BODY, passage.text
