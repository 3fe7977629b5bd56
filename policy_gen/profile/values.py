"""The kinds of value a profile is made of: ids, counts, money, texts by language."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt, StringConstraints


class Section(BaseModel):
    """A part of the profile: frozen, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


LANGUAGES = Path(__file__).parents[1] / "languages" / "data"

if TYPE_CHECKING:

    class Language(StrEnum):
        """A language that a policy is published in: each that has a file of its ways of writing."""

else:
    Language = StrEnum("Language", sorted((path.stem, path.stem) for path in LANGUAGES.glob("*.yaml")))


ANY_LANGUAGE = "*"
"""The key under which a text stands that was written once, for the only published language."""


def _by_language(value: Any) -> Any:
    return {ANY_LANGUAGE: value} if isinstance(value, str) else value


Text = Annotated[
    dict[str, Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]],
    BeforeValidator(_by_language, json_schema_input_type=dict[Language, str] | str),
]
"""Words for readers by language; a plain string is allowed where one language is published."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""One line of text, shown as it stands in every language."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
"""A short name other parts of the profile refer to: a-z, 0-9, `-`, `_`."""

RoleId = Identifier
Phone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ()./-]{2,24}$")]
Email = Annotated[str, StringConstraints(pattern=r"^[^@\s<>(),;]+@[^@\s<>(),;]+\.[^@\s<>(),;]+$")]
Flag = StrictBool
Count = Annotated[StrictInt, Field(ge=0)]
Money = Annotated[Decimal, Field(ge=0)]
Percent = Annotated[StrictInt, Field(ge=0, le=100)]


OUR_YEARS = range(2000, 2100)
Day = Annotated[date, Field(ge=date(OUR_YEARS[0], 1, 1), le=date(OUR_YEARS[-1], 12, 31))]
"""A day of our own time: any other year is a slip of the pen."""


def within(low: int, high: int) -> Any:
    """The bounds of a whole number between `low` and `high`, both included."""
    return Field(ge=low, le=high, strict=True)


def first_words(text: str | dict[str, str]) -> str:
    """One wording of a name, for a message that has no language of its own."""
    return text if isinstance(text, str) else next(iter(text.values()))


def text_in(text: str | dict[str, str], language: str) -> str | None:
    """The words of `text` in `language`, or None where they are missing; a plain string stands as it is."""
    if isinstance(text, str):
        return text
    return text.get(language) or text.get(ANY_LANGUAGE)


def listed_in(text: str | dict[str, str] | None, language: str) -> tuple[str, ...]:
    """What `text` lists in `language` with commas between; nothing where it has no words."""
    words = text_in(text, language) if text else None
    return tuple(one.strip() for one in (words or "").split(",") if one.strip())
