"""Rules of the law packs: closed, graded, and raised exactly where a profile breaks them."""

import re
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

from policy_gen.checks.claims import schedule_within_limitation
from policy_gen.checks.document import awaited_answer
from policy_gen.checks.law import (
    fee_without_law,
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
from policy_gen.profile.catalogues import ContractTerm
from policy_gen.profile.company import BusinessModel, ClientKind, Jurisdiction
from policy_gen.profile.credit import StopScope
from policy_gen.profile.document import (
    AcknowledgementMethod,
    ActType,
    ApprovalAct,
    Consultation,
    DocumentStatus,
)
from policy_gen.profile.loading import LoadedProfile, load_bytes
from policy_gen.profile.receivables import AmountBand, BandPath, CourtRoute, DeliveryMethod, ScheduleLimit
from policy_gen.profile.refusal import SignId, Situation
from policy_gen.profile.wording import LANGUAGES, in_language, messages, terms

AS_OF = date(2026, 11, 22)
JURISDICTIONS = sorted(path.stem for path in PACKS.glob("*.yaml"))
SAMPLES = {"ru": "severny-dvor", "ro": "oglinda-carpati", "hu": "tisza-szoftver"}
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


@pytest.mark.parametrize(
    ("language", "border"),
    [
        ("en", "HUF 3,000,000 or less"),
        ("ru", "до 3\xa0000\xa0000 форинтов включительно"),
        ("ro", "cel mult 3.000.000 HUF"),
        ("hu", "3\xa0000\xa0000 forintig"),
    ],
)
def test_the_hungarian_border_is_told_in_the_numbers_of_the_reader(language: str, border: str) -> None:
    (found,) = legal_rules(company("hu", **{ROUTE: CourtRoute.COURT}), AS_OF)
    told = in_language(found, language)
    assert border in told.message
    assert "3000001" in (told.hint or ""), "what is typed stays as it is typed"
    assert to_json(found)["fields"]["up_to"] == "3000000"


def test_the_hungarian_border_is_not_compared_with_sums_in_another_currency_and_that_is_told() -> None:
    for route, told in ((CourtRoute.COURT, True), (CourtRoute.ORDER_FOR_PAYMENT, False)):
        found = raised(company("hu", **{ROUTE: route, "company__currency": "EUR"}))
        assert found == ([("law-border-not-compared", "info")] if told else [])
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
        ("ru", "electronic"): [("law-electronic-acknowledgement", "warning")],
        ("ro", "click"): [("law-click-acknowledgement", "info")],
        ("hu", "none"): [("law-policy-not-published", "warning")],
    }
    path = "document__acknowledgement__"
    found = raised(company(jurisdiction, **{f"{path}method": method, f"{path}place": None}))
    assert found == expected.get((jurisdiction, str(method)), [])


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "**Published:** on the notice board"), ("ru", "**Где опубликован:** на доске объявлений")],
)
def test_who_publishes_instead_of_signing_prints_the_place(
    language: str, said: str, clause_text: Callable[[LoadedProfile, str, str], str]
) -> None:
    place = {"en": "on the notice board", "ru": "на доске объявлений", "hu": "a hirdetőtáblán"}
    path = "document__acknowledgement__"
    published = {f"{path}method": AcknowledgementMethod.NONE, f"{path}place": place}
    assert raised(company("hu", **published)) == []
    printed = clause_text(company("ru", **published), language, "DOC-070").replace("\xa0", " ")
    assert said in printed
    assert "ublished:" not in clause_text(company("ru"), "en", "DOC-070")


@pytest.mark.parametrize(("jurisdiction", "severity"), [("eu", "warning"), ("ro", "info"), ("hu", "info")])
@pytest.mark.parametrize("sector", [None, "food"])
@pytest.mark.parametrize("checked", [True, False])
def test_a_supplier_of_food_looks_up_its_terms_until_a_lawyer_has(
    jurisdiction: str, severity: str, sector: str | None, checked: bool
) -> None:
    unchecked: dict[str, Any] = {} if checked else {"legal__law_checked": None}
    loaded = company("hu", company__sector=sector, company__jurisdiction=jurisdiction, **unchecked)
    told = [one for one in raised(loaded) if one[0] == "law-food-terms"]
    assert told == ([("law-food-terms", severity)] if sector and not checked else [])


