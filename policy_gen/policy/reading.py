"""Reads pages back with markdown-it-py: the second opinion on our Markdown, and the tree of clauses (D3).

The dialect is what both parsers read the same way; `{ #REC-330 .class }` at the end of a heading
or as the last line of a paragraph is the one rule this reader adds (settled 14).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_ATTRIBUTES = re.compile(r"\n?[ ]?\{ ((?:[#.][A-Za-z][\w.-]*[ ]?)+)\}$")

PLAIN = ("text", "text_special", "code_inline")
"""Tokens whose content is words."""


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables, raw HTML and our attribute lines."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    markdown.core.ruler.before("inline", "attribute_lines", _attribute_lines)
    return markdown


def _attribute_lines(state: StateCore) -> None:
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type in ("heading_open", "paragraph_open") and inline.type == "inline":
            match = _ATTRIBUTES.search(inline.content)
            if match:
                inline.content = inline.content[: match.start()]
                _set(opening, match[1].split())


def _set(token: Token, attributes: list[str]) -> None:
    for attribute in attributes:
        if attribute.startswith("#"):
            token.attrSet("id", attribute[1:])
        else:
            token.attrJoin("class", attribute[1:])


def body(text: str) -> str:
    """A page without its front matter, which speaks to the site builder only."""
    return _FRONT_MATTER.sub("", text, count=1)


def to_html(text: str) -> str:
    """A page as HTML."""
    return str(parser().render(body(text)))


@cache
def _quiet_parser() -> MarkdownIt:
    """The same dialect where HTML stays text and links lead nowhere: for texts of another time or place."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.core.ruler.before("inline", "attribute_lines", _attribute_lines)
    for rule in ("link_open", "link_close", "image"):
        markdown.add_render_rule(rule, _nothing)
    return markdown


def _nothing(*_: Any) -> str:
    return ""


def quiet_html(text: str) -> str:
    """Markdown as HTML that neither runs nor loads nor leads anywhere."""
    return str(_quiet_parser().render(text))


def quiet_inline(text: str) -> str:
    """The words of one line, item or cell in the same way."""
    return str(_quiet_parser().renderInline(text))


def clause_texts(text: str) -> dict[str, str]:
    """Plain text of each clause of a page by its id: what a search or a comparison reads."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for token in parser().parse(body(text)):
        if "id" in token.attrs and re.fullmatch(r"[A-Z]{3}-[A-Z0-9]+", str(token.attrs["id"])):
            current = found.setdefault(str(token.attrs["id"]), [])
        if token.type == "inline":
            current.append("".join(_words(token)))
    return {clause_id: "\n".join(parts) for clause_id, parts in found.items()}


@lru_cache(maxsize=500)
def first_line(text: str) -> str:
    """Plain text of the first line of the paragraph a text opens with; empty where it opens otherwise."""
    paragraph = text.lstrip("\n").partition("\n\n")[0]
    tokens = parser().parse(paragraph)
    if not tokens or tokens[0].type != "paragraph_open":
        return ""
    line: list[str] = []
    for child in tokens[1].children or ():
        if child.type == "softbreak":
            break
        line.append(child.content if child.type in PLAIN else "")
    return "".join(line)


@dataclass(frozen=True, slots=True)
class Passage:
    """The plain text of one paragraph, heading, item or cell."""

    text: str
    quoted: bool
    """Whether it stands in a quotation: words to say to a client."""
    row: int
    """Which row of the tables it is a cell of, from 1; 0: of none."""


@lru_cache(maxsize=500)
def passages(text: str) -> tuple[Passage, ...]:
    """The plain text of a page or clause, passage by passage; headings are left out."""
    return tuple(_passages(text))


def _passages(text: str) -> Iterator[Passage]:
    quotes, titles, row, rows = 0, 0, 0, 0
    for token in parser().parse(body(text)):
        match token.type:
            case "blockquote_open" | "blockquote_close":
                quotes += token.nesting
            case "heading_open" | "heading_close":
                titles += token.nesting
            case "tr_open":
                row = rows = rows + 1
            case "tr_close":
                row = 0
            case "inline" if not titles and (words := "".join(_words(token)).strip()):
                yield Passage(words, bool(quotes), row)


def opening(text: str) -> str:
    """What a text begins with as one line: a sentence, an item, or the first row of a table."""
    found = passages(text)
    if not found:
        return ""
    if not found[0].row:
        return first_line(text) or found[0].text
    return " · ".join(one.text for one in found if one.row == found[0].row)


def _words(inline: Token) -> list[str]:
    return [
        " " if child.type == "softbreak" else child.content
        for child in inline.children or ()
        if child.type in (*PLAIN, "softbreak")
    ]
