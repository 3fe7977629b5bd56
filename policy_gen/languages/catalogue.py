"""What each language's data file holds: read once, without the weight of Babel."""

from functools import cache
from typing import Any

from policy_gen.profile.source import read_data
from policy_gen.profile.values import LANGUAGES, Language


def known_languages() -> tuple[str, ...]:
    """Languages that have a data file, in alphabetical order."""
    return tuple(language.value for language in Language)


@cache
def language_data(language: str) -> dict[str, Any]:
    """The data file of a language: ways of writing, units, role titles."""
    return dict(read_data(LANGUAGES / f"{language}.yaml"))


def role_titles(language: str) -> dict[str, Any]:
    """Titles of the standard roles by role id: a string, or case forms."""
    return dict(language_data(language)["roles"])


def title_forms(language: str) -> tuple[str, ...]:
    """The case forms that a company's own title must bring in this language (K-LANG-04)."""
    return tuple(language_data(language)["title_forms"])
