"""Makes a value safe inside Markdown, and leaves it readable (architecture D2).

A sign is escaped only where Python-Markdown or markdown-it-py would take it for mark-up.
Signs that Python-Markdown cannot escape with a backslash become entities.
"""

import html
import re
import unicodedata

_SPACES = re.compile(r"[ \t\r\n\f\v\u0085\u2028\u2029]+")
_ALWAYS = re.compile(r"[\\`*\[\]{}|]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_TAG = re.compile(r"<(?!\s)")
_ENTITY = re.compile(r"&(?=#|\w+(;|$))")
_BANG = re.compile(r"^!(?=!!)")
_LINE_START = re.compile(r"^(#|>|[-+](?=\s|$)|(?P<number>\d+)(?P<mark>[.)])(?=\s|$))")
_HEADING_END = re.compile(r"(?<!\\)((?:\\\\)*)(#+)$")
_RULE = re.compile(r"^([-=_*~:])(?=[-=_*~: ]*$)|^(~)(?=~~)|^(:)(?=\s)")


def clean(text: str) -> str:
    """One line of text without control, private-use and direction signs."""
    line = _SPACES.sub(" ", text)
    if not line.isprintable():  # few are not, and only then each sign is asked
        line = "".join(sign for sign in line if not _is_odd(sign))
    return line.strip(" ")


def _is_odd(sign: str) -> bool:
    return sign in _DIRECTION or unicodedata.category(sign) in ("Cc", "Co", "Cs", "Cn")


_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def markdown(text: str) -> str:
    """`text` so that both Markdown parsers show it as it stands, wherever it is put in a line."""
    text = _ALWAYS.sub(lambda m: "\\" + m[0], clean(text))
    text = _UNDERSCORE.sub(r"\\_", text)
    text = _ENTITY.sub("&amp;", text)
    text = _TAG.sub("&lt;", text)
    text = _BANG.sub(r"\\!", text)
    text = _RULE.sub(lambda m: f"&#{ord(m[0])};", text)
    text = _LINE_START.sub(_escape_start, text)
    return _HEADING_END.sub(lambda m: m[1] + "\\#" * len(m[2]), text)


def _escape_start(match: re.Match[str]) -> str:
    if match["number"]:
        return f"{match['number']}\\{match['mark']}"
    return f"\\{match[0]}" if match[0] != ">" else "&gt;"


_BACKSLASHED = re.compile(r"\\([^\w\s])")


def unescaped(text: str) -> str:
    """Plain text again from what `markdown` and the templates made of values and words."""
    return html.unescape(_BACKSLASHED.sub(r"\1", text))
