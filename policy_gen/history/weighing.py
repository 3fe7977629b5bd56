"""Whether a change has to be learnt, and which part of the version number it raises (brief 8.2.8).

A number, an owner, a deadline, a right or a duty is material; other words are editorial.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from policy_gen.history.amendments import Bump, Direction, Matter, Weight
from policy_gen.policy.record import Behind
from policy_gen.profile.source import read_data

_MODALS = Path(__file__).parent / "modals.yaml"
NUMBER = re.compile(r"\d+(?:[.,:\u00a0\u202f ]\d+)*")
"""A number as it is printed: with its groups, decimals or parts of an hour."""
_ITEM = re.compile(r"^(?:[-*] |\d+\. |\|)")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_NO_RULE = ("*", ">", "|---", "### ")
"""Lines that bind nobody: a reason, words to say, the line below a table's head, a heading."""

LIGHT = frozenset({Matter.WORDING, Matter.CONTACT, Matter.DOCUMENT})


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a change amounts to; the heavier of two is the greater."""

    weight: Weight
    bump: Bump

    def or_heavier(self, other: "Weighed") -> "Weighed":
        """The heavier of the two."""
        order = tuple(Bump)
        return min(self, other, key=lambda one: order.index(one.bump))


RULE = Weighed(Weight.MATERIAL, Bump.MAJOR)
VALUE = Weighed(Weight.MATERIAL, Bump.MINOR)
WORDS = Weighed(Weight.EDITORIAL, Bump.PATCH)


def of_parameter(matter: Matter, direction: Direction) -> Weighed:
    """What another value of a parameter amounts to: a right taken away or narrowed counts like a rule."""
    if matter in LIGHT:
        return WORDS
    return RULE if matter is Matter.RIGHT and direction is not Direction.SOFTER else VALUE


def of_text(before: str, after: str, language: str) -> Weighed:
    """What other words amount to: the same numbers, rules and modal words make them editorial."""
    if _rules(before) != _rules(after) or _modals(before, language) != _modals(after, language):
        return RULE
    return VALUE if _numbers(before) != _numbers(after) else WORDS


def duties_in(text: str, language: str) -> str:
    """What of a text binds people: its rules, modal words and numbers; other words leave it as it is."""
    found = (_rules(text), sorted(_modals(text, language).items()), sorted(_numbers(text).items()))
    return repr(found)


def of_people(before: Behind, after: Behind) -> Weighed:
    """What another owner or another deadline amounts to."""
    is_same = before.names == after.names and before.deadline == after.deadline
    return WORDS if is_same else VALUE


def heaviest(found: Iterable[Weighed]) -> Weighed:
    """The heaviest; other words where there is none."""
    weighed = WORDS
    for one in found:
        weighed = weighed.or_heavier(one)
    return weighed


def _binding_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith(_NO_RULE)]


def _rules(text: str) -> int:
    """How many items and sentences bind somebody."""
    return sum(
        1 if _ITEM.match(line) else max(1, len(_SENTENCE_END.findall(line))) for line in _binding_lines(text)
    )


def _numbers(text: str) -> Counter[str]:
    return Counter(found for line in _binding_lines(text) for found in NUMBER.findall(line))


def _modals(text: str, language: str) -> Counter[str]:
    pattern = _modal_words(language)
    return Counter(found[0].casefold() for line in _binding_lines(text) for found in pattern.finditer(line))


@cache
def _modal_words(language: str) -> re.Pattern[str]:
    listed: dict[str, list[str]] = read_data(_MODALS)
    return re.compile(rf"\b(?:{'|'.join(listed.get(language, ['(?!)']))})\b", re.IGNORECASE)
