"""Each value of a profile knows whether the profile, its preset or the model gave it."""

from pathlib import Path

import pytest

from policy_gen.profile.loading import LoadedProfile, load, load_bytes
from policy_gen.profile.merging import preset_names, preset_tree
from policy_gen.profile.origins import OriginKind

DATA = Path(__file__).parent / "data"

MINIMAL = DATA / "valid" / "minimal.yaml"


def minimal() -> LoadedProfile:
    loaded = load(MINIMAL)
    assert loaded.value is not None, loaded.problems
    return loaded.value


@pytest.mark.parametrize(
    ("path", "kind", "preset"),
    [
        ("company.short_name", OriginKind.PROFILE, None),
        ("company.short_name.en", OriginKind.PROFILE, None),
        ("segments.standard.payment_terms_days", OriginKind.PROFILE, None),
        ("segments.0.payment_terms_days", OriginKind.PROFILE, None),
        ("segments.standard.terms_start", OriginKind.DEFAULT, None),
        ("roles.ceo.may_decide.extend_days", OriginKind.DEFAULT, None),
        ("company.head_title", OriginKind.ABSENT, None),
        ("receivables.negotiation_days", OriginKind.PRESET, "common"),
        ("receivables.schedules.0.max_days", OriginKind.PRESET, "common"),
        ("receivables.claim.delivery", OriginKind.PRESET, "goods_b2b"),
        ("receivables.claim.period_days", OriginKind.PRESET, "common"),
    ],
)
def test_each_value_knows_where_it_comes_from(path: str, kind: OriginKind, preset: str | None) -> None:
    origin = minimal().origins.of(path)
    assert (origin.kind, origin.preset) == (kind, preset)


def test_value_overriding_the_preset_comes_from_the_profile_and_its_neighbours_do_not() -> None:
    text = MINIMAL.read_text(encoding="utf-8").replace(
        "receivables:\n", "receivables:\n  negotiation_days: 7\n", 1
    )
    loaded = load_bytes(text.encode(), MINIMAL).value
    assert loaded is not None
    assert loaded.profile.receivables.negotiation_days == 7
    assert loaded.profile.receivables.min_business_days == 5
    origin = loaded.origins.of("receivables.negotiation_days")
    assert origin.kind is OriginKind.PROFILE
    assert origin.span is not None
    assert text.splitlines()[origin.span.line - 1] == "  negotiation_days: 7"


@pytest.mark.parametrize("preset", preset_names())
def test_each_preset_completes_the_minimal_profile(preset: str) -> None:
    text = MINIMAL.read_text(encoding="utf-8").replace("preset: goods_b2b", f"preset: {preset}")
    loaded = load_bytes(text.encode(), MINIMAL)
    assert loaded.problems == ()
    assert preset_tree(preset).entries
