"""Characters that only look like the right ones: curved quotes, wide signs, other alphabets."""

from collections.abc import Callable
from dataclasses import dataclass

from policy_gen.problems import Problem, Span
from policy_gen.profile.wording import problem

OPENING_QUOTES = "„“”«‟‘‚‹″〝＂"
COLONS = "：﹕︓∶ː"
COMMAS = "，、﹐"
OPENING_BRACKETS = {"［": "[", "【": "[", "「": "[", "『": "[", "〔": "[", "｛": "{"}
CLOSING_BRACKETS = {"］": "]", "】": "]", "」": "]", "』": "]", "〕": "]", "｝": "}"}
_QUOTES = f"{OPENING_QUOTES}»›’〞′´`＇"
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_CYRILLIC = dict(zip("асԁеһіјӏкморѕтухвнАВСЕНІЈКМОРЅТУХ", "acdehijlkmopstyxbhABCEHIJKMOPSTYX", strict=True))
_GREEK = dict(zip("αικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aiknoptuxABEZHIKMNOPTYX", strict=True))
_SIGNS = {
    **{chr(plain + 0xFEE0): chr(plain) for plain in range(0x21, 0x7F)},
    **dict.fromkeys(COLONS, ":"),
    **dict.fromkeys(COMMAS, ","),
    **dict.fromkeys("–—‐‑−‒―", "-"),
    **dict.fromkeys("․。", "."),
    **OPENING_BRACKETS,
    **CLOSING_BRACKETS,
}
_PLAIN = {
    **_SIGNS,
    **_CYRILLIC,
    **_GREEK,
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_QUOTES, '"'),
}
_TABLE = str.maketrans(_PLAIN)


@dataclass(frozen=True, slots=True)
class OddSign:
    """The first character of a text that is not what it seems, and the text as it was meant."""

    text: str
    index: int
    wanted: str

    @property
    def sign(self) -> str:
        """The character as it stands in the file."""
        return self.text[self.index]

    @property
    def kind(self) -> str:
        """The wording variant of `lookalike-character`."""
        kinds = (("quote", _QUOTES), ("space", _SPACES), ("cyrillic", _CYRILLIC), ("greek", _GREEK))
        return next((name for name, signs in kinds if self.sign in signs), "")


def odd_sign(text: str, fits: Callable[[str], bool]) -> OddSign | None:
    """What makes `text` unfit although it looks right: None unless its plain form fits."""
    index = next((place for place, sign in enumerate(text) if sign in _PLAIN), None)
    if index is None:
        return None
    wanted = text.translate(_TABLE).strip().strip("\"'").strip()
    parts = wanted.split(",") if any(sign in COMMAS for sign in text) else [wanted]
    return OddSign(text, index, wanted) if all(fits(part.strip()) for part in parts) else None


def told(found: OddSign, place: Span) -> Problem:
    """The problem at the character itself; `place` is that of the whole text."""
    inside = place.line == place.end_line
    lead = 1 if inside and place.end_column - place.column == len(found.text) + 2 else 0
    column = place.column + (lead + found.index if inside else 0)
    return problem(
        "lookalike-character",
        Span(place.file, place.line, column, place.line, column + 1),
        found.kind,
        found=found.text,
        sign=found.sign,
        plain=_PLAIN[found.sign],
        wanted=found.wanted,
    )
