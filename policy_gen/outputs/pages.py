"""Policy → the Markdown pages of its site, line by line with provenance (settled 4).

A page never says anything of its own: it arranges clauses, and adds to each where its numbers come from.
"""

import html
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from policy_gen.policy import escaping
from policy_gen.policy.headings import annex_heading, chapter_heading, clause_heading
from policy_gen.policy.lexicon import Lexicon
from policy_gen.policy.recording import Line, PrintedValue
from policy_gen.policy.tree import Chapter, Clause, Policy, Section

HOME, DOCUMENT = "index", "document"
ROUTES = "DOC-040"
_LINK = re.compile(r"\]\((#|page:)([A-Za-z0-9_./-]+)\)")
_FIGURE_LINK = re.compile(r'href="clause:([A-Z]{3}-[A-Z0-9]+)"')

OriginWords = Callable[[str], str]
"""Says in words where the value at a profile path or `law:` id comes from."""


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file: its path without `.md`, its title, its lines with their sources."""

    path: str
    title: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines) + "\n"


BLANK = Line("")


def pages(policy: Policy, lexicon: Lexicon, origin: OriginWords) -> tuple[Page, ...]:
    """All pages but `document.md`, in the order of the navigation."""
    writer = PageWriter(policy, lexicon, origin)
    return tuple(writer.pages())


@dataclass(frozen=True, slots=True)
class PageWriter:
    """Writes the pages of one policy."""

    policy: Policy
    lexicon: Lexicon
    origin: OriginWords

    def pages(self) -> Iterator[Page]:
        homes = clause_pages(self.policy)
        for plain in self.policy.pages:
            heading = self.policy.title if plain.page == HOME else plain.title
            lines: list[Line] = [Line(f"# {escaping.markdown(heading)}"), BLANK, *plain.lines]
            if plain.page == HOME:
                lines += self._contents()
            yield Page(plain.page, plain.title, relinked(lines, plain.page, homes))
        for page, title, clauses in self._clause_groups():
            body = [Line(f"# {title}"), *self._clauses(clauses, is_annex=page.startswith("annexes/"))]
            yield Page(page, title, relinked(body, page, homes))

    def _clause_groups(self) -> Iterator[tuple[str, str, tuple[Clause, ...]]]:
        """Page, title and clauses; the opening part shares its page with the closing chapter."""
        shared: dict[str, list[tuple[Chapter, Section]]] = {}
        for chapter, section in all_sections(self.policy):
            shared.setdefault(section.page, []).append((chapter, section))
        for page, parts in shared.items():
            titles = self.lexicon.layout["sections"]
            title = titles[page] if len(parts) > 1 else page_title(*parts[0], self.lexicon)
            front = self.policy.front if page == _front_page(self.policy) else ()
            yield page, title, (*front, *(clause for _, section in parts for clause in section.clauses))

    def _clauses(self, clauses: Iterable[Clause], *, is_annex: bool) -> Iterator[Line]:
        for clause in clauses:
            if not is_annex:
                yield BLANK
                yield Line(f"## {clause_heading(clause, self.lexicon)} {{ #{clause.id} }}")
            yield BLANK
            yield Line(f"[{clause.id}](#{clause.id})")
            yield Line(f"{{ {'#' + clause.id + ' ' if is_annex else ''}.clause-id }}")
            yield from stale_note(self.policy, clause, self.lexicon)
            yield BLANK
            yield from clause.lines
            yield from self._why(clause)

    def _why(self, clause: Clause) -> Iterator[Line]:
        """Where the clause's numbers come from, folded away."""
        values = distinct_values(clause.values)
        if not values:
            return
        yield BLANK
        summary = html.escape(self.lexicon.phrase("why_these_values"))
        pattern = self.lexicon.phrase("value_origin")
        yield Line(f'<details class="why"><summary>{summary}</summary>')
        yield Line("<ul>")
        for value in values:
            origins = "; ".join(
                f"{html.escape(self.origin(path))}, <code>{html.escape(path)}</code>"
                for path in sorted(value.sources)
            )
            said = pattern.format(value=f"<b>{html.escape(value.text)}</b>", origins=origins)
            yield Line(f"<li>{said}</li>", value.sources)
        yield Line("</ul>")
        yield Line("</details>")

    def _contents(self) -> Iterator[Line]:
        yield BLANK
        yield Line(f"## {self.lexicon.phrase('contents')}")
        yield BLANK
        yield Line(f"- [{self.lexicon.phrase('roles')}](#{ROUTES})")
        for chapter in self.policy.chapters:
            yield Line(f"- [{chapter_heading(chapter, self.lexicon)}]({self._begins(chapter)})")
            for clause in chapter.clauses():
                if clause.entry.is_annex:
                    yield Line(f"    - [{annex_heading(clause, self.lexicon)}](#{clause.id})")
        yield Line(f"- [{self.lexicon.phrase('print_document')}](page:{DOCUMENT})")

    def _begins(self, chapter: Chapter) -> str:
        """Where a chapter begins: its page, or its first clause on a page that it shares."""
        page = chapter.sections[0].page
        sharing = {one.number for one, section in all_sections(self.policy) if section.page == page}
        is_shared = len(sharing) > 1 or page == _front_page(self.policy)
        return f"#{next(chapter.clauses()).id}" if is_shared else f"page:{page}"


