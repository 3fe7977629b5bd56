"""Events on the command line: `KIND:DATE[:VALUE]`, read exactly or refused with a reason."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_gen.problems import Problem
from policy_gen.profile.wording import in_language
from policy_gen.rules.receivables.case import DATED_EVENTS, SUM_EVENTS, Event, EventKind
from policy_gen.rules.receivables.event_words import event, kind_of, parsed_event

ON = date(2026, 3, 5)


def written(event: Event) -> str:
    value = event.until or event.amount
    return f"{event.kind}:{event.on}" + (f":{value}" if value is not None else "")


@st.composite
def events(draw: st.DrawFn) -> Event:
    kind = draw(st.sampled_from(EventKind))
    on = draw(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
    if kind in DATED_EVENTS:
        return Event(kind, on, until=draw(st.dates(min_value=on, max_value=date(2099, 12, 31))))
    if kind in SUM_EVENTS:
        sums = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10**12), places=2)
        return Event(kind, on, amount=draw(sums))
    return Event(kind, on)


@given(events())
def test_every_event_is_read_back_as_it_is_written(event: Event) -> None:
    assert parsed_event(written(event)) == event


def test_a_dispute_without_a_sum_is_about_all() -> None:
    assert parsed_event("dispute_opened:2026-03-05") == Event(EventKind.DISPUTE_OPENED, ON)
    assert parsed_event(" PAID:2026-03-05: ") == Event(EventKind.PAID, ON)


WRONG = [
    ("", "unknown-event", ""),
    ("promis:2026-03-05", "unknown-event", "near"),
    ("обещани:2026-03-05", "unknown-event", "near"),
    ("weather:2026-03-05", "unknown-event", ""),
    ("paid", "event-date", ""),
    ("paid:05.03.2026", "event-date", ""),
    ("paid:2026-02-30", "event-date", ""),
    ("paid:1926-03-05", "event-date", ""),
    ("promise:2026-03-05", "event-value", "no_day"),
    ("schedule_signed:2026-03-05:", "event-value", "no_day"),
    ("part_paid:2026-03-05", "event-value", "no_sum"),
    ("promise:2026-03-05:100", "event-value", "wrong_day"),
    ("promise:2026-03-05:2026-03-04", "event-value", "early"),
    ("schedule_signed:2026-03-05:2026-03-04", "event-value", "early"),
    ("part_paid:2026-03-05:2026-03-09", "event-value", "wrong_sum"),
    ("part_paid:2026-03-05:0", "event-value", "wrong_sum"),
    ("part_paid:2026-03-05:-5", "event-value", "wrong_sum"),
    ("part_paid:2026-03-05:1,5", "event-value", "wrong_sum"),
    ("part_paid:2026-03-05:much", "event-value", "wrong_sum"),
    ("paid:2026-03-05:100", "event-value", "wrong_none"),
]


@pytest.mark.parametrize(("text", "code", "variant"), WRONG)
def test_what_is_wrong_is_named_with_a_way_out_in_both_languages(text: str, code: str, variant: str) -> None:
    found = parsed_event(text)
    assert isinstance(found, Problem)
    assert (found.code, found.variant) == (code, variant)
    assert found.hint
    assert in_language(found, "ru").message != found.message


def test_what_is_wrong_is_said_as_the_golden_file_has_it(golden: Callable[[str, str], None]) -> None:
    """Also where the faults of a register are told in words (`kind_of`, `event`)."""
    asked = [(text, parsed_event(text)) for text, _, _ in WRONG]
    asked += [(word, kind_of(word, in_words=True)) for word in ("обещани", "weather", "promise" * 30)]
    asked += [
        ("a sum for a promise", event(EventKind.PROMISE, ON, Decimal(5))),
        ("a day for a payment", event(EventKind.PAID, ON, ON)),
        ("nothing paid in part", event(EventKind.PART_PAID, ON, Decimal(0))),
    ]
    found = "".join(
        f"{text}\n  {line}\n"
        for text, problem in asked
        for line in [f"{problem.message}\n  {problem.hint}" if isinstance(problem, Problem) else problem]
    )
    golden("wrong-events.txt", found)


@given(st.text(max_size=40))
def test_no_text_raises(text: str) -> None:
    assert isinstance(parsed_event(text), Event | Problem)


@pytest.mark.parametrize(
    "word", ["обещание", "Обещание оплаты", "promisiune", "ígéret", "promised", "PROMISE"]
)
def test_the_words_of_a_register_are_understood_on_the_command_line(word: str) -> None:
    assert parsed_event(f"{word}:2026-03-05:2026-03-09") == Event(
        EventKind.PROMISE, ON, until=date(2026, 3, 9)
    )
