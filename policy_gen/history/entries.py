"""How people name an entry of a list of the profile: a segment, a role, a partner, a band of debts."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from policy_gen.history.reaching import reached
from policy_gen.history.spoken import Words
from policy_gen.languages.grammar import MissingForm
from policy_gen.policy.briefing import WITH_ARTICLE, role_title
from policy_gen.policy.lexicon import TemplateFault
from policy_gen.profile.model import Profile
from policy_gen.profile.values import text_in


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison in one language; its profile may be unreadable."""

    profile: Profile | None
    words: Words

    @property
    def currency(self) -> str | None:
        return None if self.profile is None else self.profile.company.currency

    @property
    def business_model(self) -> str | None:
        return None if self.profile is None else self.profile.company.business_model

    def word(self, category: str, key: str) -> str:
        """The word for an id of a closed set."""
        return self.words.word(category, key, self.business_model)

    def role(self, role_id: str, form: str = "nom") -> str:
        """A title in one of its forms; the catalogue's where the profile is not at hand, else the id."""
        try:
            if self.profile is not None:
                return str(role_title(self.profile, self.words.grammar, role_id, form).value)
            return self._catalogue_title(role_id, form)
        except (MissingForm, TemplateFault):
            return self._binding_title(role_id) if form == "nom" else self.role(role_id)

    def _binding_title(self, role_id: str) -> str:
        """The company's own title in the binding language; the id where there is none."""
        role = None if self.profile is None else self.profile.roles.get(role_id)
        forms = {} if role is None or role.title is None else role.title
        return self.text({language: title["nom"] for language, title in forms.items()}) or role_id

    def _catalogue_title(self, role_id: str, form: str) -> str:
        grammar, bare = self.words.grammar, form.removeprefix(WITH_ARTICLE)
        title = grammar.role_title(role_id, bare)
        return role_id if title is None else title if bare == form else grammar.with_article(title)

    def text(self, text: Any) -> str | None:
        """A text of the profile in this language, in the binding one where it is not published."""
        if not isinstance(text, str | dict):
            return None
        found = text_in(text, self.words.language)
        if found is None and self.profile is not None:
            return text_in(text, self.profile.languages.authoritative)
        return found

    def name(self, section: str, entry_id: str) -> str:
        """The name of an entry of `fields`, `regions`, `units` or another list whose entries have one."""
        return self.text(reached(self.profile, f"{section}.{entry_id}.name")) or entry_id

    def money(self, value: int | Decimal) -> str:
        """A sum in the company's currency; a bare number where the currency is not known."""
        grammar = self.words.grammar
        return grammar.number(value) if self.currency is None else grammar.money(value, self.currency)

    def has(self, path: str) -> bool:
        """Whether there is such an entry."""
        return reached(self.profile, path) is not None

    def entry(self, path: str, form: str = "nom") -> str:
        """The name of the entry at `path`, a role in one of its forms; its id or number where it has none."""
        naming = _NAMING.get(path.rpartition(".")[0])
        return _last(path) if naming is None else naming(self, path, form)


Naming = Callable[[Side, str, str], str]


def _by_name(side: Side, path: str, _: str) -> str:
    return side.text(reached(side.profile, f"{path}.name")) or _last(path)


def _by_role(side: Side, path: str, form: str) -> str:
    role = reached(side.profile, f"{path}.role")
    return _last(path) if role is None else side.role(role, form)


def _the_role(side: Side, path: str, form: str) -> str:
    return side.role(_last(path), form)


def _by_word(category: str) -> Naming:
    def naming(side: Side, path: str, _: str) -> str:
        return side.text(reached(side.profile, f"{path}.name")) or side.word(
            category, path.rpartition(".")[2]
        )

    return naming


def _by_part(part: str, section: str | None = None) -> Naming:
    """By the value of one of its own fields, or by the name of the entry it points to."""

    def naming(side: Side, path: str, _: str) -> str:
        found = reached(side.profile, f"{path}.{part}")
        if found is None:
            return _last(path)
        return str(found) if section is None else side.name(section, str(found))

    return naming


def _pair(side: Side, path: str, _: str) -> str:
    gap = reached(side.profile, path)
    if gap is None:
        return _last(path)
    region, field = side.name("regions", gap.region), side.name("fields", gap.field)
    return side.words.told["gap"].format(region=region, field=field)


def _product(side: Side, path: str, _: str) -> str:
    product = reached(side.profile, path)
    if product is None:
        return _last(path)
    field, billing = side.name("fields", product.field), side.word("billing", product.billing)
    return side.words.told["product"].format(field=field, billing=billing)


def _band(side: Side, path: str, _: str) -> str:
    """A band of debts by its own name, else by its borders."""
    band = reached(side.profile, path)
    if side.profile is None or band is None:
        return _last(path)
    if band.name is not None:
        return side.text(band.name) or _last(path)
    bands = side.profile.receivables.amount_bands
    low = next((one.below for one, after in pairwise(bands) if after == band), None)
    between = "between" if low is not None else "below"
    key = between if band.below is not None else "any" if low is None else "above"
    borders = {"low": low, "high": band.below}
    sums = {name: side.money(border) for name, border in borders.items() if border is not None}
    return side.words.told[f"band_{key}"].format(**sums)


def _last(path: str) -> str:
    """The id of an entry, or its number counted from 1."""
    last = path.rpartition(".")[2]
    return str(int(last) + 1) if last.isdigit() else last


_NAMING: dict[str, Naming] = {
    "document.distribution": _by_part("unit", "units"),
    "document.changes": _by_part("version"),
    "document.related": _by_name,
    "languages.translation_checked": _by_word("language"),
    "units": _by_name,
    "roles": _the_role,
    "segments": _by_name,
    "fields": _by_name,
    "products": _product,
    "regions": _by_name,
    "first_contact.known_lookalikes": _by_part("number"),
    "refusal.situations": _by_word("situation"),
    "refusal.parting_signs": _by_word("sign"),
    "partners": _by_name,
    "accepted_gaps": _pair,
    "colleagues": _by_part("for_field", "fields"),
    "receivables.preventive.credit_approvals": _by_role,
    "receivables.contact_ladder": _by_part("day"),
    "receivables.schedules": _by_role,
    "receivables.amount_bands": _band,
    "receivables.write_off.approvals": _by_role,
    "communication.forbidden_phrases": _by_part("pattern"),
    "communication.scripts": _by_word("script_moment"),
    "raci": _by_word("activity"),
}
