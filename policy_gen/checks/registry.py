"""All the rules on the sense of a profile, in the order they run."""

from collections.abc import Callable, Iterable
from datetime import date

from policy_gen.checks.dates import date_order, known_timezone
from policy_gen.checks.deputies import deputies
from policy_gen.checks.ladders import open_ladders, sorted_lists
from policy_gen.checks.needed import default_segment, needed_values
from policy_gen.checks.partners import coverage, needless_gaps, phrases, same_field
from policy_gen.checks.titles import titles
from policy_gen.problems import Problem, in_order
from policy_gen.profile.loading import LoadedProfile

Check = Callable[[LoadedProfile], Iterable[Problem]]
DatedCheck = Callable[[LoadedProfile, date], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    default_segment,
    needed_values,
    open_ladders,
    sorted_lists,
    date_order,
    known_timezone,
    deputies,
    titles,
    same_field,
    phrases,
    coverage,
    needless_gaps,
)
"""Rules that hold whatever the day."""

DATED_CHECKS: tuple[DatedCheck, ...] = ()
"""Rules that depend on the day they are asked about."""


def run(loaded: LoadedProfile, as_of: date) -> tuple[Problem, ...]:
    """Every problem the rules find in a valid profile, by place."""
    found = [one for check in CHECKS for one in check(loaded)]
    found += [one for dated in DATED_CHECKS for one in dated(loaded, as_of)]
    return in_order(found)
