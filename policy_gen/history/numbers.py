"""Version numbers MAJOR.MINOR.PATCH: which is higher, and which comes next (brief 8.2.8, K-DOC-03)."""

from policy_gen.history.amendments import Bump
from policy_gen.profile.version_numbers import version_order


def parts(version: str) -> tuple[int, int, int] | None:
    """A version as three numbers; None where it is none."""
    order = version_order(version)
    if len(order) != len(Bump) or version.count(".") != len(Bump) - 1:
        return None
    major, minor, patch = order
    return major, minor, patch


def raised(version: str, bump: Bump) -> str | None:
    """The next version when this part is raised; None where the version is none."""
    numbers = parts(version)
    if numbers is None:
        return None
    place = tuple(Bump).index(bump)
    return ".".join(
        str(number + 1 if i == place else 0 if i > place else number) for i, number in enumerate(numbers)
    )


def step(before: str, after: str) -> Bump | None:
    """The part by which a version is higher than another; None where it is not higher."""
    then, now = parts(before), parts(after)
    if then is None or now is None or now <= then:
        return None
    return next(bump for bump, old, new in zip(Bump, then, now, strict=True) if old != new)