@pytest.mark.parametrize(("days", "agreed"), [(60, False), (61, False), (61, True)])
def test_a_british_term_above_60_days_can_be_challenged(days: int, agreed: bool) -> None:
    first, *others = company("hu").profile.segments
    longer = first.model_copy(update={"payment_terms_days": days, "long_terms_agreed": agreed})
    found = raised(company("hu", company__jurisdiction="gb", segments=(longer, *others)))
    told = ("law-long-term-agreed", "info") if agreed else ("law-term-over-cap", "warning")
    assert found == ([told] if days > 60 else [])


@pytest.mark.parametrize("days", [5, 29, 30, 60])
def test_a_british_demand_leaves_a_sole_trader_30_days(days: int) -> None:
    found = raised(company("hu", company__jurisdiction="gb", receivables__claim__period_days=days))
    assert found == ([("law-sole-trader-demand", "warning")] if days < 30 else [])


@pytest.mark.parametrize("on_credit", [True, False])
def test_an_american_refusal_of_credit_is_explained_on_request(on_credit: bool) -> None:
    limit = Decimal(100) if on_credit else None
    segments = tuple(one.model_copy(update={"credit_limit": limit}) for one in company("hu").profile.segments)
    found = raised(company("hu", company__jurisdiction="us", segments=segments))
    assert found == ([("law-reasons-on-request", "warning")] if on_credit else [])


@pytest.mark.parametrize("status", DocumentStatus)
@pytest.mark.parametrize("consulted", [True, False])
def test_a_romanian_policy_at_work_tells_of_the_consultation(status: DocumentStatus, consulted: bool) -> None:
    changes: dict[str, Any] = {} if consulted else {"document__consultation": None}
    found = raised(company("ro", document__status=status, **changes))
    told = not consulted and status in (DocumentStatus.APPROVED, DocumentStatus.IN_FORCE)
    assert found == ([("law-no-consultation", "info")] if told else [])


@pytest.mark.parametrize("jurisdiction", ["ro", "hu", "ru"])
@pytest.mark.parametrize(("days", "agreed"), [(60, False), (61, False), (61, True), (365, False)])
def test_a_term_above_60_days_is_doubtful_where_the_union_caps_it(
    jurisdiction: str, days: int, agreed: bool
) -> None:
    first, *others = company(jurisdiction).profile.segments
    longer = first.model_copy(update={"payment_terms_days": days, "long_terms_agreed": agreed})
    found = raised(company(jurisdiction, segments=(longer, *others)))
    told = ("law-long-term-agreed", "info") if agreed else ("law-term-over-cap", "warning")
    assert found == ([told] if days > 60 and jurisdiction != "ru" else [])


@pytest.mark.parametrize(
    ("jurisdiction", "asked"), [("ro", "must also not be abusive"), ("hu", "still presumed unfair")]
)
def test_an_agreed_long_term_is_told_what_it_still_needs(jurisdiction: str, asked: str) -> None:
    first, *others = company(jurisdiction).profile.segments
    longer = first.model_copy(update={"payment_terms_days": 61, "long_terms_agreed": True})
    (found,) = legal_rules(company(jurisdiction, segments=(longer, *others)), AS_OF)
    assert asked in found.message


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


