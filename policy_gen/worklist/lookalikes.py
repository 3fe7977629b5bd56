"""Clients of a ledger that look like one client, and clients of several segments: told once, with a count."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from policy_gen.problems import Cell, Problem, Severity
from policy_gen.profile.wording import problem
from policy_gen.worklist.accounts import Account

MOST_CLIENTS = 200_000
"""Clients compared; the rest of a still larger ledger is left alone."""
MOST_NAMED = 3
_IGNORED = re.compile("[\\s\"'«»„“”‘’`]+")


def client_notes(accounts: Collection[Account], path: Path) -> Iterator[Problem]:
    """One note for names that differ only in case, spaces and quotation marks, one for split segments."""
    groups = _alike(islice(accounts, MOST_CLIENTS))
    place = Cell(path, 1, 1, 1, 1)
    if groups:
        known = "; ".join(", ".join(f"“{key}”" for key in group) for group in groups[:MOST_NAMED])
        yield problem("same-client", place, severity=Severity.WARNING, known=known, count=len(groups))
    torn = [one.client for one in accounts if len(segments_of(one)) > 1]
    if torn:
        known = ", ".join(f"“{key}”" for key in torn[:MOST_NAMED])
        yield problem(
            "same-client", place, "segments", severity=Severity.WARNING, known=known, count=len(torn)
        )


def segments_of(account: Account) -> set[str]:
    """Segments of a client's open invoices."""
    return {*account.oldest, *(item.segment for item in account.watched)}


def _alike(accounts: Iterable[Account]) -> list[list[str]]:
    """Keys of clients that are one when folded, in the order of the ledger."""
    first: dict[int, str] = {}
    groups: dict[int, list[str]] = {}
    for account in accounts:
        code = hash(folded_key(account.client))
        known = first.setdefault(code, account.client)
        if known != account.client and folded_key(known) == folded_key(account.client):
            groups.setdefault(code, [known]).append(account.client)
    return list(groups.values())


def near_clients(accounts: Collection[Account]) -> Mapping[str, str]:
    """The keys of a ledger's clients by what is left of them when they are folded."""
    return {folded_key(account.client): account.client for account in islice(accounts, MOST_CLIENTS)}


def folded_key(key: str) -> str:
    """A client's key without what is written in several ways: case, spaces, quotation marks."""
    return _IGNORED.sub("", key.casefold())
