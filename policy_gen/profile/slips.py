"""The slip of the hand behind text that YAML misreads or refuses, found in the lines themselves."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policy_gen.problems import Span
from policy_gen.profile import wide_signs
from policy_gen.profile.indents import wrong_indent
from policy_gen.profile.syntax import Fault, variant_of

_ODD_SPACE = re.compile("^ *[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_BULLET = re.compile("^ *([•·●▪◦‣∙*–—−‐‑])[ \t\u00a0]")
_UNSPACED = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[A-Za-z_][\w-]*)(?P<sign>:(?!//)|[ \u00a0]*=)[^ \n]")
_EQUALS = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[A-Za-z_][\w-]*) *(?P<sign>=)")
_ENTRY = re.compile(r"(?: *(?:- +)*)[A-Za-z_][\w-]* *:(?: |$)")
_SWALLOWED = re.compile(r" *(?:- +)*(?:[A-Za-z_][\w-]*:(?: |$)|[\[{])|^ *- ")
_ENDS_EARLY = re.compile(
    r"""(?:: +|- +|[\[{,] *)('(?:[^']|'')*+'|"(?:[^"\\]|\\.)*+") *(?=[^\s,\]}:#])""",
)
_COMMENTED_CLOSE = re.compile(r"""(?:[^'"\n]|'[^']*'|"[^"]*")*? (#[^\]}]*[\]}])""")
_FLOW = ("bracket", "brace")
_MANY_LINES = 50


def of_scalar(event: Any, lines: list[str], file: Path, is_key: bool, in_flow: bool) -> Fault | None:
    """What is wrong with the way a single value or a key is written, although YAML accepts it."""
    start, end = event.start_mark, event.end_mark
    if event.style in ("'", '"'):
        # A text of several lines is fine as long as no line in it looks like the next entry.
        swallows = end.line > start.line and _swallows(lines, start.line, end.line)
        return _fault(file, start.line, start.column, "quote") if swallows else None
    if event.style or start.line >= len(lines):
        return None
    leads = not lines[start.line][: start.column].strip(" ")
    found = (_odd_space(lines, start.line, file) or _bullet(lines, start.line, file)) if leads else None
    if found is None and (is_key or leads):
        unspaced = _UNSPACED.match(event.value)
        if unspaced and unspaced["sign"] == ":":
            found = _fault(file, start.line, start.column + unspaced.start("sign"), "no_space")
    return found or wide_signs.of_plain(event, file, is_key, leads, in_flow)


def behind(error: Any, lines: list[str], file: Path) -> Fault | None:
    """The slip that made the parser stop; None where its own words and place are the best there are."""
    from policy_gen.profile import entry_slips  # a file that is well formed does without its patterns

    variant, mark, context = variant_of(error), error.problem_mark, error.context_mark
    if mark is None or not lines:
        return None
    line = min(mark.line, len(lines) - 1)
    first = min(context.line, line) if context is not None and variant in (*_FLOW, "no_colon", "") else line
    for suspect in dict.fromkeys((first, line, _above(lines, line))):
        found = _odd_space(lines, suspect, file) or _bullet(lines, suspect, file)
        if found is not None:
            return found
    if variant == "quote" or variant == "escape":
        swallows = context is not None and _swallows(lines, context.line, line)
        return _fault(file, context.line, context.column, "quote") if swallows else None
    suspects = tuple(dict.fromkeys((*range(first, min(line, first + _MANY_LINES) + 1), _above(lines, line))))
    return (
        _quote_ends_early(lines, first, line, file)
        or wide_signs.behind(lines, iter(suspects), variant, file)
        or (_closed_in_comment(lines, first, line, file) if variant in (*_FLOW, "") else None)
        or entry_slips.no_entry(lines, first, variant, file)
        or _no_space(lines, first, line, mark.column, variant, file)
        or entry_slips.trailing(lines[line], line, mark.column, variant, file)
        or entry_slips.behind(lines, suspects, line, variant, file)
        or _indent(lines, line, mark.column, variant, file)
    )


