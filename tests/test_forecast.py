"""What follows on a debt if nothing happens: the same rules on the days to come."""

from datetime import date, timedelta

import pytest
from conftest import SAMPLES
from test_engine import rules

from policy_gen.rules.receivables.case import Event, EventKind, OverdueCase
from policy_gen.rules.receivables.forecast import forecast

DUE = date(2026, 3, 2)


@pytest.mark.parametrize("company", SAMPLES)
@pytest.mark.parametrize("step", range(-20, 60, 7))
def test_each_turn_is_what_the_rules_say_on_its_day(company: str, step: int) -> None:
    ask, today = rules(company), DUE + timedelta(days=step)
    case = OverdueCase(ask.profile.usual_segment.id, DUE)
    for turn in forecast(ask, case, today):
        found = ask.decide(case, turn.on)
        assert turn.on > today
        assert turn.owner == found.owner
        assert turn.stage in (None, found.stage)
        assert turn.supply in (None, found.supply)
        assert set(turn.duties) <= set(found.duties)


def test_it_ends_on_the_first_day_of_the_next_stage_and_tells_of_the_stop_before() -> None:
    case = OverdueCase("retail", DUE)
    turns = forecast(rules("severny-dvor"), case, date(2026, 3, 3))
    assert [turn.stage for turn in turns if turn.stage] == ["claim_issue"]
    assert turns[-1].on == date(2026, 3, 10)
    assert [(turn.on, turn.supply.status) for turn in turns if turn.supply] == [(date(2026, 3, 5), "stop")]


def test_what_has_not_happened_yet_is_not_foreseen() -> None:
    paid = Event(EventKind.PAID, date(2026, 3, 6))
    case = OverdueCase("retail", DUE, events=(paid,))
    assert all(turn.stage != "closed" for turn in forecast(rules("severny-dvor"), case, date(2026, 3, 3)))


def test_the_end_of_a_tolerated_delay_is_known_ahead() -> None:
    until = Event(EventKind.PRIVILEGED_UNTIL, date(2026, 3, 20))
    case = OverdueCase("chains", DUE, events=(until,))
    turns = forecast(rules("severny-dvor"), case, date(2026, 3, 10))
    assert turns[-1].on == date(2026, 3, 21)
