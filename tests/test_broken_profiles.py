"""However a profile is broken, it is read or told, and the slip is recognised."""

from pathlib import Path

from conftest import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_gen.problems import format_text
from policy_gen.profile import field_words, model
from policy_gen.profile.fields import model_fields
from policy_gen.profile.loading import load, load_bytes

DATA = Path(__file__).parent / "data"

MINIMAL = DATA / "valid" / "minimal.yaml"


def test_forty_thousand_unknown_keys_are_answered(tmp_path: Path) -> None:
    file = tmp_path / "many.yaml"
    file.write_text("".join(f"key_{number}: 1\n" for number in range(40_000)))
    assert load(file).problems


@settings(max_examples=examples(200))
@given(
    st.sampled_from(MINIMAL.read_text(encoding="utf-8").splitlines()),
    st.sampled_from(["", "x", "[", "null", "5", "- a", "{a: b}"]),
)
def test_no_changed_line_crashes_loading(line: str, change: str) -> None:
    text = MINIMAL.read_text(encoding="utf-8")
    key = line.partition(":")[0]
    changed = text.replace(line, f"{key}: {change}" if ":" in line else change, 1)
    loaded = load_bytes(changed.encode(), MINIMAL)
    assert loaded.value is not None or loaded.problems
    for problem in loaded.problems:
        assert format_text(problem)


@given(st.sampled_from(sorted(model_fields(model.Profile))), st.data())
def test_one_slip_of_the_finger_is_recognised(key: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(1, len(key) - 1))
    slipped = key[:position] + key[position + 1 :]
    known = sorted(model_fields(model.Profile))
    if slipped not in known and len(slipped) > 3:
        assert field_words.closest(slipped, known) is not None
