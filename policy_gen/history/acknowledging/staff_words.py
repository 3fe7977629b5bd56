"""Roles and units as people's tables write them: by id, or by their name in any published language."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from policy_gen.languages.folding import folded
from policy_gen.languages.grammar import grammar
from policy_gen.policy.briefing import role_title
from policy_gen.policy.lexicon import TemplateFault
from policy_gen.profile.model import Profile

_PARTED = re.compile(r"\s*[,;/+&|\n]\s*")


@dataclass(frozen=True, slots=True)
class StaffWords:
    """Ids by the folded words for them; words of two ids are left out."""

    roles: Mapping[str, str]
    units: Mapping[str, str]
    unit_of: Mapping[str, str] = field(default_factory=dict)
    """The unit of a role."""

    def unit(self, text: str) -> str | None:
        """The unit of a cell; None where the word is unknown."""
        return self.units.get(_word(text))

    def unit_beginning(self, text: str) -> str | None:
        """The only unit with a name that begins like this; None where there is none, or there are several."""
        found = {unit for word, unit in self.units.items() if word.startswith(_word(text))}
        return found.pop() if len(found) == 1 else None

    def roles_in(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The roles of a cell in the order of their ids, and the words nobody knows."""
        if _word(text) in self.roles:
            return (self.roles[_word(text)],), ()
        parts = [part for part in _PARTED.split(text) if part.strip()]
        if len(parts) == 1 and all(_word(part) in self.roles for part in text.split()):
            parts = text.split()
        found = {self.roles[_word(part)] for part in parts if _word(part) in self.roles}
        return tuple(sorted(found)), tuple(part for part in parts if _word(part) not in self.roles)

    @property
    def known_roles(self) -> str:
        """The ids of all roles, as a list in words."""
        return ", ".join(self.unit_of)

    @property
    def known_units(self) -> str:
        """The ids of all units, as a list in words."""
        return ", ".join(dict.fromkeys(self.units.values()))


def _word(text: str) -> str:
    return " ".join(folded(text).replace("_", " ").replace("-", " ").split())


def staff_words(profile: Profile) -> StaffWords:
    """The words of a company."""
    languages = [str(language) for language in profile.languages.published]
    roles = [(role_id, name) for role_id in profile.roles for name in _titles(profile, role_id, languages)]
    units = [(unit.id, name) for unit in profile.units for name in (unit.id, *unit.name.values())]
    return StaffWords(
        _by_word(roles), _by_word(units), {name: role.unit for name, role in profile.roles.items()}
    )


def _titles(profile: Profile, role_id: str, languages: Iterable[str]) -> Iterable[str]:
    yield role_id
    for language in languages:
        try:
            yield str(role_title(profile, grammar(language), role_id).value)
        except TemplateFault:
            continue


def _by_word(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for name, text in named:
        found.setdefault(_word(text), set()).add(name)
    return {word: ids.pop() for word, ids in found.items() if len(ids) == 1}
