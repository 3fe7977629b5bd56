"""What the rules of a company answer, asked once for all its languages."""

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TypeVar

from policy_gen.policy.keeping import kept
from policy_gen.profile.model import Profile
from policy_gen.rules.receivables.engine import OverdueRules
from policy_gen.rules.receivables.lookup.books import Histories, histories
from policy_gen.rules.receivables.lookup.by_date import Days, columns, every_day, shapes, telling
from policy_gen.rules.receivables.lookup.events import Outcome, event_marks, outcomes, over_limit
from policy_gen.rules.receivables.lookup.fitting import Table
from policy_gen.rules.receivables.lookup.marks import delivery_marks
from policy_gen.rules.receivables.lookup.tracks import Tables, Track
from policy_gen.rules.refusal.leaf_days import LeafDays, leaf_days, marks
from policy_gen.rules.refusal.tree import Leaf, Node, Tree, lasting

T = TypeVar("T")

OF_NO_DEBT = {
    *("accepted_gaps", "colleagues", "communication", "exceptions", "fields", "first_contact", "languages"),
    *("partners", "prepayment", "preset", "products", "records", "regions", "schema_version"),
    *("scope_control", "time_allocation", "training", "units"),
}
"""Sections that the rules about debts never read: what changes there asks nothing anew."""
DOCUMENT_OF_DEBTS = {"approved_by", "exceptions", "owner", "status"}
"""Of the document they read this alone."""
USUAL, UNUSUAL = 5, 4
"""How many days of frequent and of rare shapes a request is asked about."""


@dataclass(frozen=True, slots=True)
class Debts:
    """What holds for debts, as tables."""

    effective_due: Days
    unpaid: tuple[Track, ...]
    demanded: tuple[Track, ...]
    unaccepted: tuple[Track, ...]
    delivered: tuple[Track, ...]
    delivery_columns: dict[str, Days]
    outcomes: tuple[Outcome, ...]
    event_columns: dict[str, Days]
    over_limit: tuple[tuple[str, Table], ...]
    histories: Histories


@dataclass(frozen=True, slots=True)
class Requests:
    """What is answered to requests, as a tree."""

    root: Node | int
    leaves: tuple[tuple[Leaf, LeafDays], ...]
    columns: dict[str, Days]


@dataclass(frozen=True, slots=True)
class _Company:
    """A company's rules and the days asked about; equal if the profiles say the same about what is asked."""

    profile: Profile = field(compare=False)
    content: str
    first: date
    last: date
    oldest: date


def debts(profile: Profile, first: date, last: date, oldest: date) -> Debts:
    """The tables for dates from `first` to `last`, and for due dates from `oldest` on."""
    document = profile.document.model_dump_json(include=DOCUMENT_OF_DEBTS)
    content = document + profile.model_dump_json(exclude={"document", *OF_NO_DEBT})
    return _debts(_Company(profile, content, first, last, oldest))


def requests(profile: Profile, first: date, last: date) -> Requests:
    """The tree for requests from `first` to `last`."""
    return _requests(_Company(profile, profile.model_dump_json(), first, last, first))


@lru_cache(maxsize=2)
def _debts(company: _Company) -> Debts:
    question = f"debts {company.oldest} {company.first} {company.last} {company.content}"
    return kept(question, lambda: _undisturbed(lambda: _asked_debts(company)), Debts)


def _undisturbed(found: Callable[[], T]) -> T:
    """An answer found without looking for garbage: many small things live long here, none in a circle."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        return found()
    finally:
        if was_enabled:
            gc.enable()


def _asked_debts(company: _Company) -> Debts:
    rules = OverdueRules(company.profile)
    tables = Tables(rules, company.first, company.last, company.oldest)
    days = every_day(company.first, company.last)
    unpaid, demanded = tuple(tables.unpaid()), tuple(tables.demanded())
    found = histories(tables, unpaid, demanded)
    told = {segment for book in found.books for segment in book.segments}
    return Debts(
        effective_due=tables.effective_due(),
        unpaid=unpaid,
        demanded=demanded,
        unaccepted=tuple(tables.unaccepted()),
        delivered=tuple(tables.delivered()),
        delivery_columns=columns(shapes(days, lambda day: delivery_marks(rules.terms, day))),
        outcomes=tuple(outcomes(rules, tables, told)),
        event_columns=columns(shapes(days, lambda day: event_marks(rules, day))),
        over_limit=tuple(over_limit(rules, tables)),
        histories=found,
    )


@lru_cache(maxsize=2)
def _requests(company: _Company) -> Requests:
    effective = company.profile.document.effective_date
    profile = lasting(company.profile, effective)
    lie = shapes(every_day(company.first, company.last), lambda on: marks(profile, on))
    dates = telling(lie, USUAL, UNUSUAL)
    tree = Tree(profile, effective)
    root = tree.root()
    leaves = tuple((leaf, leaf_days(leaf.profile, leaf.chosen, dates)) for leaf in tree.leaves)
    return Requests(root, leaves, columns(lie))
