"""One side of a comparison in one language: how it says words, titles, texts and sums."""

from dataclasses import dataclass
from decimal import Decimal
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
