"""The words that a reader of the built pages sees or hears, without code and addresses."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

ADDRESS = re.compile(r"\S+@\S+|https?:\S+")
WORD = re.compile(r"(?<![\w@])(?<![\w.]-)[^\W\d_]+(?:[-’'][^\W\d_]+)*(?![\w@])")
"""A word with its hyphens; not a part of an id such as goods_b2b, nor an ending of a number such as 10-én."""
SILENT = {"script", "style", "code"}
SPOKEN = {"title", "aria-label", "alt", "placeholder", "data-copy-link", "data-copy-text", "data-copied"}


class _Text(HTMLParser):
    """The text and the spoken attributes of a page, without code and links to other languages."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent is None and (tag in SILENT or "hreflang" in dict(attrs)):
            self._silent = tag
        if self._silent is None:
            self.parts += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = None

    def handle_data(self, data: str) -> None:
        if self._silent is None:
            self.parts.append(data)


def words_of(html: str) -> frozenset[str]:
    """The words of one page."""
    page = _Text()
    page.feed(html)
    return frozenset(WORD.findall(ADDRESS.sub(" ", " ".join(page.parts))))


@cache
def page_words(site: Path) -> dict[str, frozenset[str]]:
    """The words of each page of a built site, by the page's path."""
    return {
        page.relative_to(site).as_posix(): words_of(page.read_text(encoding="utf-8"))
        for page in sorted(site.rglob("*.html"))
    }
