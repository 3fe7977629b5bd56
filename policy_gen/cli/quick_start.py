"""What the command line does without, so that a short run stays short."""

import gc
import os
import sys
from collections.abc import Iterable
from types import ModuleType
from typing import NoReturn

PLUGIN_LOADER = "pydantic.plugin._loader"
OBJECTS_BEFORE_A_LOOK = 50_000
"""New objects after which garbage is looked for: a check makes fewer, and little of it is garbage."""


def without_plugins() -> None:
    """Spares pydantic the search for plugins in the metadata of every installed package: a tenth of a check.

    Where a version of pydantic keeps its loader under another name, nothing happens.
    """
    if PLUGIN_LOADER not in sys.modules:
        loader = ModuleType(PLUGIN_LOADER)
        loader.__dict__["get_plugins"] = _no_plugins
        sys.modules[PLUGIN_LOADER] = loader


def rare_looks_for_garbage() -> None:
    """Spares a short run most searches for garbage."""
    gc.set_threshold(OBJECTS_BEFORE_A_LOOK)


def ended_at_once(code: int) -> NoReturn:
    """Ends the program without taking apart piece by piece what the system takes back at once anyway."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        pass  # nobody listens any more
    os._exit(code)


def _no_plugins() -> Iterable[object]:
    return ()


def imported(module: str, name: str) -> object:
    """A member of a module; modules are no garbage, so nothing is looked for among them."""
    gc.disable()
    found: object = getattr(__import__(module, fromlist=[name]), name)
    gc.freeze()
    gc.enable()
    return found
