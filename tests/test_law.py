"""Legal facts: complete, dated, graded, and printed only when somebody may rely on them."""

import re
from collections import Counter
from datetime import date, timedelta
from operator import attrgetter
from pathlib import Path

import pytest

from policy_gen.law.facts import (
    PACKS,
    WORKING_STATUSES,
    Fact,
    FactStatus,
    known_facts,
    pack,
    printable_facts,
)
from policy_gen.law.pending import pending
from policy_gen.policy.drafting import draft
from policy_gen.profile.document import DocumentStatus
from policy_gen.profile.loading import load
from policy_gen.profile.model import Profile
from policy_gen.profile.receivables import DeliveryMethod
from policy_gen.profile.source import read_data

ROOT = Path(__file__).parent.parent
LANGUAGES = {"ru", "en", "ro", "hu"}
JURISDICTIONS = sorted(path.stem for path in PACKS.glob("*.yaml"))
TOPICS = {
    "pretrial_claim", "claim_proof", "payment_term", "long_term", "interest", "recovery_fee", "suspend",
    "terminate", "prepayment", "limitation", "limitation_stop", "court_route", "refuse_public",
    "refuse_discrimination", "refuse_talks", "competition", "personal_data", "hr_ack", "hr_regulation",
    "document_form", "collection",
}  # fmt: skip
SAMPLES = {"ru": "severny-dvor", "ro": "oglinda-carpati", "hu": "tisza-szoftver"}
ALL_FACTS = [
    fact
    for jurisdiction in JURISDICTIONS
    for fact in pack(jurisdiction).facts
    if fact.id.startswith(f"{jurisdiction}.")
]


def sample(jurisdiction: str) -> Profile:
    loaded = load(ROOT / "company_profiles" / f"{SAMPLES[jurisdiction]}.yaml").value
    assert loaded is not None
    return loaded.profile


def with_status(profile: Profile, status: DocumentStatus, *, checked: bool) -> Profile:
    document = profile.document.model_copy(update={"status": status})
    legal = profile.legal if checked else profile.legal.model_copy(update={"law_checked": None})
    return profile.model_copy(update={"document": document, "legal": legal})


def checked_on(profile: Profile, day: date) -> Profile:
    assert profile.legal.law_checked is not None
    check = profile.legal.law_checked.model_copy(update={"on": day})
    legal = profile.legal.model_copy(update={"law_checked": check})
    return profile.model_copy(update={"legal": legal})


def legal_basis(profile: Profile) -> str:
    policy = draft(profile, "en", (ROOT / "templates",))
    lines = next(page.lines for page in policy.pages if page.page == "legal-basis")
    return " ".join(line.text for line in lines)


def test_the_four_packs_exist() -> None:
    assert {"eu", "ru", "ro", "hu"} <= set(JURISDICTIONS)


@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
def test_a_pack_is_to_be_reviewed_within_a_year_of_being_read(jurisdiction: str) -> None:
    law = pack(jurisdiction)
    assert law.as_of < law.review_by
    assert law.review_by <= law.as_of.replace(year=law.as_of.year + 1)


@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
def test_title_and_disclaimer_of_a_pack_are_in_all_languages(jurisdiction: str) -> None:
    law = pack(jurisdiction)
    assert set(law.title) == set(law.disclaimer) == LANGUAGES


@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
def test_a_pack_names_what_it_is_and_who_must_confirm_it(jurisdiction: str) -> None:
    opening = (PACKS / f"{jurisdiction}.yaml").read_text(encoding="utf-8").split("\njurisdiction:")[0]
    assert all(line.startswith("#") for line in opening.strip().splitlines())
    assert re.search(r"a lawyer .* must\W+confirm", opening, re.DOTALL)


