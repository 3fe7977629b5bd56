"""A value that only decides whether a row or a sentence stands there is known behind its clause."""

from functools import cache

import pytest
from conftest import ROOT, SAMPLES, sample_profile

from policy_gen.history.comparing import compare
from policy_gen.history.snapshots import Snapshot, drafted
from policy_gen.policy.asked_values import ANY, every
from policy_gen.policy.conditions import CONDITIONS
from policy_gen.profile.fields import follow
from policy_gen.profile.loading import load_bytes
from policy_gen.profile.model import Profile

SEVERNY, OGLINDA, TISZA = "severny-dvor", "oglinda-carpati", "tisza-szoftver"
COLLEAGUE = "  - for_field: network\n    role: delivery_head\n    agreed_on: 2026-03-02\n"


@cache
def before(company: str) -> Snapshot:
    return snapshot(sample_profile(company).profile)


def snapshot(profile: Profile) -> Snapshot:
    language = str(profile.languages.authoritative)
    return drafted(profile, (ROOT / "templates",), "", languages=[language])


def edited(company: str, *edits: tuple[str, str, str]) -> Snapshot:
    """The company with the first such text below a line of its profile replaced, for each edit."""
    name = f"company_profiles/{company}.yaml"
    text = (ROOT / name).read_text("utf-8")
    for within, old, new in edits:
        head, line, rest = text.partition(f"{within}\n")
        assert old in rest, (within, old)
        text = f"{head}{line}{rest.replace(old, new, 1)}"
    loaded = load_bytes(text.encode(), ROOT / name).value
    assert loaded is not None
    return snapshot(loaded.profile)


@pytest.mark.parametrize(
    ("path", "company", "within", "old", "new"),
    [
        ("partners.holod.status", SEVERNY, "  - id: holod", "active", "suspended"),
        ("refusal.situations.out_of_stock.enabled", SEVERNY, "    - id: out_of_stock", "true", "false"),
        ("segments.new.payment_terms_days", SEVERNY, "  - id: new", "terms_days: 0", "terms_days: 7"),
        ("receivables.amount_bands.small.court", SEVERNY, "  amount_bands:", "false", "true"),
        ("partner_programme.owner", SEVERNY, "partner_programme:", "head_of_sales", "finance_director"),
        ("legal.collectors.enabled", OGLINDA, "  collectors:", "true", "false"),
        ("refusal.parting_signs.scope_creep.enabled", OGLINDA, "    - id: scope_creep", "true", "false"),
        ("colleagues.0", TISZA, "colleagues:", COLLEAGUE, "  []\n"),
    ],
)  # fmt: skip
@pytest.mark.sampled(1)
def test_every_clause_that_a_value_changed_is_told_of_it(
    path: str, company: str, within: str, old: str, new: str
) -> None:
    found = compare(before(company), edited(company, (within, old, new)))
    told = {one.path: one.clauses for one in found.parameters}
    assert told[path] == tuple(one.clause for one in found.amendments)


def test_a_value_is_not_told_of_a_clause_that_only_others_changed() -> None:
    after = edited(
        SEVERNY,
        ("segments:", "credit_limit: 400000", "credit_limit: 300000"),
        ("receivables:", "  negotiation_days: 10\n", "  negotiation_days: 15\n"),
        ("  account_manager:", "deputy: head_of_sales", "deputy: executive_director"),
        ("  - id: holod", "status: active", "status: suspended"),
    )
    told = {one.path: one.clauses for one in compare(before(SEVERNY), after).parameters}
    assert told["segments.retail.credit_limit"] == ("REC-130",)
    assert told["receivables.negotiation_days"] == ("REC-020", "REC-330", "REC-590", "ANN-H")
    assert told["partners.holod.status"] == ("PAR-070", "PAR-110", "PAR-140", "ANN-G")


def test_every_condition_says_which_values_it_asks() -> None:
    asked = [one.asks for name, one in CONDITIONS.items() if name != "always"]
    assert all(asked)
    for company in SAMPLES:
        for patterns in asked:
            for path in every(sample_profile(company).profile, *patterns):
                assert follow(tuple(path.split(".")))[0] is not None, path
    assert all(pattern.count(ANY) <= 1 for patterns in asked for pattern in patterns)
