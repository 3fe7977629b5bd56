"""A group of commands that imports each only when it is called."""

import gc
from collections.abc import Mapping
from typing import Any

import click

OBJECTS_BEFORE_A_LOOK = 50_000
"""New objects after which garbage is looked for."""


class LazyGroup(click.Group):
    """Imports a command when it is called, so that `check` starts without the site builder (D16)."""

    def __init__(self, *args: Any, places: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places
        """`module:name` by command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.places:
            return None
        module, _, name = self.places[cmd_name].partition(":")
        # Modules are no garbage, and a short run makes little: looking for it takes a tenth of the time.
        gc.disable()
        command: click.Command = getattr(__import__(module, fromlist=[name]), name)
        gc.freeze()
        gc.set_threshold(OBJECTS_BEFORE_A_LOOK)
        gc.enable()
        return command
