"""One value everywhere: what the pages print, what the rules decide, what policy.json holds (D5)."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from conftest import SITES, sample_profile
from looking_up import Json, anchored, answer, by_id, policy_json, unpaid
from reading_tables import Pages, day, numbers, pages_of, tables
from refusing import tells

from policy_gen.rules.receivables.case import OverdueCase
from policy_gen.rules.receivables.engine import OverdueRules

every_site = pytest.mark.parametrize(("company", "language"), SITES)
QUIET = date(2026, 6, 15)
"""A Monday, in none of the three countries near a day off that would lengthen a window."""


def titles(data: Json) -> dict[str, str]:
    return {row["id"]: row["title"] for row in data["roles"]}


SUBJECT_FORMS = {"ru": ("nom",), "en": ("nom",), "ro": ("def",), "hu": ("the_nom", "the_dat")}
"""The forms of a role's title at the head of a sentence."""


def same(printed: str, title: str) -> bool:
    return printed.lower() == title.lower()


def credit(data: Json) -> list[Json]:
    return [row for row in data["segments"] if not row["prepaid"]]


def mapped(data: Json) -> Json:
    """The segment whose stages the stage map shows day by day."""
    default = next(row for row in data["segments"] if row["default"])
    return credit(data)[0] if default["prepaid"] else default


def rules(company: str) -> OverdueRules:
    return OverdueRules(sample_profile(company).profile)


def stage_map(company: str, pages: Pages, data: Json) -> None:
    """REC-020, first table: each day's owner and stop, day by day, as decided and as looked up."""
    segment, asked, days = mapped(data)["id"], rules(company), 0
    for row in tables(pages, "REC-020")[0]:
        span = numbers(row[1]) if re.fullmatch(r"\d+(–\d+)?", row[1]) else []
        for delay in range(span[0], span[-1] + 1) if span else ():
            on = QUIET + timedelta(days=delay)
            decision = asked.decide(OverdueCase(segment, QUIET), on)
            found = unpaid(data, segment, None, QUIET, on)
            (stage,), (supply,) = found["stages"], found["supplies"]
            owner = re.search(r"\*\*(.+?)\*\*", row[2])
            assert owner is not None, row
            assert owner[1].lower() in subjects(company, data["document"]["language"], decision.owner), row
            assert (stage["owner"], stage["stage"]) == (decision.owner, decision.stage)
            assert supply["status"] == decision.supply.status == printed_supply(row[5], row, delay), row
            days += 1
    assert days == mapped(data)["claim_issue_last_day"] + 1


def subjects(company: str, language: str, role: str) -> set[str]:
    return {tells(company, language).role(role, form).lower() for form in SUBJECT_FORMS[language]}


STOPPED = re.compile(
    r"\bstopped\b|приостановлен|не принимаются|остановлен|\bsuspendat|\bnu se primesc\b|\bfelfüggesztve\b"
)


def printed_supply(cell: str, row: list[str], delay: int) -> str:
    """Whether the cell says that supply is stopped on a day."""
    if not STOPPED.search(cell):
        return "go"
    from_day = numbers(cell)
    return "stop" if not from_day or delay >= from_day[0] else "go"


def segment_days(company: str, pages: Pages, data: Json) -> None:
    """REC-020, second table: the days of each segment."""
    rows = tables(pages, "REC-020")[1]
    assert [row[0] for row in rows] == [segment["name"] for segment in data["segments"]]
    for row, segment in zip(rows, data["segments"], strict=True):
        if not segment["prepaid"]:
            assert numbers(row[1]) == [segment["terms_days"]]
            assert numbers(row[2])[-1] == segment["negotiation_days"]
            assert numbers(row[3]) == [segment["warning_day"]]
            assert numbers(row[4]) == [segment["stop_day"]]
            assert numbers(row[5]) == [segment["claim_issue_first_day"], segment["claim_issue_last_day"]]
            on = QUIET + timedelta(days=segment["negotiation_days"])
            decided = [rules(company).decide(OverdueCase(segment["id"], QUIET), d).stage.value
                       for d in (on, on + timedelta(days=1))]  # fmt: skip
            assert decided == ["negotiation", "claim_issue"]


def calendar(company: str, pages: Pages, data: Json) -> None:
    """ANN-H: the relative calendar of each segment."""
    found = tables(pages, "ANN-H")[: len(credit(data))]
    for table, segment in zip(found, credit(data), strict=True):
        steps = [(step["day"], step["text"], titles(data)[step["owner"]]) for step in segment["steps"]]
        assert [(numbers(row[0])[0], row[1], row[2]) for row in table] == steps


DUTIES = {"satisfaction_check", "reminder", "finance_informs", "first_call", "last_warning"}


