"""Rules of the law packs: closed, graded, and raised exactly where a profile breaks them."""

from dataclasses import replace
from datetime import timedelta
from operator import attrgetter
from typing import Any

import pytest
from conftest import ROOT, sample_profile
from law_cases import (
    AS_OF,
    EARLIEST,
    SAMPLES,
    company,
    raised,
)

from policy_gen.checks.law import (
    legal_rules,
    pack_age,
)
from policy_gen.checks.paths import values_at
from policy_gen.law import rules
from policy_gen.law.facts import PACKS, FactStatus, pack
from policy_gen.law.rules import Operator, Rule
from policy_gen.problems import Severity, to_json
from policy_gen.profile.wording import in_language, messages

JURISDICTIONS = sorted(path.stem for path in PACKS.glob("*.yaml"))
ALL_RULES = [rule for jurisdiction in JURISDICTIONS for rule in rules.rules(jurisdiction)]
MAY_BE_ERRORS = {
    "ru.claim.mandatory", "ru.hr.ack", "ru.refuse.public", "ro.claim.op", "ro.hr.ack", "hu.route.fmh",
}  # fmt: skip
"""Facts whose breach may stop a policy (law.md 9); the others only warn."""
every_rule = pytest.mark.parametrize("rule", ALL_RULES, ids=attrgetter("id"))

