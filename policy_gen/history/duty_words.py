"""The words of a text that carry rights, duties, bans and deadlines, counted (brief 8.2.8).

Which words these are stands in `modals.yaml`, by language; titles of roles come from the profile and the
catalogue, and count by their role, so that another title for a role is no other owner.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from policy_gen.languages.grammar import grammar
from policy_gen.policy.escaping import unescaped
from policy_gen.profile.model import Profile
from policy_gen.profile.source import read_data
from policy_gen.profile.values import ANY_LANGUAGE, text_in

MODALS = Path(__file__).parent / "modals.yaml"
RULE, VALUE = "rule", "value"
_ANY_LINE = ("*",)
"""Where nothing is known of a language, a line in italics binds nobody."""

Words = Counter[str]


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of roles in one language, in all their forms."""

    pattern: re.Pattern[str]
    roles: Mapping[str, str]
    """The role of each title, the title in small letters."""

    def counted(self, lines: Iterable[str]) -> Words:
        """How often each role is named by its title."""
        found = (match[0].casefold() for line in lines for match in self.pattern.finditer(_plain(line)))
        return Counter(self.roles[title] for title in found)

    def by_role(self, text: str) -> str:
        """A text with the role in place of each title: the same by whichever title the role is called."""
        return self.pattern.sub(lambda found: self.roles[found[0].casefold()], _plain(text))


def titles(language: str, profile: Profile | None) -> Titles:
    """The titles of a company in one language; those of the catalogue where the profile has no other."""
    known = {_plain(title).casefold(): role for role, title in _all_titles(language, profile)}
    longest_first = sorted(known, key=lambda title: (-len(title), title))
    either = "|".join(map(re.escape, longest_first)) or "(?!)"
    return Titles(re.compile(rf"\b(?:{either})\b", re.IGNORECASE), known)


def _all_titles(language: str, profile: Profile | None) -> Iterator[tuple[str, str]]:
    """Each form of each title with its role; the company's own come last and prevail."""
    for role, title in grammar(language).data["roles"].items():
        yield from ((role, form) for form in _forms(title))
    if profile is None:
        return
    yield from (("ceo", form) for form in _forms(text_in(profile.company.head_title or {}, language)))
    for role, said in profile.roles.items():
        own = said.title or {}
        yield from ((role, form) for form in _forms(own.get(language) or own.get(ANY_LANGUAGE)))


def _forms(title: str | Mapping[str, str] | None) -> Iterable[str]:
    return (title,) if isinstance(title, str) else title.values() if title else ()


def asides(language: str) -> tuple[str, ...]:
    """How lines begin that bind nobody: a reason, or what the law says on its own."""
    listed = _listed(language)
    return tuple(listed["asides"]) if listed else _ANY_LINE


def counted(lines: Iterable[str], language: str, kind: str) -> Words:
    """How many words there are of each pattern of a kind: of `rule` or of `value`."""
    text = "\n".join(map(_plain, lines))
    return +Counter({one.pattern: len(one.findall(text)) for one in _patterns(language, kind)})


@cache
def _patterns(language: str, kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b(?:{one})\b", re.IGNORECASE) for one in _listed(language).get(kind, ()))


@cache
def _listed(language: str) -> Mapping[str, list[str]]:
    """The words of a language; none where nobody has listed them."""
    said: Mapping[str, list[str]] = read_data(MODALS).get(language, {})
    return said


def _plain(text: str) -> str:
    """A line as it is read, with plain spaces."""
    return " ".join(unescaped(text).split())