def dated_example(company: str, pages: Pages, data: Json) -> None:
    """ANN-H: the example with dates, each step on its day as decided and as looked up."""
    default = next(row for row in data["segments"] if row["default"])
    if default["prepaid"]:
        return
    table = tables(pages, "ANN-H")[len(credit(data))]
    keys = {step["text"]: step["what"] for step in default["steps"]}
    days = {keys[row[2]]: day(row[0]) for row in table}
    due, asked = days["due"], rules(company)
    for row in table:
        on, what = day(row[0]), keys[row[2]]
        assert (on - due).days == numbers(row[1])[0]
        decision = asked.decide(OverdueCase(default["id"], due), on)
        found = unpaid(data, default["id"], None, due, on)
        if what in DUTIES:
            duty = next(one for one in decision.duties if one.what.key == what)
            assert duty.by == on
            assert same(row[3], titles(data)[duty.owner])
            assert on in [one["days"]["by"] for one in found["duties"] if one["owner"] == duty.owner]
        if what in ("window_ends", "claim_issued"):
            assert found["stages"][0]["days"]["until"] == on
            assert decision.days_left == 0
    sent = days["claim_issued"]
    after_claim = anchored(data, "demanded", default["id"], None, sent, days["claim_period_ends"])
    assert after_claim["stages"][0]["days"]["until"] == days["claim_period_ends"]
    court = anchored(data, "demanded", default["id"], None, sent, days["court_filed"])
    assert days["court_filed"] in [one["days"].get("by") for one in court["duties"]]


def payment_terms(company: str, pages: Pages, data: Json) -> None:
    """REC-120."""
    (rows,) = tables(pages, "REC-120")
    assert [row[:2] for row in rows] == [[segment["name"], segment["test"]] for segment in data["segments"]]
    assert [numbers(row[2])[:1] for row in rows] == [
        [] if segment["prepaid"] else [segment["terms_days"]] for segment in data["segments"]
    ]


def windows(company: str, pages: Pages, data: Json) -> None:
    """REC-330: the windows of the segments, and of the sizes that shorten them."""
    (rows,) = tables(pages, "REC-330")
    own = rows[: len(credit(data))]
    assert [(row[0], numbers(row[1])) for row in own] == [
        (segment["name"], [segment["negotiation_days"]]) for segment in credit(data)
    ]
    for row in rows[len(own) :]:
        border, days = numbers(row[0])[0], numbers(row[1])[0]
        for segment in credit(data):
            assert window_of(data, segment, border) == min(days, segment["negotiation_days"])


def window_of(data: Json, segment: Json, amount: float) -> int:
    """The last day of the negotiation of a debt of some size, as looked up."""
    stages = unpaid(data, segment["id"], amount, QUIET, QUIET + timedelta(days=1))["stages"]
    assert stages[0]["stage"] == "negotiation"
    return int((stages[0]["days"]["until"] - QUIET).days)


def stop_days(company: str, pages: Pages, data: Json) -> None:
    """REC-500: the printed day is the first on which the rules stop supply."""
    (rows,) = tables(pages, "REC-500")
    for row, segment in zip(rows, data["segments"], strict=True):
        assert row[0] == segment["name"]
        if segment["prepaid"]:
            continue
        assert numbers(row[1]) == [segment["stop_day"]]
        texts = []
        for delay in (segment["stop_day"] - 1, segment["stop_day"]):
            on = QUIET + timedelta(days=delay)
            found = unpaid(data, segment["id"], None, QUIET, on)["supplies"][0]
            assert (
                found["status"] == rules(company).decide(OverdueCase(segment["id"], QUIET), on).supply.status
            )
            texts.append(found["id"])
        assert texts[0] != texts[1]


def bands(company: str, pages: Pages, data: Json) -> None:
    """REC-540: borders, windows and who else is told."""
    (rows,) = tables(pages, "REC-540")
    segment = mapped(data)
    tracks = [one for one in data["overdue"]["unpaid"] if one["segment"] == segment["id"]]
    starts: dict[str, float] = {}
    for one in tracks:
        if one["from_amount"] is not None:
            starts.setdefault(one["band"], one["from_amount"])
    borders = [amount for amount in starts.values() if amount > 1]
    assert [numbers(row[0])[0] for row in rows if numbers(row[0])][-len(borders) :] == borders
    assert len(rows) == len(starts)
    for row, amount in zip(rows, starts.values(), strict=True):
        days = [*numbers(row[1]), segment["negotiation_days"]]
        assert window_of(data, segment, amount) == min(days)
        if row[3] not in ("–", "—"):
            found = unpaid(data, segment["id"], amount, QUIET, QUIET + timedelta(days=1))
            assert row[3] in [titles(data)[one["role"]] for one in found["told"]]
            case = OverdueCase(segment["id"], QUIET, Decimal(amount))
            told = rules(company).decide(case, QUIET + timedelta(days=1)).informed
            assert row[3] in [titles(data)[role] for role in told]


REQUEST = {
    "circumstance": "none", "client": "new", "asked": "core", "ability": "later", "situation": "unknown",
    "wait_declined": "no", "lookalike": "no", "region": "unknown", "field": "unknown",
}  # fmt: skip


