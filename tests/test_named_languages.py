"""Languages of texts whose names are written wrongly, and translations that are missing."""

import pytest
from minimal import MINIMAL

from policy_gen.profile.loading import load_bytes


@pytest.mark.parametrize(
    ("keys", "meant", "absent"),
    [
        ("{en: a, rou: b}", "ro", []),
        ("{ro: a, eng: b}", "en", []),
        ("{en: a, Română: b}", "ro", []),
        ("{ro: a, en-GB: b}", "en", []),
        ("{ro: a, enn: b}", "en", []),
        ("{en: a, enn: b}", None, ["ro"]),
        ("{en: a, en_US: b}", None, ["ro"]),
    ],
)
def test_wrong_name_of_a_language_is_never_taken_for_one_that_is_written(
    keys: str, meant: str | None, absent: list[str]
) -> None:
    text = MINIMAL.read_text(encoding="utf-8").replace("published: [en]", "published: [en, ro]")
    text = text.replace("short_name: Minimal Trading", f"short_name: {keys}", 1)
    found = [one for one in load_bytes(text.encode(), MINIMAL).problems if one.span and one.span.line == 8]
    hints = [one.hint or "" for one in found if one.code == "unknown-language"]
    assert [f"“{meant}”?" in hint for hint in hints] == [meant is not None]
    missing = [dict(one.fields)["languages"] for one in found if one.code == "missing-translation"]
    assert missing == absent


def test_example_of_a_missing_translation_is_in_a_missing_language() -> None:
    text = MINIMAL.read_text(encoding="utf-8").replace("published: [en]", "published: [en, hu]")
    text = text.replace("short_name: Minimal Trading", "short_name: {en: Minimal Trading}", 1)
    (found,) = [one for one in load_bytes(text.encode(), MINIMAL).problems if one.span and one.span.line == 8]
    assert "“hu: …”" in (found.hint or "")
