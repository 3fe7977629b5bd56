"""The profile as templates see it: texts in one language, every leaf with its source."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from policy_gen.policy.recording import Recorder
from policy_gen.profile.sourced import Sourced, plain
from policy_gen.profile.values import ANY_LANGUAGE, Language, text_in

_TEXT_KEYS = frozenset({*Language, ANY_LANGUAGE})


class View:
    """A section, map or list of the profile; reading a leaf notes its path.

    Paths are dotted; an item of a list is named by its `id`, or by its index from 0.
    """

    __slots__ = ("_language", "_path", "_recorder", "_value")

    def __init__(self, value: Any, path: str, language: str, recorder: Recorder) -> None:
        self._value = value
        self._path = path
        self._language = language
        self._recorder = recorder

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if isinstance(self._value, BaseModel):
            return self._field(name)
        if isinstance(self._value, dict) and name in self._value:
            return self._child(name, self._value[name])
        raise AttributeError(f"{self._path or 'the profile'} has no {name!r}")

    def __getitem__(self, key: Any) -> Any:
        key = plain(key)
        if isinstance(key, int) and isinstance(self._value, tuple):
            return list(self)[key]
        try:
            return self.__getattr__(str(key))
        except AttributeError as error:
            raise KeyError(key) from error

    def _field(self, name: str) -> Any:
        for attribute in (name, f"{name}_"):
            if attribute in type(self._value).model_fields:
                return self._child(name, getattr(self._value, attribute))
        raise AttributeError(f"{self._path or 'the profile'} has no {name!r}")

    def _child(self, name: str, value: Any) -> Any:
        return view(value, f"{self._path}.{name}" if self._path else name, self._language, self._recorder)

    def __iter__(self) -> Iterator[Any]:
        if isinstance(self._value, dict):
            yield from self._value
            return
        self._note_entries()
        for index, item in enumerate(self._value):
            yield self._child(str(getattr(item, "id", index)), item)

    def items(self) -> list[tuple[str, Any]]:
        """Key and value of each entry of a map."""
        return [(key, self._child(key, value)) for key, value in self._value.items()]

    def __contains__(self, wanted: object) -> bool:
        self._recorder.read.add(self._path)
        return plain(wanted) in self._value

    def __len__(self) -> int:
        return len(self._value) if isinstance(self._value, tuple | dict) else 1

    def __bool__(self) -> bool:
        self._note_entries()
        return len(self) > 0

    def _note_entries(self) -> None:
        """Notes which entries a list has, by one value of each: its `id`, else the first."""
        for index, item in enumerate(self._value if isinstance(self._value, tuple) else ()):
            if isinstance(item, BaseModel):
                name = getattr(item, "id", index)
                key = "id" if hasattr(item, "id") else next(iter(type(item).model_fields))
                self._recorder.read.add(f"{self._path}.{name}.{key}")


def view(value: Any, path: str, language: str, recorder: Recorder) -> Any:
    """A view of `value`; None stays None, a leaf becomes sourced."""
    if _is_text(value):
        words = text_in(value, language)
        key = f"{path}.{language}" if language in value else path
        recorder.read.add(key)
        return None if words is None else Sourced(words, frozenset({key}))
    if isinstance(value, BaseModel | tuple | dict):
        return View(value, path, language, recorder)
    recorder.read.add(path)
    return None if value is None else Sourced(value, frozenset({path}))


def _is_text(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and bool(value)
        and all(isinstance(words, str) for words in value.values())
        and _TEXT_KEYS.issuperset(value)
    )