def distinct_values(values: Iterable[PrintedValue]) -> list[PrintedValue]:
    """The numbers of a clause, each once, in the order of the text."""
    return list(dict.fromkeys(value for value in values if value.numeric))


def all_sections(policy: Policy) -> Iterator[tuple[Chapter, Section]]:
    """Every section with its chapter, in official order."""
    for chapter in policy.chapters:
        for section in chapter.sections:
            yield chapter, section


def clause_pages(policy: Policy) -> dict[str, str]:
    """The page of each clause by its id."""
    homes = {clause.id: section.page for _, section in all_sections(policy) for clause in section.clauses}
    return homes | {clause.id: _front_page(policy) for clause in policy.front}


def _front_page(policy: Policy) -> str:
    return policy.front[0].entry.page


def page_title(chapter: Chapter, section: Section, lexicon: Lexicon) -> str:
    """The title of a section's page: of the annex, of the section, or of a chapter of one section."""
    if section.clauses[0].entry.is_annex:
        return annex_heading(section.clauses[0], lexicon)
    if section.number:
        return lexicon.phrase("chapter_title").format(number=section.number, title=section.title)
    return chapter_heading(chapter, lexicon)


def stale_note(policy: Policy, clause: Clause, lexicon: Lexicon) -> Iterator[Line]:
    """That the binding text of a clause is newer than its translation, where it is."""
    if clause.id in policy.stale:
        yield BLANK
        yield Line(lexicon.phrase("stale_clause"))
        yield Line("{ .stale }")


def relinked(lines: Iterable[Line], page: str, homes: dict[str, str]) -> tuple[Line, ...]:
    """Lines with their links to clauses and pages as paths from `page`."""

    def markdown_link(match: re.Match[str]) -> str:
        target = match[2]
        if match[1] == "page:":
            return f"]({_path(target, page)})"
        return f"]({_clause_path(target, page, homes)})"

    def figure_link(match: re.Match[str]) -> str:
        path = _clause_path(match[1], page, homes)
        return f'href="{path.replace(".md#", ".html#")}"'

    return tuple(
        Line(_FIGURE_LINK.sub(figure_link, _LINK.sub(markdown_link, line.text)), line.sources)
        for line in lines
    )


def _clause_path(anchor: str, page: str, homes: dict[str, str]) -> str:
    """The path to a clause or, after a point, to something in it."""
    home = homes[anchor.partition(".")[0]]
    return f"#{anchor}" if home == page else f"{_path(home, page)}#{anchor}"


def _path(target: str, page: str) -> str:
    return posixpath.relpath(f"{target}.md", posixpath.dirname(page) or ".")
