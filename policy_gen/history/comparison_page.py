"""A comparison as one page that is opened from disk: every language in it, the redline, what to choose by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from markupsafe import Markup

from policy_gen.history.amendments import Amendment, Cause, Comparison, Kind, Version, Weight
from policy_gen.history.marked_blocks import Block, marked
from policy_gen.history.marked_words import Marker
from policy_gen.history.spoken import Words
from policy_gen.history.telling import Telling, ToldClause, ToldParameter
from policy_gen.languages.grammar import grammar
from policy_gen.policy.local_page import local_page
from policy_gen.profile.wording import LANGUAGES, labels

LONG_SIGNS = 240
"""From how many signs on a stretch that did not change is folded away."""


def comparison_page(
    found: Comparison, said: Sequence[Words], languages: Sequence[str], folders: tuple[Path, ...]
) -> str:
    """The page; `languages` are those of the clauses, each told in its words. Raises TemplateFault."""
    panels = [
        _Panel(Telling(found, words, found.text_language(language)), language).values()
        for words, language in zip(said, languages, strict=True)
    ]
    title = said[0].around["headings"]["title"]
    values = {"language": said[0].language, "title": f"{title}: {_versions(found)}", "panels": panels}
    return local_page(folders, "diff/diff", values)


def _versions(found: Comparison) -> str:
    before, after = found.before, found.after
    same = before.version == after.version
    return " → ".join(one.name if same or not one.version else one.version for one in (before, after))


@dataclass(frozen=True, slots=True)
class _Panel:
    """The comparison in one language."""

    telling: Telling
    language: str

    def values(self) -> dict[str, Any]:
        """What the template shows."""
        told = self.telling.whole()
        return {
            "language": self.telling.words.language,
            "texts": self.telling.language,
            "key": self.language,
            "name": grammar(self.language).own_name,
            "told": told,
            "words": self.telling.words.around,
            "sides": [self._side(one) for one in (self.telling.found.before, self.telling.found.after)],
            "parameters": [self._parameter(one) for one in told.parameters],
            "groups": [
                (heading, [self._clause(one) for one in clauses]) for heading, clauses in told.clauses
            ],
            "choices": self._choices(),
        }

    def _side(self, one: Version) -> dict[str, str | None]:
        day = one.effective_date
        written = self.telling.words.grammar.date(day) if day else None
        in_force = self.telling.words.around["headings"]["in_force"]
        return {
            "name": self._named(one),
            "version": one.version,
            "day": written and in_force.format(date=written),
        }

    def _named(self, one: Version) -> str:
        """The files as they are, by their name in this language; any other version by its own."""
        own = labels(self.telling.words.language)
        for language in LANGUAGES:
            for key in ("working_tree", "last_built"):
                if labels(language)[key] == one.name:
                    return own[key]
        return one.name

    def _parameter(self, one: ToldParameter) -> dict[str, Any]:
        weighed = [amended for amended in self._amended if amended.clause in one.of.clauses]
        marks = self._marks(weighed, one.of.roles, [one.of.cause])
        return {"sentence": one.sentence, "details": one.details, "marks": marks}

    @property
    def _amended(self) -> tuple[Amendment, ...]:
        return self.telling.found.amendments

    def _clause(self, one: ToldClause) -> dict[str, Any]:
        return {
            "id": one.id,
            "title": one.title,
            "details": one.details,
            "kind": str(one.of.kind),
            "marks": self._marks([one.of], one.of.roles, one.of.causes),
            "runs": list(_runs(self._blocks(one.of))),
        }

    def _marks(
        self, amended: Sequence[Amendment], roles: Iterable[str], causes: Iterable[Cause]
    ) -> dict[str, str]:
        """What the reader may choose by."""
        is_material = any(one.weight is Weight.MATERIAL for one in amended)
        return {
            "role": " ".join(roles),
            "part": " ".join(dict.fromkeys(map(_part, amended))),
            "cause": " ".join(causes),
            "material": "1" if is_material else "",
        }

    def _blocks(self, one: Amendment) -> tuple[Block, ...]:
        """The redline of an amended clause; the whole text of one that came or went."""
        before, after = one.texts.get(self.telling.language, ("", ""))
        if one.kind is not Kind.AMENDED:
            before = after = before or after
        page = self.telling.words.around["page"]
        blocks = marked(before, after, Marker(page["taken"], page["put"]))
        shown = one.kind is not Kind.AMENDED
        return tuple(Block(each.html, shown or each.is_changed, each.length) for each in blocks)

    def _choices(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """Key, label and options of each choice that has more than one."""
        around, found = self.telling.words.around, self.telling.found
        roles = _known_roles(found, {role for one in self._amended for role in one.roles})
        parts = dict.fromkeys(map(_part, self._amended))
        causes = [cause for cause in Cause if any(cause in one.causes for one in self._amended)]
        page = around["page"]
        return [
            ("role", page["role"], [(role, self.telling.role(role)) for role in roles]),
            ("part", page["part"], [(part, around["parts"].get(part, part)) for part in parts]),
            ("cause", page["cause"], [(cause, around["causes"][cause]) for cause in causes]),
        ]


def _known_roles(found: Comparison, wanted: set[str]) -> list[str]:
    profiles = (side.profile for side in (found.after, found.before))
    known = dict.fromkeys(role for profile in profiles if profile for role in profile.roles)
    return [*(role for role in known if role in wanted), *sorted(wanted - known.keys())]


def _part(one: Amendment) -> str:
    """The part of the policy, as the id of a clause begins."""
    return one.clause.partition("-")[0]


def _runs(blocks: Iterable[Block]) -> Iterator[Mapping[str, Any]]:
    """Blocks that changed, and stretches between them that did not."""
    for is_changed, group in groupby(blocks, lambda one: one.is_changed):
        run = list(group)
        is_long = not is_changed and sum(one.length for one in run) > LONG_SIGNS
        yield {"html": Markup("".join(one.html for one in run)), "is_folded": is_long}
