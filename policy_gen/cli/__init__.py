"""The commands: parse, call, print, exit code (architecture 4)."""

from policy_gen.cli.quick_start import rare_looks_for_garbage

rare_looks_for_garbage()

from policy_gen.cli.main import main  # noqa: E402 - what it imports is no garbage

__all__ = ["main"]
