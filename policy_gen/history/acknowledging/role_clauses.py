"""The clauses each role must know in the binding text, each with a short fingerprint (brief 8.2.20).

Staff sign the edition for all; a restricted clause is only for the roles it addresses. The fingerprint holds
what binds people, as `weighing` sees it: for other words, a contact, version or dates nobody signs again.
Where the policy asks for a signature after any change (`repeat_on: any`), it holds the words themselves.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from policy_gen.history import weighing
from policy_gen.history.amendments import Comparison, Matter, Weight
from policy_gen.history.change_log import changed_clauses
from policy_gen.history.duty_words import Titles, titles
from policy_gen.history.formalities import FORMAL_CLAUSES, LIGHT
from policy_gen.history.parameters import parameter
from policy_gen.languages.phones import dictated
from policy_gen.policy import escaping
from policy_gen.policy.audience import concerned, resolved_audience
from policy_gen.policy.drafting import draft_text
from policy_gen.policy.edition import Edition
from policy_gen.policy.lexicon import Lexicon, read_lexicon
from policy_gen.policy.plain_clause import settled_text
from policy_gen.policy.recording import Line, PrintedValue
from policy_gen.policy.register import Visibility
from policy_gen.policy.tree import Clause
from policy_gen.profile.model import Profile
from policy_gen.profile.people import RoleLevel

EVERY_CHANGE = "any"
"""The `repeat_on` by which other words alone ask for a new signature."""
_SEAL_DIGITS = 12
_LEFT_OUT = "…"
_LAW = "law:"


@dataclass(frozen=True, slots=True)
class RoleClause:
    """A clause that some roles must know."""

    id: str
    number: str
    title: str
    seal: str
    """A short fingerprint of what binds people in it."""
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Printed:
    """What the pages of a released version print, for staff."""

    texts: Mapping[str, str]
    names: Mapping[str, frozenset[str]]
    """The roles that each clause named, where that was recorded."""

    def of(self, clause: Clause) -> Clause | None:
        """A clause that is drafted anew as it was printed; None where it was not."""
        if clause.entry.visibility is Visibility.RESTRICTED:
            return clause  # the pages of staff do not hold it
        if clause.id not in self.texts:
            return None
        lines = tuple(Line(text) for text in self.texts[clause.id].split("\n"))
        return replace(clause, lines=lines, roles=self.names.get(clause.id, clause.roles))


def signing_roles(profile: Profile) -> frozenset[str]:
    """The roles that sign: all but those of people outside the company."""
    return frozenset(name for name, role in profile.roles.items() if role.level is not RoleLevel.EXTERNAL)


def signing_again(found: Comparison, profile: Profile) -> tuple[str, ...]:
    """The roles that sign again what a comparison found, in the order of the profile."""
    binding = [one for one in changed_clauses(found) if one.weight is Weight.MATERIAL]
    told = {role for one in binding if one.clause not in FORMAL_CLAUSES for role in one.roles}
    return tuple(role for role in profile.roles if role in told & signing_roles(profile))


def is_signed_for_words(found: Comparison, profile: Profile) -> bool:
    """Whether other words alone ask for a new signature; the sheet says whose."""
    reworded = [one.clause for one in changed_clauses(found) if one.weight is Weight.EDITORIAL]
    is_every_change = profile.document.acknowledgement.repeat_on == EVERY_CHANGE
    return is_every_change and bool({*reworded} - {*FORMAL_CLAUSES})


def role_clauses(
    profile: Profile, folders: tuple[Path, ...], printed: Printed | None = None
) -> tuple[RoleClause, ...]:
    """Every clause that somebody must know, in official order, as the binding text says it.

    `printed` holds the pages of a version that was released. Raises TemplateFault.
    """
    language = str(profile.languages.authoritative)
    seal = Sealing(
        language, titles(language, profile), without_days_of_reading(read_lexicon(folders, language))
    )
    staff = {one.id: one for one in draft_text(profile, language, folders, Edition.STAFF).clauses()}
    every = draft_text(profile, language, folders, Edition.RESTRICTED).clauses()
    sealed = seal.of_words if profile.document.acknowledgement.repeat_on == EVERY_CHANGE else seal.of
    return tuple(
        RoleClause(clause.id, clause.number, clause.title, sealed(clause), roles)
        for drafted in (staff.get(one.id, one) for one in every)
        if (clause := printed.of(drafted) if printed else drafted) is not None
        and clause.id not in FORMAL_CLAUSES
        and (roles := _roles(profile, clause))
    )


def _roles(profile: Profile, clause: Clause) -> frozenset[str]:
    """Who must know it; a restricted clause only those it is meant for."""
    if clause.entry.visibility is Visibility.RESTRICTED:
        return resolved_audience(profile, clause.entry.concerns) & signing_roles(profile)
    return concerned(profile, clause.entry.concerns, clause.roles) & signing_roles(profile)


@dataclass(frozen=True, slots=True)
class Sealing:
    """Makes the fingerprints of the clauses of one text."""

    language: str
    titles: Titles
    settle: Callable[[str], str]

    def of(self, clause: Clause) -> str:
        """What of the clause binds people: other words for the same rule are nobody's to sign again."""
        text = self.settle(settled_text(clause))
        deadline = clause.deadline.text if clause.deadline else ""
        light = [value.text for value in clause.values if _is_light(value)]
        material = sorted(self.titles.by_role(one.text) for one in clause.values if not _is_light(one))
        named = weighing.roles_named(text, self.language, self.titles)
        duties = weighing.duties_in(_without(light, text), self.language)
        binding = (
            duties.rules,
            *(sorted(one.items()) for one in (duties.words, duties.numbers, named)),
            material,
            sorted(clause.roles),
            self.titles.by_role(_without(light, deadline)),
        )
        return _fingerprint(binding)

    def of_words(self, clause: Clause) -> str:
        """Everything that the clause says, but for what every release changes."""
        formal = [value.text for value in clause.values if _is_formal(value)]
        return _fingerprint(
            (clause.title, _without(formal, self.settle(settled_text(clause))), sorted(clause.roles))
        )


