"""A told comparison for a terminal, and as Markdown for a pull request."""

from collections.abc import Iterable, Iterator, Mapping

from policy_gen.history.reading_aloud import changed_lines
from policy_gen.history.redline import Mark, Stretch
from policy_gen.history.telling import ToldAlike, ToldClause, ToldComparison

INDENT = "  "
_TERMINAL = {Mark.KEPT: "{}", Mark.TAKEN: "[-{}-]", Mark.PUT: "{{+{}+}}"}
_COLOURED = {Mark.KEPT: "{}", Mark.TAKEN: "\x1b[31m[-{}-]\x1b[0m", Mark.PUT: "\x1b[32m{{+{}+}}\x1b[0m"}
_MARKDOWN = {Mark.KEPT: "{}", Mark.TAKEN: "<del>{}</del>", Mark.PUT: "<ins>{}</ins>"}
_SPECIAL = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;", "@": "@\u200b"})


def as_text(told: ToldComparison, headings: Mapping[str, str], *, colour: bool = False) -> str:
    """Plain lines; of clauses only the lines that changed."""
    return "\n".join(_text(told, headings, _COLOURED if colour else _TERMINAL)) + "\n"


def _text(told: ToldComparison, headings: Mapping[str, str], marks: dict[Mark, str]) -> Iterator[str]:
    yield f"{told.title}. {'. '.join(told.sides)}."
    yield from told.summary
    if told.parameters:
        yield f"\n{headings['parameters']}"
    for parameter in told.parameters:
        yield f"{INDENT}{parameter.sentence}"
        yield f"{INDENT * 2}{'; '.join(parameter.details)}"
    for one in told.alike:
        yield f"\n{one.heading}: {_marked(one.change, marks)}"
        yield f"{INDENT}{'; '.join(one.details)}"
        yield f"{INDENT}{_named(one)}"
    for heading, clauses in told.apart:
        yield f"\n{heading}"
        for clause in clauses:
            yield f"{INDENT}{clause.id} {clause.title}"
            yield f"{INDENT * 2}{'; '.join(clause.details)}"
            yield from (f"{INDENT * 2}{line}" for line in _redlined(clause, marks))
    yield from _listed(headings["renumbered"], told.renumbered)
    yield from _listed(headings["remarks"], told.remarks)


def _listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    rows = list(lines)
    if rows:
        yield f"\n{heading}"
        yield from (f"{INDENT}{row}" for row in rows)


def _redlined(clause: ToldClause, marks: dict[Mark, str]) -> Iterator[str]:
    for line in changed_lines(clause.redline):
        yield _marked(line, marks).replace("**", "")


def _marked(line: Iterable[Stretch], marks: dict[Mark, str]) -> str:
    return "".join(marks[one.mark].format(one.text) for one in line if one.text)


def as_markdown(told: ToldComparison, headings: Mapping[str, str]) -> str:
    """A comment for a pull request: values first, each clause's changed lines folded away."""
    return "\n".join(_markdown(told, headings)).rstrip("\n") + "\n"


def _markdown(told: ToldComparison, headings: Mapping[str, str]) -> Iterator[str]:
    yield f"## {_safe(told.title)}\n"
    yield f"{_safe('. '.join(told.sides))}.\n"
    yield from (f"- {_safe(line)}" for line in told.summary)
    yield ""
    if told.parameters:
        yield f"### {_safe(headings['parameters'])}\n"
    for parameter in told.parameters:
        yield f"- **{_safe(parameter.sentence)}**  \n  {_safe('; '.join(parameter.details))}"
    yield ""
    for one in told.alike:
        yield from _in_one_go(one)
    for heading, clauses in told.apart:
        yield f"### {_safe(heading)}\n"
        for clause in clauses:
            yield from _folded(clause)
    for heading, rows in ((headings["renumbered"], told.renumbered), (headings["remarks"], told.remarks)):
        if rows:
            yield f"### {_safe(heading)}\n"
            yield from (f"- {_safe(row)}" for row in rows)
            yield ""


def _in_one_go(one: ToldAlike) -> Iterator[str]:
    yield f"### {_safe(one.heading)}: {_marked_safely(one.change)}\n"
    yield f"{_safe('; '.join(one.details))}\n"
    yield f"{_safe(_named(one))}\n"


def _named(one: ToldAlike) -> str:
    return "; ".join(f"{clause.id} {clause.title}" for clause in one.clauses)


def _folded(clause: ToldClause) -> Iterator[str]:
    head = _safe(f"{clause.title}; {'; '.join(clause.details)}")
    lines = list(changed_lines(clause.redline))
    if not lines:
        yield f"- **{clause.id}** {head}\n"
        return
    yield f"<details><summary><b>{clause.id}</b> {head}</summary>\n"
    for line in lines:
        yield f"> {_marked_safely(line)}\n"
    yield "</details>\n"


def _marked_safely(line: Iterable[Stretch]) -> str:
    return "".join(_MARKDOWN[one.mark].format(_safe(one.text)) for one in line if one.text)


def _safe(text: str) -> str:
    """Text that Markdown neither runs nor turns into a mention."""
    return text.translate(_SPECIAL)
