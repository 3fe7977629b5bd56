"""The register and the texts: complete, cited, and only what applies to the company."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES, SITES, sample_tree

from policy_gen.languages.catalogue import known_languages
from policy_gen.outputs.site_tree import site_tree
from policy_gen.policy.conditions import CONDITIONS
from policy_gen.policy.edition import Edition
from policy_gen.policy.register import read_register
from policy_gen.policy.tree import Clause, Policy
from policy_gen.policy.workspace import Workspace
from policy_gen.profile.loading import LoadedProfile

Variant = Callable[[str, dict[str, str]], LoadedProfile]
TEMPLATES = ROOT / "templates"
LANGUAGES = ("ru", "en")

SHIPMENT_WORDS = {
    "hu": r"szállítmány|készlet|raktár|\báru(?!l)|szállítólevél",
    "ru": r"отгруз|\bсклад(?!ыва)|товар|накладн|поставк",
    "en": r"\bship(?:ment|ping|ped|s)?\b|\bstock|warehouse|\bgoods\b|delivery note",
}


def test_the_register_holds_122_clauses_and_22_annexes() -> None:
    register = read_register((TEMPLATES,))
    annexes = [clause_id for clause_id in register if clause_id.startswith("ANN-")]
    assert (len(register) - len(annexes), len(annexes)) == (122, 22)


def test_every_requirement_of_the_sources_is_answered_by_a_clause(capsys: pytest.CaptureFixture[str]) -> None:
    with (ROOT / "tests/data/requirements.tsv").open(encoding="utf-8") as file:
        required = {row["id"] for row in csv.DictReader(file, delimiter="\t")}
    cited = {seed for entry in read_register((TEMPLATES,)).values() for seed in entry.seeds} - {"EXT"}
    with capsys.disabled():
        print(f" [{len(required & cited)} of {len(required)} requirements answered]", end="")
    assert required
    assert cited == required


@pytest.mark.parametrize("language", known_languages())
def test_every_clause_has_its_text_and_no_text_is_left_over(language: str) -> None:
    wanted = {f"{entry.part}/{entry.id}.md" for entry in read_register((TEMPLATES,)).values()}
    folder = TEMPLATES / language
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("[A-Z][A-Z][A-Z]-*.md")}
    assert found == wanted


def test_every_condition_of_the_register_exists() -> None:
    assert {entry.when for entry in read_register((TEMPLATES,)).values()} <= CONDITIONS.keys()


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("[A-Z][A-Z][A-Z]-*.md")), ids=lambda p: "/".join(p.parts[-3:])
)
def test_no_template_holds_a_literal_number(path: Path) -> None:
    text = re.sub(
        r"\{%.*?%\}|\{\{.*?\}\}|\{ #[A-Z0-9.-]+ \}", "", path.read_text(encoding="utf-8"), flags=re.S
    )
    text = re.sub(r"^(\d+\.|\| \d+ \|) ", "", text, flags=re.M)
    assert not re.findall(r"\d", text)


@pytest.mark.parametrize(
    ("company", "language"), [(company, other) for company, own in SAMPLES.items() for other in own[1:]]
)
@pytest.mark.sampled(2)
def test_every_language_states_the_same_numbers_roles_references_and_tables(
    company: str, language: str
) -> None:
    binding, other = (
        {clause.id: clause for clause in sample_tree(company, one, Edition.RESTRICTED).policy.clauses()}
        for one in (SAMPLES[company][0], language)
    )
    assert binding.keys() == other.keys()
    for clause_id, clause in binding.items():
        fellow = other[clause_id]
        assert _numbers(clause) == _numbers(fellow), clause_id
        assert clause.references == fellow.references, clause_id
        assert clause.roles == fellow.roles, clause_id
        assert _rows(clause) == _rows(fellow), clause_id


def _numbers(clause: Clause) -> set[str]:
    return {source for value in clause.values if value.numeric for source in value.sources}


def _rows(clause: Clause) -> int:
    """How many rows of tables a clause has."""
    return sum(line.text.startswith("|") for line in clause.lines)


@pytest.mark.parametrize("language", ["hu", "en"])
@pytest.mark.sampled(1)
def test_a_software_house_has_no_shipment_stock_or_warehouse(language: str) -> None:
    policy = sample_tree("tisza-szoftver", language).policy
    text = _own_words(policy).sub("", _text(policy))
    assert not re.findall(rf".*(?:{SHIPMENT_WORDS[language]}).*", text, flags=re.I)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.sampled(1)
def test_a_service_firm_has_no_shipment_stock_or_warehouse(
    workspace: Workspace, variant: Variant, language: str
) -> None:
    changes = {
        "business_model: goods": "business_model: services",
        "warehouse_head": "delivery_head",
        "Склад и доставка": "Служба поддержки",
        "Warehouse and delivery": "Support",
        "id: out_of_stock\n      enabled: true": "id: out_of_stock\n      enabled: false",
        "id: below_minimum_order\n      enabled: true": "id: below_minimum_order\n      enabled: false",
        "id: no_capacity\n      enabled: false": "id: no_capacity\n      enabled: true",
        "kind: goods": "kind: service",
    }
    policy = site_tree(variant("severny-dvor", changes), workspace, language, Edition.STAFF).policy
    own_words = _own_words(policy)
    found = [
        line
        for clause in policy.clauses()
        for line in clause.text.split("\n")
        if re.search(SHIPMENT_WORDS[language], own_words.sub("", line), flags=re.I)
    ]
    assert not found


def _own_words(policy: Policy) -> re.Pattern[str]:
    """The company's own texts and what the law says, which a template cannot choose."""
    values = {value.text for clause in policy.clauses() for value in clause.values if not value.numeric}
    longest_first = sorted((text for text in values if len(text) > 3), key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(text)}\b" for text in longest_first))


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_partner_programme_only_the_clause_that_says_so_is_left(
    workspace: Workspace, variant: Variant, language: str
) -> None:
    changes = {"partner_programme:\n  enabled: true": "partner_programme:\n  enabled: false"}
    policy = site_tree(variant("severny-dvor", changes), workspace, language, Edition.STAFF).policy
    partner_clauses = [c.id for c in policy.clauses() if c.id.startswith("PAR-")]
    assert partner_clauses == ["PAR-020"]
    assert not {"RSP-030", "ANN-F", "ANN-G"} & {clause.id for clause in policy.clauses()}
    assert "ХолодСервис" not in _text(policy)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.sampled(1)
def test_without_privileged_clients_their_chapter_is_gone(
    workspace: Workspace, variant: Variant, language: str
) -> None:
    changes = {"privileged:\n  enabled: true": "privileged:\n  enabled: false"}
    policy = site_tree(variant("severny-dvor", changes), workspace, language, Edition.RESTRICTED).policy
    assert "VIP" not in [chapter.code for chapter in policy.chapters]
    assert not [
        clause.id for clause in policy.clauses() if clause.id.startswith("VIP-") or clause.id == "ANN-N"
    ]
    own_words = _own_words(policy)
    assert not re.findall(r".*(?:привилегирован|privileged).*", own_words.sub("", _text(policy)), flags=re.I)


def _text(policy: Policy) -> str:
    return "\n".join(clause.text for clause in policy.clauses())


@pytest.mark.parametrize(("company", "language"), SITES)
def test_every_reference_leads_to_a_printed_clause(company: str, language: str) -> None:
    policy = sample_tree(company, language).policy
    printed = {clause.id for clause in policy.clauses()}
    for clause in policy.clauses():
        assert clause.references <= printed, clause.id
