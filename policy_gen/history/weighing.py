"""Whether a change has to be learnt, and which part of the version number it raises (brief 8.2.8).

A number, an owner, a deadline, a right or a duty is material; other words are editorial.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from policy_gen.history import duty_words
from policy_gen.history.amendments import Bump, Cause, Direction, Matter, Value, Weight
from policy_gen.history.duty_words import Titles, Words
from policy_gen.history.formalities import FORMAL_CLAUSES, LIGHT
from policy_gen.history.measures import Empty
from policy_gen.history.parameters import direction, parameter
from policy_gen.policy.record import Behind

NUMBER = re.compile(r"\d+(?:[.,:\u00a0\u202f ]\d+)*")
"""A number as it is printed: with its groups, decimals or parts of an hour."""
_ITEM = re.compile(r"^(?:[-*] |\d+\. |\|)")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_NO_RULE = (">", "|---", "### ")
"""Lines that bind nobody: words to say, the line below a table's head, a heading."""


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


def of_value(path: str, before: Value, after: Value) -> Weighed:
    """What another value of a parameter amounts to.

    A right taken away or narrowed counts like a rule, and so does a duty that came or went with its value.
    """
    said = parameter(path)
    if said.matter in LIGHT:
        return WORDS
    if said.empty is Empty.NOT_REQUIRED and (before is None) is not (after is None):
        return RULE
    is_wider = direction(path, before, after) is Direction.SOFTER
    return RULE if said.matter is Matter.RIGHT and not is_wider else VALUE


def of_whole_clause(clause: str, causes: Iterable[Cause]) -> Weighed:
    """What it amounts to that a clause came or went; one that holds no rule says only what was decided."""
    return WORDS if clause in FORMAL_CLAUSES and {*causes} == {Cause.PROFILE} else RULE


@dataclass(frozen=True, slots=True)
class Duties:
    """What of a text binds people, counted: other words leave it as it is."""

    rules: int
    """Items and sentences."""
    words: Words
    """Words that make a rule, such as "must", "not", "only"."""
    numbers: Words
    """Numbers, also in words, and units of time."""


def duties_in(text: str, language: str) -> Duties:
    """What of a text binds people, apart from whom."""
    lines = _binding_lines(text, language)
    digits = Counter(found for line in lines for found in NUMBER.findall(line))
    return Duties(
        rules=sum(map(_rules, lines)),
        words=duty_words.counted(lines, language, duty_words.RULE),
        numbers=digits + duty_words.counted(lines, language, duty_words.VALUE),
    )


def roles_named(text: str, language: str, titles: Titles) -> Words:
    """How often the binding lines of a text name each role."""
    return titles.counted(_binding_lines(text, language))


def of_text(before: str, after: str, language: str, titles: tuple[Titles, Titles]) -> Weighed:
    """What other words amount to: the same rules, duties, numbers and roles make them editorial."""
    then, now = duties_in(before, language), duties_in(after, language)
    if (then.rules, then.words) != (now.rules, now.words):
        return RULE
    named = [roles_named(text, language, own) for text, own in zip((before, after), titles, strict=True)]
    return VALUE if then.numbers != now.numbers or named[0] != named[1] else WORDS


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


def _binding_lines(text: str, language: str) -> list[str]:
    idle = (*_NO_RULE, *duty_words.asides(language))
    return [line for line in text.splitlines() if line and not line.startswith(idle)]


def _rules(line: str) -> int:
    """How many items and sentences of a line bind somebody."""
    return 1 if _ITEM.match(line) else max(1, len(_SENTENCE_END.findall(line)))
