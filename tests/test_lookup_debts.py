"""A debt looked up in policy.json, and the same debt asked of the rules: never two answers."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from conftest import ROOT, SAMPLES, examples, sample_profile
from hypothesis import given, settings
from hypothesis import strategies as st
from looking_up import (
    Json,
    after,
    anchored,
    by_id,
    day_named,
    delivered,
    marks_of,
    policy_json,
    track,
    unpaid,
)
from looking_up_events import Happened, after_events
from varying import varied

from policy_gen.policy.edition import Edition
from policy_gen.policy.exported.disclosure import disclosed
from policy_gen.policy.telling import Teller, teller
from policy_gen.profile.model import Profile
from policy_gen.rules.reasoning import Duty
from policy_gen.rules.receivables.case import DATED_EVENTS, Event, EventKind, OverdueCase
from policy_gen.rules.receivables.decision import OverdueDecision
from policy_gen.rules.receivables.engine import OverdueRules
from policy_gen.rules.receivables.history import PAYMENTS
from policy_gen.rules.receivables.lookup.events import BEFORE, NOT_HERE
from policy_gen.rules.receivables.lookup.tracks import Tables

COMPANIES = sorted(SAMPLES)
DUES = st.dates(date(2025, 1, 1), date(2027, 12, 31))
DAYS = st.integers(-70, 110)
AMOUNTS = st.one_of(st.none(), st.sampled_from([1, 500, 4999, 5000, 49_999, 50_000, 100_000, 200_000]),
                    st.integers(1, 20_000_000))  # fmt: skip
NOT_OVER = Decimal(0)


def rules(company: str) -> OverdueRules:
    return OverdueRules(disclosed(sample_profile(company).profile, Edition.STAFF))


RULES = {company: rules(company) for company in COMPANIES}
TELLERS = {company: teller(RULES[company].profile, "en", (ROOT / "templates",)) for company in COMPANIES}


def segments(company: str) -> st.SearchStrategy[str]:
    return st.sampled_from([segment.id for segment in RULES[company].profile.segments])


def agree(found: Json, decision: OverdueDecision, words: Teller) -> None:
    """What was looked up is what was decided."""
    (stage,), supplies = found["stages"], found["supplies"]
    assert stage["stage"] == decision.stage
    assert (stage["owner"], stage["deputy"]) == (decision.owner, decision.deputy)
    assert (stage["performer"], stage["script"]) == (decision.performer, decision.caller_script)
    assert {one["status"] for one in supplies} == {decision.supply.status}
    told = set(found["always"][stage["stage"]]["told"]) | {one["role"] for one in found["told"]}
    assert told == set(decision.informed)
    looked_up = {
        (filled(words, one), one["owner"], one["script"], one["form"], one["clause"], one["days"].get("by"))
        for one in found["duties"]
    }
    assert looked_up == {as_told(words, duty) for duty in decision.duties if duty.what.key != "no_action"}
    if stage["days"].get("until"):
        assert decision.days_left == max(0, (stage["days"]["until"] - day_of(decision)).days)


def day_of(decision: OverdueDecision) -> date:
    return decision.effective_due_date + timedelta(days=decision.days_past_due)


def filled(words: Teller, duty: Json) -> str:
    text = str(duty["text"])
    for name, day in duty["days"].items():
        text = text.replace(f"{{{name}}}", words.briefing.grammar.date(day))
    assert "{" not in text
    return text


def as_told(words: Teller, duty: Duty) -> tuple[Any, ...]:
    return (
        words.say("duty", duty.what),
        duty.owner,
        duty.script,
        next(iter(words.clauses(filter(None, (duty.form,)))), None),
        next(iter(words.clauses((duty.clause,))), None),
        duty.by,
    )


@settings(max_examples=examples(700))
@given(data=st.data(), company=st.sampled_from(COMPANIES), due=DUES, day=DAYS, amount=AMOUNTS)
def test_a_debt_without_events_is_decided_alike_on_every_day(
    data: st.DataObject, company: str, due: date, day: int, amount: int | None
) -> None:
    segment = data.draw(segments(company))
    as_of = due + timedelta(days=day)
    known = None if amount is None else Decimal(amount)
    decision = RULES[company].decide(OverdueCase(segment, due, known, NOT_OVER), as_of)
    found = unpaid(policy_json(company, "en"), segment, amount, due, as_of)
    assert found["effective"] == decision.effective_due_date
    assert found["band"] == decision.band
    agree(found, decision, TELLERS[company])


@settings(max_examples=examples(400))
@given(data=st.data(), company=st.sampled_from(COMPANIES), sent=DUES, day=st.integers(0, 60), amount=AMOUNTS)
def test_a_demanded_debt_is_decided_alike_on_every_day(
    data: st.DataObject, company: str, sent: date, day: int, amount: int | None
) -> None:
    segment = data.draw(segments(company))
    events = (Event(EventKind.CLAIM_SENT, sent), Event(EventKind.CLAIM_RECEIVED, sent))
    known = None if amount is None else Decimal(amount)
    case = OverdueCase(segment, sent - timedelta(days=250), known, NOT_OVER, events=events)
    decision = RULES[company].decide(case, sent + timedelta(days=day))
    found = anchored(
        policy_json(company, "en"), "demanded", segment, amount, sent, sent + timedelta(days=day)
    )
    agree(found, decision, TELLERS[company])


@settings(max_examples=examples(200))
@given(
    place=st.sampled_from([("tisza-szoftver", "project"), ("tisza-szoftver", "public"),
                           ("oglinda-carpati", "projects")]),
    delivered=DUES, day=st.integers(0, 40),
)  # fmt: skip
def test_work_that_awaits_acceptance_is_decided_alike(
    place: tuple[str, str], delivered: date, day: int
) -> None:
    company, segment = place
    as_of = delivered + timedelta(days=day)
    case = OverdueCase(segment, delivered + timedelta(days=300), exposure=NOT_OVER, delivered=delivered)
    found = anchored(policy_json(company, "en"), "unaccepted", segment, None, delivered, as_of)
    agree(found, RULES[company].decide(case, as_of), TELLERS[company])


@settings(max_examples=examples(300))
@given(data=st.data(), company=st.sampled_from(COMPANIES), due=DUES, before=st.integers(-5, 60),
       day=st.integers(-70, 40), amount=AMOUNTS)  # fmt: skip
def test_a_delivery_on_another_day_than_usual_is_decided_alike(
    data: st.DataObject, company: str, due: date, before: int, day: int, amount: int | None
) -> None:
    """Up to the due date by its own table; later it makes no difference."""
    found = policy_json(company, "en")
    segment = data.draw(st.sampled_from(sorted({one["segment"] for one in found["overdue"]["delivered"]})))
    handed, as_of = due - timedelta(days=before), due + timedelta(days=day)
    known = None if amount is None else Decimal(amount)
    case = OverdueCase(segment, due, known, NOT_OVER, delivered=handed)
    decision = RULES[company].decide(case, as_of)
    if as_of <= decision.effective_due_date:
        answer = delivered(found, segment, amount, due, handed, as_of)
    else:
        answer = unpaid(found, segment, amount, due, as_of)
    agree(answer, decision, TELLERS[company])


def test_a_stop_lifted_on_a_day_off_after_payment_is_lifted_at_once() -> None:
    """The days a payment gives for lifting end on a working day, and what is done before it counts."""
    due, paid, released = date(2025, 5, 24), date(2025, 6, 7), date(2025, 6, 8)
    events = [Event(EventKind.PAID, paid), Event(EventKind.HOLD_RELEASED, released)]
    for company, segment in (("tisza-szoftver", "project"), ("severny-dvor", "retail")):
        found = policy_json(company, "en")
        effective = after(found["overdue"], found["overdue"]["effective_due"], due)
        answer = after_events(found, segment, None, effective, [as_said(one) for one in events], released)
        if answer is not None:
            case = OverdueCase(segment, due, None, NOT_OVER, events=tuple(events))
            agree(answer, RULES[company].decide(case, released), TELLERS[company])


def test_a_stop_that_begins_anew_on_a_day_off_is_made_on_the_next_working_day() -> None:
    company, segment, due = "severny-dvor", "retail", date(2027, 2, 5)
    found = policy_json(company, "en")
    event = Event(EventKind.HOLD_RELEASED, date(2027, 2, 10))
    case = OverdueCase(segment, due, None, NOT_OVER, events=(event,))
    for as_of in (due + timedelta(days=number) for number in range(5, 14)):
        answer = after_events(found, segment, None, due, [as_said(event)], as_of)
        assert answer is not None
        agree(answer, RULES[company].decide(case, as_of), TELLERS[company])


def test_a_dispute_from_before_the_due_date_lets_nobody_talk_until_its_pause_ends() -> None:
    """A rung of the ladder that falls on the last day of the pause is not climbed."""
    company, segment, due = "oglinda-carpati", "projects", date(2025, 5, 27)
    found = policy_json(company, "en")
    event = Event(EventKind.DISPUTE_OPENED, date(2025, 5, 21))
    case = OverdueCase(segment, due, None, NOT_OVER, events=(event,))
    for as_of in (due + timedelta(days=number) for number in range(1, 20)):
        answer = after_events(found, segment, None, due, [as_said(event)], as_of)
        if answer is not None:
            agree(answer, RULES[company].decide(case, as_of), TELLERS[company])


def test_a_debt_as_old_as_the_limitation_is_decided_alike() -> None:
    for company in COMPANIES:
        found = policy_json(company, "en")
        due = date.fromisoformat(found["overdue"]["first_due_date"]) + timedelta(days=60)
        for segment in {one["segment"] for one in found["overdue"]["unpaid"]}:
            decision = RULES[company].decide(OverdueCase(segment, due, None, NOT_OVER), DUE)
            agree(unpaid(found, segment, None, due, DUE), decision, TELLERS[company])


HISTORIES = [1, 1, 1, 2, 3]
"""How many events a debt has had."""
ORDINARY = {"oglinda-carpati": 9000, "severny-dvor": 120_000, "tisza-szoftver": 900_000}
PART = 100
TOLD = [kind for kind in EventKind if kind not in NOT_HERE]


@st.composite
def happened(draw: st.DrawFn, due: date, amount: int | None) -> list[Event]:
    """Events from shortly before the due date on, each some days after the one before."""
    events, on = [], due + timedelta(days=draw(st.integers(-10, 24)))
    for _ in range(draw(st.sampled_from(HISTORIES))):
        kind = draw(st.sampled_from(TOLD))
        until = on + timedelta(days=draw(st.integers(0, 14))) if kind in DATED_EVENTS else None
        sums = [PART, PART, amount] if amount else [PART]
        paid = Decimal(draw(st.sampled_from(sums)) or 0) if kind in PAYMENTS else None
        events.append(Event(kind, on, until=until, amount=paid))
        on += timedelta(days=draw(st.sampled_from([0, 1, 1, 2, 3, 5, 8, 14, 20])))
    return events


def as_said(event: Event) -> Happened:
    amount = None if event.amount is None else float(event.amount)
    return Happened(str(event.kind), event.on, event.until, amount)


@settings(max_examples=examples(600))
@given(data=st.data(), company=st.sampled_from(COMPANIES), due=DUES, sized=st.booleans(),
       later=st.integers(0, 45))  # fmt: skip
def test_a_debt_with_a_history_is_decided_alike_or_not_at_all(
    data: st.DataObject, company: str, due: date, sized: bool, later: int
) -> None:
    found = policy_json(company, "en")
    segment = data.draw(st.sampled_from([one["segment"] for one in found["overdue"]["sizes"]]))
    amount = ORDINARY[company] if sized else None
    events = data.draw(happened(due, amount))
    as_of = events[-1].on + timedelta(days=later)
    effective = after(found["overdue"], found["overdue"]["effective_due"], due)
    answer = after_events(found, segment, amount, effective, [as_said(one) for one in events], as_of)
    if answer is None:
        return
    known = None if amount is None else Decimal(amount)
    case = OverdueCase(segment, due, known, NOT_OVER, events=tuple(events))
    decision = RULES[company].decide(case, as_of)
    agree(answer, decision, TELLERS[company])


KNOWN_SHARE = {1: 0.6, 2: 0.02}
"""Of the histories of so many events, at least this share must be known."""
DUE = date(2026, 6, 16)


@pytest.mark.parametrize("company", COMPANIES)
def test_the_file_knows_most_histories_of_one_event_and_some_of_two(company: str) -> None:
    for count, share in KNOWN_SHARE.items():
        answers = [is_known(company, kinds, day) for kinds in sequences(count) for day in range(1, 12, 2)]
        assert sum(answers) > share * len(answers), f"{sum(answers)} of {len(answers)}"


def sequences(count: int) -> list[tuple[EventKind, ...]]:
    return list(product([kind for kind in TOLD if kind not in PAYMENTS], repeat=count))


def is_known(company: str, kinds: tuple[EventKind, ...], day: int) -> bool:
    found = policy_json(company, "en")
    segment = found["overdue"]["sizes"][0]["segment"]
    on = [DUE + timedelta(days=day + 2 * number) for number in range(len(kinds))]
    events = [Happened(str(kind), one, named(kind, one)) for kind, one in zip(kinds, on, strict=True)]
    return after_events(found, segment, None, DUE, events, on[-1]) is not None


def named(kind: EventKind, on: date) -> date | None:
    return on + timedelta(days=3) if kind in DATED_EVENTS else None


@pytest.mark.parametrize(
    ("company", "segment", "due", "day"),
    [("severny-dvor", "chains", date(2025, 12, 26), 12), ("tisza-szoftver", "project", date(2025, 4, 10), 12),
     ("oglinda-carpati", "stores", date(2026, 4, 23), 11)],
)  # fmt: skip
def test_holidays_that_lay_marks_in_another_order_mislead_nobody(
    company: str, segment: str, due: date, day: int
) -> None:
    as_of = due + timedelta(days=day)
    decision = RULES[company].decide(OverdueCase(segment, due, None, NOT_OVER), as_of)
    agree(unpaid(policy_json(company, "en"), segment, None, due, as_of), decision, TELLERS[company])


EVENTS = [kind.value for kind in EventKind if kind not in NOT_HERE and kind not in BEFORE]


@settings(max_examples=examples(400))
@given(
    data=st.data(), company=st.sampled_from(COMPANIES), due=DUES, kind=st.sampled_from(EVENTS),
    day=st.integers(-10, 25), later=st.integers(0, 1),
)  # fmt: skip
def test_an_event_changes_what_the_rules_change(
    data: st.DataObject, company: str, due: date, kind: str, day: int, later: int
) -> None:
    """Stage, owner and supply, wherever an outcome names them."""
    found = policy_json(company, "en")
    segment = data.draw(st.sampled_from([row["id"] for row in found["segments"] if not row["prepaid"]]))
    effective = unpaid(found, segment, None, due, due)["effective"]
    on = effective + timedelta(days=day)
    outcome = outcome_of(found, segment, kind, effective, on)
    if outcome is None:
        return
    events = (Event(EventKind(kind), on, until=on + timedelta(days=3)),)
    case = OverdueCase(segment, due, exposure=NOT_OVER, events=events)
    decision = RULES[company].decide(case, on + timedelta(days=later))
    facts = facts_of(found, outcome["on_the_next" if later else "on_the_day"])
    for stage in facts["stages"]:
        assert (stage["stage"], stage["owner"]) == (decision.stage, decision.owner)
    for supply in facts["supplies"]:
        assert supply["status"] == decision.supply.status


def outcome_of(data: Json, segment: str, kind: str, effective: date, on: date) -> Json | None:
    """The outcome whose days the event falls into."""
    overdue = data["overdue"]
    marks = marks_of(overdue, track(overdue["unpaid"], segment, None)["columns"], effective)
    for one in overdue["outcomes"]:
        if (one["segment"], one["event"]) == (segment, kind):
            first, last = (day_named(one[side], marks) for side in ("first", "last"))
            if first and last and first <= on <= last:
                return dict(one)
    return None


def facts_of(data: Json, table: str) -> Json:
    overdue = data["overdue"]
    entries = by_id(overdue["entries"])
    facts = [entries[number]["fact"] for number in by_id(overdue["tables"])[table]["entries"]]
    return {kind: [row for row in overdue[kind] if row["id"] in facts] for kind in ("stages", "supplies")}


def test_most_outcomes_name_the_stage_and_outside_the_window_the_supply() -> None:
    """In the window holidays decide about supply; elsewhere naming neither must stay the exception."""
    for company in COMPANIES:
        found = policy_json(company, "en")
        told = {one["segment"] for one in found["overdue"]["sizes"]}
        outcomes = found["overdue"]["outcomes"]
        assert not told & {one["segment"] for one in outcomes}
        facts = [(one["stage"], facts_of(found, one["on_the_day"])) for one in outcomes]
        assert sum(bool(one["stages"]) for _, one in facts) >= 0.9 * len(facts)
        elsewhere = [bool(one["supplies"]) for stage, one in facts if stage != "negotiation"]
        assert sum(elsewhere) >= 0.7 * len(elsewhere)


@pytest.mark.parametrize("company", COMPANIES)
def test_a_client_over_the_limit_is_stopped_whatever_the_day(company: str) -> None:
    found = policy_json(company, "en")["overdue"]
    limits = {s.id: s.credit_limit for s in RULES[company].profile.segments if s.credit_limit}
    assert {one["segment"]: one["limit"] for one in found["over_limit"]} == limits
    supplies, entries = by_id(found["supplies"]), by_id(found["entries"])
    for one in found["over_limit"]:
        facts = [entries[number]["fact"] for number in by_id(found["tables"])[one["table"]]["entries"]]
        due = date(2026, 6, 17)
        case = OverdueCase(one["segment"], due, exposure=Decimal(one["limit"]) + 1)
        decided = RULES[company].decide(case, due - timedelta(days=5)).supply.status
        assert {supplies[fact]["status"] for fact in facts if fact in supplies} == {decided}


@settings(max_examples=8)
@given(
    company=st.sampled_from(COMPANIES), window=st.integers(3, 30), warning=st.integers(1, 5),
    issue=st.integers(1, 10), least=st.integers(0, 10), reminders=st.sampled_from([(5, 1), (3, 2), (9,)]),
    roll=st.sampled_from(["next_business_day", "none"]), call=st.integers(0, 2),
)  # fmt: skip
@pytest.mark.long
def test_any_company_can_be_put_into_tables(
    company: str, window: int, warning: int, issue: int, least: int, reminders: tuple[int, ...], roll: str,
    call: int,
) -> None:  # fmt: skip
    profile: Profile = varied(
        RULES[company].profile,
        {
            "receivables.negotiation_days": window,
            "receivables.final_warning_before_end": warning,
            "receivables.claim.issue_within": issue,
            "receivables.min_business_days": least,
            "receivables.current.reminders_before_due": reminders,
            "receivables.day_count.due_roll": roll,
            "receivables.day1.first_call_within": call,
        },
    )
    tables = Tables(OverdueRules(profile), date(2026, 1, 1), date(2026, 12, 31), strict=True)
    assert {track.segment for track in tables.unpaid()} == {segment.id for segment in profile.segments}
    assert list(tables.demanded())


def test_every_named_day_of_the_samples_is_a_mark() -> None:
    for company in COMPANIES:
        overdue = policy_json(company, "en")["overdue"]
        marks = {mark for one in overdue["column_sets"] for mark in one["marks"]}
        named = {ref[0].rpartition(".")[2] for entry in overdue["entries"] for ref in entry["days"].values()}
        assert named - {"named"} <= marks
        for one in (*overdue["unpaid"], *overdue["demanded"], *overdue["unaccepted"]):
            own = marks_of(overdue, one["columns"], date(2026, 6, 17))
            entries = by_id(overdue["entries"])
            for number in by_id(overdue["tables"])[one["table"]]["entries"]:
                refs = [entries[number][side] for side in ("first", "last")]
                assert all(ref is None or ref[0] in own for ref in refs)


def test_a_larger_debt_finds_the_larger_track() -> None:
    tracks = [{"segment": "a", "from_amount": amount} for amount in (None, 0.01, 100, 100.01)]
    assert track(tracks, "a", 100)["from_amount"] == 100
    assert track(tracks, "a", 100.005)["from_amount"] == 100
    assert track(tracks, "a", None)["from_amount"] is None


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.sampled(1)
def test_no_table_of_a_sample_falls_back_to_what_is_certain(company: str) -> None:
    tables = Tables(RULES[company], date(2025, 1, 1), date(2027, 12, 31), strict=True)
    assert list(tables.unpaid())
    assert list(tables.demanded())
    list(tables.unaccepted())
