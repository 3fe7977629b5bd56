"""The forbidden phrases that tempt in a case, with what to say instead (ANN-B)."""

from collections.abc import Collection

from policy_gen.policy import escaping, scripts
from policy_gen.policy.printing import Printer
from policy_gen.policy.recording import Recorder, without_marks
from policy_gen.policy.telling import Teller


def told_phrases(teller: Teller, occasions: Collection[str]) -> list[dict[str, str | None]]:
    """The standard phrases for the occasions, then the company's own for the same."""
    if not occasions:
        return []
    printer = Printer(teller.briefing, Recorder())
    standard = [
        {"id": row["id"], "say_not": row["say_not"], "why": row["why"], "say": _filled(printer, row["say"])}
        for row in teller.briefing.lexicon.phrases
        if not set(occasions).isdisjoint(row["occasions"])
    ]
    return [*standard, *_own(teller, printer, occasions)]


def _own(teller: Teller, printer: Printer, occasions: Collection[str]) -> list[dict[str, str | None]]:
    phrases = teller.briefing.profile.communication.forbidden_phrases
    return [
        {
            "id": f"own_{index}",
            "say_not": teller.briefing.grammar.quoted(phrase.pattern),
            "why": phrase.why,
            "say": _filled(printer, phrase.say),
        }
        for index, phrase in enumerate(phrases)
        if phrase.lang == teller.briefing.language and not set(occasions).isdisjoint(phrase.occasions)
    ]


def _filled(printer: Printer, words: str | None) -> str | None:
    if not words:
        return None
    return escaping.unescaped(without_marks(scripts.own_text(printer, words, "")))
