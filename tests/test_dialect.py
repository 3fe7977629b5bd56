"""Both Markdown parsers read every page the same way, whatever a profile holds (D2, D3)."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import markdown as python_markdown
import pytest
from conftest import SITES, examples, sample_profile, sample_tree
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_gen.outputs.site_tree import SiteTree, site_tree
from policy_gen.policy import escaping
from policy_gen.policy.edition import Edition
from policy_gen.policy.reading import body, clause_texts, to_html
from policy_gen.policy.workspace import Workspace
from policy_gen.profile.loading import LoadedProfile

Variant = Callable[[str, dict[str, str]], LoadedProfile]

HOSTILE = "A|B <script>alert(1)</script> {{ 7*7 }} [x](javascript:alert(1)) {: onclick=x }"
TAG = "\0"
VOID = {"br", "hr", "img", "input", "meta", "link"}


class Outline(HTMLParser):
    """Tags with the attributes that matter, and the words between them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = sorted((name, value) for name, value in attrs if name not in ("style",))
        self.found.append(f"{TAG}<{tag} {kept}>" if kept else f"{TAG}<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.found.append(f"{TAG}</{tag}>")

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if words:
            self.found.append(words)


def outline(html: str) -> list[str]:
    """What a reader sees of a page: structure and words; joined words and generated ids left out."""
    parsed = Outline()
    parsed.feed(html)
    joined: list[str] = []
    for item in parsed.found:
        item = re.sub(r"^\0<(h[1-6]) \[\('id', '[^A-Z][^']*'\)\]>$", r"\0<\1>", item)
        if joined and not item.startswith(TAG) and not joined[-1].startswith(TAG):
            joined[-1] += f" {item}"
        else:
            joined.append(item)
    return joined


def by_python_markdown(text: str) -> list[str]:
    return outline(python_markdown.markdown(body(text), extensions=["tables", "attr_list", "toc"]))


SIZE = re.compile(r"\('viewbox', '[^']*'\)")


def structure(items: list[str]) -> list[str]:
    """The tags; of a drawing only that it is there, because long words take more lines in it."""
    tags: list[str] = []
    drawing = False
    for item in items:
        if item.startswith(TAG) and not drawing:
            tags.append(SIZE.sub("", item))
        drawing = item.startswith(f"{TAG}<svg") or (drawing and item != f"{TAG}</svg>")
    return tags


@pytest.mark.parametrize(("company", "language"), SITES)
@pytest.mark.sampled(1)
def test_both_parsers_read_every_page_the_same_way(company: str, language: str) -> None:
    for page in sample_tree(company, language).pages:
        assert by_python_markdown(page.text) == outline(to_html(page.text)), page.path


@pytest.mark.parametrize(
    "value", [HOSTILE, "ООО «Торговый дом „Северный двор“»", "# 1. - + > = ~~~ !!! *", '--8<-- "x"']
)
@pytest.mark.long
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_hostile_value_leaves_the_structure_of_every_page_unchanged(
    workspace: Workspace, language: str, value: str
) -> None:
    plain, hostile = (_with_texts(words, workspace, language) for words in ("Слово", value))
    for old, new in zip(plain.pages, hostile.pages, strict=True):
        for read in (by_python_markdown, lambda text: outline(to_html(text))):
            assert structure(read(new.text)) == structure(read(old.text)), old.path


def _with_texts(words: str, workspace: Workspace, language: str) -> SiteTree:
    """The sample company with `words` as names, titles, conditions and phrases."""
    loaded = sample_profile("severny-dvor")
    profile = loaded.profile
    text = {"ru": words, "en": words}
    partners = tuple(
        partner.model_copy(
            update={"name": words, "contact_person": words, "special_conditions": text, "say_phrase": text}
        )
        for partner in profile.partners
    )
    segments = tuple(s.model_copy(update={"name": text, "test": text}) for s in profile.segments)
    regions = tuple(r.model_copy(update={"name": text}) for r in profile.regions)
    company = profile.company.model_copy(
        update={"short_name": text, "legal_name": words, "we_do": text, "address": text}
    )
    document = profile.document.model_copy(update={"title": text})
    changed = profile.model_copy(
        update={
            "partners": partners,
            "segments": segments,
            "regions": regions,
            "company": company,
            "document": document,
        }
    )
    return site_tree(LoadedProfile(loaded.path, changed, loaded.origins), workspace, language, Edition.STAFF)


@pytest.mark.parametrize(
    "text",
    [
        "ООО «Торговый дом „Северный двор“»",
        "A+B (Holding) Ltd.",
        "+7 343 000-00-00",
        "R&D, 50 %, №5/7; «да» — нет!",
        "snake_case_name",
        "5 < 6 > 4",
    ],
)
def test_ordinary_punctuation_stays_as_typed(text: str) -> None:
    assert escaping.markdown(text) == text


SIGNS = st.text(st.sampled_from("ab я1 |<>{}[]()#*_`~!&;:.+-=\\/\"'$^@%\n\t\u202e\u00a0"), max_size=40)


@settings(max_examples=examples(400))
@given(value=SIGNS)
def test_any_value_reads_back_as_itself_in_every_place(value: str) -> None:
    shown = " ".join(escaping.clean(value).split())
    safe = escaping.markdown(value)
    for pattern in (
        "{0}",
        "слово {0} слово",
        "- {0}",
        "| a | b |\n|---|---|\n| {0} | x |",
        "> {0}",
        "**x** ({0})",
        "## {0} {{ #REC-330 }}",
    ):
        page = pattern.format(safe) + "\n"
        plain_page = pattern.format("слово") + "\n"
        for read in (by_python_markdown, lambda text: outline(to_html(text))):
            items = read(page)
            if shown:
                assert structure(items) == structure(read(plain_page)), (pattern, value)
                words = " ".join(" ".join(items).split())
                assert shown in words, (pattern, value)


def test_a_page_is_read_back_as_its_clauses() -> None:
    tree = sample_tree("severny-dvor", "ru")
    page = next(page for page in tree.pages if page.path == "receivables/negotiation")
    texts = clause_texts(page.text)
    assert list(texts)[:2] == ["REC-300", "REC-310"]
    assert "10\u00a0календарных дней" in texts["REC-330"]