@pytest.mark.parametrize("jurisdiction", ["eu", "md", "ro", "hu", "ru"])
@pytest.mark.parametrize("interest", ["statutory", "contract", "none"])
@pytest.mark.parametrize("rate", [None, 0, Decimal("7.99"), 8, 9, 30])
@pytest.mark.parametrize("penalty", [True, False])
def test_interest_is_neither_excluded_nor_surely_below_the_legal_rate(
    jurisdiction: str, interest: str, rate: Any, penalty: bool
) -> None:
    points = {"eu": 8, "ro": 8, "hu": 8, "md": 9}.get(jurisdiction, 0)
    path = "receivables__late_charges__"
    changes = {f"{path}interest": interest, f"{path}contract_rate_pa": rate, f"{path}penalty_agreed": penalty}
    found = raised(company("hu", company__jurisdiction=jurisdiction, **changes))
    wrong = {
        "law-rate-below-law": interest == "contract" and rate is not None and rate < points,
        "law-interest-excluded": interest == "none"
        and (jurisdiction == "ro" or (jurisdiction == "hu" and not penalty)),
    }
    told = [one for one in found if one[0] in wrong]
    assert told == [(code, "warning") for code, broken in wrong.items() if broken]
    to_others = {"company__sells_to": (ClientKind.B2C, ClientKind.B2G)}
    elsewhere = raised(company("hu", company__jurisdiction=jurisdiction, **changes, **to_others))
    assert not [one for one in elsewhere if one[0] in wrong]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "penalty that the contract sets"), ("ru", "неустойку, которую за")],
)
def test_a_penalty_that_stands_for_interest_is_printed(
    language: str, said: str, clause_text: Callable[[LoadedProfile, str, str], str]
) -> None:
    path = "receivables__late_charges__"
    with_penalty = {f"{path}interest": "none", f"{path}recovery_fee": "none", f"{path}penalty_agreed": True}
    assert said in clause_text(company("ru", **with_penalty), language, "REC-520")
    assert said not in clause_text(company("ru"), language, "REC-520")


def test_the_year_in_which_a_hungarian_lump_sum_lapses_is_printed_with_it(
    clause_text: Callable[[LoadedProfile, str, str], str],
) -> None:
    said = clause_text(company("hu"), "en", "REC-520").replace("\xa0", " ")
    assert "only within 1 year of the start of the default" in said


def test_romanian_supply_does_not_stop_over_a_trifle() -> None:
    for least in (None, Decimal(0)):
        assert raised(company("ro", supply__min_amount=least)) == [("law-stop-for-trifle", "warning")]
    assert raised(company("hu", supply__min_amount=None)) == []


PATH_TERMS = "receivables__preventive__contract_must_have"


@settings(max_examples=examples(60))
@given(
    delivery=st.lists(st.sampled_from(DeliveryMethod), min_size=1, unique=True),
    terms=st.sets(st.sampled_from(ContractTerm)),
)
def test_only_a_contract_that_speaks_of_it_lets_a_russian_demand_go_by_electronic_mail(
    delivery: list[DeliveryMethod], terms: set[ContractTerm]
) -> None:
    agreed = tuple(sorted(terms | {ContractTerm.STOP_SUPPLY_RIGHT}))
    found = raised(company("ru", receivables__claim__delivery=tuple(delivery), **{PATH_TERMS: agreed}))
    doubtful = "email" in delivery and "claim_by_email" not in terms
    assert found == ([("law-demand-delivery", "warning")] if doubtful else [])


def situation(**changes: Any) -> Situation:
    (small,) = (one for one in company("ru").profile.refusal.situations if one.id == "below_minimum_order")
    return small.model_copy(update=changes)


@pytest.mark.parametrize("jurisdiction", SAMPLES)
@settings(max_examples=examples(60))
@given(
    kinds=st.lists(st.sampled_from(ClientKind), min_size=1, unique=True),
    enabled=st.booleans(),
    business_only=st.booleans(),
    decider=st.sampled_from(["first_contact", "account_manager", "head_of_sales", "lawyer"]),
    named=st.sampled_from(["below_minimum_order", "other_field", "narrow", "own_case"]),
)
def test_no_russian_consumer_is_refused_only_because_an_order_is_small(
    jurisdiction: str,
    kinds: list[ClientKind],
    enabled: bool,
    business_only: bool,
    decider: str,
    named: str,
) -> None:
    small = situation(id=named, enabled=enabled, business_only=business_only, decider=decider)
    found = raised(company(jurisdiction, company__sells_to=tuple(kinds), refusal__situations=(small,)))
    refused = enabled and named == "below_minimum_order" and not business_only and decider != "lawyer"
    unlawful = jurisdiction == "ru" and "b2c" in kinds and refused
    assert found == ([("law-consumer-refused", "error")] if unlawful else [])


