"""Rules of the law packs: closed, graded, and raised exactly where a profile breaks them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from operator import attrgetter
from typing import Any

import pytest
from conftest import ROOT, examples, sample_profile
from hypothesis import given, settings
from hypothesis import strategies as st
from varying import varied

from policy_gen.checks.law import (
    legal_rules,
    pack_age,
    protected_grounds,
    shared_market,
)
from policy_gen.checks.partners import independent
from policy_gen.checks.paths import SMALLEST_SUIT, values_at
from policy_gen.law import facts, rules
from policy_gen.law.facts import PACKS, FactStatus, pack
from policy_gen.law.rules import Operator, Rule
from policy_gen.law.traits import named_trait
from policy_gen.policy.drafting import draft
from policy_gen.problems import Severity, to_json
from policy_gen.profile.credit import StopScope
from policy_gen.profile.document import AcknowledgementMethod
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.receivables import AmountBand, BandPath, CourtRoute, DeliveryMethod
from policy_gen.profile.wording import LANGUAGES, in_language, messages, terms

AS_OF = date(2026, 11, 22)
JURISDICTIONS = sorted(path.stem for path in PACKS.glob("*.yaml"))
SAMPLES = {"ru": "severny-dvor", "ro": "oglinda-carpati", "hu": "tisza-szoftver"}
ALL_RULES = [rule for jurisdiction in JURISDICTIONS for rule in rules.rules(jurisdiction)]
MAY_BE_ERRORS = {"ru.claim.mandatory", "ru.hr.ack", "ro.claim.op", "ro.hr.ack", "hu.route.fmh"}
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
    assert rule.severity is Severity.WARNING or rule.fact.id in MAY_BE_ERRORS


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


def company(jurisdiction: str, **changes: Any) -> LoadedProfile:
    loaded = sample_profile(SAMPLES[jurisdiction])
    paths = {path.replace("__", "."): value for path, value in changes.items()}
    return replace(loaded, profile=varied(loaded.profile, paths))


def raised(loaded: LoadedProfile, as_of: date = AS_OF) -> list[tuple[str, str]]:
    return [(one.code, str(one.severity)) for one in legal_rules(loaded, as_of)]


@pytest.mark.parametrize("jurisdiction", SAMPLES)
def test_the_samples_keep_the_law(jurisdiction: str) -> None:
    assert raised(company(jurisdiction)) == []


EARLIEST = "receivables__court__earliest_days_after_claim"
ROUTE = "receivables__court__route"
AGREED = "receivables__claim__contract_period_days"


@settings(max_examples=examples(60))
@given(days=st.one_of(st.just("pack"), st.integers(0, 90)), agreed=st.one_of(st.none(), st.integers(1, 90)))
def test_a_russian_suit_waits_30_days_unless_the_contracts_set_another_period(
    days: Any, agreed: int | None
) -> None:
    found = raised(company("ru", **{EARLIEST: days, AGREED: agreed}))
    early = days != "pack" and days < 30 and agreed is None
    assert found == ([("law-suit-too-early", "error")] if early else [])


@settings(max_examples=examples(60))
@given(
    days=st.integers(0, 90),
    period=st.integers(5, 60),
    route=st.sampled_from(CourtRoute),
    delivery=st.lists(st.sampled_from(DeliveryMethod), min_size=1, unique=True),
)
def test_a_romanian_order_for_payment_needs_15_days_and_the_prescribed_delivery(
    days: int, period: int, route: CourtRoute, delivery: list[DeliveryMethod]
) -> None:
    changes = {
        EARLIEST: days,
        ROUTE: route,
        "receivables__claim__period_days": period,
        "receivables__claim__delivery": tuple(delivery),
    }
    order = route is CourtRoute.ORDER_FOR_PAYMENT
    prescribed = {DeliveryMethod.BAILIFF, DeliveryMethod.REGISTERED_MAIL_DECLARED_CONTENT}
    expected = [
        ("law-suit-too-early", order and days < 15),
        ("law-short-demand", order and period < 15),
        ("law-demand-delivery", order and not set(delivery) <= prescribed),
    ]
    assert raised(company("ro", **changes)) == [(code, "error") for code, broken in expected if broken]


@settings(max_examples=examples(60))
@given(
    least=st.sampled_from([0, 2_999_999, 3_000_000, 3_000_001, 9_000_000]),
    border=st.sampled_from([None, 100_000, 3_000_000, 3_000_001, 5_000_000]),
    to_court=st.booleans(),
    route=st.sampled_from(CourtRoute),
)
def test_hungarian_claims_up_to_three_million_never_go_to_court(
    least: int, border: int | None, to_court: bool, route: CourtRoute
) -> None:
    rest = (AmountBand(id="rest", below=None),)
    small = AmountBand(
        id="small",
        below=Decimal(border or 1),
        court=to_court,
        then=None if to_court else BandPath.ORDER_FOR_PAYMENT,
    )
    changes = {
        ROUTE: route,
        "receivables__court__min_amount": Decimal(least),
        "receivables__amount_bands": rest if border is None else (small, *rest),
    }

    def goes_to_court(debt: int) -> bool:
        held_back = border is not None and debt < border and not to_court
        return route is CourtRoute.COURT and debt >= least and not held_back

    wrong = any(goes_to_court(debt) for debt in (1, 99_999, 100_000, 2_999_999, 3_000_000))
    found = raised(company("hu", **changes))
    assert found == ([("law-court-route", "error")] if wrong else [])


def test_the_hungarian_border_is_not_asked_of_sums_in_another_currency() -> None:
    assert raised(company("hu", **{ROUTE: CourtRoute.COURT, "company__currency": "EUR"})) == []
    assert list(values_at(company("hu").profile, SMALLEST_SUIT))


@pytest.mark.parametrize("jurisdiction", SAMPLES)
@pytest.mark.parametrize("method", AcknowledgementMethod)
def test_where_employees_must_sign_a_policy_asks_for_it(
    jurisdiction: str, method: AcknowledgementMethod
) -> None:
    expected = {
        ("ru", "none"): [("law-no-acknowledgement", "error")],
        ("ro", "none"): [("law-no-acknowledgement", "error")],
        ("ru", "click"): [("law-click-acknowledgement", "warning")],
    }
    found = raised(company(jurisdiction, document__acknowledgement__method=method))
    assert found == expected.get((jurisdiction, str(method)), [])


@pytest.mark.parametrize("jurisdiction", ["ro", "hu", "ru"])
@pytest.mark.parametrize(("days", "agreed"), [(60, False), (61, False), (61, True), (365, False)])
def test_a_term_above_60_days_is_doubtful_where_the_union_caps_it(
    jurisdiction: str, days: int, agreed: bool
) -> None:
    first, *others = company(jurisdiction).profile.segments
    longer = first.model_copy(update={"payment_terms_days": days, "long_terms_agreed": agreed})
    found = raised(company(jurisdiction, segments=(longer, *others)))
    doubtful = days > 60 and not agreed and jurisdiction != "ru"
    assert found == ([("law-term-over-cap", "warning")] if doubtful else [])


@pytest.mark.parametrize("jurisdiction", SAMPLES)
@pytest.mark.parametrize("scope", StopScope)
def test_who_stops_all_supply_has_the_right_from_the_contract(jurisdiction: str, scope: StopScope) -> None:
    without = tuple(
        term
        for term in company(jurisdiction).profile.receivables.preventive.contract_must_have
        if term != "stop_supply_right"
    )
    path = "receivables__preventive__contract_must_have"
    assert raised(company(jurisdiction, supply__stop_scope=scope)) == []
    found = raised(company(jurisdiction, **{"supply__stop_scope": scope, path: without}))
    groups = sum(one.limit_scope == "group" for one in company(jurisdiction).profile.segments)
    told = {
        StopScope.ALL: [("law-stop-without-right", "warning")],
        StopScope.CREDIT_ONLY: [("law-group-stop", "warning")] * groups,
    }
    assert found == told.get(scope, [])


def test_romanian_supply_does_not_stop_over_a_trifle() -> None:
    for least in (None, Decimal(0)):
        assert raised(company("ro", supply__min_amount=least)) == [("law-stop-for-trifle", "warning")]
    assert raised(company("hu", supply__min_amount=None)) == []


def test_a_russian_demand_by_electronic_mail_needs_a_contract_that_allows_it() -> None:
    mail = {"receivables__claim__delivery": (DeliveryMethod.REGISTERED_MAIL, DeliveryMethod.EMAIL)}
    terms = (
        *company("ru").profile.receivables.preventive.contract_must_have,
        "electronic_documents",
    )
    assert raised(company("ru", **mail)) == [("law-demand-delivery", "warning")]
    assert raised(company("ru", **mail, receivables__preventive__contract_must_have=terms)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_way_of_delivery_is_named_in_words(language: str) -> None:
    ways = {"receivables__claim__delivery": tuple(DeliveryMethod)}
    found = [in_language(one, language) for one in legal_rules(company("ro", **ways), AS_OF)]
    assert [one.code for one in found] == ["law-demand-delivery"]
    said = found[0].message + (found[0].hint or "")
    assert not any(way in said for way in ("_mail", "e_document", "email", "…"))
    named = terms(language)["delivery"]
    assert set(named) == set(DeliveryMethod)
    assert all(words in found[0].message for words in named.values())


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
    sign = company("hu").profile.refusal.parting_signs[0]
    faulty = sign.model_copy(update={"evidence": {"en": text}})
    (found,) = protected_grounds(company("hu", refusal__parting_signs=(faulty,)))
    assert (found.code, found.severity) == ("protected-ground", Severity.ERROR)


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


@pytest.mark.parametrize("same_field", [True, False])
@pytest.mark.parametrize("exclusive", [True, False])
@pytest.mark.parametrize("checked", [None, date(2026, 1, 5)])
def test_competitors_who_divide_the_market_have_had_a_lawyer(
    same_field: bool, exclusive: bool, checked: date | None
) -> None:
    partner = company("ru").profile.partners[0]
    agreement = partner.agreement.model_copy(update={"lawyer_checked_on": checked})
    changed = partner.model_copy(
        update={"same_field": same_field, "exclusive_region": exclusive, "agreement": agreement}
    )
    found = [one.code for one in shared_market(company("ru", partners=(changed,)))]
    assert found == (["shared-market"] if same_field and exclusive and not checked else [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("months", [0, 7])
def test_a_promise_of_a_competitor_without_an_opinion_is_told_with_its_months(
    language: str, months: int
) -> None:
    *others, partner = company("ru").profile.partners
    agreement = {"lawyer_checked_on": None, "non_solicit_months": months}
    changed = partner.model_copy(update={"agreement": partner.agreement.model_copy(update=agreement)})
    (found,) = independent(company("ru", partners=(*others, changed)))
    assert found.code == "competitor-unchecked"
    assert (" 7 " in in_language(found, language).message) == bool(months)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_stated_exceptions_are_printed_in_the_policy(
    language: str, clause_text: Callable[[LoadedProfile, str, str], str]
) -> None:
    agreed = {"en": "Our contracts set the second period", "ru": "установлен нашими договорами"}
    assert agreed[language] in clause_text(company("ru", **{AGREED: 14}), language, "REC-400")
    assert agreed[language] not in clause_text(company("ru"), language, "REC-400")
    first, *others = company("ru").profile.segments
    longer = first.model_copy(update={"long_terms_agreed": True})
    said = {"en": "expressly agreed", "ru": "прямо согласился"}
    varied_company = company("ru", segments=(longer, *others))
    assert said[language] in clause_text(varied_company, language, "REC-120")
    assert said[language] not in clause_text(company("ru"), language, "REC-120")


@pytest.fixture
def clause_text() -> Callable[[LoadedProfile, str, str], str]:
    def text(loaded: LoadedProfile, language: str, clause_id: str) -> str:
        policy = draft(loaded.profile, language, (ROOT / "templates",))
        (clause,) = (clause for clause in policy.clauses() if clause.id == clause_id)
        return clause.text

    return text


def test_the_period_of_the_contracts_stands_for_that_of_the_law_where_the_law_lets_it() -> None:
    wait = facts.suit_wait(company("ru", **{AGREED: 14}).profile)
    assert wait is not None
    assert (wait.days.value, wait.start) == (14, "sent")
    assert set(wait.days.sources) == {"receivables.claim.contract_period_days"}
    fixed = facts.suit_wait(company("ro", **{AGREED: 5}).profile)
    assert fixed is not None
    assert fixed.days.value == 15


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_clause_says_that_a_demand_letter_interrupts_limitation(language: str) -> None:
    words = {"en": ("interrupt", "restart"), "ru": ("прерывает", "прервёт", "начинается заново")}[language]
    clauses = sorted((ROOT / "templates" / language).rglob("*.md"))
    assert any("ANN-K" in path.name for path in clauses), "the demand letter itself is among them"
    for path in clauses:
        for line in path.read_text(encoding="utf-8").splitlines():
            letter = "demand letter" in line or "ретензи" in line
            about = letter and ("imitation" in line or "давност" in line)
            assert not (about and any(word in line for word in words)), f"{path.name}: {line}"


def test_a_hungarian_order_for_payment_ends_where_only_the_court_is_open(
    clause_text: Callable[[LoadedProfile, str, str], str],
) -> None:
    said = "A claim above HUF 30,000,000 goes to court"
    assert said in clause_text(company("hu"), "en", "REC-430").replace("\xa0", " ")
    for other in (company("hu", **{ROUTE: CourtRoute.COURT}), company("hu", company__currency="EUR")):
        assert "A claim above" not in clause_text(other, "en", "REC-430")
    assert facts.order_limit(company("ro").profile) is None


@pytest.mark.parametrize(("language", "citation"), [("ru", "ч. 5 ст. 4 АПК РФ"), ("en", "Art. 4(5) of the")])
def test_a_breach_cites_the_law_in_the_language_of_its_reader(language: str, citation: str) -> None:
    (found,) = legal_rules(company("ru", **{EARLIEST: 0}), AS_OF)
    assert citation in in_language(found, language).message
    assert set(to_json(found)["fields"]) == {"actual", "expected", "citation", "as_of"}
