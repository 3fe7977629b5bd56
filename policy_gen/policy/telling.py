"""Puts a decision of the rules into words of a language, as plain text (settled 18)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from policy_gen.policy import escaping, scripts
from policy_gen.policy.briefing import Briefing, brief
from policy_gen.policy.context import clause_title
from policy_gen.policy.edition import Edition
from policy_gen.policy.lexicon import TemplateFault
from policy_gen.policy.printing import Printer
from policy_gen.policy.recording import Recorder, one_stop, without_marks
from policy_gen.profile.catalogues import PLACEHOLDER
from policy_gen.profile.model import Profile
from policy_gen.profile.values import text_in
from policy_gen.rules.reasoning import Remark, Value


@dataclass(frozen=True, slots=True)
class Teller:
    """Says remarks, scripts and titles in one language.

    A sentence of the words names its values in braces: `{due}` a day, a number or a text; `{due:short}`
    a short day; `{days:calendar_day.gen}` a count with its noun; `{sum:money}`; `{owner:role.dat}` a title;
    `{path:word.band_path}` a word of another category.
    """

    briefing: Briefing

    def say(self, kind: str, remark: Remark) -> str:
        """The sentence of a remark, from the words `kind`. Raises TemplateFault where it is missing."""
        said = self.part(kind, remark)
        return said[:1].upper() + said[1:]

    def part(self, kind: str, remark: Remark) -> str:
        """The same as a part of another sentence, without a capital."""
        values = dict(remark.values)

        def filled(match: re.Match[str]) -> str:
            name, unit, form = match.groups()
            if name not in values:
                raise TemplateFault(f"words/{kind}: {remark.key!r} names an unknown value {match[0]}")
            return self._value(values[name], unit, form)

        return one_stop(PLACEHOLDER.sub(filled, self._pattern(kind, remark.key)))

    def _pattern(self, kind: str, key: str) -> str:
        """The words of a key; a company of goods only, or services only, may have its own."""
        own = f"{key}_{self.briefing.profile.company.business_model}"
        known = self.briefing.lexicon.words.get(kind, {})
        return self.briefing.lexicon.word(kind, own if own in known else key)

    def _value(self, value: Value, unit: str | None, form: str | None) -> str:
        grammar = self.briefing.grammar
        match unit, value:
            case "role", str():
                return self.role(value, form or "nom")
            case "word", str() if form:
                return self._pattern(form, value)
            case "money", int() | Decimal():
                return self.money(value)
            case _, date():
                return grammar.date(value, unit or "long")
            case str(), int():
                return grammar.count(value, unit, form or "nom")
            case None, int() | Decimal():
                return grammar.number(value)
        return str(value)

    def role(self, role_id: str, form: str = "nom") -> str:
        """A role's title, as it stands inside a sentence."""
        return str(self.briefing.role_title(role_id, form).value)

    def money(self, value: int | Decimal) -> str:
        """A sum in the company's currency."""
        return self.briefing.grammar.money(value, self.briefing.profile.company.currency)

    def word(self, kind: str, key: str) -> str:
        """The word for an id of a closed set."""
        return self._pattern(kind, key)

    def script(self, script_id: str, case: Mapping[str, Value] | None = None) -> str:
        """The words to say, with what the case knows filled in and a labelled blank for the rest.

        `case` gives values by placeholder: `amount`, `invoice`, `date`, `due`, `partner`, `contact` …
        """
        printer = Printer(self.briefing, Recorder())
        said = scripts.script(printer, script_id, self._known(case or {}))
        return one_stop(escaping.unescaped(without_marks(said)))

    def _known(self, case: Mapping[str, Value]) -> dict[str, str]:
        """The values of a case by placeholder, in each form the language has for it."""
        patterns = self.briefing.lexicon.words["placeholder_filled"]
        known: dict[str, str] = {}
        for name, value in case.items():
            known[name] = text = self._value(value, "money" if isinstance(value, Decimal) else None, None)
            for key in patterns:
                if key.partition(".")[0] == name:
                    known[key] = patterns[key].format(value=self._ended(value, key.partition(".")[2], text))
        return known

    def _ended(self, value: Value, form: str, text: str) -> str:
        """A day with the ending of a form, where the language has one; else its text."""
        grammar = self.briefing.grammar
        return grammar.date(value, form) if isinstance(value, date) and grammar.has_ending(form) else text

    def text(self, words: Mapping[str, str]) -> str:
        """A text of the profile in this language."""
        return text_in(dict(words), self.briefing.language) or ""

    def clauses(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Those of the clauses that are printed for this company, each once."""
        return tuple(dict.fromkeys(clause for clause in ids if clause in self.briefing.places))

    def clause_name(self, clause_id: str) -> str:
        """A clause by number, id and title."""
        number = self.briefing.places[clause_id].number
        title = clause_title(self.briefing, clause_id)
        return " ".join(filter(None, (number, clause_id, title)))


def teller(profile: Profile, language: str, folders: tuple[Path, ...]) -> Teller:
    """The teller of a company in one of its languages; clauses are those of the staff edition."""
    return Teller(brief(profile, language, Edition.STAFF, folders))
