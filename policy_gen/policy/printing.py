"""Turns values into words of the language: the filters of the templates.

Every result is `Markup`: Markdown that may stand as it is, with marks that lead to its sources.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from policy_gen.languages.phones import dictated
from policy_gen.policy import escaping
from policy_gen.policy.briefing import Briefing
from policy_gen.policy.recording import Recorder, is_marked, without_marks
from policy_gen.profile.sourced import Sourced, plain

BEFORE_THE_WORD = "[*\\„("
"""Marks that may stand before the first letter of a printed value."""


class Markup(str):
    """Markdown that needs no escaping."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints values for one clause and records what it prints."""

    briefing: Briefing
    recorder: Recorder

    def finalize(self, value: Any) -> str:
        """What stands in the text for the result of an expression."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, Sourced):
            return self.show(value, self._default_text(value.value))
        text = self._default_text(value)
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return before + escaping.markdown(text) + after if text.strip() else text

    def _default_text(self, value: Any) -> str:
        match value:
            case bool():
                raise TypeError("a yes/no value cannot be printed; ask it with `if`")
            case int() | Decimal():
                return self.briefing.grammar.number(value)
            case time():
                return self.briefing.grammar.clock(value)
            case date():
                return self.briefing.grammar.date(value)
            case str() if is_marked(value):
                raise TypeError("a printed value was joined to a text with `~`; print one after the other")
            case str():
                return value
        raise TypeError(f"{type(value).__name__} cannot be printed")

    def show(self, value: Any, text: str, plain_form: str | None = None) -> Markup:
        """`text`, escaped, standing for `value`; `plain_form` is how a list of values names it."""
        safe = escaping.markdown(text)
        if isinstance(value, Sourced):
            return Markup(self.recorder.mark(safe, value, shown=escaping.clean(plain_form or text)))
        return Markup(safe)

    def number(self, value: Any) -> Markup:
        return self.show(value, self.briefing.grammar.number(plain(value)))

    def count(self, value: Any, unit: str, case: str = "nom") -> Markup:
        grammar = self.briefing.grammar
        return self.show(value, grammar.count(plain(value), unit, case), grammar.count(plain(value), unit))

    def percent(self, value: Any) -> Markup:
        return self.show(value, self.briefing.grammar.percent(plain(value)))

    def money(self, value: Any) -> Markup:
        currency = self.briefing.profile.company.currency
        return self.show(value, self.briefing.grammar.money(plain(value), currency))

    def date(self, value: Any, style: str = "long") -> Markup:
        return self.show(value, self.briefing.grammar.date(plain(value), style))

    def clock(self, value: Any) -> Markup:
        return self.show(value, self.briefing.grammar.clock(plain(value)))

    def quoted(self, value: Any) -> Markup:
        return self.show(value, self.briefing.grammar.quoted(str(plain(value))))

    def tel(self, value: Any) -> Markup:
        """A phone number that a tap calls."""
        number = str(plain(value))
        digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
        return Markup(f"[{self.phone(value)}](tel:{digits})")

    def phone(self, value: Any) -> Markup:
        """A phone number as it is read out."""
        number = str(plain(value))
        return self.show(value, dictated(number), number)

    def mail(self, value: Any) -> Markup:
        """An address that a tap writes to."""
        address = str(plain(value))
        return Markup(f"[{self.show(value, address)}](mailto:{quote(address, safe='@')})")

    def role(self, value: Any, form: str = "nom") -> Markup:
        """A role's title; the place that names the role is its source, as is its own title."""
        role_id = str(plain(value))
        self.recorder.roles.add(role_id)
        title = self.briefing.role_title(role_id, form)
        sources = title.sources | (value.sources if isinstance(value, Sourced) else frozenset())
        return self.show(Sourced(title.value, sources), title.value)

    def roles(self, values: Iterable[Any], form: str = "nom") -> list[Markup]:
        return [self.role(value, form) for value in values]

    def word(self, value: Any, category: str) -> Markup:
        """The language's word for an id; a firm of goods only, or services only, may have its own."""
        key = str(plain(value))
        own = f"{key}_{self.briefing.profile.company.business_model}"
        words = self.briefing.lexicon.words.get(category, {})
        word = self.briefing.lexicon.word(category, own if own in words else key)
        return Markup(self.recorder.mark(word, value) if isinstance(value, Sourced) else word)

    def words(self, values: Iterable[Any], category: str) -> list[Markup]:
        return [self.word(value, category) for value in values]

    def and_list(self, values: Iterable[Any]) -> Markup:
        return Markup(self.briefing.grammar.and_list([self.finalize(value) for value in values]))

    def or_list(self, values: Iterable[Any]) -> Markup:
        return Markup(self.briefing.grammar.or_list([self.finalize(value) for value in values]))

    def the(self, value: Any) -> Markup:
        """After the definite article that its first sound asks for."""
        text = self.finalize(value)
        bare = without_marks(text).lstrip(BEFORE_THE_WORD)
        article = self.briefing.grammar.with_article(bare).removesuffix(bare)
        return Markup(article + text)

    def deadline(self, value: Any) -> Markup:
        """By when the clause is done, said here and noted for the pages that say it beside a duty."""
        self.recorder.deadline = str(value)
        return Markup(value)

    def cap(self, value: Any) -> Markup:
        """With a capital first letter."""
        text = self.finalize(value)
        for position, sign in enumerate(text):
            if sign.isalpha():
                return Markup(text[:position] + sign.upper() + text[position + 1 :])
        return Markup(text)
