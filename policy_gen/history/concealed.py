"""What changed for management alone: clauses that only the restricted edition prints (settled 15).

Committed pages hold none of them, so both sides are drafted anew by today's templates: what is found are
changed values. Exceptions for single clients are no new version of the policy.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from policy_gen.history.amendments import Amendment, Bump, Weight
from policy_gen.history.comparing import compare
from policy_gen.history.parameters import is_restricted
from policy_gen.history.snapshots import drafted
from policy_gen.policy.audience import resolved_audience
from policy_gen.policy.edition import Edition
from policy_gen.policy.register import Visibility, read_register
from policy_gen.profile.model import Profile


def concealed(before: Profile, after: Profile, folders: tuple[Path, ...]) -> tuple[Amendment, ...]:
    """The amendments that only management may read, each with the roles it is meant for.

    Raises TemplateFault.
    """
    same = {"document": after.document, "exceptions": ()}
    sides = [one.model_copy(update=same) for one in (before, after)]
    binding = after.languages.authoritative
    if sides[0] == sides[1] or binding not in before.languages.published:
        return ()
    register = read_register(folders)
    then, now = (
        drafted(one, folders, "", languages=(str(binding),), edition=Edition.RESTRICTED) for one in sides
    )
    return tuple(
        replace(one, roles=_addressed(after, register[one.clause].concerns, one.weight))
        for one in compare(then, now).amendments
        if register[one.clause].visibility is Visibility.RESTRICTED
    )


def has_to_be_told(amendments: Iterable[Amendment]) -> bool:
    """Whether management has to learn something that follows from no value told to all staff."""
    material = (one.parameters for one in amendments if one.weight is Weight.MATERIAL)
    return any(not paths or any(map(is_restricted, paths)) for paths in material)


def heavier(bump: Bump | None, amendments: Iterable[Amendment]) -> Bump | None:
    """The part of the number that must rise where these amendments come to it."""
    known = [one.bump for one in amendments] + ([bump] if bump else [])
    return min(known, key=tuple(Bump).index, default=None)


def _addressed(profile: Profile, concerns: Iterable[str], weight: Weight) -> tuple[str, ...]:
    """A restricted clause is for the roles it addresses; that it names others tells these nothing."""
    addressed = resolved_audience(profile, tuple(concerns)) if weight is Weight.MATERIAL else ()
    return tuple(role for role in profile.roles if role in addressed)
