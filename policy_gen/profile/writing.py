"""Plain data → YAML text in the project's style: the way back through the door to YAML."""

from typing import Any

import yaml

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def to_yaml(data: Any) -> str:
    """Block style, keys in their order, any alphabet as it stands, long lines unbroken."""
    return str(yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000))
