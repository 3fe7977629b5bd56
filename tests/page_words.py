"""The words that stand on the committed pages, without code, addresses and pictures' styles."""

import html
import re
from functools import cache

from conftest import ROOT

from policy_gen.policy.reading import to_html

NO_WORDS = re.compile(r"<(code|style|script)\b.*?</\1>|<[^>]*>|\S+@\S+|https?:\S+", re.DOTALL)
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@cache
def page_words(company: str, language: str) -> dict[str, frozenset[str]]:
    """The words of each page of a site, by the page's path."""
    folder = ROOT / "site" / company / language / "pages"
    return {
        page.relative_to(folder).as_posix(): frozenset(
            WORD.findall(html.unescape(NO_WORDS.sub(" ", to_html(page.read_text(encoding="utf-8")))))
        )
        for page in sorted(folder.rglob("*.md"))
    }
