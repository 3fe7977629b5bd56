"""Exceptions granted to single clients: short, allowed by the right hand, never where none is (DOC-060)."""

from collections.abc import Iterable, Iterator
from datetime import date

from policy_gen.problems import Problem, Span
from policy_gen.profile.exceptions import GrantedException
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.wording import problem

NEVER = ("GEN-060", "REF-215", "REF-230")
"""Clauses from which DOC-060 lets nobody depart."""


def exceptions_allowed(loaded: LoadedProfile) -> Iterable[Problem]:
    """Each lasts no longer than the rules let it, and was allowed by whom they name (S2-43)."""
    limit = loaded.profile.document.exceptions.max_days
    for one in loaded.profile.exceptions:
        if one.longest() > limit:
            place = _place(loaded, one, "valid_until")
            yield problem("exception-too-long", place, entry=one.id, days=one.longest(), limit=limit)
        if one.matter in NEVER:
            yield problem(
                "exception-forbidden", _place(loaded, one, "matter"), entry=one.id, found=one.matter
            )
        yield from _approval(loaded, one)
        yield from _order(loaded, one)


def _approval(loaded: LoadedProfile, one: GrantedException) -> Iterator[Problem]:
    """The approver of exceptions allowed it, or the deputy, and not whoever asked."""
    approver = loaded.profile.document.exceptions.approver
    known = (approver, loaded.profile.roles[approver].deputy)
    if one.approved_by in known and one.approved_by != one.asked_by:
        return
    yield problem(
        "exception-approver",
        _place(loaded, one, "approved_by"),
        "own" if one.approved_by in known else "",
        entry=one.id,
        role=one.approved_by,
        known=", ".join(known),
    )


def _order(loaded: LoadedProfile, one: GrantedException) -> Iterator[Problem]:
    """An exception ends no earlier than it begins, by itself or by hand."""
    for field, end in (("valid_until", one.valid_until), ("ended_on", one.ended_on)):
        if end is not None and end < one.approved_on:
            yield problem(
                "exception-days",
                _place(loaded, one, field),
                entry=one.id,
                found=end.isoformat(),
                first=one.approved_on.isoformat(),
            )


def exceptions_in_time(loaded: LoadedProfile, as_of: date) -> Iterable[Problem]:
    """None is past its last day without having been closed, none was allowed or closed in days to come."""
    for one in loaded.profile.exceptions:
        if one.is_over(as_of):
            place = _place(loaded, one, "valid_until")
            yield problem("exception-expired", place, entry=one.id, found=one.valid_until.isoformat())
        for field, day in (("approved_on", one.approved_on), ("ended_on", one.ended_on)):
            if day is not None and day > as_of:
                place = _place(loaded, one, field)
                yield problem(
                    "exception-days", place, "future", entry=one.id, found=day.isoformat(), first=""
                )


def _place(loaded: LoadedProfile, one: GrantedException, field: str) -> Span:
    return loaded.origins.place(f"exceptions.{one.id}.{field}")