def _swallows(lines: list[str], opening: int, closing: int) -> bool:
    """Whether a text in quotation marks reaches over lines that are entries of their own."""
    lead = re.match(r" *(?:- +)*", lines[opening])
    own = lead.end() if lead else 0
    return any(
        _SWALLOWED.match(one) and len(one) - len(one.lstrip(" ")) <= own
        for one in lines[opening + 1 : closing + 1]
    )


def _odd_space(lines: list[str], line: int, file: Path) -> Fault | None:
    found = _ODD_SPACE.match(lines[line])
    if found is None:
        return None
    line = _first_of_run(lines, line, _ODD_SPACE)
    column = len(lines[line]) - len(lines[line].lstrip(" "))
    return _fault(file, line, column, "hard_space", code="tab-indentation")


def _bullet(lines: list[str], line: int, file: Path) -> Fault | None:
    if not _BULLET.match(lines[line]):
        return None
    line = _first_of_run(lines, line, _BULLET)
    found = _BULLET.match(lines[line])
    assert found is not None
    return _fault(file, line, found.start(1), "bullet", found=found[1])


def _first_of_run(lines: list[str], line: int, form: re.Pattern[str]) -> int:
    while line > 0 and form.match(lines[line - 1]):
        line -= 1
    return line


def _quote_ends_early(lines: list[str], first: int, last: int, file: Path) -> Fault | None:
    for line, text in _between(lines, first, last):
        found = _ENDS_EARLY.search(text)
        if found is not None:
            variant = "apostrophe" if found[1].startswith("'") else "inner_quote"
            return _fault(file, line, found.end(1) - 1, variant)
    return None


def _closed_in_comment(lines: list[str], first: int, last: int, file: Path) -> Fault | None:
    for line, text in _between(lines, first, last):
        found = _COMMENTED_CLOSE.match(text)
        if found is not None:
            return _fault(file, line, found.start(1), "comment")
    return None


def _between(lines: list[str], first: int, last: int) -> Iterator[tuple[int, str]]:
    yield from enumerate(lines[first : min(last, first + _MANY_LINES) + 1], first)


def _no_space(lines: list[str], first: int, line: int, column: int, variant: str, file: Path) -> Fault | None:
    """The line without `: `; YAML complains only about the next one, which is innocent."""
    suspect = first if variant == "no_colon" else _above(lines, line)
    if variant not in ("no_colon", "colon", "indent") or (variant == "colon" and suspect == line):
        return None
    text = lines[suspect]
    found = None if _ENTRY.match(text) else _UNSPACED.match(text) or _EQUALS.match(text)
    if found is not None:
        slip = "no_space" if found["sign"] == ":" else "equals"
        place = found.start("sign") if slip == "no_space" else text.index("=", found.end("key"))
        return _fault(file, suspect, place, slip, found=found["key"])
    if variant == "no_colon" and text.strip():
        return _fault(file, suspect, len(text) - len(text.lstrip(" ")), "no_colon")
    return None


def _indent(lines: list[str], line: int, column: int, variant: str, file: Path) -> Fault | None:
    entry = _ENTRY.match(lines[line])
    # A colon further to the right is one too many; the first of its line says where the line belongs.
    if variant != "indent" and not (variant == "colon" and entry and column < entry.end()):
        return None
    found = wrong_indent(lines, line)
    if found is None:
        return _fault(file, line, column, "indent") if variant == "indent" else None
    return _fault(
        file, found.line, found.spaces, "spaces", found=str(found.spaces), expected=str(found.expected)
    )


def _above(lines: list[str], line: int) -> int:
    """The nearest line above that holds something; the line itself where there is none."""
    for above in range(line - 1, -1, -1):
        if lines[above].strip() and not lines[above].lstrip().startswith("#"):
            return above
    return line


def _fault(file: Path, line: int, column: int, variant: str, code: str = "syntax", **fields: object) -> Fault:
    span = Span(file, line + 1, column + 1, line + 1, column + 2)
    return Fault(code, span, variant, fields={"found": "", **fields})
