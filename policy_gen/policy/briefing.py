"""Everything a policy is drafted from, gathered once: profile, words, rules and places."""

from dataclasses import dataclass
from pathlib import Path

from policy_gen.languages.grammar import Grammar, form_of, grammar
from policy_gen.law.facts import Fact, lawyer_checked, printable_facts
from policy_gen.policy.conditions import CONDITIONS
from policy_gen.policy.edition import Edition
from policy_gen.policy.lexicon import Lexicon, TemplateFault, read_lexicon
from policy_gen.policy.numbering import Place, Plan, plan
from policy_gen.policy.register import ClauseEntry, ClauseStatus, Visibility, read_register
from policy_gen.profile.model import Profile
from policy_gen.profile.sourced import Sourced, sourced
from policy_gen.profile.values import ANY_LANGUAGE, text_in
from policy_gen.rules.responsibility.raci import RaciRow, raci

WITH_ARTICLE = "the_"


@dataclass(frozen=True, slots=True)
class Briefing:
    """What is known before the first clause is rendered."""

    profile: Profile
    edition: Edition
    folders: tuple[Path, ...]
    """Where templates are looked for, in this order."""
    lexicon: Lexicon
    grammar: Grammar
    register: dict[str, ClauseEntry]
    """All clauses that there are."""
    printed: dict[str, ClauseEntry]
    plan: Plan
    places: dict[str, Place]
    facts: tuple[Fact, ...]
    matrix: tuple[RaciRow, ...]
    """Who does and answers for what, of this company."""

    @property
    def language(self) -> str:
        return self.lexicon.language

    @property
    def facts_checked(self) -> bool:
        """Whether a lawyer checked every legal fact the policy prints."""
        return bool(self.facts) and all(lawyer_checked(fact, self.profile) for fact in self.facts)

    def role_title(self, role_id: str, form: str = "nom") -> Sourced[str]:
        return role_title(self.profile, self.grammar, role_id, form)


def role_title(profile: Profile, words: Grammar, role_id: str, form: str = "nom") -> Sourced[str]:
    """A role's title in one case form: the company's own, else the catalogue's; `the_nom` with its article.

    Raises TemplateFault if neither has it.
    """
    if form.startswith(WITH_ARTICLE):
        bare = role_title(profile, words, role_id, form.removeprefix(WITH_ARTICLE))
        return Sourced(words.with_article(bare.value), bare.sources)
    own = _own_title(profile, words.language, role_id)
    if own is not None:
        forms, place = own
        return sourced(form_of(forms, form), place)
    title = words.role_title(role_id, form)
    if title is None:
        raise TemplateFault(f"no title for the role {role_id!r} in {words.language!r}")
    return sourced(title)


def _own_title(profile: Profile, language: str, role_id: str) -> tuple[dict[str, str], str] | None:
    role = profile.roles.get(role_id)
    if role is not None and role.title:
        words = role.title.get(language) or role.title.get(ANY_LANGUAGE)
        if words:
            return words, f"roles.{role_id}.title"
    if role_id == "ceo" and profile.company.head_title:
        head = text_in(profile.company.head_title, language)
        if head:
            return {"nom": head}, "company.head_title"
    return None


def brief(profile: Profile, language: str, edition: Edition, folders: tuple[Path, ...]) -> Briefing:
    """Reads the words of `language` and decides which clauses are printed and where."""
    lexicon = read_lexicon(folders, language)
    register = read_register(folders)
    printed = {
        clause_id: entry
        for clause_id, entry in register.items()
        if entry.status == ClauseStatus.ACTIVE
        and (edition == Edition.RESTRICTED or entry.visibility == Visibility.ALL)
        and CONDITIONS[entry.when](profile)
    }
    order = plan(printed, lexicon.layout)
    return Briefing(
        profile=profile,
        edition=edition,
        folders=folders,
        lexicon=lexicon,
        grammar=grammar(language),
        register=register,
        printed=printed,
        plan=order,
        places=order.places(),
        facts=printable_facts(profile),
        matrix=raci(profile),
    )