@pytest.mark.parametrize("model", BusinessModel)
@pytest.mark.parametrize("jurisdiction", SAMPLES)
@pytest.mark.parametrize("warnings", [0, 1, 2])
@pytest.mark.parametrize("named", SignId)
@pytest.mark.parametrize("enabled", [True, False])
def test_a_russian_supply_contract_does_not_end_after_one_delay(
    model: BusinessModel, jurisdiction: str, warnings: int, named: SignId, enabled: bool
) -> None:
    sign = company(jurisdiction).profile.refusal.parting_signs[0]
    changed = sign.model_copy(update={"id": named, "warnings": warnings, "enabled": enabled})
    found = raised(company(jurisdiction, company__business_model=model, refusal__parting_signs=(changed,)))
    goods = jurisdiction == "ru" and model is not BusinessModel.SERVICES
    hasty = goods and enabled and named is SignId.BROKEN_MONEY and warnings == 0
    assert found == ([("law-parting-after-one-delay", "warning")] if hasty else [])


def test_a_russian_employer_who_keeps_electronic_personnel_documents_may_have_them_sign_so() -> None:
    kept = {"document__acknowledgement__electronic_records": True}
    for method, expected in (
        ("electronic", []),
        ("click", [("law-click-acknowledgement", "warning")]),
        ("none", [("law-no-acknowledgement", "error")]),
    ):
        asked = {"document__acknowledgement__method": AcknowledgementMethod(method)}
        assert raised(company("ru", **kept, **asked)) == expected


def written(jurisdiction: str, extra: str) -> LoadedProfile:
    """The minimal company in a country, with lines of its own under receivables."""
    text = (ROOT / "tests/data/valid/minimal.yaml").read_text("utf-8")
    text = text.replace("jurisdiction: HU", f"jurisdiction: {jurisdiction.upper()}")
    found = load_bytes(
        text.replace("receivables:\n", f"receivables:\n{extra}").encode(),
        ROOT / "tests/data/valid/minimal.yaml",
    ).value
    assert found is not None
    return found


@pytest.mark.parametrize("jurisdiction", SAMPLES)
@pytest.mark.parametrize(
    ("extra", "asked"),
    [
        ("", False),
        ("  late_charges: {recovery_fee: none}\n", False),
        ("  late_charges: {recovery_fee: pack}\n", True),
    ],
)
def test_who_writes_that_the_law_gives_recovery_costs_lives_where_it_does(
    jurisdiction: str, extra: str, asked: bool
) -> None:
    found = [one.code for one in fee_without_law(written(jurisdiction, extra))]
    assert found == (["fee-without-law"] if asked and jurisdiction == "ru" else [])


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
    said = {"en": "while it is fair to the Company", "ru": "пока она справедлива к Компании"}
    varied_company = company("ru", segments=(longer, *others))
    assert said[language] in clause_text(varied_company, language, "REC-120")
    assert said[language] not in clause_text(company("ru"), language, "REC-120")


