"""Version numbers MAJOR.MINOR.PATCH: which is higher, and which comes next (brief 8.2.8, K-DOC-03)."""

from policy_gen.history.amendments import Bump


def parts(version: str) -> tuple[int, int, int] | None:
    """A version as three numbers; None where it is none."""
    found = version.split(".")
    if len(found) != len(Bump) or not all(
        part.isascii() and part.isdigit() and len(part) < 10 for part in found
    ):
        return None
    major, minor, patch = map(int, found)
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
