"""How days and sums are written, so that a page writes them as the text does."""

from policy_gen.policy.briefing import Briefing
from policy_gen.policy.exported.part import Part


class Writing(Part):
    """The ways of the language; days are those of its locale, as in 10 March 2026."""

    locale: str
    """Locale by its BCP 47 tag."""
    money: str
    """A sum in the currency of the document; {number} is the number."""
    grouped_from: int
    """Smallest number whose thousands are set apart."""
    date_endings: dict[str, tuple[str, ...]]
    """What takes the place of a day's full stop, from the 1st to the 31st, by form of the blank."""


def writing(briefing: Briefing) -> Writing:
    """The ways of the language at hand."""
    data, currency = briefing.grammar.data, briefing.profile.company.currency
    sign = data["currencies"].get(currency, currency)
    return Writing(
        locale=str(data["locale"]).replace("_", "-"),
        money=str(data["money"]).replace("{currency}", sign),
        grouped_from=data.get("grouped_from", 0),
        date_endings={form: tuple(ends.split()) for form, ends in data.get("date_endings", {}).items()},
    )
