"""The overdue calculator on its page: the answers of the rules, or whom to ask; never a guess."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import icalendar
import pytest
from browsing import IN_A_BROWSER, barriers, opened
from conftest import SAMPLES, SITES, sample_profile
from playwright.sync_api import Browser, Page
from replaying import EVERYTHING, HOW, IN_HASTE, groups

from policy_gen.policy.edition import Edition
from policy_gen.policy.exported.disclosure import disclosed
from policy_gen.rules.receivables.case import OverdueCase
from policy_gen.rules.receivables.engine import OverdueRules

pytestmark = IN_A_BROWSER

ON = "2026-11-10"
AT = f"on={ON}&segment=retail"
EARLY = "on=2026-11-03&segment=retail"
MOST_SHEETS = 2
USUAL = {"oglinda-carpati": "stores", "severny-dvor": "retail", "tisza-szoftver": "project"}
"""The segment of each company that has no test to pass, in place of `retail`."""
ONE_DEBT = f"{AT}&amount=150000&due=2026-11-02&invoice=417"
RICH = f"{AT}&due=2026-11-02&invoice=417&due=2026-11-09&event=promise:{ON}:2026-11-12&due=none"


def calculator(company: str, language: str, query: str = "") -> str:
    query = query.replace("segment=retail", f"segment={USUAL[company]}")
    return f"{company}/{language}/helpers/overdue.html{query and '?' + query}"


@pytest.fixture
def shown(browser: Browser, address: str) -> Iterator[Any]:
    """Opens the calculator of a company; it must have been quiet when the test ends."""
    pages: list[tuple[Page, list[str], list[str]]] = []

    def opening(query: str = "", company: str = "severny-dvor", language: str = "en", **options: Any) -> Page:
        width = options.pop("width", 390)
        found = opened(browser, address, calculator(company, language, query), width, **options)
        pages.append(found)
        return found[0]

    yield opening
    for page, strangers, errors in pages:
        page.close()
        assert (strangers, errors) == ([], [])


def headings(page: Page) -> list[str]:
    return page.locator(".verdict > h2").all_inner_texts()


# The same answers as the rules.

REPLAY = """async ({ tables, debts }) => {
  const { debtLookup } = await import(new URL("debt.js", location.href));
  const { loadPolicy } = await import(new URL("policy.js", location.href));
  const lookup = debtLookup(tables ?? (await loadPolicy()));
  return debts.map((debt) => {
    const { unknown, certain, stage, supplies, daysLeft } = lookup(debt);
    if (unknown) return { unknown };
    return { certain, stage: stage.stage, owner: stage.owner, script: stage.script, daysLeft,
      supply: [...new Set(supplies.map(({ status }) => status))] };
  });
}"""

LEAST_WHOLE = {IN_HASTE: 195, EVERYTHING: 310}
"""Of the days on which scenarios look at a debt, at least so many are answered; whom to ask, for the rest."""
UNTOLD = {IN_HASTE: 17, EVERYTHING: 31}
"""Days of debts with a tolerated delay, of which an edition for all staff must not tell."""


def test_the_calculator_decides_every_scenario_like_the_rules_or_says_that_it_cannot(shown: Any) -> None:
    counts = dict.fromkeys(("whole", "without supply", "unanswerable", "untold"), 0)
    pages = {company: shown(company=company) for company in SAMPLES}
    for group in groups():
        page = pages[group.company]
        replayed = page.evaluate(REPLAY, {"tables": group.tables, "debts": [one.debt for one in group.looks]})
        for look, found in zip(group.looks, replayed, strict=True):
            answered = held(look.name, found, look.wanted)
            assert answered == "whole" or found.get("unknown") == "limit" or not is_plain(look.debt), (
                look.name
            )
            counts[answered] += 1
            is_tolerated = "privileged_until" in {event["kind"] for event in look.debt["events"]}
            assert (found.get("unknown") == "untold") == is_tolerated, look.name
            counts["untold"] += is_tolerated
    assert counts["whole"] >= LEAST_WHOLE[HOW], counts
    assert counts["untold"] == UNTOLD[HOW]


def held(name: str, found: dict[str, Any], wanted: dict[str, Any]) -> str:
    """How far the calculator answers; whatever it answers is what the rules decide."""
    if found.get("unknown"):
        return "unanswerable"
    told = ("stage", "owner", "script")
    assert [found[key] for key in told] == [wanted[key] for key in told], name
    assert found["supply"] in ([], [wanted["supply"]]), name
    if not found.get("certain"):
        assert found["daysLeft"] == wanted["daysLeft"], name
    return "whole" if found["supply"] else "without supply"


def is_plain(debt: dict[str, Any]) -> bool:
    """A debt without events, within the dates of the file: the calculator must know it below the limit."""
    in_time = "2025-01-01" <= debt["due"] <= "2027-12-15"
    return in_time and debt["amount"] != 0 and not debt["events"] and not debt["handed"]


# On the page.


@pytest.mark.parametrize(("company", "language"), SITES)
@pytest.mark.sampled(1)
def test_every_group_of_clients_is_answered_those_who_pay_in_advance_too(
    shown: Any, company: str, language: str
) -> None:
    segments = sample_profile(company).profile.segments
    page = shown("", company, language)
    for segment in segments:
        for due in (date(2026, 11, 2), date(2026, 11, 20)):
            query = f"on={ON}&segment={segment.id}&due={due}"
            page.goto(page.url.partition("?")[0] + "?" + query)
            page.locator(".verdict > h2").wait_for()
            assert page.locator(".ladder").count() == (segment.payment_terms_days > 0), segment.id


def test_the_answer_says_stage_days_supply_duties_and_clauses(shown: Any) -> None:
    page = shown(ONE_DEBT)
    assert headings(page) == ["Invoice 417\nIssuing the demand"]
    text = page.locator(".verdict").inner_text()
    for part in ("Days of delay: 8", "days left in the stage: 2", "REC-400", "12\u00a0November\u00a02026"):
        assert part in text
    assert page.locator(".signal-line--stop").count() == 1
    assert page.locator(".helper__reading").is_hidden()
    link = page.locator(".clause-links a", has_text="REC-400").get_attribute("href")
    assert link is not None
    assert link.endswith("receivables/claim.html#REC-400")


@pytest.mark.parametrize(
    ("on", "stage", "dates", "said"),
    [
        ("2026-10-30", "Before due date", "19 Oct–2 Nov", "Days until the due date: 3"),
        ("2026-11-06", "Negotiation", "3–9 Nov", "Days of delay: 4"),
        ("2026-11-10", "Issuing the demand", "10–12 Nov", "Days of delay: 8"),
    ],
)
@pytest.mark.sampled(2)
def test_the_day_stands_on_the_ladder_of_the_debt(
    shown: Any, on: str, stage: str, dates: str, said: str
) -> None:
    page = shown(f"on={on}&segment=retail&amount=150000&due=2026-11-02")
    steps = page.locator(".ladder__step")
    assert steps.count() == 6
    here = page.locator(".ladder__step[aria-current=step]")
    assert here.count() == 1
    text = tight(here.inner_text())
    for part in (stage, dates, said):
        assert part in text
    band, mark = (box(here, f".ladder__{name}") for name in ("band", "here"))
    assert band["y"] <= mark["y"] <= band["y"] + band["height"]
    assert "deliveries on credit stopped" in steps.nth(2).inner_text()


def tight(text: str) -> str:
    """A text without the spaces that some browsers set around the dash of a span of days."""
    return re.sub(r"\s*–\s*", "–", text)


def box(place: Any, selector: str) -> dict[str, float]:
    """Where something stands on the page."""
    found: dict[str, float] = place.locator(selector).bounding_box()
    return found


def test_after_the_demand_the_ladder_goes_on_from_the_day_it_was_sent(shown: Any) -> None:
    page = shown("on=2026-11-20&segment=retail&amount=150000&due=2026-11-02&event=claim_sent:2026-11-12")
    here = page.locator(".ladder__step[aria-current=step]").inner_text()
    assert "Demand period" in here
    assert "12 Nov" in here
    assert "10–11 Nov" in tight(page.locator(".ladder__step").nth(3).inner_text())


def test_where_days_depend_on_more_no_ladder_is_drawn(shown: Any) -> None:
    page = shown(f"{AT}&due=2026-11-02&event=promise:{ON}:2026-11-12")
    assert page.locator(".verdict").count() == 1
    assert page.locator(".ladder").count() == 0


def test_words_to_say_bear_the_invoice_the_sum_and_the_days(shown: Any) -> None:
    page = shown("on=2026-10-30&segment=retail&amount=1500.50&due=2026-11-02&invoice=417")
    said = page.locator(".verdict blockquote p").first.inner_text()
    assert "invoice 417 for RUB\u00a01,500.50 is due on 2\u00a0November\u00a02026" in said


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2026-11-06", "I am calling again about invoice 417."),
        ("2026-11-11", "If it arrives by 12\u00a0November\u00a02026, there will be no need"),
    ],
)
def test_a_plain_day_of_talks_has_words_too(shown: Any, on: str, words: str) -> None:
    page = shown(f"on={on}&amount=150000&due=2026-11-02&invoice=417&segment=chains")
    assert words in " ".join(page.locator(".duties blockquote p").all_inner_texts())


def test_limitation_is_said_in_years_of_the_language(shown: Any) -> None:
    page = shown(f"{ONE_DEBT}", language="ru")
    assert "3\u00a0года со срока оплаты по договору" in page.locator(".facts").inner_text()


def test_an_address_restores_the_case_and_a_change_is_written_into_it(shown: Any) -> None:
    page = shown(RICH)
    assert page.locator("[data-key=invoice-0]").input_value() == "417"
    assert page.locator("[data-key=kind-1-0]").input_value() == "promise"
    assert page.locator("[data-key=value-1-0]").input_value() == "2026-11-12"
    page.locator("[data-key=segment]").select_option("chains")
    page.locator("[data-key=invoice-1]").fill("418")
    page.locator("[data-key=invoice-1]").blur()
    before = page.locator(".helper__result").inner_text()
    assert "segment=chains" in page.url
    page.reload()
    page.wait_for_selector(".verdict")
    assert page.locator(".helper__result").inner_text() == before
    assert "418" in before


def test_the_language_switch_keeps_the_answers(shown: Any) -> None:
    page = shown(ONE_DEBT)
    page.locator(".languages a[hreflang=ru]").click()
    page.wait_for_selector(".verdict")
    assert f"/ru/helpers/overdue.html?{ONE_DEBT}" in page.url
    assert "Счёт № 417" in page.locator(".verdict").inner_text()
    page.locator(".tools__languages a[hreflang=en]").click()
    page.wait_for_selector(".verdict")
    assert "Invoice 417" in page.locator(".verdict").inner_text()


def test_of_several_debts_the_most_advanced_stands_first(shown: Any) -> None:
    page = shown(f"{AT}&due=2026-11-09&invoice=new&due=2026-11-02&invoice=old&due=2026-12-01&invoice=later")
    assert [text.split("\n")[0] for text in headings(page)] == ["Invoice old", "Invoice new", "Invoice later"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (f"{AT}&due=2026-11-02&event=promise:2026-10-30:2026-11-05", "on more than the calculator knows"),
        (f"{AT}&due=2026-11-02&event=hold_released:2026-11-04&event=bad_faith:{ON}", "Several events"),
        (f"{AT}&due=2019-11-02", "1\u00a0January\u00a02023"),
        (f"{AT}&due=2026-11-02&event=privileged_until:2026-11-20", "not told in this edition"),
        (f"{EARLY}&amount=9000000&due=2026-11-02&event=promise:2026-11-03:2026-11-05", "this event"),
    ],
)  # fmt: skip
@pytest.mark.sampled(1)
def test_what_the_file_does_not_know_is_said_with_whom_to_ask_and_what_to_read(
    shown: Any, query: str, said: str
) -> None:
    page = shown(query)
    assert headings(page) == ["Ask before you act"]
    text = page.locator(".verdict").inner_text()
    assert said in text
    assert "debitor@sdvor.test" in text
    assert page.locator(".verdict .clause-link").count() or "clauses below" in text
    if "clauses below" in text:
        assert page.locator(".helper__reading").is_visible()


@pytest.mark.parametrize("on", ["0002-11-10", "0202-01-01", "1999-12-31", "9999-12-31"])
@pytest.mark.sampled(1)
def test_a_day_outside_the_file_is_said_to_be_unknown_at_once(shown: Any, on: str) -> None:
    page = shown(f"on={on}&segment=retail&due=2026-11-02")
    page.set_default_timeout(5_000)
    assert headings(page) == ["Ask before you act"]
    assert "The day you chose lies outside them" in page.locator(".verdict").inner_text()


def test_a_year_half_typed_is_not_answered_until_the_field_is_left(shown: Any) -> None:
    page = shown(f"{AT}&due=2026-11-02", locale="en-US")
    before = page.locator(".helper__result").inner_text()
    page.locator("[data-key=due-0]").focus()
    page.keyboard.type("1102202")
    assert page.locator(".helper__result").inner_text() == before
    page.keyboard.type("5")
    assert "Days of delay: 370" in page.locator(".verdict").inner_text()
    page.locator("[data-key=segment]").focus()
    page.locator("[data-key=due-0]").focus()
    page.keyboard.type("1102202")
    page.locator("[data-key=segment]").focus()
    assert headings(page) == ["Ask before you act"]


@pytest.mark.parametrize(
    ("event", "lacks"),
    [
        (f"promise:{ON}", "Which day was named"),
        (f"schedule_signed:{ON}", "Which day was named"),
        ("promise::2026-11-12", "When"),
        (f"part_paid:{ON}", "Sum, RUB"),
        (f"dispute_opened:{ON}:much", "Sum, RUB"),
    ],
)
@pytest.mark.sampled(1)
def test_an_event_that_lacks_a_value_does_not_count_and_says_so(shown: Any, event: str, lacks: str) -> None:
    stage = headings(shown(ONE_DEBT))
    page = shown(f"{ONE_DEBT}&event={event}")
    assert headings(page) == stage
    said = page.locator(".event > [role=status]")
    assert said.inner_text() == f"Not counted yet. Still to fill in: {lacks}."


def test_an_event_after_the_chosen_day_is_said_to_be_left_out(shown: Any) -> None:
    page = shown(f"{ONE_DEBT}&event=part_paid:2026-11-12:50000")
    said = page.locator(".event > [role=status]")
    assert said.inner_text() == "Later than the chosen day, not counted."
    page.locator("[data-key=on]").fill("2026-11-12")
    page.locator("[data-key=on]").blur()
    assert said.inner_text() == ""


@pytest.mark.parametrize(
    ("due", "shift"),
    [
        ("2026-11-13", None),
        (
            "2026-11-14",
            "14 November 2026, is not a working day, so days of delay are counted from 16 November 2026.",
        ),
    ],
)
@pytest.mark.sampled(1)
def test_a_due_date_on_a_day_off_says_from_which_day_the_delay_counts(
    shown: Any, due: str, shift: str | None
) -> None:
    page = shown(f"on=2026-11-20&segment=retail&due={due}")
    said = [text.replace("\u00a0", " ") for text in page.locator(".verdict__shift").all_inner_texts()]
    assert said == ([f"The due date, {shift}"] if shift else [])


def test_an_event_counts_once_its_last_value_is_there(shown: Any) -> None:
    page = shown(f"{AT}&due=2026-11-02&event=promise:{ON}")
    before = page.locator(".verdict").inner_text()
    page.locator("[data-key=value-0-0]").fill("2026-11-12")
    page.locator("[data-key=value-0-0]").blur()
    assert page.locator(".event > [role=status]").inner_text() == ""
    assert page.locator(".verdict").inner_text() != before


@pytest.mark.parametrize("amount", ["5.000.000", "abc", "-5", "9" * 40])
@pytest.mark.sampled(1)
def test_what_is_no_sum_is_said_to_be_left_out_of_the_answer(shown: Any, amount: str) -> None:
    page = shown(f"{AT}&due=2026-11-02&amount={amount}")
    field = page.locator("[data-key=amount]")
    assert field.get_attribute("aria-invalid") == "true"
    assert "Not counted in the answer" in page.locator(".field__error:visible").first.inner_text()
    assert (
        "overdue debt, RUB: Not counted"
        in page.locator(".helper__result > .note:not(.other-day)").inner_text()
    )
    field.fill("150000")
    field.blur()
    assert field.get_attribute("aria-invalid") == "false"
    assert page.locator(".helper__result > .note:not(.other-day)").count() == 0


TYPED = {
    "en": {"12,500": 12500, "1,234,567.50": 1234567.5, "12,5": 12.5, "12.500": None},
    "ro": {"12.500": 12500, "12.500,50": 12500.5, "12500.50": 12500.5, "12,500": None, "1.25.000": None},
    "hu": {"12 500,50": 12500.5, "12\u00a0500": 12500},
    "ru": {"12 500": 12500, "12500.5": 12500.5, "12,,5": None},
}


def test_a_sum_may_be_typed_as_the_policy_of_the_language_writes_it(shown: Any) -> None:
    module = "(await import(new URL('sums.js', location.href)))"
    read = f"async ([text, language]) => {module}.typedSum(text, language)"
    page = shown(AT)
    for language, sums in TYPED.items():
        assert {text: page.evaluate(read, [text, language]) for text in sums} == sums


NAMED_TWICE = "on=2026-11-24&segment=chains&due=2026-11-20"
DEADLINES = {
    "en": "Account manager (by 26 November 2026): Call and agree",
    "ru": "Менеджер по продажам (до 26 ноября 2026 г. включительно): Позвонить",
}


@pytest.mark.parametrize("language", DEADLINES)
def test_a_deadline_beside_another_day_comes_first(shown: Any, language: str) -> None:
    page = shown(NAMED_TWICE, language=language)
    said = page.locator(".duties").inner_text().replace("\u00a0", " ")
    assert DEADLINES[language] in said
    assert "включительно, до" not in said


DUE_THAT_DAY = {
    "2026-11-23": "when they will pay and how much.",
    "2026-11-24": "Account manager (by 26 November 2026): Call and agree",
    "2026-11-26": "Account manager: Call and agree",
}


@pytest.mark.parametrize("on", DUE_THAT_DAY)
@pytest.mark.sampled(1)
def test_what_is_due_on_the_day_itself_names_no_deadline(shown: Any, on: str) -> None:
    page = shown(f"on={on}&segment=chains&due=2026-11-20")
    assert DUE_THAT_DAY[on] in page.locator(".duties").inner_text().replace("\u00a0", " ")


def test_an_answer_for_another_day_says_so_and_leads_to_today(shown: Any) -> None:
    page = shown("on=2026-11-20&segment=chains&due=2026-11-16")
    assert "This answer is for 20 November 2026" in page.locator(".other-day").inner_text().replace(
        "\u00a0", " "
    )
    page.locator(".other-day button").click()
    assert page.locator(".other-day").count() == 0
    assert "on=2026-11-20" not in page.url
    assert page.evaluate("document.activeElement.tagName") == "H2"


def test_a_stage_whose_days_are_over_says_since_when(shown: Any) -> None:
    page = shown("on=2026-12-20&segment=retail&due=2026-10-12&amount=150000")
    said = page.locator(".verdict__days").inner_text()
    assert "days left" not in said
    assert "the stage was to end on" in said
    assert "days since then: " in said


@pytest.mark.parametrize("amount", [410_000, 1_250_000])
@pytest.mark.parametrize("on", ["2026-11-15", "2026-11-26"])
@pytest.mark.sampled(1)
def test_above_the_limit_one_unbroken_stop_with_its_reason_is_shown(shown: Any, amount: int, on: str) -> None:
    page = shown(f"on={on}&segment=retail&due=2026-11-20&amount={amount}")
    reason = page.locator(".signal-line--stop").first.inner_text()
    assert "credit limit" in reason
    assert page.locator(".ladder__step--go, .ladder__band--then-go").count() == 0
    said = page.locator(".ladder__step[aria-current] .ladder__supply").inner_text()
    assert "15" not in said
    later = page.locator(".ladder__step[aria-current] ~ .ladder__step:has(.ladder__supply--stop)")
    assert later.count() >= 1


@pytest.mark.parametrize(
    ("debt", "is_said"),
    [
        ("segment=retail&due=2026-11-02", True),
        ("segment=retail&due=2026-11-02&amount=60000", False),
        ("segment=new&due=2026-11-02", False),
        ("segment=retail&due=2026-12-02&event=insolvency:2026-11-30", False),
    ],
    ids=["late", "late by a known sum", "paid in advance", "insolvent"],
)
def test_only_a_stop_for_delay_of_a_debt_of_unknown_size_says_which_debts_stop_nothing(
    shown: Any, debt: str, is_said: bool
) -> None:
    page = shown(f"on=2026-11-30&{debt}")
    assert page.locator(".signal-line--stop, .signal-line--prepay").count() == 1
    cautions = page.locator(".verdict .note").all_inner_texts()
    assert ("below RUB 5,000" in " ".join(cautions).replace("\xa0", " ")) == is_said


@pytest.mark.parametrize(
    ("events", "said"),
    [("", "time to agree a new date is over"), ("&event=claim_sent:2026-11-16", "its dates now apply")],
)
def test_the_calculator_has_words_for_a_client_who_calls_after_the_talks(
    shown: Any, events: str, said: str
) -> None:
    page = shown(f"on=2026-11-18&segment=retail&due=2026-11-02{events}")
    assert "If the client calls" in page.locator(".verdict h3").all_inner_texts()
    assert said in page.locator(".verdict blockquote").last.inner_text()


def test_the_sum_of_today_does_not_colour_the_days_before(shown: Any) -> None:
    page = shown("on=2026-11-10&segment=retail&due=2026-11-02&amount=9000000")
    marks = page.locator(".ladder__step").evaluate_all("steps => steps.map((step) => step.className)")
    here = page.locator(".ladder__step:has(~ [aria-current])").count()
    assert here >= 1
    assert {mark.split("--")[-1] for mark in marks[:here]} == {"none"}
    assert marks[here].endswith("--stop")


@pytest.mark.parametrize(("company", "language"), SITES)
@pytest.mark.sampled(1)
def test_no_sentence_ends_with_two_full_stops(shown: Any, company: str, language: str) -> None:
    for query in (RICH, "on=2026-11-10&segment=retail&due=2019-11-02", NAMED_TWICE):
        text = shown(query, company, language).locator("main").inner_text()
        assert re.search(r"\.\s?\.", text) is None


def test_another_day_and_sums_stay_open_when_an_event_is_added(shown: Any) -> None:
    page = shown("segment=retail&due=2026-11-02")
    page.locator(".group__more > summary").click()
    page.locator("[data-key=add-event-0]").click()
    assert page.locator("[data-key=amount]").is_visible()


@pytest.mark.parametrize(("company", "language"), SITES)
@pytest.mark.sampled(1)
def test_no_segment_is_guessed_and_the_answer_waits_for_it(shown: Any, company: str, language: str) -> None:
    page = shown("due=2026-11-02", company, language)
    segment = page.locator("[data-key=segment]")
    assert segment.input_value() == ""
    waiting = page.locator(".helper__result").inner_text()
    assert waiting == page.locator(".helper__said").inner_text()
    assert page.locator(".verdict").count() == 0
    segment.select_option(USUAL[company])
    page.wait_for_selector(".verdict")
    assert active(page) == "segment"
    assert f"segment={USUAL[company]}" in page.url
    assert "" not in segment.locator("option").evaluate_all("all => all.map(({ value }) => value)")


def test_the_first_answer_comes_into_view_and_the_field_stays_there(shown: Any) -> None:
    page = shown("segment=retail", reduced_motion="reduce")
    page.locator("[data-key=due-0]").fill("2026-11-02")
    page.locator("[data-key=due-0]").dispatch_event("change")
    for place in (".verdict > h2", "[data-key=due-0]"):
        seen = box(page, place)
        assert 0 <= seen["y"] <= 844 - seen["height"]


def test_a_case_is_told_by_keyboard_alone(shown: Any) -> None:
    page = shown(locale="en-US", permissions=["clipboard-read", "clipboard-write"])
    keys = page.keyboard
    go_to(page, "segment")
    keys.press("ArrowDown")
    assert active(page) == "segment"
    go_to(page, "due-0")
    keys.type(date.today().strftime("%m%d%Y"))
    page.wait_for_selector(".verdict")
    go_to(page, "add-event-0")
    keys.press("Enter")
    assert active(page) == "kind-0-0"
    keys.type("the client disputes")
    page.wait_for_selector("[data-key=value-0-0]")
    go_to(page, "add-debt")
    keys.press("Enter")
    assert active(page) == "due-1"
    assert page.locator(".helper__said").inner_text()


def active(page: Page) -> str | None:
    found: str | None = page.evaluate("document.activeElement.dataset.key ?? null")
    return found


def go_to(page: Page, key: str) -> None:
    """Presses Tab until the field has the focus."""
    for _ in range(60):
        if active(page) == key:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{key} cannot be reached by Tab")


def test_words_are_copied_and_the_link_of_the_answer_too(shown: Any) -> None:
    page = shown(
        "on=2026-10-30&segment=retail&due=2026-11-02&invoice=417",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.locator(".verdict blockquote .copy").first.click()
    page.wait_for_function("document.querySelector('.page + .status').textContent")
    assert "invoice 417" in page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Copy the link").click()
    page.wait_for_function("navigator.clipboard.readText().then((text) => text === location.href)")


def test_the_calendar_file_holds_each_coming_day_on_which_something_begins(
    shown: Any, tmp_path: Path
) -> None:
    page = shown(ONE_DEBT)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="calendar").click()
    file = tmp_path / "dates.ics"
    waiting.value.save_as(file)
    assert max(len(line) for line in file.read_bytes().split(b"\r\n")) <= 75
    events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert {event.decoded("DTSTART") for event in events} == days_of_the_rules()
    for event in events:
        assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(days=1)
        assert str(event["SUMMARY"]).startswith("Invoice 417: ")
    assert len({str(event["UID"]) for event in events}) == len(events)


def days_of_the_rules() -> set[date]:
    """The days after ON on which the rules begin a stage or a duty."""
    rules = OverdueRules(disclosed(sample_profile("severny-dvor").profile, Edition.STAFF))
    case = OverdueCase("retail", date(2026, 11, 2), Decimal(150_000))
    found, known = set(), None
    for ahead in range(40):
        day = date.fromisoformat(ON) + timedelta(days=ahead)
        decided = rules.decide(case, day)
        duties = {(duty.what.key, duty.owner) for duty in decided.duties if duty.what.key != "no_action"}
        if known and (decided.stage != known[0] or duties - known[1]):
            found.add(day)
        known = (decided.stage, duties)
    return found


@pytest.mark.parametrize(("company", "language"), SITES)
@pytest.mark.sampled(1)
def test_a_rich_case_fits_a_phone_and_has_no_barrier(shown: Any, company: str, language: str) -> None:
    page = shown(RICH, company, language)
    page.locator(".group__more > summary").click()
    for details in page.locator(".coming > summary").all():
        details.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert barriers(page) == []


def test_a_wide_dark_screen_shows_it_without_a_barrier(shown: Any) -> None:
    page = shown(RICH, "tisza-szoftver", "hu", width=1280, color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert barriers(page) == []


@pytest.mark.parametrize(("company", "language"), SITES)
@pytest.mark.sampled(1)
def test_a_printed_answer_takes_two_sheets_at_most_and_says_what_was_asked(
    shown: Any, company: str, language: str
) -> None:
    page = shown(ONE_DEBT, company, language)
    assert not page.locator(".asked").is_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= MOST_SHEETS
    page.emulate_media(media="print")
    assert "417" in page.locator(".asked").inner_text()
    assert page.locator(".verdict > h2").is_visible()
    assert page.locator(".helper :is(input, select, button):visible").count() == 0


def test_an_answer_that_fills_a_sheet_begins_no_empty_one(shown: Any) -> None:
    page = shown("on=2026-11-18&segment=retail&due=2026-11-02&amount=60000")
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


@pytest.mark.parametrize("helper", ["overdue", "refusal", "partners"])
@pytest.mark.parametrize(("company", "language"), SITES)
@pytest.mark.sampled(4)
def test_without_scripts_a_helper_says_why_it_is_silent_and_what_to_read(
    browser: Browser, address: str, company: str, language: str, helper: str
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}/{company}/{language}/helpers/{helper}.html")
    said = page.locator(".helper noscript .note, .helper > .note:visible")
    assert "JavaScript" in " ".join(said.all_text_contents())
    assert said.first.is_visible()
    assert page.locator(".helper__reading a[href*='.html#']").first.is_visible()
    page.close()


def test_on_disk_the_page_says_that_it_needs_a_web_server(browser: Browser, built_sites: Path) -> None:
    page = browser.new_page()
    page.goto((built_sites / calculator("severny-dvor", "en")).as_uri())
    assert "web server" in page.locator(".helper__state").inner_text()
    assert page.locator(".helper__reading").is_visible()
    page.close()
