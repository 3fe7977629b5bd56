"""Letters of another alphabet, letters with the wrong mark, the Hungarian article (K-LANG-04)."""

import re
from collections.abc import Iterable, Iterator

from policy_gen.languages.articles import number_begins_with_vowel
from policy_gen.policy.proofs.evidence import Evidence
from policy_gen.problems import Problem, Severity
from policy_gen.profile.wording import problem

_CEDILLA = re.compile("[şţŞŢ]")
_COMMA_BELOW = str.maketrans("şţŞŢ", "șțȘȚ")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[А-Яа-яЁё]")
_LATIN_TWINS, _CYRILLIC_TWINS = frozenset("aceopxyABCEHKMOPTXY"), frozenset("асеорхуАВСЕНКМОРТХУ")
_ALONE = re.compile(r"(?<![\w'’./-])[acoy](?= [а-яё])")
"""A preposition or conjunction typed with the other keyboard."""
_ARTICLE = re.compile(r"((?<![^\s(„])a|(?:^|(?<=[.!?] ))A) ([„(]?)(\d[\d .\u00a0\u202f]*|[^\W\d_]\w*)")
_RUSSIAN = re.compile("[А-Яа-яЁё]{3,}")
_LATIN_LANGUAGES = frozenset({"en", "ro", "hu"})
_HUNGARIAN_VOWELS = frozenset("aáeéiíoóöőuúüű")


def cedillas(evidence: Evidence) -> Iterable[Problem]:
    """Romanian is written with ș and ț, not with the Turkish letters."""
    for text in evidence.texts:
        found = _CEDILLA.search(text.text) if text.language == "ro" else None
        if found:
            right = found[0].translate(_COMMA_BELOW)
            yield problem("cedilla", text.place, path=text.path, found=found[0], right=right)


def lookalikes(evidence: Evidence) -> Iterable[Problem]:
    """No word mixes Latin and Cyrillic letters that look the same."""
    for text in evidence.texts:
        for word, letter, script in _mixed(text.text, text.language):
            yield problem("mixed-alphabets", text.place, script, path=text.path, found=word, letter=letter)
            break


def _mixed(text: str, language: str | None) -> Iterator[tuple[str, str, str]]:
    """Words with letters of another alphabet that look like their own: word, letter, its alphabet."""
    for match in _WORD.finditer(text):
        word = match[0]
        latin, cyrillic = _LATIN.findall(word), _CYRILLIC.findall(word)
        if not latin or not cyrillic:
            continue
        if _LATIN_TWINS.issuperset(latin):
            yield word, latin[0], "latin"
        elif _CYRILLIC_TWINS.issuperset(cyrillic) and not _only_ending(word):
            yield word, cyrillic[0], "cyrillic"
    alone = _ALONE.search(text) if language == "ru" else None
    if alone:
        yield alone[0], alone[0], "latin"


def _only_ending(word: str) -> bool:
    """Whether the Cyrillic letters are a Russian ending behind a Latin word, as in «HRа»."""
    return re.fullmatch("[A-Za-z]+[А-Яа-яЁё]+", word) is not None


def left_untranslated(evidence: Evidence) -> Iterable[Problem]:
    """No Russian word stands in a text of another language (K-LANG-01: each language says it itself)."""
    for text in evidence.texts:
        found = _RUSSIAN.search(text.text) if text.language in _LATIN_LANGUAGES else None
        if found:
            yield problem(
                "left-untranslated",
                text.place,
                severity=Severity.WARNING,
                path=text.path,
                found=found[0],
                language=str(text.language),
            )


def articles(evidence: Evidence) -> Iterable[Problem]:
    """The Hungarian article is «az» before a vowel sound; only «a» before one is surely wrong."""
    for text in evidence.texts:
        if text.language != "hu":
            continue
        for found in _ARTICLE.finditer(text.text):
            if needs_az(found[3]):
                phrase, right = found[0].strip(), f"{found[1]}z {found[2]}{found[3]}".strip()
                yield problem("wrong-article", text.place, path=text.path, found=phrase, right=right)
                break


def needs_az(word: str) -> bool:
    """Whether a Hungarian word or number surely begins with a vowel sound (language canon 1).

    Names and abbreviations are not judged: how they are read does not show.
    """
    if word[0].isdigit():
        return number_begins_with_vowel(word)
    return word[0] in _HUNGARIAN_VOWELS