@pytest.mark.parametrize(
    ("language", "clause_id", "changes", "said"),
    [
        ("en", "REC-400", {"delivery": True}, "by e-mail alone only if the client’s contract"),
        ("ru", "REC-400", {"delivery": True}, "только если это допускает договор"),
        ("en", "REC-110", {"delivery": True}, "the right to send a demand letter by e-mail"),
        ("ru", "REC-110", {"delivery": True}, "право направить претензию по электронной почте"),
        ("en", "DOC-070", {"records": True}, "keeps its personnel documents electronically"),
        ("ru", "DOC-070", {"records": True}, "ведёт в электронном виде"),
        ("en", "REF-030", {"consumers": True}, "(businesses only)"),
        ("ru", "REF-030", {"consumers": True}, "(только для бизнеса)"),
        ("en", "REF-220", {"consumers": True}, "are no ground to refuse a consumer"),
        ("ru", "REF-220", {"consumers": True}, "не причина отказать потребителю"),
    ],
)
def test_what_silences_a_russian_rule_is_printed(
    language: str,
    clause_id: str,
    changes: dict[str, bool],
    said: str,
    clause_text: Callable[[LoadedProfile, str, str], str],
) -> None:
    stated: dict[str, dict[str, Any]] = {
        "delivery": {
            "receivables__claim__delivery": (DeliveryMethod.EMAIL,),
            PATH_TERMS: (
                *company("ru").profile.receivables.preventive.contract_must_have,
                ContractTerm.CLAIM_BY_EMAIL,
            ),
        },
        "records": {
            "document__acknowledgement__method": AcknowledgementMethod.ELECTRONIC,
            "document__acknowledgement__electronic_records": True,
        },
        "consumers": {
            "company__sells_to": (ClientKind.B2B, ClientKind.B2C),
            "refusal__situations": (situation(business_only=True),),
        },
    }
    (case,) = changes
    assert said in clause_text(company("ru", **stated[case]), language, clause_id)
    plain = {"consumers": {"company__sells_to": (ClientKind.B2B, ClientKind.B2C)}}.get(case, {})
    assert said not in clause_text(company("ru", **plain), language, clause_id)


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


CHARGES = "receivables__late_charges__"
INTEREST_WORDS = {
    "en": re.compile(r"interest under|Interest and a penalty|bears interest"),
    "ru": re.compile(r"проценты по |с неустойкой|ключевой ставке"),
}
FEE_WORDS = {"en": "recovery costs", "ru": "расход(?:ов|ы|ах) на взыскание"}


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("jurisdiction", ["ru", "ro", "hu"])
@pytest.mark.parametrize("interest", ["statutory", "contract", "none"])
@pytest.mark.parametrize("fee", ["pack", "none"])
def test_the_clause_on_late_charges_names_only_what_the_company_claims(
    language: str,
    jurisdiction: str,
    interest: str,
    fee: str,
    clause_text: Callable[[LoadedProfile, str, str], str],
) -> None:
    charged = company(
        "ru",
        company__jurisdiction=Jurisdiction(jurisdiction.upper()),
        **{
            f"{CHARGES}interest": interest,
            f"{CHARGES}recovery_fee": fee,
            f"{CHARGES}contract_rate_pa": Decimal(12) if interest == "contract" else None,
        },
    )
    gives_fee = fee == "pack" and jurisdiction != "ru"
    if interest == "none" and not gives_fee:
        with pytest.raises(ValueError, match="unpack"):
            clause_text(charged, language, "REC-520")
        return
    text = clause_text(charged, language, "REC-520")
    assert bool(INTEREST_WORDS[language].search(text)) == (interest != "none"), text
    assert bool(re.search(FEE_WORDS[language], text)) == gives_fee, text
    replaced = {"en": "what the contract sets", "ru": "то, что он устанавливает"}[language]
    assert (replaced in text) == (interest == "statutory")
    letter = clause_text(charged, language, "ANN-K")
    assert bool(re.search(FEE_WORDS[language], letter, re.I)) == gives_fee


