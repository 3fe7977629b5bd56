"""The project's own YAML files as plain data, several times faster than with places.

The same strict meaning of values as in a profile; what is refused there is refused here too, only without
its place: whoever needs the place reads the file again with `source.read`.
"""

import pickle
from functools import lru_cache
from typing import Any

import yaml

from policy_gen.profile.resolver import resolve

MOST_KNOWN = 1000
"""Texts kept within a run: each language and each older version reads the same files again."""
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def own_data(text: str) -> Any:
    """Dicts, lists and scalars. ValueError, yaml.YAMLError: what a profile may not hold either."""
    return pickle.loads(_packed(text))


@lru_cache(maxsize=MOST_KNOWN)
def _packed(text: str) -> bytes:
    """Packed, so that whoever changes what it was given changes it for nobody else."""
    root = yaml.compose(text, Loader=_LOADER)
    if root is None:
        raise ValueError("the file holds nothing")
    return pickle.dumps(_plain(root, set()))


def _plain(node: Any, seen: set[int]) -> Any:
    if id(node) in seen or not str(node.tag).startswith("tag:yaml.org,2002:"):
        raise ValueError("a pointer or a tag")
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.style else resolve(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, seen) for item in node.value]
    found = {key.value: _plain(value, seen) for key, value in node.value}
    if len(found) < len(node.value) or "<<" in found:
        raise ValueError("a name written twice, or a section taken over")
    return found
