"""The theme: fonts that hold every language, nothing asked of another host, nothing run inline."""

import re
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT
from fontTools.ttLib import TTFont

THEME = ROOT / "templates" / "theme"
ASSETS = THEME / "assets"
FACES = ("source-serif-4", "golos-text")
WEIGHTS = (400, 600)
PAGE_BUDGET_BYTES = 120_000

ALPHABETS = {
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ№",
    "ro": "aăâbcdefghiîjklmnopqrsștțuvwxyzAĂÂBCDEFGHIÎJKLMNOPQRSȘTȚUVWXYZ",
    "hu": "aábcdeéfghiíjklmnoóöőpqrstuúüűvwxyzAÁBCDEÉFGHIÍJKLMNOÓÖŐPQRSTUÚÜŰVWXYZ",
    "en": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
}
SIGNS = "0123456789.,:;!?()/%&«»„“”‘’‹›–—…·§×€\u00a0"
ROUBLE = "₽"
"""Drawn by the interface face in both, so that it fetches one small file."""
LEFT_TO_THE_READERS_FONTS = "\u2011\u202f→≥≤"
"""Signs neither face has in these subsets; the stacks end in serif and sans-serif."""

FACE_RULE = re.compile(r"@font-face \{(.*?)\}", re.DOTALL)


@cache
def signs_of(file: str) -> frozenset[int]:
    return frozenset(TTFont(ASSETS / "fonts" / file).getBestCmap())


@cache
def face_rules() -> tuple[tuple[str, int, str, str], ...]:
    """Family, weight, file and unicode-range of each rule in the style sheet."""
    rules = []
    for body in FACE_RULE.findall((ASSETS / "policy" / "type.css").read_text(encoding="utf-8")):
        found = dict(re.findall(r"([a-z-]+): (.*?);", body, re.DOTALL))
        file = re.search(r"fonts/([\w.-]+)", found["src"])
        assert file
        family = found["font-family"].strip('"')
        rules.append((family, int(found["font-weight"]), file[1], found["unicode-range"]))
    return tuple(rules)


def in_range(sign: str, ranges: str) -> bool:
    for part in ranges.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        if int(first, 16) <= ord(sign) <= int(last or first, 16):
            return True
    return False


@pytest.mark.parametrize("language", ALPHABETS)
@pytest.mark.parametrize("family", ["Source Serif 4", "Golos Text"])
@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_letter_and_sign_of_a_language_comes_from_our_fonts(
    language: str, family: str, weight: int
) -> None:
    rules = [rule for rule in face_rules() if rule[:2] == (family, weight)]
    missing = [
        sign
        for sign in ALPHABETS[language] + SIGNS + ROUBLE
        if not any(in_range(sign, ranges) and ord(sign) in signs_of(file) for _, _, file, ranges in rules)
    ]
    assert missing == []


def test_signs_left_to_the_readers_fonts_are_truly_missing() -> None:
    held = frozenset().union(*(signs_of(path.name) for path in (ASSETS / "fonts").glob("*.woff2")))
    assert [sign for sign in LEFT_TO_THE_READERS_FONTS if ord(sign) in held] == []


@pytest.mark.parametrize("language", ALPHABETS)
def test_fonts_of_a_page_stay_within_the_budget(language: str) -> None:
    text = ALPHABETS[language] + SIGNS + (ROUBLE if language == "ru" else "")
    files = {file for _, _, file, ranges in face_rules() if any(in_range(sign, ranges) for sign in text)}
    assert sum((ASSETS / "fonts" / file).stat().st_size for file in files) <= PAGE_BUDGET_BYTES


@pytest.mark.parametrize("face", FACES)
def test_each_face_brings_its_licence(face: str) -> None:
    licence = (ASSETS / "fonts" / f"OFL-{face}.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in licence
    assert "Copyright" in licence or "©" in licence


def theme_texts() -> list[Path]:
    suffixes = {".html", ".css", ".js", ".svg"}
    return sorted(path for path in THEME.rglob("*") if path.suffix in suffixes)


@pytest.mark.parametrize("path", theme_texts(), ids=lambda path: path.name)
def test_a_theme_file_names_no_other_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert re.findall(r"(?:https?:)?//[\w-]+\.\w+", text) == []


@pytest.mark.parametrize("path", sorted(THEME.rglob("*.html")), ids=lambda path: path.name)
def test_a_theme_page_has_no_inline_script_and_no_style_attribute(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r'<script(?![^>]*\bsrc=| type="application/json")', text) == []
    assert re.findall(r"\sstyle=|<style|\son[a-z]+=", text) == []


def test_the_theme_says_no_words_of_its_own() -> None:
    cyrillic = re.compile(r"[А-Яа-яЁё]")
    assert [path.name for path in theme_texts() if cyrillic.search(path.read_text(encoding="utf-8"))] == []


IMPORTED = re.compile(r'(?:from|import) "(\.{1,2}/[\w./-]+)"')
PRELOADED = re.compile(r'<link rel="modulepreload" href="([\w./-]+)">')


def imported(module: Path) -> set[Path]:
    """A module with everything it imports, however deep."""
    found: set[Path] = set()
    waiting = [module]
    while waiting:
        one = waiting.pop().resolve()
        if one not in found:
            found.add(one)
            waiting += [one.parent / name for name in IMPORTED.findall(one.read_text(encoding="utf-8"))]
    return found


@pytest.mark.parametrize("helper", ["overdue", "partners", "refusal"])
def test_a_helper_asks_at_once_for_all_it_will_import(built_sites: Path, helper: str) -> None:
    page = built_sites / "severny-dvor" / "en" / "helpers" / f"{helper}.html"
    asked = {page.parent / name for name in PRELOADED.findall(page.read_text(encoding="utf-8"))}
    assert asked == imported(page.with_suffix(".js"))


ALONE = {"start.js", "sheet.css", "sheets.js"}


@pytest.mark.parametrize("kind", ["css", "js"])
def test_every_part_stands_in_one_file_of_its_kind(built_sites: Path, kind: str) -> None:
    bundles = (built_sites / "severny-dvor" / "en" / "assets" / "bundle").glob(f"*.{kind}")
    texts = [bundle.read_text(encoding="utf-8") for bundle in bundles]
    for part in (ASSETS / "policy").glob(f"*.{kind}"):
        own = part.read_text(encoding="utf-8").strip()
        assert sum(own in text for text in texts) == (part.name not in ALONE), part.name


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("index.html", ["policy.css"]),
        ("helpers/overdue.html", ["policy.css", "helper.css"]),
        ("start.html", ["policy.css", "helper.css"]),
    ],
)
def test_only_pages_with_questions_ask_for_the_look_of_questions(
    built_sites: Path, page: str, asked: list[str]
) -> None:
    text = (built_sites / "severny-dvor" / "en" / page).read_text(encoding="utf-8")
    assert re.findall(r'rel="stylesheet" href="[^"]*?([\w-]+\.css)"', text) == asked
