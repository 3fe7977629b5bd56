"""What the model says about a path of the profile: its kind, its keys, its description, its default."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from policy_gen.profile import people, values
from policy_gen.profile.described import described
from policy_gen.profile.model import Profile

FieldPath = tuple[str | int, ...]


class Kind(StrEnum):
    SECTION = "section"
    MAP = "map"
    LIST = "list"
    TEXT = "text"
    TITLE = "title"
    VALUE = "value"


@dataclass(frozen=True)
class Shape:
    """The kind of a value; `model` of a section; `inner` type of a list's items or a map's values.

    `or_line` marks a text that may also be one string for all languages.
    """

    kind: Kind
    annotation: Any
    metadata: tuple[Any, ...] = ()
    model: type[BaseModel] | None = None
    inner: Any = None
    or_line: bool = False


@cache
def model_fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Fields by the key a profile writes."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def shape(annotation: Any, metadata: Iterable[Any] = ()) -> Shape:
    """The kind of an annotation, with the metadata collected on the way."""
    found = tuple(metadata)
    while get_origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        found += tuple(part for extra in more for part in _flat(extra))
    if get_origin(annotation) in (Union, UnionType):
        return _union_shape(annotation, found)
    validators = {part.func for part in found if isinstance(part, BeforeValidator)}
    if values._by_language in validators:
        return Shape(Kind.TEXT, annotation, found)
    if people._title_forms in validators:
        return Shape(Kind.TITLE, annotation, found)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape(Kind.SECTION, annotation, found, model=annotation)
    if get_origin(annotation) is tuple:
        return Shape(Kind.LIST, annotation, found, inner=get_args(annotation)[0])
    if get_origin(annotation) is dict:
        return Shape(Kind.MAP, annotation, found, inner=get_args(annotation)[1])
    return Shape(Kind.VALUE, annotation, found)


def _flat(extra: Any) -> tuple[Any, ...]:
    return tuple(extra.metadata) if isinstance(extra, FieldInfo) else (extra,)


def _union_shape(annotation: Any, metadata: tuple[Any, ...]) -> Shape:
    arms = [shape(arm, metadata) for arm in get_args(annotation) if arm is not type(None)]
    chosen = next((arm for arm in arms if arm.kind is not Kind.VALUE), arms[-1])
    if chosen.kind is Kind.TEXT and len(arms) > 1:
        return Shape(Kind.TEXT, chosen.annotation, chosen.metadata, or_line=True)
    return chosen


def field_shape(info: FieldInfo) -> Shape:
    """The kind of a model field."""
    return shape(info.annotation, info.metadata)


ROOT = shape(Profile)


@cache
def _steps(model: type[BaseModel]) -> dict[str, tuple[Shape, FieldInfo]]:
    """What stands under each key of a section: a profile asks for the same ones hundreds of times."""
    return {key: (field_shape(info), info) for key, info in model_fields(model).items()}


@cache
def _inner(annotation: Any) -> Shape:
    return shape(annotation)


def step(here: Shape, part: str | int) -> tuple[Shape | None, FieldInfo | None]:
    """The shape below `here` under a key, an index or an item's id, and the field if it is one."""
    if here.model is not None:
        return _steps(here.model).get(str(part), (None, None))
    if here.kind in (Kind.LIST, Kind.MAP):
        return _inner(here.inner), None
    return None, None


def follow(path: FieldPath) -> tuple[Shape | None, FieldInfo | None]:
    """The shape at `path`, and the innermost field that names it (the list's field for a list item)."""
    here: Shape | None = ROOT
    info: FieldInfo | None = None
    for part in path:
        if here is None:
            return None, info
        here, found = step(here, part)
        info = found or (info if here is not None else None)
    return here, info


def has_default(path: FieldPath) -> bool | None:
    """Whether the field at `path` has a default: True a value, False none given; None: no such choice."""
    parent, _ = follow(path[:-1])
    if parent is None or parent.model is None:
        return None
    info = model_fields(parent.model).get(str(path[-1]))
    if info is None or info.is_required():
        return None
    return info.default is not None


def nullable(path: FieldPath) -> bool:
    """Whether the field at `path` may be null."""
    parent, _ = follow(path[:-1]) if path else (None, None)
    info = model_fields(parent.model).get(str(path[-1])) if parent and parent.model else None
    return info is not None and type(None) in get_args(info.annotation)


def about(path: FieldPath) -> str:
    """The model's description of the field at `path`; empty if it has none."""
    parts = list(path)
    while parts:
        parent, _ = follow(tuple(parts[:-1]))
        if parent is not None and parent.model is not None and str(parts[-1]) in model_fields(parent.model):
            return described(parent.model).get(str(parts[-1]), "")
        parts.pop()  # an entry of a list or a map is described where the list is
    return ""
