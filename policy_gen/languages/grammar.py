"""How one language writes numbers, counts, dates, money and lists: the only door to Babel."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from policy_gen.languages.articles import article
from policy_gen.languages.catalogue import language_data
from policy_gen.languages.quoting import quoted

NO_BREAK = "\u00a0"
MINUS = "\u2212"
PLURALS = {"one", "few", "many", "other"}
_SUM = re.compile(r"(?P<before>\D*)1(?P<group>\D)234(?P=group)567(?P<point>\D)89(?P<after>\D*)")


class MissingForm(KeyError):
    """A template asks for a word or form that the language file does not have."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's ways of writing (language canon 6)."""

    language: str
    locale: Locale
    data: dict[str, Any]

    @property
    def own_name(self) -> str:
        """The language's name for itself, with a capital."""
        locale = Locale(self.language)
        name = locale.get_display_name(locale) or self.language
        return name[:1].upper() + name[1:]

    def number(self, value: int | Decimal) -> str:
        """A number with the language's separators."""
        text: str = format_decimal(value, locale=self.locale, group_separator=self._grouped(value))
        return text.replace("-", MINUS)

    def percent(self, value: int | Decimal) -> str:
        return str(self.data["percent"]).format(number=self.number(value))

    def money(self, value: int | Decimal, currency: str) -> str:
        """A sum with the sign or code of its currency; cents only where there are any, to the last digit."""
        sign = self.data["currencies"].get(currency, currency)
        cents = "" if value == int(value) else ".00####"
        pattern = f"#,##0{cents}"
        text: str = format_decimal(value, pattern, locale=self.locale, group_separator=self._grouped(value))
        return str(self.data["money"]).format(number=text.replace("-", MINUS), currency=sign)

    def _grouped(self, value: int | Decimal) -> bool:
        """Whether the thousands of a number are set apart."""
        return bool(abs(value) >= self.data.get("grouped_from", 0))

    def money_writer(self, currency: str) -> Callable[[Decimal], str]:
        """`money` for many sums: the language's signs are asked for once."""
        whole, parts = self.money(Decimal(1234567), currency), self.money(Decimal("1234567.89"), currency)
        found = _SUM.fullmatch(parts)
        if found is None or whole != parts.replace(f"{found['point']}89", ""):
            return lambda value: self.money(value, currency)
        signs = str.maketrans({",": found["group"], ".": found["point"], "-": MINUS})
        before, after = found["before"], found["after"]

        def written(value: Decimal) -> str:
            comma = "," if self._grouped(value) else ""
            text = format(value, f"{comma}.{0 if value == int(value) else 2}f")
            return f"{before}{text.translate(signs)}{after}"

        return written

    def date(self, value: date, style: str = "long") -> str:
        """A day, `long`, `short` or in a form the language gives it an ending for, as in «10-éig»."""
        endings = self.data.get("date_endings", {})
        if style in endings:
            return f"{self.date(value).removesuffix('.')}{endings[style].split()[value.day - 1]}"
        return format_date(value, self.data[f"date_{style}"], locale=self.locale).replace(" ", NO_BREAK)

    def has_ending(self, form: str) -> bool:
        """Whether the language writes a day with an ending in this form."""
        return form in self.data.get("date_endings", {})

    def clock(self, value: time) -> str:
        text: str = format_time(value, self.data["clock"], locale=self.locale)
        return text

    def count(self, value: int, unit: str, case: str = "nom") -> str:
        """A number with its noun in the right plural and case, as in «в течение 3 рабочих дней»."""
        return f"{self.number(value)}\u00a0{self.noun(value, unit, case)}"

    def noun(self, value: int, unit: str, case: str = "nom") -> str:
        """The noun alone, as it stands after `value`; nouns that have no cases stay as they are.

        Raises MissingForm for a case that the language file lacks.
        """
        forms = self._lookup("units", unit)
        plural = self.locale.plural_form(value)
        plain = (plural, "many", "other")
        without_cases = forms.keys() <= PLURALS
        wanted = plain if case == "nom" or without_cases else (f"{case}_{plural}", f"{case}_other", case)
        found = next((forms[key] for key in wanted if key in forms), None)
        if found is None:
            raise MissingForm(f"{self.language}: {unit!r} has no form {case!r}")
        return str(found)

    def and_list(self, items: Sequence[str]) -> str:
        text: str = format_list(list(items), style="standard", locale=self.locale)
        return text

    def or_list(self, items: Sequence[str]) -> str:
        text: str = format_list(list(items), style="or", locale=self.locale)
        return text

    def typeset(self, text: str) -> str:
        """Text with no-break spaces where the language's typography wants them (language canon 6)."""
        for sign in self.data["no_break_after"]:
            text = text.replace(f"{sign} ", f"{sign}{NO_BREAK}")
        for sign in self.data["no_break_before"]:
            text = text.replace(f" {sign}", f"{NO_BREAK}{sign}")
        return text

    def quoted(self, text: str) -> str:
        """Text in the language's quotation marks; marks already inside go a level deeper."""
        return quoted(text, tuple(str(mark) for mark in self.data["quotes"]))

    def with_article(self, text: str) -> str:
        """A text after its definite article, where the article depends on the text.

        Raises MissingForm in a language that has no such article.
        """
        rule = self.data.get("article")
        if rule is None:
            raise MissingForm(f"{self.language}: no article is chosen by the word")
        return f"{article(text, rule)} {text}"

    def role_title(self, role_id: str, form: str = "nom") -> str | None:
        """The catalogue's title of a role in one of its forms; None if the catalogue lacks the role."""
        title = self.data["roles"].get(role_id)
        return None if title is None else form_of(title, form)

    def _lookup(self, table: str, key: str) -> dict[str, str]:
        try:
            return dict(self.data[table][key])
        except KeyError:
            raise MissingForm(f"{self.language}: no {table[:-1]} named {key!r}") from None


def form_of(title: str | dict[str, str], form: str) -> str:
    """One case form of a title; a title without cases is the same in all.

    Raises MissingForm when the form is needed and absent (K-LANG-04).
    """
    if isinstance(title, str):
        return title
    if form in title:
        return title[form]
    if set(title) == {"nom"}:
        return title["nom"]
    raise MissingForm(f"title {title.get('nom', title)!r} has no form {form!r}")


@cache
def grammar(language: str) -> Grammar:
    """The grammar of one of the languages that have a data file."""
    data = language_data(language)
    return Grammar(language, Locale.parse(data["locale"]), data)


@dataclass(frozen=True, slots=True)
class SaidDay:
    """A day inside a pattern: `{day}`, or `{day:from}` where the language has an ending for it."""

    grammar: Grammar
    day: date
    style: str = "long"

    def __format__(self, form: str) -> str:
        return self.grammar.date(self.day, form if self.grammar.has_ending(form) else self.style)
