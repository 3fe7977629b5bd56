"""The coming days of a worklist as a calendar, read back by the library's own reader."""

from datetime import date, timedelta
from decimal import Decimal

from icalendar import Calendar
from icalendar.cal import Component
from worklists import AS_OF, item, made, plan_of, teller_in

from policy_gen.rules.reasoning import remark
from policy_gen.worklist.agenda import Task, agenda, identity
from policy_gen.worklist.forms import Form
from policy_gen.worklist.wording import Wording

ROWS = [item(2, -10), item(3, 5), item(4, 5), item(5, 40, client="C2", name="Shop; «A», B\nX")]


def events(text: bytes) -> list[Component]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def test_every_event_is_a_whole_day_from_today_on_with_an_id_of_its_own() -> None:
    found = events(made(ROWS).written(Form.ICS))
    days = [one.decoded("dtstart") for one in found]
    assert found
    assert all(type(day) is date and day >= AS_OF for day in days)
    assert all(one.decoded("dtend") - one.decoded("dtstart") == timedelta(1) for one in found)
    assert len({str(one["uid"]) for one in found}) == len(found)
    assert days == sorted(days)


def test_invoices_of_one_client_that_need_the_same_share_an_event() -> None:
    calls = [one for one in events(made(ROWS).written(Form.ICS)) if "N-3, N-4" in str(one["description"])]
    assert calls


def test_two_spellings_of_a_name_make_no_second_event() -> None:
    rows = [item(2, 5, client="C1", name="Shop"), item(3, 5, client="C1", name="SHOP Ltd")]
    found = events(made(rows).written(Form.ICS))
    assert len({str(one["uid"]) for one in found}) == len(found)
    assert {str(one["summary"]).split(":")[0] for one in found} == {"Shop"}


def test_many_invoices_of_an_event_are_counted_beyond_the_first() -> None:
    found = events(made([item(row, 5) for row in range(2, 30)]).written(Form.ICS))
    said = {str(one["description"]) for one in found}
    assert any("N-2, N-3, N-4, N-5, N-6 and 23\u00a0rows more" in one for one in said), said
    assert max(map(len, said)) < 200


def test_ids_hang_on_values_not_on_how_they_are_written() -> None:
    def uid(amount: str) -> str:
        return identity(
            "a", "C1", Task(AS_OF, "finance", "duty", remark("tell", sum=Decimal(amount), on=AS_OF))
        )

    assert uid("100") == uid("1E+2") == uid("100.00") != uid("100.01")


def test_a_row_without_a_number_names_none() -> None:
    found = events(made([item(2, 5, invoice="")]).written(Form.ICS))
    assert found
    assert not any("Invoice" in str(one["description"]) for one in found)


def test_every_line_of_the_file_is_folded_and_ends_as_the_format_wants() -> None:
    text = made([item(2, 5, name="Ж" * 200)], language="ru").written(Form.ICS)
    assert text.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in text.split(b"\r\n"))


def test_a_hostile_name_stays_one_line_of_the_calendar() -> None:
    found = events(made(ROWS).written(Form.ICS))
    assert any("Shop; «A», B" in str(one["summary"]) for one in found)


def test_the_same_duty_keeps_its_id_in_tomorrow_s_list() -> None:
    later = AS_OF + timedelta(1)
    first, second = (
        {str(one["uid"]): one.decoded("dtstart") for one in events(b"".join(agenda(plan.work(), words)))}
        for plan, words in (
            (plan, Wording(teller_in("en"), plan)) for plan in (plan_of(ROWS), plan_of(ROWS, as_of=later))
        )
    )
    shared = first.keys() & second.keys()
    assert shared
    assert {first[uid] for uid in shared} == {second[uid] for uid in shared}


def test_the_last_day_to_sue_is_in_the_calendar() -> None:
    assert any(
        "last day to sue" in str(one["summary"]).lower() for one in events(made(ROWS).written(Form.ICS))
    )


def test_the_same_list_gives_the_same_bytes() -> None:
    assert made(ROWS).written(Form.ICS) == made(ROWS).written(Form.ICS)
