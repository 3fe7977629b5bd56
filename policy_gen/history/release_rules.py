"""What a release must hold to: a number that fits the change, a log that names it (K-DOC-03, K-DOC-04)."""

from policy_gen.history.amendments import Bump, Comparison, Weight
from policy_gen.history.change_log import changed_clauses
from policy_gen.history.formalities import is_of_every_release
from policy_gen.history.numbers import step
from policy_gen.history.spoken import drafted_words
from policy_gen.profile.document import Change
from policy_gen.profile.exceptions import SECTION
from policy_gen.profile.model import Profile
from policy_gen.profile.wording import LANGUAGES


def needed_bump(found: Comparison) -> Bump | None:
    """The least part of the number that must rise; None where nothing but the release itself changed."""
    order = tuple(Bump)
    heaviest = min((one.bump for one in changed_clauses(found)), key=order.index, default=None)
    others = any(_needs_a_version(one.path) for one in found.parameters)
    return heaviest or (Bump.PATCH if others else None)


def _needs_a_version(path: str) -> bool:
    """Exceptions are granted to single clients under the version that there is (DOC-060)."""
    return not is_of_every_release(path) and path.partition(".")[0] != SECTION


def is_enough(before: str, after: str, needed: Bump) -> bool:
    """Whether a version is higher than another by at least the part that must rise."""
    order, taken = tuple(Bump), step(before, after)
    return taken is not None and order.index(taken) <= order.index(needed)


def new_entries(profile: Profile, before: str) -> tuple[Change, ...]:
    """The entries of the change log for versions above another."""
    return tuple(one for one in profile.document.changes if step(before, one.version) is not None)


def unlogged_clauses(found: Comparison, profile: Profile, before: str) -> tuple[str, ...]:
    """Ids of clauses with a changed rule that no entry above a version names (K-DOC-04)."""
    named = {clause for one in new_entries(profile, before) for clause in one.clauses}
    return tuple(
        one.clause
        for one in changed_clauses(found)
        if one.weight is Weight.MATERIAL and one.clause not in named
    )


def lacks_reason(change: Change) -> bool:
    """Whether the entry still has the words that stand in for a reason."""
    stand_ins = {drafted_words(language)["why"] for language in LANGUAGES}
    return not stand_ins.isdisjoint(change.why.values())
