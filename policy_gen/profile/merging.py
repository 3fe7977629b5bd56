"""Lays a profile over the values its preset gives: sections merge, lists and single values replace."""

from functools import cache
from pathlib import Path

from policy_gen.profile.decoding import read_text
from policy_gen.profile.source import read_string
from policy_gen.profile.tree import Entry, Mapping, Node, Scalar

_FOLDER = Path(__file__).parent / "presets"
COMMON = "common"
DEFAULT_PRESET = "goods_b2b"


def preset_names() -> tuple[str, ...]:
    """The presets a profile can name."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.yaml") if file.stem != COMMON))


def preset_file(name: str) -> Path:
    """The name under which a preset's file is shown; the same on every machine."""
    return Path("policy_gen/profile/presets") / f"{name}.yaml"


def chosen_preset(root: Mapping) -> str:
    """The preset a profile names; the usual one where it names none or an unknown one."""
    entry = root.entries.get("preset")
    named = entry.node.value if entry and isinstance(entry.node, Scalar) else None
    return named if isinstance(named, str) and named in preset_names() else DEFAULT_PRESET


@cache
def preset_tree(name: str) -> Mapping:
    """The values of a preset over the common ones. AssertionError: a preset of ours is faulty."""
    own, common = _read(name), _read(COMMON)
    return merged(common, own)


def _read(name: str) -> Mapping:

    text, _ = read_text(_FOLDER / f"{name}.yaml")
    assert text is not None, name
    source = read_string(text, preset_file(name))
    assert isinstance(source.root, Mapping), name
    assert not source.problems, source.problems
    return source.root


def merged(base: Mapping, over: Mapping) -> Mapping:
    """`over` laid on `base`; where both have a key, the place is that of `over`."""
    entries = dict(base.entries)
    for name, entry in over.entries.items():
        below = entries.get(name)
        entries[name] = Entry(entry.key_span, _value(below.node if below else None, entry.node))
    return Mapping(entries, over.span)


def _value(below: Node | None, above: Node) -> Node:
    return merged(below, above) if isinstance(below, Mapping) and isinstance(above, Mapping) else above
