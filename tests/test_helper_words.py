"""The words of the helpers: each that a page asks for is there in every language, and none is left over."""

import re
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT

from policy_gen.languages.catalogue import known_languages
from policy_gen.outputs.helper_words import CATEGORIES, helper_words
from policy_gen.policy.lexicon import read_lexicon

HELPERS = ROOT / "templates" / "theme" / "helpers"
ASKED = re.compile(r"\bwords\(\s*\"(\w+)\"")
IMPORTED = re.compile(r"from \"\./([\w-]+)\.js\"")
OWN = {"refusal": ("helper_partners", "helper_refusal"), "partners": ("helper_partners",)}


@cache
def modules(name: str) -> frozenset[Path]:
    """A module and all it imports."""
    found, waiting = set[Path](), [HELPERS / f"{name}.js"]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += [HELPERS / f"{one}.js" for one in IMPORTED.findall(path.read_text(encoding="utf-8"))]
    return frozenset(found)


def asked(name: str) -> set[str]:
    """The keys a helper asks for by name."""
    return {key for path in modules(name) for key in ASKED.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("language", known_languages())
@pytest.mark.parametrize("helper", CATEGORIES)
def test_a_helper_has_every_word_it_asks_for(helper: str, language: str) -> None:
    words = helper_words(read_lexicon((ROOT / "templates",), language))[helper]
    assert asked(helper) - words.keys() == set()


@pytest.mark.parametrize("language", known_languages())
def test_no_word_of_the_guide_and_the_finder_is_left_over(language: str) -> None:
    known = read_lexicon((ROOT / "templates",), language).words
    own = {key for names in OWN.values() for name in names for key in known[name]}
    assert own - asked("refusal") - asked("partners") == set()
