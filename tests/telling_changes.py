"""Makes changes of a sample company, to be told in each of its languages."""

from functools import cache

from conftest import ROOT

from policy_gen.history.amendments import Cause, ParameterChange, Value
from policy_gen.history.parameters import direction, parameter, party
from policy_gen.history.spoken import Words, words_in
from policy_gen.profile.loading import load
from policy_gen.profile.model import Profile

LANGUAGES = ("ru", "ro", "hu", "en")
COMPANIES = {"ru": "severny-dvor", "en": "severny-dvor", "hu": "tisza-szoftver", "ro": "oglinda-carpati"}
_NBSP = "\u00a0"


@cache
def company(language: str) -> Profile:
    """A sample company that publishes the language."""
    loaded = load(ROOT / "company_profiles" / f"{COMPANIES[language]}.yaml").value
    assert loaded is not None
    return loaded.profile


@cache
def words(language: str) -> Words:
    return words_in(language, (ROOT / "templates",))


def changed(path: str, before: Value, after: Value) -> ParameterChange:
    """A change with what its parameter declares."""
    return ParameterChange(
        path=path,
        before=before,
        after=after,
        cause=Cause.PROFILE,
        matter=parameter(path).matter,
        direction=direction(path, before, after),
        party=party(path, before, after),
        clauses=(),
        roles=(),
    )


def spaced(text: str) -> str:
    """With plain spaces, to be read by eye."""
    return text.replace(_NBSP, " ").replace("\u202f", " ")
