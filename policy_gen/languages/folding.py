"""Words as they are compared: small letters without accents, the way people type them.

The search on the pages folds what is typed by the same rule (`templates/theme/helpers/search/words.js`).
"""

import re
import unicodedata
from functools import lru_cache

_SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """Small letters, no accents or other marks, no soft hyphens: «ё» is «е», “ș” is “s”, “ő” is “o”."""
    parted = unicodedata.normalize("NFD", text.lower().replace(_SOFT_HYPHEN, ""))
    return "".join(sign for sign in parted if not unicodedata.category(sign).startswith("M"))


def plain_words(text: str) -> list[str]:
    """The words of a text in small letters and with their accents, in order: what a stemmer reads."""
    return _WORD.findall(unicodedata.normalize("NFC", text.lower().replace(_SOFT_HYPHEN, "")))