FIGURES = [
    line.split("\t")
    for line in (ROOT / "tests/data/law-figures.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("fact_id", "status", "since", "figures"), FIGURES, ids=[row[0] for row in FIGURES])
def test_a_fact_has_the_status_date_and_figures_of_the_gathered_law(
    fact_id: str, status: str, since: str, figures: str
) -> None:
    (fact,) = (fact for fact in pack(fact_id.partition(".")[0]).facts if fact.id == fact_id)
    assert fact.status == status
    assert str(fact.in_force_from or "-") == since
    wanted = dict(figure.split("=") for figure in figures.split() if "=" in figure)
    assert {key: str(fact.value[key]) for key in wanted} == wanted


def test_every_fact_that_somebody_saw_stands_in_the_table_of_figures() -> None:
    seen = {
        fact.id
        for jurisdiction in JURISDICTIONS
        for fact in pack(jurisdiction).facts
        if fact.status is not FactStatus.UNVERIFIED
    }
    assert seen == {row[0] for row in FIGURES}


def test_kazakhstan_is_not_shipped() -> None:
    assert JURISDICTIONS == ["eu", "gb", "hu", "md", "ro", "ru", "us"]


def test_the_british_pack_is_reviewed_within_three_months() -> None:
    assert pack("gb").review_by - pack("gb").as_of <= timedelta(days=92)


@every_rule
def test_a_rule_rests_on_a_fact_that_somebody_saw(rule: Rule) -> None:
    assert rule.fact.status is not FactStatus.UNVERIFIED


@every_rule
def test_only_the_listed_facts_may_raise_an_error(rule: Rule) -> None:
    assert rule.severity is not Severity.ERROR or rule.fact.id in MAY_BE_ERRORS


@every_rule
def test_a_rule_has_words_and_names_paths_of_the_profile(rule: Rule) -> None:
    assert all(rule.code in messages(language) for language in ("en", "ru"))
    profile = sample_profile("severny-dvor").profile
    for path in (rule.param, *rule.when, *rule.unless):
        assert list(values_at(profile, path))


def test_a_rule_is_named_after_its_fact_and_no_name_is_used_twice() -> None:
    ids = [rule.id for rule in ALL_RULES]
    assert len(set(ids)) == len(ids)
    assert all(rule.id.rpartition(".")[0] == rule.fact.id for rule in ALL_RULES)


def test_a_member_state_with_a_limit_of_its_own_drops_the_rule_of_the_union() -> None:
    for jurisdiction in ("ro", "hu"):
        codes = [rule.id for rule in rules.rules(jurisdiction) if rule.code == "law-term-over-cap"]
        assert codes == [f"{jurisdiction}.term.max.r1"]
        assert not [rule.id for rule in rules.rules(jurisdiction) if rule.fact.id == "eu.term.max"]


SOUND_RULE = {
    "id": "hu.limitation.r9",
    "fact": "hu.limitation",
    "code": "law-term-over-cap",
    "param": "receivables.write_off.after_dpd",
    "assert": {"op": ">=", "fact_value": "years"},
    "severity": "warning",
}


@pytest.mark.parametrize(
    "fault",
    [
        {"assert": {"op": ">", "value": 1}},
        {"assert": {"op": ">="}},
        {"assert": {"op": ">=", "fact_value": "weeks"}},
        {"fact": "hu.nothing"},
        {"severity": "fatal"},
        {"where": {}},
    ],
    ids=str,
)
def test_a_faulty_rule_fails_when_it_is_read(fault: dict[str, Any]) -> None:
    assert rules._rule(SOUND_RULE, pack("hu")).expected == 5
    with pytest.raises(ValueError, match=r"r9|is not a valid"):
        rules._rule(SOUND_RULE | fault, pack("hu"))


def test_an_unknown_path_fails() -> None:
    profile = sample_profile("severny-dvor").profile
    with pytest.raises(KeyError):
        list(values_at(profile, "receivables.claim.channel"))
    with pytest.raises(KeyError):
        list(values_at(profile, "segments.*.colour"))


OPERATIONS: list[tuple[Operator, Any, Any, Any]] = [
    (Operator.AT_LEAST, 30, 30, 29),
    (Operator.AT_MOST, 60, 60, 61),
    (Operator.EQUAL, "a", "a", "b"),
    (Operator.IN, ["a", "b"], ("a", "b"), ("a", "c")),
    (Operator.NOT_IN, ["a"], "b", "a"),
    (Operator.PRESENT, None, 1, 0),
    (Operator.ABSENT, None, None, 0),
    (Operator.FORBIDS, ["a"], ("b", "c"), ("b", "a")),
]


def test_the_operators_are_closed_and_each_is_tried() -> None:
    assert {operator for operator, *_ in OPERATIONS} == set(Operator)


@pytest.mark.parametrize(("operator", "expected", "sound", "faulty"), OPERATIONS)
def test_an_operator_accepts_and_refuses(operator: Operator, expected: Any, sound: Any, faulty: Any) -> None:
    rule = replace(ALL_RULES[0], operator=operator, expected=expected)
    assert rules.holds(rule, sound)
    assert not rules.holds(rule, faulty)


@pytest.mark.parametrize("jurisdiction", SAMPLES)
def test_the_samples_keep_the_law(jurisdiction: str) -> None:
    assert raised(company(jurisdiction)) == []


def test_after_the_review_day_errors_become_warnings() -> None:
    hasty = company("ru", **{EARLIEST: 0})
    review_by = pack("ru").review_by
    for day, severity in ((0, "error"), (1, "warning"), (181, "warning"), (1000, "warning")):
        on = review_by + timedelta(days=day)
        assert raised(hasty, on) == [("law-suit-too-early", severity)]
        assert [one.code for one in pack_age(hasty, on)] == (["old-law-pack"] if day else [])


def test_a_rule_on_a_fact_nobody_saw_is_silent() -> None:
    rule = ALL_RULES[0]
    unseen = replace(rule, fact=replace(rule.fact, status=FactStatus.UNVERIFIED))
    assert rules.severity_on(unseen, pack("ru"), AS_OF) is None


@pytest.mark.parametrize(("language", "citation"), [("ru", "ч. 5 ст. 4 АПК РФ"), ("en", "Art. 4(5) of the")])
def test_a_breach_cites_the_law_in_the_language_of_its_reader(language: str, citation: str) -> None:
    (found,) = legal_rules(company("ru", **{EARLIEST: 0}), AS_OF)
    assert citation in in_language(found, language).message
    assert set(to_json(found)["fields"]) == {"actual", "expected", "citation", "as_of"}
