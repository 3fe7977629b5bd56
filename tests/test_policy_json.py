"""policy.json: valid, complete, the same every time, and silent about what not everybody may know."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SITES, sample_profile, sample_tree
from jsonschema import Draft202012Validator
from looking_up import Json, policy_json
from varying import varied

from policy_gen.outputs.policy_json import laid_out, schema_text
from policy_gen.outputs.policy_json import policy_json as made
from policy_gen.outputs.site_tree import SiteTree, site_tree
from policy_gen.policy.drafting import draft
from policy_gen.policy.edition import Edition
from policy_gen.policy.exported.disclosure import RESTRICTED
from policy_gen.policy.exported.file import policy_file_schema
from policy_gen.policy.workspace import Workspace
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import Profile
from policy_gen.profile.referral import PartnerStatus

every_site = pytest.mark.parametrize(("company", "language"), SITES)
TEMPLATES = (ROOT / "templates",)
SEVERNY = sample_profile("severny-dvor").profile


def text_of(profile: Profile, language: str = "en", edition: Edition = Edition.STAFF) -> str:
    """The file of a changed company."""
    return made(profile, draft(profile, language, TEMPLATES, edition), TEMPLATES)


@cache
def unchanged() -> str:
    return text_of(SEVERNY)


@every_site
@pytest.mark.sampled(3)
def test_every_drafted_file_obeys_the_published_schema(company: str, language: str) -> None:
    faults = Draft202012Validator(policy_file_schema()).iter_errors(policy_json(company, language))
    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []


def test_the_published_schema_is_the_one_of_the_program_and_is_sound() -> None:
    assert (ROOT / "docs/policy.schema.json").read_text(encoding="utf-8") == schema_text() == schema_text()
    Draft202012Validator.check_schema(json.loads(schema_text()))


def objects(schema: Json) -> Iterator[tuple[str, Json]]:
    yield from ((name, one) for name, one in schema["$defs"].items() if one.get("type") == "object")
    yield "the file", schema


def test_every_property_is_described_and_no_other_is_allowed() -> None:
    for name, one in objects(policy_file_schema()):
        assert one["additionalProperties"] is False, name
        assert set(one["required"]) | {"schema_version"} >= set(one["properties"]), name
        for key, field in one["properties"].items():
            assert field.get("description"), f"{name}.{key}"


@pytest.mark.parametrize("place", [(), ("document",), ("segments", 0), ("overdue", "entries", 0)])
def test_an_unknown_key_is_refused_wherever_it_stands(place: tuple[Any, ...]) -> None:
    data = json.loads(json.dumps(policy_json("tisza-szoftver", "en")))
    here = data
    for key in place:
        here = here[key]
    here["surprise"] = 1
    assert not Draft202012Validator(policy_file_schema()).is_valid(data)


@every_site
@pytest.mark.sampled(1)
def test_the_same_profile_gives_the_same_file_of_readable_lines(company: str, language: str) -> None:
    text = sample_tree(company, language).files()["pages/policy.json"]
    profile = sample_profile(company).profile
    assert text == text_of(profile, language)
    assert "\r" not in text
    assert text.endswith("}\n")
    assert len(text.encode()) < 600_000
    assert json.loads(text)["schema_version"] == "1.0"


def test_a_changed_value_changes_few_lines() -> None:
    before = unchanged().splitlines()
    partner = SEVERNY.partners[0].model_copy(update={"phone": "+73430009999"})
    changed = text_of(varied(SEVERNY, {"partners": (partner, *SEVERNY.partners[1:])})).splitlines()
    assert len(before) == len(changed)
    assert sum(old != new for old, new in zip(before, changed, strict=True)) == 1


def test_lists_of_values_are_filled_and_objects_stand_on_lines_of_their_own() -> None:
    text = laid_out({"numbers": list(range(100)), "rows": [{"id": 1, "of": [1, 2]}, {"id": 2, "of": []}]})
    assert max(map(len, text.splitlines())) <= 110
    assert ' "rows": [{"id": 1, "of": [1, 2]}, {"id": 2, "of": []}]\n' in text
    assert json.loads(text)["numbers"] == list(range(100))


@every_site
def test_every_clause_of_the_index_stands_on_its_page(company: str, language: str) -> None:
    tree = sample_tree(company, language)
    pages = {page.path: page.text for page in tree.pages}
    index = policy_json(company, language)["clauses"]
    assert [row["id"] for row in index] == [clause.id for clause in tree.policy.clauses()]
    for row in index:
        assert f"#{row['id']}" in pages[row["page"]], row["id"]


@every_site
def test_every_id_a_part_names_is_in_the_file(company: str, language: str) -> None:
    data = policy_json(company, language)
    known = {
        "clauses": {row["id"] for row in data["clauses"]},
        "roles": {row["id"] for row in data["roles"]} | {"any_employee"},
        "scripts": {row["id"] for row in data["scripts"]},
        "phrases": {row["id"] for row in data["forbidden_phrases"]},
    }
    answers, duties = data["refusal"]["answers"], data["overdue"]["duties"]
    for row in (*answers, *data["overdue"]["supplies"], data["referral"]):
        assert set(row["clauses"]) <= known["clauses"]
    for row in duties:
        assert {row["clause"], row["form"]} - {None} <= known["clauses"]
        assert row["owner"] in known["roles"]
        assert row["script"] is None or row["script"] in known["scripts"]
    for row in answers:
        assert {row["decider"], row["performer"]} <= known["roles"]
        assert {one["script"] for one in row["say"]} <= known["scripts"]
    for phrases in data["refusal"]["avoid"].values():
        assert set(phrases) <= known["phrases"]


@every_site
def test_every_stage_status_and_event_has_its_name(company: str, language: str) -> None:
    overdue = policy_json(company, language)["overdue"]
    words = overdue["words"]
    assert {row["stage"] for row in overdue["stages"]} <= words["stages"].keys()
    assert {row["status"] for row in overdue["supplies"]} <= words["supplies"].keys()
    assert {row["event"] for row in overdue["outcomes"]} <= {row["kind"] for row in words["events"]}
    names = [
        *words["stages"].values(),
        *words["supplies"].values(),
        *(row["text"] for row in words["events"]),
    ]
    assert len(names) == len(set(names))


def test_both_languages_hold_the_same_ids_numbers_and_days() -> None:
    russian, english = (policy_json("severny-dvor", language) for language in ("ru", "en"))
    assert bare(russian) == bare(english)


WORDS = {
    "text", "examples", "points", "title", "name", "test", "begins", "chapter", "definition", "term",
    "moment", "label", "filled", "say_not", "why", "say", "unit", "company_name", "language", "hint",
    "zero", "three", "reason", "number", "no_action", "words", "contact_person", "contact_role",
    "say_phrase", "special_conditions", "fallback", "route_text", "any_employee", "register_entries",
    "steps", "texts", "also_called",
}  # fmt: skip
"""Keys whose values are words."""
BY_LANGUAGE = {"blanks", "placeholders", "avoid", "forbidden_phrases", "glossary", "writing"}
"""Each language has its own: the forms of a blank, own phrases, the order of terms, how to write."""


def bare(data: Any) -> Any:
    """The data without its words."""
    if isinstance(data, dict):
        return {key: bare(value) for key, value in data.items() if key not in WORDS | BY_LANGUAGE}
    return [bare(value) for value in data] if isinstance(data, list) else data


CANARY_DAYS, CANARY_SUM, CANARY_WORDS = 77, Decimal(98_765_432), "a drawer of quince and zephyr"


def with_secrets(profile: Profile) -> Profile:
    """A profile whose restricted values cannot be mistaken for others."""
    return varied(
        profile,
        {
            "privileged.max_tolerated_days": CANARY_DAYS,
            "privileged.max_tolerated_amount": CANARY_SUM,
            "privileged.decision_valid_days": 333,
            "privileged.max_uses_per_12_months": 3,
            "privileged.after_limit": "negotiation",
            "privileged.list_location": {"ru": CANARY_WORDS, "en": CANARY_WORDS},
        },
    )


def test_restricted_values_never_change_a_byte_of_the_file_for_all_staff() -> None:
    """Non-disclosure shown by non-interference: whatever management decides, staff read the same."""
    assert text_of(with_secrets(SEVERNY)) == unchanged()


@pytest.mark.long
def test_canaries_sing_only_in_the_restricted_edition_which_obeys_the_schema_too() -> None:
    secret = with_secrets(SEVERNY)
    staff, restricted = (text_of(secret, "en", edition) for edition in Edition)
    for canary in (str(CANARY_SUM), CANARY_WORDS, f'"max_tolerated_days": {CANARY_DAYS}'):
        assert canary not in staff
        assert canary in restricted
    clauses = {row["id"] for row in json.loads(staff)["clauses"]}
    assert not clauses & {"VIP-010", "VIP-020", "VIP-050", "VIP-070", "ANN-N"}
    assert set(json.loads(restricted)["privileged"]) == {*RESTRICTED, "eligible_segments"}
    assert Draft202012Validator(policy_file_schema()).is_valid(json.loads(restricted))
    assert json.loads(staff)["privileged"] is None


def test_names_of_holders_are_written_only_if_the_company_prints_them() -> None:
    named = varied(SEVERNY, {"document.show_names": True})
    assert "Irina Sidorova" not in unchanged()
    assert "Irina Sidorova" in text_of(named)


@pytest.mark.parametrize("change", ["suspended", "removed", "expired"])
@pytest.mark.sampled(1)
def test_a_partner_that_may_not_be_named_is_nowhere_in_the_file(change: str) -> None:
    first = SEVERNY.partners[0]
    expired = first.agreement.model_copy(update={"valid_until": date(2026, 3, 1)})
    partner = first.model_copy(
        update={"agreement": expired} if change == "expired" else {"status": PartnerStatus(change)}
    )
    text = text_of(varied(SEVERNY, {"partners": (partner, *SEVERNY.partners[1:])}))
    assert first.id in unchanged()
    for word in (f'"{first.id}"', "Marina Tkach", first.phone, "HolodService"):
        assert word not in text


@pytest.mark.long
def test_nothing_depends_on_today(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Two trees made one after the other, the second from another folder, are the same."""
    monkeypatch.chdir(tmp_path)
    loaded: LoadedProfile = sample_profile("tisza-szoftver")
    tree: SiteTree = site_tree(loaded, Workspace(ROOT), "en", Edition.STAFF)
    assert tree.files() == sample_tree("tisza-szoftver", "en").files()


@pytest.mark.long
def test_a_company_without_partners_names_none() -> None:
    data = json.loads(text_of(varied(SEVERNY, {"partner_programme.enabled": False})))
    assert (data["referral"]["partners"], data["referral"]["pairs"]) == ([], [])
    assert data["referral"]["fallback"]
    assert not any(answer["partners"] for answer in data["refusal"]["answers"])


@every_site
@pytest.mark.sampled(2)
def test_the_partner_finder_writes_into_the_register_what_the_guide_does(company: str, language: str) -> None:
    file = policy_json(company, language)
    advice = file["referral"]["advice"]["register_entries"]
    answers = [one["register_entries"] for one in file["refusal"]["answers"] if one["fallback"]]
    known = {(one.get("situation"), one.get("decided_by"), one.get("offered")) for one in answers}
    assert (advice["situation"], advice["decided_by"], advice["offered"]) in known
