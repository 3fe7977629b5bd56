"""The JSON Schema of a profile, for editors that complete and check while one types."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from policy_gen.profile.described import described
from policy_gen.profile.exceptions import SECTION, GrantedException
from policy_gen.profile.fields import field_shape, model_fields, shape
from policy_gen.profile.merging import preset_names, preset_tree
from policy_gen.profile.model import Profile
from policy_gen.profile.tree import Mapping

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """JSON Schema of a profile; keys that every preset supplies are optional. The same bytes every time."""
    schema = Profile.model_json_schema(by_alias=True, mode="validation")
    _describe(schema)
    first, *others = preset_names()
    supplied = preset_tree(first)
    for name in others:
        supplied = _shared(supplied, preset_tree(name))
    _relax(schema, schema, supplied)
    _allow_plain_titles(schema)
    _leave_out_exceptions(schema)
    return {**schema, "$schema": DIALECT, "title": "Company profile"}


def schema_text() -> str:
    """The schema as the text of docs/profile.schema.json."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _describe(schema: dict[str, Any]) -> None:
    """The words below each field of the model, for whoever types its key."""
    sections = {model.__name__: model for model in _sections(Profile)}
    for name, found in {Profile.__name__: schema, **schema["$defs"]}.items():
        for key, text in described(sections[name]).items() if name in sections else ():
            found["properties"][key]["description"] = text


def _sections(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and all the sections below it."""
    yield model
    for info in model_fields(model).values():
        below = field_shape(info)
        while below.model is None and below.inner is not None:
            below = shape(below.inner)
        if below.model is not None:
            yield from _sections(below.model)


def _allow_plain_titles(schema: dict[str, Any]) -> None:
    """A role's title may be one string, or one string a language, instead of case forms."""
    title = schema["$defs"]["Role"]["properties"]["title"]
    forms = {"type": "object", "additionalProperties": {"type": "string"}}
    by_language = {"type": "object", "additionalProperties": {"anyOf": [{"type": "string"}, forms]}}
    title["anyOf"] = [by_language, {"type": "string"}, {"type": "null"}]


def _leave_out_exceptions(schema: dict[str, Any]) -> None:
    """A profile holds none: they stand in a file of their own."""
    del schema["properties"][SECTION]
    del schema["$defs"][GrantedException.__name__]


def _shared(one: Mapping, other: Mapping) -> Mapping:
    """The keys that both presets supply."""
    entries = {}
    for key, entry in one.entries.items():
        twin = other.entries.get(key)
        if twin is None:
            continue
        if isinstance(entry.node, Mapping) and isinstance(twin.node, Mapping):
            entries[key] = type(entry)(entry.key_span, _shared(entry.node, twin.node))
        else:
            entries[key] = entry
    return Mapping(entries, one.span)


def _relax(schema: dict[str, Any], here: dict[str, Any], supplied: Mapping) -> None:
    """Takes the supplied keys out of `required`; a section all of whose required keys are supplied too."""
    target = _resolved(schema, here)
    for key, entry in supplied.entries.items():
        below = target.get("properties", {}).get(key)
        if below is not None and isinstance(entry.node, Mapping):
            _relax(schema, below, entry.node)
    left = [key for key in target.get("required", ()) if not _is_supplied(schema, target, key, supplied)]
    target.pop("required", None)
    if left:
        target["required"] = left


def _is_supplied(schema: dict[str, Any], target: dict[str, Any], key: str, supplied: Mapping) -> bool:
    entry = supplied.entries.get(key)
    if entry is None:
        return False
    if isinstance(entry.node, Mapping):
        return not _resolved(schema, target["properties"][key]).get("required")
    return True


def _resolved(schema: dict[str, Any], here: dict[str, Any]) -> dict[str, Any]:
    """The definition behind a reference; each section of the model has one of its own."""
    found = here
    if "$ref" in here:
        found = schema["$defs"][here["$ref"].rpartition("/")[2]]
    return found
