"""Plain data → YAML text in the project's style: the way back through the door to YAML."""

from typing import Any

import yaml


def to_yaml(data: Any) -> str:
    """Block style, keys in their order, any alphabet as it stands, long lines unbroken."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=False)
