"""Policy → what can be found on its site: clauses, pages, what partners do; each with its words by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from policy_gen.outputs.pages import HOME, clause_pages
from policy_gen.policy import escaping, reading
from policy_gen.policy.headings import annex_heading
from policy_gen.policy.lexicon import Lexicon
from policy_gen.policy.tree import Clause, PlainPage, Policy
from policy_gen.profile.model import Profile
from policy_gen.profile.values import listed_in, text_in
from policy_gen.rules.referral import REFERRED

PARTNER_FINDER = "helpers/partners"
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
    """Every printed clause in official order, then every page but home and what the partner finder knows."""
    homes = clause_pages(policy)
    for clause in policy.clauses():
        yield _clause(clause, homes[clause.id], lexicon)
    for page in policy.pages:
        if page.page != HOME:
            yield _page(page)
        if page.page == PARTNER_FINDER:
            yield from _fields(page, profile, policy.language)


def _fields(finder: PlainPage, profile: Profile, language: str) -> Iterator[Entry]:
    """What callers call a field leads to the partner finder that has the field chosen."""
    for field in profile.fields:
        said = listed_in(field.also_called, language)
        if said and field.relation in REFERRED:
            name = text_in(field.name, language) or ""
            texts = ((Field.TITLE, name), *((Field.SYNONYMS, one) for one in said))
            yield Entry("", "", name, f"{finder.page}.html?field={field.id}", finder.title, said, texts)


def _clause(clause: Clause, home: str, lexicon: Lexicon) -> Entry:
    is_annex = clause.entry.is_annex
    title = escaping.unescaped(annex_heading(clause, lexicon) if is_annex else clause.title)
    said = tuple(lexicon.synonyms.get(clause.id, ()))
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
