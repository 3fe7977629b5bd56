"""Languages that a policy can be published in today."""

from collections.abc import Iterable

from policy_gen.languages.catalogue import known_languages
from policy_gen.problems import Problem, Span
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.wording import problem


def published_languages(loaded: LoadedProfile) -> Iterable[Problem]:
    """Each published language has texts; a profile may carry words in one that has none yet."""
    published = enumerate(loaded.profile.languages.published)
    place = loaded.origins.place
    return without_texts((str(name), place(f"languages.published.{index}")) for index, name in published)


def without_texts(published: Iterable[tuple[str, Span]]) -> Iterable[Problem]:
    """One problem for each language without texts; for a faulty profile too, before anybody translates."""
    known = known_languages()
    words = ", ".join(known)
    for language, place in published:
        if language not in known:
            yield problem("language-without-texts", place, language, found=language, known=words)