def _fingerprint(said: tuple[object, ...]) -> str:
    return sha256(repr(said).encode()).hexdigest()[:_SEAL_DIGITS]


def _without(values: Iterable[str], text: str) -> str:
    """A text without these values, in whichever way each is printed."""
    for value in values:
        for printed in (escaping.markdown(value), value, dictated(value)):  # a phone is printed as read out
            text = text.replace(printed, _LEFT_OUT)
    return text


def _is_formal(value: PrintedValue) -> bool:
    """Whether a value is of the document alone: its version, its dates."""
    return all(
        not path.startswith(_LAW) and parameter(path).matter is Matter.DOCUMENT for path in value.sources
    )


def _is_light(value: PrintedValue) -> bool:
    """Whether a value binds nobody: wording, a contact, or what every release changes."""
    return all(not path.startswith(_LAW) and parameter(path).matter in LIGHT for path in value.sources)


def without_days_of_reading(lexicon: Lexicon) -> Callable[[str], str]:
    """Leaves out of notes on the law when the law was last read, and whether a lawyer did."""
    unread = lexicon.phrase("law_not_reviewed")
    before, day, after = lexicon.phrase("law_note").partition("{as_of}")
    assert day, "the note on the law says when it was read"
    within = re.escape(before).replace(re.escape("{summary}"), ".+").replace(re.escape("{citation}"), ".+")
    note = re.compile(f"^({within}).+?({re.escape(after)})$", re.MULTILINE)
    return lambda text: note.sub(rf"\1{_LEFT_OUT}\2", text.replace(unread, "")).strip()


def known_by(clauses: Iterable[RoleClause], roles: Iterable[str]) -> dict[str, RoleClause]:
    """The clauses that somebody in these roles must know, by id."""
    held = frozenset(roles)
    return {one.id: one for one in clauses if one.roles & held}


def fingerprint(seals: Mapping[str, str]) -> str:
    """One fingerprint of all the clauses somebody signed."""
    text = "\n".join(f"{clause} {seal}" for clause, seal in sorted(seals.items()))
    return sha256(text.encode()).hexdigest()[:_SEAL_DIGITS]
