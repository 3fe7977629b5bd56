"""The names of all clauses ever used, without reading what else the register says of them."""

import re
from collections.abc import Sequence
from pathlib import Path

_NAME = re.compile(r"^ +([A-Z]{3}-[0-9A-Z]+):", re.MULTILINE)


def clause_names(folders: Sequence[Path]) -> frozenset[str]:
    """The ids of the register in the first folder that has one, withdrawn ones included; else none."""
    files = (folder / "clauses.yaml" for folder in folders)
    file = next((file for file in files if file.is_file()), None)
    return frozenset(_NAME.findall(file.read_text(encoding="utf-8"))) if file else frozenset()