@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
def test_no_id_is_used_twice(jurisdiction: str) -> None:
    counted = Counter(fact.id for fact in pack(jurisdiction).facts)
    assert [fact_id for fact_id, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
def test_a_fact_replaces_only_inherited_facts_of_its_own_topic(jurisdiction: str) -> None:
    data = read_data(PACKS / f"{jurisdiction}.yaml")
    inherited = {fact.id: fact.topic for parent in data["extends"] for fact in pack(parent).facts}
    left = {fact.id for fact in pack(jurisdiction).facts}
    for entry in data["facts"]:
        for replaced in entry.get("replaces", ()):
            assert inherited[replaced] == entry["topic"]
            assert replaced not in left
            assert entry["status"] != FactStatus.UNVERIFIED


@pytest.mark.parametrize("jurisdiction", ["ro", "hu"])
def test_a_member_state_keeps_the_union_facts_it_does_not_replace(jurisdiction: str) -> None:
    ids = {fact.id for fact in pack(jurisdiction).facts}
    assert {"eu.gdpr.basis", "eu.gdpr.inform", "eu.term.agreed"} <= ids
    assert not {"eu.interest", "eu.comp", "eu.term.default", "eu.term.max"} & ids


@pytest.mark.parametrize("fact", ALL_FACTS, ids=attrgetter("id"))
def test_a_fact_has_a_summary_and_a_citation_in_all_languages(fact: Fact) -> None:
    assert set(fact.summary) == set(fact.citation) == LANGUAGES
    assert all(text.strip() for text in (*fact.summary.values(), *fact.citation.values()))


@pytest.mark.parametrize("fact", ALL_FACTS, ids=attrgetter("id"))
def test_a_fact_names_its_source_status_and_a_known_topic(fact: Fact) -> None:
    assert fact.source.strip()
    assert isinstance(fact.status, FactStatus)
    assert fact.topic in TOPICS


@pytest.mark.parametrize("fact", ALL_FACTS, ids=attrgetter("id"))
def test_only_facts_from_memory_are_unverified(fact: Fact) -> None:
    assert (fact.status == FactStatus.UNVERIFIED) == fact.source.startswith("from memory")


@pytest.mark.parametrize("fact", ALL_FACTS, ids=attrgetter("id"))
def test_a_fact_is_dated_and_already_in_force(fact: Fact) -> None:
    assert isinstance(fact.as_of, date)
    assert fact.in_force_from is None or fact.in_force_from <= fact.as_of


@pytest.mark.parametrize("fact", ALL_FACTS, ids=attrgetter("id"))
def test_a_summary_is_one_sentence_without_its_full_stop(fact: Fact) -> None:
    for text in fact.summary.values():
        assert not text.endswith((".", "!", "?", ";", ":"))
        assert "|" not in text, "it is printed in a table"
        assert not re.search(r"[.!?] [A-ZА-ЯЁĂÂÎȘȚÁÉÍÓÖŐÚÜŰ]", text)


@pytest.mark.parametrize("fact", ALL_FACTS, ids=attrgetter("id"))
def test_each_text_is_in_the_letters_of_its_language(fact: Fact) -> None:
    for texts in (fact.summary, fact.citation):
        assert re.search("[А-Яа-яЁё]", texts["ru"])
        for language in LANGUAGES - {"ru"}:
            assert not re.search("[А-Яа-яЁё]", texts[language])
        assert not re.search("[şţŞŢ]", texts["ro"])
        assert not re.search("[õûÕÛ]", texts["hu"])


@pytest.mark.parametrize(
    "fact", [fact for fact in ALL_FACTS if fact.topic == "interest"], ids=attrgetter("id")
)
def test_interest_is_held_as_a_formula_and_never_as_a_rate(fact: Fact) -> None:
    assert "rate" not in fact.value
    assert not any(re.search(r"\d\s*%", text) for text in fact.summary.values())


def test_every_topic_that_a_clause_asks_for_is_a_topic_of_the_packs() -> None:
    asked = {
        topic
        for path in (ROOT / "templates").rglob("*.md")
        for topic in re.findall(r"law_notes\('(\w+)'", path.read_text(encoding="utf-8"))
    }
    assert asked
    assert asked <= TOPICS


def test_romanian_delivery_that_the_law_prescribes_can_be_written_in_a_profile() -> None:
    (fact,) = (fact for fact in pack("ro").facts if fact.id == "ro.claim.op")
    assert {DeliveryMethod(method) for method in fact.value["delivery"]} == {
        DeliveryMethod.BAILIFF,
        DeliveryMethod.REGISTERED_MAIL_DECLARED_CONTENT,
    }


def test_a_written_demand_does_not_interrupt_limitation_in_hungary() -> None:
    (fact,) = pack("hu").on("limitation_stop")
    assert "demand" not in fact.value["by"]
    assert "a written demand does not interrupt it" in fact.summary["en"]


@pytest.mark.parametrize("jurisdiction", sorted(SAMPLES))
@pytest.mark.parametrize("status", [DocumentStatus.APPROVED, DocumentStatus.IN_FORCE])
def test_a_working_policy_without_a_named_lawyer_prints_no_law(
    jurisdiction: str, status: DocumentStatus
) -> None:
    assert printable_facts(with_status(sample(jurisdiction), status, checked=False)) == ()
    assert printable_facts(with_status(sample(jurisdiction), status, checked=True)) != ()


@pytest.mark.parametrize("jurisdiction", sorted(SAMPLES))
def test_a_draft_prints_the_law_before_a_lawyer_has_checked_it(jurisdiction: str) -> None:
    assert printable_facts(with_status(sample(jurisdiction), DocumentStatus.DRAFT, checked=False)) != ()


@pytest.mark.parametrize("jurisdiction", sorted(SAMPLES))
@pytest.mark.parametrize("status", sorted(WORKING_STATUSES))
def test_a_check_by_a_lawyer_does_not_cover_what_was_gathered_after_it(
    jurisdiction: str, status: DocumentStatus
) -> None:
    profile = with_status(sample(jurisdiction), status, checked=True)
    gathered = max(fact.as_of for fact in known_facts(profile))
    assert printable_facts(checked_on(profile, gathered)) == known_facts(profile)
    before = printable_facts(checked_on(profile, gathered - timedelta(days=1)))
    assert all(fact.as_of < gathered for fact in before)


@pytest.mark.long
def test_a_draft_tells_which_facts_are_newer_than_the_check_of_the_lawyer() -> None:
    profile = with_status(sample("ru"), DocumentStatus.DRAFT, checked=True)
    new = checked_on(profile, date(2026, 2, 12))
    assert "must be checked again" in legal_basis(new)
    assert "not checked by a lawyer" in legal_basis(new)
    assert "must be checked again" not in legal_basis(profile)


@pytest.mark.parametrize("jurisdiction", sorted(SAMPLES))
@pytest.mark.parametrize("status", list(DocumentStatus))
@pytest.mark.parametrize("checked", [True, False])
@pytest.mark.sampled(5)
def test_the_page_on_the_law_is_never_advice_and_asks_for_no_check_that_was_made(
    jurisdiction: str, status: DocumentStatus, checked: bool
) -> None:
    page = legal_basis(with_status(sample(jurisdiction), status, checked=checked))
    assert "legal advice" in page
    assert ("A lawyer has checked" in page) == checked
    asked = not checked and status is not DocumentStatus.IN_FORCE
    assert ("have a lawyer confirm" in page) == asked


def test_what_is_not_law_yet_has_words_in_all_languages_a_source_and_no_rule() -> None:
    ids = {jurisdiction: [one.id for one in pending(jurisdiction)] for jurisdiction in JURISDICTIONS}
    expected: dict[str, list[str]] = {name: [] for name in JURISDICTIONS}
    assert ids == expected | {"gb": ["gb.bill"]} | {name: ["eu.reform"] for name in ("eu", "ro", "hu")}
    for one in (*pending("eu"), *pending("gb")):
        assert set(one.note) == LANGUAGES
        assert one.source
        assert not [fact for fact in ALL_FACTS if fact.id == one.id]


@pytest.mark.long
def test_what_is_not_law_yet_is_shown_apart_from_the_law() -> None:
    words = legal_basis(sample("hu")).replace("\xa0", " ")
    assert re.search("only watched: +- The proposal for a late payment regulation", words)
    assert "only watched" not in legal_basis(sample("ru"))


def test_a_wait_whose_law_nobody_checked_is_called_a_precaution() -> None:
    profile = with_status(sample("ru"), DocumentStatus.IN_FORCE, checked=True)
    page = legal_basis(checked_on(profile, date(2026, 2, 12)))
    assert "cites no law" in page
    assert "precaution" in page
    assert "precaution" not in legal_basis(profile)


@pytest.mark.parametrize("jurisdiction", sorted(SAMPLES))
@pytest.mark.parametrize("status", list(DocumentStatus))
def test_an_unverified_fact_is_never_printed(jurisdiction: str, status: DocumentStatus) -> None:
    printed = printable_facts(with_status(sample(jurisdiction), status, checked=True))
    held = pack(jurisdiction).facts
    assert any(fact.status == FactStatus.UNVERIFIED for fact in held)
    assert not any(fact.status == FactStatus.UNVERIFIED for fact in printed)