def worst(business_days: int) -> int:
    """Calendar days that so many business days may take, two days off in each week."""
    return business_days + 2 * -(-business_days // 5)


@settings(max_examples=examples(120))
@given(
    jurisdiction=st.sampled_from(sorted(SAMPLES)),
    longest=st.one_of(st.none(), st.integers(400, 730)),
    period=st.integers(30, 60),
    filed=st.integers(5, 60),
    pause=st.integers(1, 30),
    tolerated=st.integers(1, 90),
    privileged=st.booleans(),
)
def test_a_schedule_leaves_half_a_year_to_sue_before_limitation_ends(
    jurisdiction: str,
    longest: int | None,
    period: int,
    filed: int,
    pause: int,
    tolerated: int,
    privileged: bool,
) -> None:
    changed = company(
        "ru",
        company__jurisdiction=Jurisdiction(jurisdiction.upper()),
        receivables__schedules=(ScheduleLimit(max_days=longest, role="ceo"),),
        receivables__claim__period_days=period,
        receivables__court__file_within=filed,
        receivables__disputes__pause_max_days=pause,
        privileged__enabled=privileged,
        privileged__max_tolerated_days=tolerated,
    )
    profile = changed.profile
    patience = max(one.negotiation_days or profile.receivables.negotiation_days for one in profile.segments)
    way = patience + worst(profile.receivables.claim.issue_within) + period + worst(filed)
    last = (longest or 0) + way + pause + (tolerated if privileged else 0)
    late = jurisdiction == "ru" and longest is not None and 3 * 365 - last < 180
    found = [one.code for one in schedule_within_limitation(changed)]
    assert found == (["schedule-past-limitation"] if late else [])


@settings(max_examples=examples(60))
@given(
    jurisdiction=st.sampled_from(sorted(SAMPLES)),
    sent=st.dates(date(2026, 1, 12), date(2026, 3, 20)),
    later=st.integers(-3, 20),
    answered=st.booleans(),
)
def test_a_russian_union_has_five_business_days_to_answer_before_approval(
    jurisdiction: str, sent: date, later: int, answered: bool
) -> None:
    approved = sent + timedelta(days=later)
    asked = Consultation(
        body={"ru": "Профсоюз", "en": "Union"}, sent_on=sent, answered_on=sent if answered else None
    )
    act = ApprovalAct(type=ActType.ORDER, number="7", date=approved)
    changes = {"document__consultation": asked, "document__approval_act": act}
    found = [one.code for one in awaited_answer(company(jurisdiction, **changes))]
    passed = sum((sent + timedelta(days=day)).weekday() < 5 for day in range(1, later + 1))
    hasty = jurisdiction == "ru" and not answered and later >= 0 and passed < 5
    if passed < 5 or later >= 7:
        assert found == (["answer-not-awaited"] if hasty else [])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "no hours for calls to a debtor that is a company"),
        ("ru", "часов для звонков должнику-организации"),
    ],
)
def test_a_company_that_sells_to_businesses_learns_what_the_law_on_collection_means_for_them(
    language: str, said: str, clause_text: Callable[[LoadedProfile, str, str], str]
) -> None:
    collected = company(
        "ru",
        legal__collectors__enabled=True,
        legal__collectors__firm="ООО «Взыскание»",
        legal__collectors__from_dpd=60,
    )
    assert ClientKind.B2C not in collected.profile.company.sells_to
    assert said in clause_text(collected, language, "REC-440").replace("\xa0", " ")


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    ("clause_id", "fact_id"),
    [
        ("REC-400", "ru.claim.start"),
        ("REC-400", "ru.claim.skip"),
        ("REC-400", "ru.claim.proof"),
        ("REF-150", "ru.terminate"),
        ("ANN-R", "ru.hr.union"),
        ("REC-120", "ru.term.food"),
        ("DOC-070", "ru.hr.edoc"),
        ("REC-430", "ru.limitation"),
        ("REC-520", "ru.interest.395"),
    ],
)
def test_a_russian_fact_stands_in_the_clause_it_concerns(
    language: str, clause_id: str, fact_id: str, clause_text: Callable[[LoadedProfile, str, str], str]
) -> None:
    (fact,) = (one for one in pack("ru").facts if one.id == fact_id)
    said = clause_text(company("ru"), language, clause_id).replace("\xa0", " ")
    assert fact.summary[language].replace("\xa0", " ") in said
