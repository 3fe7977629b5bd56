"""Whatever choice a profile makes, a policy comes out: no checked profile stops at a template."""

import types
from collections.abc import Iterator
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from conftest import ROOT, SITES, sample_profile, sample_tree
from pydantic import BaseModel
from varying import varied

from policy_gen import checks
from policy_gen.policy.drafting import draft, draft_text
from policy_gen.policy.edition import Edition
from policy_gen.policy.workspace import Workspace
from policy_gen.problems import Severity
from policy_gen.profile.loading import LoadedProfile

LEAST_ADVICE = 3
NOT_A_CHOICE = {"schema_version", "preset", "jurisdiction", "calendar"}
"""What decides how a profile is read or which law holds, not what the policy says."""


def choices(kind: Any) -> Iterator[Any]:
    """The values a closed field may take; nothing for an open one."""
    origin = get_origin(kind)
    if origin is Annotated:
        yield from choices(get_args(kind)[0])
    elif origin is Literal:
        yield from get_args(kind)
    elif origin in (Union, types.UnionType):
        for part in get_args(kind):
            yield from [None] if part is type(None) else choices(part)
    elif kind is bool:
        yield from (True, False)
    elif isinstance(kind, type) and issubclass(kind, Enum):
        yield from kind


def variants(section: BaseModel, path: str = "") -> Iterator[tuple[str, Any]]:
    """Each closed field below a section with each value it does not have now."""
    for name, field in type(section).model_fields.items():
        here = f"{path}.{name}" if path else name
        value = getattr(section, name)
        if name in NOT_A_CHOICE:
            continue
        if isinstance(value, BaseModel):
            yield from variants(value, here)
        else:
            yield from ((here, choice) for choice in choices(field.rebuild_annotation()) if choice != value)


def cases() -> list[Any]:
    found = []
    for company in ("severny-dvor", "oglinda-carpati"):
        for path, value in variants(sample_profile(company).profile):
            found.append(pytest.param(company, path, value, id=f"{company}-{path}-{value}"))
    return found


@pytest.mark.parametrize(("company", "path", "value"), cases())
@pytest.mark.sampled(6)
def test_every_choice_that_passes_the_checks_can_be_drafted(company: str, path: str, value: Any) -> None:
    loaded = sample_profile(company)
    changed = LoadedProfile(loaded.path, varied(loaded.profile, {path: value}), loaded.origins)
    found = checks.run(changed, changed.profile.document.effective_date)
    refused = next((problem for problem in found if problem.severity is Severity.ERROR), None)
    if refused is not None:
        pytest.skip(f"refused: {refused.message}")
    language = "ru" if company == "severny-dvor" else "en"
    policy = draft_text(
        changed.profile, language, Workspace(ROOT).template_folders(company), Edition.RESTRICTED
    )
    text = "\n".join(clause.text for clause in policy.clauses())
    assert "None" not in text
    assert "{{" not in text


EMPTY_LISTS = (
    "partners", "colleagues", "accepted_gaps", "products", "receivables.contact_ladder", "document.changes",
    "document.related", "communication.forbidden_phrases", "first_contact.known_lookalikes",
    "refusal.parting_signs",
)  # fmt: skip


@pytest.mark.parametrize("path", EMPTY_LISTS)
@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.sampled(3)
def test_a_company_without_any_of_them_gets_a_policy_too(path: str, language: str) -> None:
    profile = varied(sample_profile("severny-dvor").profile, {path: ()})
    assert list(draft_text(profile, language, Workspace(ROOT).template_folders("severny-dvor")).clauses())


@pytest.mark.parametrize("language", ["ru", "en"])
def test_one_approver_for_every_amount_is_enough(language: str) -> None:
    profile = sample_profile("severny-dvor").profile
    for path in (
        "receivables.write_off.approvals",
        "receivables.preventive.credit_approvals",
        "receivables.schedules",
    ):
        rows = profile
        for part in path.split("."):
            rows = getattr(rows, part)
        profile = varied(profile, {path: (rows[-1],)})
    assert list(draft_text(profile, language, Workspace(ROOT).template_folders("severny-dvor")).clauses())