def deciders(company: str, pages: Pages, data: Json) -> None:
    """REF-070: who decides by significance."""
    rows = tables(pages, "REF-070")[-1]
    levels = [("high", "high"), ("low", "high"), ("high", "low"), ("low", "low")]
    for row, (tactical, strategic) in zip(rows, levels, strict=True):
        found = answer(data, REQUEST | {"tactical": tactical, "strategic": strategic})
        assert same(row[-1], titles(data)[found["decider"]]), row


ASKED = {"other_field": "unrelated", "narrow": "narrow", "wrong_number": "wrong_number"}


def situations(company: str, pages: Pages, data: Json) -> None:
    """REF-030: who may refuse, by situation."""
    (rows,) = tables(pages, "REF-030")
    enabled = [row.id for row in sample_profile(company).profile.refusal.situations if row.enabled]
    checked = 0
    for row, situation in zip(rows, enabled, strict=True):
        if situation in ASKED:
            found = answer(data, REQUEST | {"asked": ASKED[situation]})
            assert same(row[3], titles(data)[found["decider"]]), row
            checked += 1
    assert checked == len(ASKED)


def partners(company: str, pages: Pages, data: Json) -> None:
    """PAR-070: whom to name, by region and field."""
    rows = tables(pages, "PAR-070")[0]
    names = {kind: {row["id"]: row["name"] for row in data["referral"][kind]}
             for kind in ("regions", "fields", "partners")}  # fmt: skip
    for row, pair in zip(rows, data["referral"]["pairs"], strict=True):
        assert row[:2] == [names["regions"][pair["region"]], names["fields"][pair["field"]]]
        for partner in pair["partners"]:
            assert names["partners"][partner] in row[2]
        assert bool(pair["partners"]) != ("PAR-020" in row[2])
    text = next(text for text in pages.values() if "{ #PAR-070 }" in text)
    for row in data["referral"]["partners"]:
        assert row["name"] in text
        assert row["phone"] in text


Check = Callable[[str, Pages, Json], None]
CHECKS: list[Check] = [
    stage_map, segment_days, calendar, dated_example, payment_terms, windows, stop_days, bands, deciders,
    situations, partners,
]  # fmt: skip


@every_site
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.sampled(3)
def test_pages_rules_and_file_say_the_same(check: Check, company: str, language: str) -> None:
    check(company, pages_of(company, language), policy_json(company, language))


MUTATIONS = [
    (stage_map, "REC-020", r"\| 5–7 \|", "| 5–8 |"),
    (stage_map, "REC-020", r"stopped from day 3", "stopped from day 4"),
    (segment_days, "REC-020", r"from day 6, by day 10", "from day 6, by day 11"),
    (calendar, "ANN-H", r"\| −12 \|", "| −13 |"),
    (dated_example, "ANN-H", r"6 Mar 2026 \| 4", "7 Mar 2026 | 5"),
    (dated_example, "ANN-H", r"24 Apr 2026 \| 53", "25 Apr 2026 | 54"),
    (payment_terms, "REC-120", r"\| 14 calendar days", "| 15 calendar days"),
    (windows, "REC-330", r"at most 5 calendar", "at most 4 calendar"),
    (stop_days, "REC-500", r"\| 3 \|", "| 4 |"),
    (bands, "REC-540", r"from RUB 5,000,000", "from RUB 5,000,001"),
    (deciders, "REF-070", r"account manager \|\n\n", "head of sales |\n\n"),
    (situations, "REF-030", r"politely \| front-desk employee", "politely | lawyer"),
    (partners, "PAR-070", r"Tyumen \| Refrigeration", "Yekaterinburg | Refrigeration"),
]


@pytest.mark.parametrize(("check", "clause", "old", "new"), MUTATIONS)
def test_a_number_changed_in_one_place_only_is_noticed(check: Check, clause: str, old: str, new: str) -> None:
    pages = pages_of("severny-dvor", "en")
    page = next(name for name, text in pages.items() if re.search(rf"\{{ #{clause} ", text))
    head, mark, tail = pages[page].partition(f"{{ #{clause} ")
    changed = re.sub(old, new.replace("\\", ""), tail.replace("\u00a0", " "), count=1)
    assert changed != tail.replace("\u00a0", " "), "the change must hit"
    with pytest.raises((AssertionError, ValueError, KeyError, StopIteration)):
        check("severny-dvor", {**pages, page: head + mark + changed}, policy_json("severny-dvor", "en"))


def test_a_number_changed_in_the_file_only_is_noticed() -> None:
    data = policy_json("severny-dvor", "en")
    retail = by_id(data["segments"])["retail"]
    other = [row if row is not retail else {**row, "stop_day": 4} for row in data["segments"]]
    with pytest.raises(AssertionError):
        segment_days("severny-dvor", pages_of("severny-dvor", "en"), {**data, "segments": other})
