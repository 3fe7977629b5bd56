"""What people say: scripts with their blanks, forbidden phrases, terms."""

from typing import Any

from policy_gen.policy import escaping, scripts
from policy_gen.policy.exported.part import Part
from policy_gen.policy.printing import Printer
from policy_gen.policy.recording import Recorder, without_marks
from policy_gen.policy.telling import Teller
from policy_gen.profile.catalogues import CASE_PLACEHOLDERS, PLACEHOLDER


class ScriptEntry(Part):
    """Words to say; `{date.until}` is a blank, and a sentence in [[ ]] goes if its blank has no value."""

    id: str
    """Id of the script."""
    title: str
    """Its name."""
    moment: str
    """When it is said."""
    text: str
    """The words, with the company's own values in place."""
    blanks: tuple[str, ...]
    """Blanks the case has to fill, as in `placeholders`."""


class Placeholder(Part):
    """A blank of the scripts."""

    name: str
    """The blank without its braces: what it means, and after a point the form of the sentence."""
    label: str
    """What belongs there, for an empty blank."""
    filled: str
    """How its value stands in the sentence; {value} is the value."""


class ForbiddenPhrase(Part):
    """What nobody says to a client (ANN-B)."""

    id: str
    """Id of the phrase."""
    say_not: str
    """The phrase."""
    why: str
    """Why not."""
    say: str | None
    """What to say or do instead; null where there is no substitute. It may hold blanks."""


class Term(Part):
    """A notion of the policy (DEF-010)."""

    id: str
    """Id of the term."""
    term: str
    """The term."""
    definition: str
    """What it means."""


def script_entries(teller: Teller) -> tuple[ScriptEntry, ...]:
    """Every script of the language, in the company's words where it has its own."""
    return tuple(_script(teller, script_id) for script_id in teller.briefing.lexicon.scripts)


def _script(teller: Teller, script_id: str) -> ScriptEntry:
    text = _plain(scripts.open_script(_printer(teller), script_id))
    name = teller.word("script_moment", script_id)
    return ScriptEntry(
        id=script_id,
        title=name,
        moment=name,
        text=text,
        blanks=tuple(dict.fromkeys(_blanks(text))),
    )


def _blanks(text: str) -> list[str]:
    found = (match for match in PLACEHOLDER.finditer(text) if match[1] in CASE_PLACEHOLDERS)
    return [f"{match[1]}.{match[3]}" if match[3] else match[1] for match in found]


def _printer(teller: Teller) -> Printer:
    return Printer(teller.briefing, Recorder())


def _plain(text: str) -> str:
    return escaping.unescaped(without_marks(text))


def placeholders(teller: Teller) -> tuple[Placeholder, ...]:
    """The blanks of the scripts in every form this language has."""
    words = teller.briefing.lexicon.words
    labels, patterns = words["placeholder"], words["placeholder_filled"]
    return tuple(
        Placeholder(name=name, label=label, filled=patterns.get(name, "{value}"))
        for name, label in labels.items()
        if name.partition(".")[0] in CASE_PLACEHOLDERS
    )


def forbidden_phrases(teller: Teller) -> tuple[ForbiddenPhrase, ...]:
    """The standard phrases, then the company's own in this language."""
    briefing = teller.briefing
    standard = [_phrase(teller, row, row.get("say")) for row in briefing.lexicon.phrases]
    own = [
        ForbiddenPhrase(
            id=f"own_{index}",
            say_not=briefing.grammar.quoted(one.pattern),
            why=one.why,
            say=_own(teller, one.say),
        )
        for index, one in enumerate(briefing.profile.communication.forbidden_phrases)
        if one.lang == briefing.language
    ]
    return (*standard, *own)


def _phrase(teller: Teller, row: dict[str, Any], say: str | None) -> ForbiddenPhrase:
    return ForbiddenPhrase(
        id=row["id"],
        say_not=_filled(teller, row["say_not"]),
        why=row["why"],
        say=_filled(teller, say) if say else None,
    )


def _filled(teller: Teller, text: str) -> str:
    return _plain(scripts.fill(_printer(teller), text, scripts.MARKS))


def _own(teller: Teller, say: str | None) -> str | None:
    return _plain(scripts.own_text(_printer(teller), say, "", scripts.MARKS)) if say else None


def terms(teller: Teller) -> tuple[Term, ...]:
    """The glossary, in the order of its terms."""
    rows = teller.briefing.lexicon.glossary
    return tuple(Term(id=row["id"], term=row["term"], definition=row["definition"]) for row in rows)
