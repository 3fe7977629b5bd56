"""Messages in every language: nothing missing, nothing left in English, each written as its readers write."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from conftest import ROOT
from running import AS_OF, TISZA, edit, new_workspace, policy_gen_apart

from policy_gen import checks
from policy_gen.problems import Problem
from policy_gen.profile.loading import load
from policy_gen.profile.source import read_data
from policy_gen.profile.wording import LANGUAGES, in_language, labels, messages, terms

MINIMAL = "company_profiles/minimal.yaml"
INVALID = sorted((ROOT / "tests/data/invalid").glob("*.yaml"))
OTHERS = ("hu", "ro", "ru")
ENGLISH = re.compile(
    r"\b(?:the|with|write|this|there|must|between|and|not|of|known|mean|possible|missing|needs|delete|choose"
    r"|error|warning|errors|warnings|hint|why)\b(?![-_.:])",
    re.IGNORECASE,
)
"""Words of English sentences; ids and names of fields that contain them are followed by their other half."""
VALUE = re.compile(r"[„«“\"][^”»“\"]*[”»“\"]|\b[a-z_]+(?:[._][a-z_]+)+|\b(?:not|known|error)_\w+")
FAULTS = (("currency: HUF", "curency: HUF"), ("review_date: 2027-08-31", "review_date: 2027-02-30"),
          ("owner: head_of_sales", "owner: head_of_sale"))  # fmt: skip


def texts(language: str) -> Iterator[tuple[str, str, str]]:
    """Each code and part with its text; labels and terms as codes of their own."""
    for code, entry in (messages(language) | {"labels": labels(language)} | terms(language)).items():
        for part, text in entry.items():
            yield code, part, text


def placed(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def problems_of(path: Path) -> tuple[Problem, ...]:
    loaded = load(path)
    found = loaded.problems
    return found if loaded.value is None else (*found, *checks.run(loaded.value, date(2026, 11, 22)))


def test_messages_speak_the_four_languages_of_the_companies() -> None:
    assert set(LANGUAGES) == {"en", "hu", "ro", "ru"}


@pytest.mark.parametrize("language", OTHERS)
def test_every_code_variant_and_placeholder_is_there_in_the_order_of_english(language: str) -> None:
    english = {
        (code, part): placed(text) for code, part, text in texts("en") if text != "{about}"
    }  # what a field is for is known in English only
    said = {(code, part): placed(text) for code, part, text in texts(language)}
    assert said == english
    assert list(messages(language)) == list(messages("en"))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.sampled(1)
def test_every_kind_of_mistake_is_told_without_an_english_word(language: str) -> None:
    for case in INVALID:
        for found in problems_of(case):
            said = in_language(found, language)
            assert said.span == found.span
            assert said.message != found.message
            related = [text for text, _ in said.related]
            for text in filter(None, (said.message, said.why, said.hint, *related)):
                assert not ENGLISH.findall(VALUE.sub("", text)), (case.name, text)


@pytest.mark.parametrize(
    ("language", "error", "hint", "total"),
    [("ro", "eroare", "ce faceți", "erori: 3"), ("hu", "hiba", "teendő", "hibák: 3")],
)
@pytest.mark.parametrize("chosen", ["by the profile", "by the reader"])
@pytest.mark.sampled(2)
def test_a_profile_with_three_faults_is_told_wholly_in_its_language(
    language: str, error: str, hint: str, total: str, chosen: str, tmp_path: Path
) -> None:
    workspace = new_workspace(tmp_path / "ws", TISZA)
    profile = workspace / MINIMAL
    profile.write_bytes((ROOT / "tests/data/valid/minimal.yaml").read_bytes())
    for old, new in FAULTS:
        edit(profile, old, new)
    asked = ["--message-lang", language]
    if chosen == "by the profile":
        edit(profile, "authoritative: en", f"authoritative: {language}")
        edit(profile, "published: [en]", f"published: [{language}]")
        asked = []
    done = policy_gen_apart(workspace, "check", MINIMAL, *asked, *AS_OF)
    assert done.returncode == 1
    told = [line for line in done.stdout.splitlines() if not re.match(r"\s*\d* \|", line)]
    for code in ("unknown-key", "bad-date", "unknown-reference"):
        assert any(f" {error}[{code}]: " in line for line in told)
    assert any(line.startswith(f"  {hint}: ") for line in told)
    assert told[-1] == total
    for line in told:
        assert not ENGLISH.findall(VALUE.sub("", re.sub(r"^\S+ |\[[a-z-]+\]", "", line))), line


@pytest.mark.parametrize(
    "command",
    [
        ("check", MINIMAL),
        ("build", MINIMAL, "--builder", "none"),
        ("test", MINIMAL),
        ("decide", "overdue", MINIMAL, "--due", "2026-03-02", "--segment", "standard"),
        ("worklist", MINIMAL, "ledger.csv"),
    ],
)
@pytest.mark.sampled(2)
def test_every_command_tells_the_mistakes_of_a_profile_in_its_binding_language(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    workspace = new_workspace(tmp_path / "ws", TISZA)
    profile = workspace / MINIMAL
    profile.write_bytes((ROOT / "tests/data/valid/minimal.yaml").read_bytes())
    edit(profile, "authoritative: en", "authoritative: hu")
    edit(profile, "published: [en]", "published: [hu]")
    edit(profile, *FAULTS[0])
    (workspace / "ledger.csv").write_text("client;due;amount\nA;2026-03-02;100\n", encoding="utf-8")
    done = policy_gen_apart(workspace, *command, *AS_OF)
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert "hiba[unknown-key]: company: itt nincs ilyen mező: „curency”" in said
    assert not re.search(r" error\[|\bhint: ", said)


def test_romanian_is_written_with_commas_below_and_its_own_quotation_marks() -> None:
    for code, part, text in texts("ro"):
        assert not set(text) & set("şţŞŢ“"), (code, part)
        assert text.count("„") == text.count("”"), (code, part)


def test_hungarian_has_its_own_letters_and_quotation_marks() -> None:
    for code, part, text in texts("hu"):
        assert not set(text) & set("õûÕÛ“"), (code, part)
        assert text.count("„") == text.count("”"), (code, part)


def test_in_hungarian_neither_an_article_nor_an_ending_depends_on_a_value() -> None:
    for code, part, text in texts("hu"):
        assert not re.search(r"\b[Aa]z?(?:\(z\))? [^\w\s]?\{", text), (code, part)
        assert not re.search(r"\}[”)]?-?[a-záéíóöőúüű]", text), (code, part)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_one_language_use_the_letters_of_one_alphabet(language: str) -> None:
    for code, part, text in texts(language):
        assert bool(re.search("[а-яё]", text)) <= (language == "ru"), (code, part)


@pytest.mark.parametrize("kind", ["release", "amendments"])
@pytest.mark.parametrize("language", OTHERS)
def test_words_of_releases_have_the_same_keys_and_parts_as_the_english(kind: str, language: str) -> None:
    folder = ROOT / "policy_gen" / "messages" / kind
    english, said = (read_data(folder / f"{one}.yaml") for one in ("en", language))
    assert list(_flat(said)) == list(_flat(english))
    assert {key: placed(text) for key, text in _flat(said).items()} == {
        key: placed(text) for key, text in _flat(english).items()
    }


def _flat(data: dict[str, Any]) -> dict[str, str]:
    """Texts by the keys that lead to them."""
    found: dict[str, str] = {}
    for key, value in data.items():
        below = _flat(value) if isinstance(value, dict) else {"": value}
        found |= {f"{key}.{rest}": text for rest, text in below.items()}
    return found


WRITTEN_AS_IT_IS = {"CRM", "Git", "HTML"}
"""Names that are the same in every language."""


@pytest.mark.parametrize("kind", ["parameters", "amendments"])
def test_no_english_word_was_left_in_the_russian_words_of_changes(kind: str) -> None:
    text = (ROOT / f"policy_gen/messages/{kind}/ru.yaml").read_text("utf-8")
    said = [
        re.sub(r"\{[^}]*\}|--\S+ restricted|git \S+ --\S+", "", one) for one in re.findall(r': "(.*)"', text)
    ]
    words = {word for one in said for word in re.findall(r"[A-Za-z]{3,}", one)}
    assert words <= WRITTEN_AS_IT_IS | {"git"}
