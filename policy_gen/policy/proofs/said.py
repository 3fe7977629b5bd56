"""What the company's own words must not say: forbidden phrases, threats, releases of debt, penalties."""

import re
from collections.abc import Callable, Iterable, Iterator

from policy_gen.policy.proofs.evidence import Evidence
from policy_gen.policy.proofs.own_texts import OwnText, Use
from policy_gen.policy.proofs.word_lists import WordList, compiled, plain_signs, sentences, word_list
from policy_gen.problems import Problem, Severity
from policy_gen.profile.catalogues import PLACEHOLDER
from policy_gen.profile.wording import problem

LONGEST_SENTENCE_WORDS = 25
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def forbidden_phrases(evidence: Evidence) -> Iterable[Problem]:
    """Nothing said to a client holds a forbidden phrase of its language, own ones included (K-TXT-01)."""
    own = [
        (compiled(rf"\b{re.escape(phrase.pattern)}", phrase.lang), phrase.lang, index)
        for index, phrase in enumerate(evidence.loaded.profile.communication.forbidden_phrases)
    ]
    for text in _spoken(evidence):
        words = plain_signs(text.text, text.language)
        for pattern in evidence.phrases[str(text.language)]:
            found = pattern.search(words)
            if found:
                yield _told("forbidden-phrase", text, found)
        for pattern, language, index in own:
            found = pattern.search(words) if language == text.language else None
            if found:
                yield _own_phrase(evidence, text, found, index)


def _own_phrase(evidence: Evidence, text: OwnText, found: re.Match[str], index: int) -> Problem:
    place = evidence.loaded.origins.place(f"communication.forbidden_phrases.{index}.pattern")
    return problem(
        "forbidden-phrase", text.place, "own", path=text.path, found=_words(text, found), related=place
    )


def threats(evidence: Evidence) -> Iterable[Problem]:
    """Scripts and letters name only the consequences of the closed list (K-TXT-06, brief 8.2.11)."""
    for text in _spoken(evidence):
        words = word_list(str(text.language))
        for sentence in sentences(plain_signs(text.text, text.language)):
            found = _threat(sentence, words)
            if found:
                yield _told("foreign-threat", text, found)
                break


def _threat(sentence: str, words: WordList) -> re.Match[str] | None:
    whom = words.whom.search(sentence)
    if whom and words.tell.search(sentence):
        return whom
    return next((found for one in words.threats if (found := one.search(sentence))), None)


def releases(evidence: Evidence) -> Iterable[Problem]:
    """Nothing said to clients, and nothing on tolerated delays, releases a debt (K-TXT-07)."""
    for text in evidence.texts:
        if text.language and (text.is_for(Use.SAID) or text.is_for(Use.PRIVILEGED)):
            found = _affirmed(text, word_list(text.language).releases, re.Match.start)
            if found:
                yield _told("debt-released", text, found)


def penalties(evidence: Evidence) -> Iterable[Problem]:
    """No text threatens an employee with a fine, a deduction or the loss of a bonus (K-HR-01)."""
    for text in evidence.texts:
        if text.language and not text.is_for(Use.HISTORY) and not text.is_for(Use.QUOTED):
            found = _affirmed(text, word_list(text.language).penalties, re.Match.end)
            if found:
                yield _told("staff-penalty", text, found)


def long_sentences(evidence: Evidence) -> Iterable[Problem]:
    """What is said aloud has short sentences (K-TXT-04)."""
    for text in evidence.texts:
        if not text.is_for(Use.SAID):
            continue
        spoken = PLACEHOLDER.sub("x", text.text)
        counted = (len(_WORD.findall(sentence)) for sentence in sentences(spoken))
        longest = max(counted, default=0)
        if longest > LONGEST_SENTENCE_WORDS:
            limit = LONGEST_SENTENCE_WORDS
            yield problem(
                "long-sentence",
                text.place,
                severity=Severity.WARNING,
                path=text.path,
                words=longest,
                limit=limit,
            )


def _spoken(evidence: Evidence) -> Iterator[OwnText]:
    """Texts that reach clients; of the company's own templates all that do not list what nobody says."""
    for text in evidence.texts:
        reaches = text.is_for(Use.SAID) or text.is_for(Use.TEMPLATE)
        if text.language and reaches and not text.is_for(Use.QUOTED):
            yield text


def _affirmed(
    text: OwnText, patterns: Iterable[re.Pattern[str]], until: Callable[[re.Match[str]], int]
) -> re.Match[str] | None:
    """What a text says of these, unless the sentence denies it before the words, or before their end.

    «You need not pay» is itself a release, while «employees are not fined» is no penalty.
    """
    negations = word_list(str(text.language)).negations
    for sentence in sentences(plain_signs(text.text, text.language)):
        for pattern in patterns:
            found = pattern.search(sentence)
            if found and not negations.search(sentence[: until(found)]):
                return found
    return None


def _told(code: str, text: OwnText, found: re.Match[str]) -> Problem:
    return problem(code, text.place, path=text.path, found=_words(text, found))


def _words(text: OwnText, found: re.Match[str]) -> str:
    """The words as the company wrote them; the search itself saw them with plainer signs."""
    plain = plain_signs(text.text, text.language)
    start = plain.find(found[0])
    return text.text[start : start + len(found[0])]
