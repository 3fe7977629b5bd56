"""Loads a profile: reads, fills in the preset, validates; gives the profile or every problem at once."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from policy_gen.problems import Problem, Severity, in_order
from policy_gen.profile.exceptions import SUFFIX, read_exceptions, with_exceptions
from policy_gen.profile.loose import loose_values
from policy_gen.profile.merging import COMMON, chosen_preset, merged, preset_file, preset_tree
from policy_gen.profile.model import Profile
from policy_gen.profile.origins import Origins
from policy_gen.profile.references import reference_problems
from policy_gen.profile.source import Source, read, read_bytes
from policy_gen.profile.text_languages import language_problems
from policy_gen.profile.tree import Mapping, Scalar, at, first_line, plain
from policy_gen.profile.walking import Here, walk
from policy_gen.profile.wording import problem


@dataclass(frozen=True)
class LoadedProfile:
    """A valid profile, the file it came from, and the origin of each value."""

    path: Path
    profile: Profile
    origins: Origins


@dataclass(frozen=True)
class Loaded:
    """The outcome of loading: the profile, or None when a problem is an error."""

    value: LoadedProfile | None
    problems: tuple[Problem, ...]
    language: str | None = None
    """What the file gives as its binding language, valid or not."""


def load(path: Path) -> Loaded:
    """The profile in `path`. Never raises for what a user wrote; all structural problems come in one run."""
    return from_source(read(path), read_exceptions(path))


def load_bytes(content: bytes, path: Path, exceptions: bytes | None = None) -> Loaded:
    """The profile in `content`, an earlier version of `path` for instance, with its exceptions of then."""
    beside = path.with_name(path.stem + SUFFIX)
    granted = None if exceptions is None else read_bytes(exceptions, beside)
    return from_source(read_bytes(content, path), granted)


def load_instead(content: bytes, path: Path) -> Loaded:
    """The profile as if `content` stood in `path`, with the exceptions that are granted beside it."""
    return from_source(read_bytes(content, path), read_exceptions(path))


def from_source(source: Source, granted: Source | None = None) -> Loaded:
    """The profile in a file already read, with the exceptions granted beside it."""
    if source.root is None:
        return Loaded(None, in_order(source.problems), source.language)
    if not isinstance(source.root, Mapping):
        wrong = problem("not-a-profile", first_line(source.root))
        return Loaded(None, in_order((*source.problems, wrong)))
    own, misplaced = with_exceptions(source.root, granted)
    preset = chosen_preset(own)
    supplied = preset_tree(preset)
    root = merged(supplied, own)
    language = _binding_language(own)
    presets = {preset_file(COMMON): COMMON, preset_file(preset): preset}
    places = Origins(root, presets, first_line(own))
    values = tuple(walk(root))
    profile, wrong_fields = _validated(root, supplied, places, values)
    dangling = reference_problems(root, source.path, frozenset(presets))
    # A name that does not exist is said once, and better than that it has the wrong form.
    named = {one.span for one in dangling}
    found = (
        *source.problems,
        *misplaced,
        *(
            one
            for one in wrong_fields
            if one.code not in ("bad-form", "lookalike-character") or one.span not in named
        ),
        *dangling,
        *language_problems(root, values, frozenset(presets)),
    )
    ordered = in_order(found)
    if profile is None or any(one.severity is Severity.ERROR for one in ordered):
        return Loaded(None, ordered, language)
    return Loaded(LoadedProfile(source.path, profile, places), ordered, language)


def _binding_language(own: Mapping) -> str | None:
    node = at(own, ("languages", "authoritative"))
    return node.text if isinstance(node, Scalar) else None


def _validated(
    root: Mapping, supplied: Mapping, places: Origins, values: tuple[Here, ...]
) -> tuple[Profile | None, tuple[Problem, ...]]:
    loose = loose_values(values, places)
    try:
        return Profile.model_validate(plain(root)), loose
    except ValidationError as error:
        from policy_gen.profile.faults import field_problems  # sound profiles do without its words

        known = {one.span for one in loose}
        return None, (
            *loose,
            *(one for one in field_problems(error, root, supplied, places) if one.span not in known),
        )
