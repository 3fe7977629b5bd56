"""Every role has a title in every published language, in every case its texts need (K-LANG-04)."""

from collections.abc import Iterable

from policy_gen.languages.catalogue import known_languages, role_titles, title_forms
from policy_gen.problems import Problem
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.values import ANY_LANGUAGE
from policy_gen.profile.wording import problem


def titles(loaded: LoadedProfile) -> Iterable[Problem]:
    """One problem for each role and language that lacks a title or one of its forms."""
    published = [str(code) for code in loaded.profile.languages.published if code in known_languages()]
    for role_id, role in loaded.profile.roles.items():
        for language in published:
            forms = (role.title or {}).get(language) or (role.title or {}).get(ANY_LANGUAGE)
            if forms is None:
                if role_id not in role_titles(language):
                    place = loaded.origins.key_place(f"roles.{role_id}")
                    yield problem("role-without-title", place, role=role_id, language=language)
                continue
            absent = [form for form in title_forms(language) if form not in forms]
            if absent:
                place = loaded.origins.place(f"roles.{role_id}.title.{language}")
                found = ", ".join(absent)
                yield problem("title-without-cases", place, role=role_id, language=language, forms=found)
