"""The smallest profile that is sound, with one edit."""

from pathlib import Path

from policy_gen.profile.loading import load_bytes

MINIMAL = Path(__file__).parent / "data" / "valid" / "minimal.yaml"


def edited(old: str, new: str) -> list[tuple[str, str]]:
    """Codes and line:column of the problems of the minimal profile after one edit."""
    text = MINIMAL.read_text(encoding="utf-8")
    assert old in text
    found = load_bytes(text.replace(old, new, 1).encode(), MINIMAL).problems
    return [(one.code, f"{one.span.line}:{one.span.column}") for one in found if one.span]
