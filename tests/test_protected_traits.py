"""No text by which a client is refused, or given other terms, names a trait that the law protects."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest
from conftest import SAMPLES, sample_profile
from varying import varied

from policy_gen.checks.grounds import protected_grounds, segments_without_traits
from policy_gen.law.traits import named_trait
from policy_gen.problems import Problem, Severity
from policy_gen.profile.catalogues import Script
from policy_gen.profile.loading import LoadedProfile

Check = Callable[[LoadedProfile], Iterable[Problem]]
TRAIT = {"ru": "иностранцы", "en": "foreigners"}
PLAIN = {"ru": "покупают реже раза в месяц", "en": "buy less than once a month"}


def told(check: Check, changes: dict[str, Any]) -> list[tuple[str, Severity]]:
    loaded = sample_profile("severny-dvor")
    changed = replace(loaded, profile=varied(loaded.profile, changes))
    return [(one.code, one.severity) for one in check(changed)]


def with_first(section: str, key: str, text: dict[str, str]) -> dict[str, Any]:
    """A list of the sample profile with a text of its first item changed."""
    profile: Any = sample_profile("severny-dvor").profile
    for name in section.split("."):
        profile = getattr(profile, name)
    first, *others = profile
    return {section: (first.model_copy(update={key: text}), *others)}


@pytest.mark.parametrize(
    "text",
    [
        "clients of one nationality",
        "вероисповедание клиента",
        "Цыгане",
        "etnia clientului",
        "a vallása miatt",
        "клиент — женщина или пенсионер",
        "не работаем с инвалидами",
        "иной веры, нерусский, мигрант",
        "the client is a foreigner",
        "a client in a wheelchair",
        "clienții sunt străini",
        "nyugdíjas ügyfél",
    ],
)
def test_a_protected_trait_is_found_in_every_language(text: str) -> None:
    assert named_trait(text)
    sign = sample_profile("tisza-szoftver").profile.refusal.parting_signs[0]
    faulty = sign.model_copy(update={"evidence": {"en": text}})
    assert told(protected_grounds, {"refusal.parting_signs": (faulty,)}) == [
        ("protected-ground", Severity.ERROR)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "wheelchairs for disabled users are out of stock",
        "религиозные книги не печатаем",
        "the race track is closed",
        "sarcina depășește capacitatea",
        "bevallás késik",
        "livrări în străinătate nu facem",
        "женская обувь закончилась",
        "health products are not our field",
        "расовый отбор не ведём",
    ],
)
def test_goods_and_other_words_are_no_protected_trait(text: str) -> None:
    assert named_trait(text) is None


@pytest.mark.parametrize(
    ("section", "key"),
    [("refusal.situations", "name"), ("refusal.situations", "sign"), ("refusal.parting_signs", "evidence")],
)
def test_a_ground_of_refusal_that_names_a_trait_is_an_error(section: str, key: str) -> None:
    assert told(protected_grounds, with_first(section, key, TRAIT)) == [("protected-ground", Severity.ERROR)]
    assert told(protected_grounds, with_first(section, key, PLAIN)) == []


@pytest.mark.parametrize("script", [Script.FIRM_NO, Script.PARTING, Script.MUST_REFUSE])
def test_words_of_refusal_that_name_a_trait_are_an_error(script: Script) -> None:
    for text, count in ((TRAIT, 1), (PLAIN, 0)):
        assert len(told(protected_grounds, {"communication.scripts": {script: text}})) == count


def test_words_for_a_client_without_a_partner_are_no_place_for_a_trait() -> None:
    for text, count in ((TRAIT, 1), (PLAIN, 0)):
        assert len(told(protected_grounds, {"partner_programme.no_partner_fallback": text})) == count


def test_words_about_a_payment_are_not_searched_for_grounds() -> None:
    assert told(protected_grounds, {"communication.scripts": {Script.REMIND: TRAIT}}) == []


@pytest.mark.parametrize("key", ["name", "test"])
def test_a_group_of_clients_known_by_a_trait_is_a_warning(key: str) -> None:
    expected = [("segment-by-trait", Severity.WARNING)]
    assert told(segments_without_traits, with_first("segments", key, TRAIT)) == expected
    assert told(segments_without_traits, with_first("segments", key, PLAIN)) == []


def test_the_language_that_names_the_trait_is_pointed_at() -> None:
    loaded = sample_profile("severny-dvor")
    changes = with_first("segments", "test", PLAIN | {"en": TRAIT["en"]})
    (found,) = segments_without_traits(replace(loaded, profile=varied(loaded.profile, changes)))
    assert found.span == loaded.origins.place("segments.chains.test.en")
    assert found.span != loaded.origins.place("segments.chains.test.ru")


@pytest.mark.parametrize("company", SAMPLES)
def test_the_samples_name_no_trait(company: str) -> None:
    loaded = sample_profile(company)
    assert [*protected_grounds(loaded), *segments_without_traits(loaded)] == []