@pytest.mark.parametrize(
    ("company", "language", "word"),
    [("severny-dvor", "ru", "юрист"), ("oglinda-carpati", "en", "lawyer")],
)
def test_a_company_without_lawyers_sends_nobody_to_one(company: str, language: str, word: str) -> None:
    asked = {"GEN-070", "GEN-080", "REF-140", "REF-170", "RSP-090", "DOC-080", "ANN-E", "ANN-F", "ANN-Q"}
    profile = varied(sample_profile(company).profile, {"legal.lawyers": "none"})
    policy = draft_text(profile, language, Workspace(ROOT).template_folders(company))
    texts = {clause.id: clause.text for clause in policy.clauses() if clause.id in asked}
    assert texts.keys() == asked
    assert [clause_id for clause_id, text in texts.items() if word in text.lower()] == []


@pytest.mark.parametrize(("language", "word"), [("ru", "коллег"), ("en", "colleague")])
def test_plan_b_names_a_colleague_only_where_there_is_one(language: str, word: str) -> None:
    profile = varied(sample_profile("severny-dvor").profile, {"colleagues": ()})
    policy = draft_text(profile, language, Workspace(ROOT).template_folders("severny-dvor"))
    (plan_b,) = (clause.text for clause in policy.clauses() if clause.id == "REF-090")
    assert word not in plan_b


@pytest.mark.parametrize(("company", "language"), SITES)
def test_the_advice_promised_to_a_client_without_a_partner_stands_below_the_words(
    company: str, language: str
) -> None:
    policy = sample_tree(company, language).policy
    (plan_b,) = (clause.text for clause in policy.clauses() if clause.id == "REF-090")
    promised = sample_profile(company).profile.partner_programme.no_partner_fallback[language]
    points = plan_b.partition(promised)[2].count("\n- ")
    assert points >= LEAST_ADVICE


@pytest.mark.parametrize(
    ("language", "named", "other"),
    [
        ("ru", "приостановк{} новых заказов", "приостановк{} отгрузок"),
        ("en", "stop of new orders", "stop of supply"),
    ],
)
def test_only_the_stop_the_company_uses_may_be_named(language: str, named: str, other: str) -> None:
    profile = varied(sample_profile("severny-dvor").profile, {"supply.stop_scope": "new_orders"})
    policy = draft_text(profile, language, Workspace(ROOT).template_folders("severny-dvor"))
    lists = {"GEN-060": "а", "REC-370": "у", "ANN-B": "а"}
    texts = {clause.id: clause.text for clause in policy.clauses() if clause.id in lists}
    for clause_id, ending in lists.items():
        assert named.format(ending) in texts[clause_id]
        assert other.format(ending) not in texts[clause_id]


@pytest.mark.parametrize(("company", "language"), SITES)
def test_who_signs_reads_beside_the_form_how_to_reach_who_keeps_the_sheets(
    company: str, language: str
) -> None:
    policy = sample_tree(company, language).policy
    (text,) = (clause.text for clause in policy.clauses() if clause.id == "DOC-070")
    line = text.partition("(#ANN-O)")[2].strip().splitlines()[0]
    (holder,) = sample_profile(company).profile.roles["hr"].holders
    assert f"mailto:{holder.email}" in line


@pytest.mark.parametrize("phone", [None, "+73430000009"])
def test_the_way_to_the_table_of_roles_names_phones_only_where_there_are_some(phone: str | None) -> None:
    profile = sample_profile("severny-dvor").profile
    (holder,) = profile.roles["hr"].holders
    profile = varied(profile, {"roles.hr.holders": (holder.model_copy(update={"phone": phone}),)})
    policy = draft(profile, "en", Workspace(ROOT).template_folders("severny-dvor"))
    ways = [line.text for page in policy.pages for line in page.lines if "(#RSP-010)" in line.text]
    named = [way for way in ways if "ailboxes" in way]
    assert named
    assert {"Telephone numbers" in way for way in named} == {phone is not None}
