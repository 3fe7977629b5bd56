"""The case register: events by client and invoice, every faulty row told, private decisions kept apart."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from ledgers import LEDGERS, expected, profile

from policy_gen.problems import format_text, to_json
from policy_gen.profile.source import read_data
from policy_gen.profile.wording import LANGUAGES, in_language, terms
from policy_gen.rules.receivables import event_words
from policy_gen.rules.receivables.case import Event, EventKind
from policy_gen.rules.receivables.event_words import folded, kind_words
from policy_gen.worklist.columns import Columns
from policy_gen.worklist.register import CaseRegister, read_events

WORDS = Path(event_words.__file__).with_name("event_kinds.yaml")
CASES = LEDGERS / "registers" / "cases.csv"
BROKEN = Event(EventKind.PROMISE_BROKEN, date(2026, 3, 10))
PROMISE = Event(EventKind.PROMISE, date(2026, 3, 5), until=date(2026, 3, 9))
DISPUTE = Event(EventKind.DISPUTE_OPENED, date(2026, 3, 6))
PART = Event(EventKind.PART_PAID, date(2026, 3, 7), amount=Decimal("1500.50"))


def register(
    folder: Path, text: str, columns: Columns | None = None, *, private: bool = False
) -> CaseRegister:
    path = folder / "events.csv"
    path.write_text(text, encoding="utf-8")
    return read_events(path, profile(), columns, private=private)


def test_events_are_found_by_client_and_invoice() -> None:
    found = read_events(CASES, profile())
    assert found.problems == ()
    assert found.events("ООО «Рассвет»", "А-17") == (PROMISE, DISPUTE)
    assert found.events("ООО «Рассвет»", "А-99") == (DISPUTE,)
    assert found.events("ООО «Рассвет»", "") == (DISPUTE,)
    assert found.events("ИП Жуков", "Б-1") == (PART, BROKEN)
    assert found.events("ИП Жуков", "") == ()
    assert [entry.by for entry in found.entries] == ["Орлова", "Орлова", "Орлова", ""]


@pytest.mark.parametrize("name", ["faulty", "private"])
def test_each_faulty_row_is_told_at_its_place_and_the_rest_is_kept(name: str) -> None:
    path = LEDGERS / "registers" / f"{name}.csv"
    found = read_events(path, profile(), private=name == "private")
    told = [one for one in found.problems if one.code != "read-as"]
    assert [f"{one.code} {one.span.line}:{one.span.column}" for one in told if one.span] == expected(path)
    assert len(found.entries) == 1
    for one in told:
        assert in_language(one, "ru").message != one.message
        assert "None" not in format_text(one)


def test_both_files_make_one_register(tmp_path: Path) -> None:
    text = "Client,Invoice,Event,Date\nИП Жуков,,privileged_until,2026-03-31\n"
    private = register(tmp_path, text, private=True)
    both = read_events(CASES, profile()).with_private(private)
    kinds = [one.kind for one in both.events("ИП Жуков", "Б-1")]
    assert kinds == [EventKind.PART_PAID, EventKind.PROMISE_BROKEN, EventKind.PRIVILEGED_UNTIL]
    assert len(both.entries) == 5


def test_events_without_a_debt_are_told_not_lost() -> None:
    found = read_events(CASES, profile())
    met = {("ООО «Рассвет»", "А-17"), ("ООО «Рассвет»", "")}
    told = found.without_debt(met)
    assert {one.code for one in told} == {"event-without-debt"}
    assert [(one.variant, one.span.line) for one in told if one.span] == [("invoice", 4), ("invoice", 5)]
    assert "Б-1" in told[0].message
    assert found.without_debt(found.keys) == ()
    assert [one.variant for one in found.without_debt(set())] == ["invoice", "", "invoice", "invoice"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Client,Date\nA,2026-03-05\n", "missing-column"),
        ("", "empty-file"),
    ],
)
def test_a_file_that_is_no_register_is_refused(text: str, code: str, tmp_path: Path) -> None:
    assert [one.code for one in register(tmp_path, text).problems] == [code]


def test_a_missing_register_is_told(tmp_path: Path) -> None:
    assert [one.code for one in read_events(tmp_path / "none.csv", profile()).problems] == ["missing-file"]


def test_every_kind_has_words_in_four_languages_and_no_word_means_two_kinds() -> None:
    words = kind_words()
    assert set(words.values()) == set(EventKind)
    written = [folded(word) for own in read_data(WORDS).values() for word in own]
    assert len({*written}) == len(written)
    for kind in EventKind:
        own = [word for word, meant in words.items() if meant == kind]
        assert any("а" <= sign <= "я" for word in own for sign in word), kind
        assert len(own) >= 4, kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [("Обещание", "promise"), ("promisiune", "promise"), ("ígéret", "promise"), ("PROMISE", "promise"),
     ("Претензия отправлена", "claim_sent"), ("részfizetés", "part_paid"), ("plată parțială", "part_paid")],
)  # fmt: skip
def test_kinds_are_understood_in_the_companys_languages(word: str, kind: str, tmp_path: Path) -> None:
    value = {"promise": "2026-03-09", "part_paid": "100"}.get(kind, "")
    found = register(tmp_path, f"Client,Event,Date,Value\nA,{word},2026-03-05,{value}\n")
    assert [entry.event.kind for entry in found.entries] == [kind]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_that_messages_use_for_events_are_understood(language: str) -> None:
    said = terms(language)["event"]
    assert {kind: kind_words()[folded(word)] for kind, word in said.items()} == {k: k for k in EventKind}


def test_an_unknown_event_is_answered_with_the_words_of_the_reader(tmp_path: Path) -> None:
    found = register(tmp_path, "Client,Event,Date\nA,хорошая погода,2026-03-05\n").problems[0]
    told = in_language(found, "ru")
    assert "оплачен" in str(told.hint)
    assert "paid" not in str(told.hint)
    assert "part paid" in str(found.hint)


def test_an_event_without_a_debt_is_named_in_words() -> None:
    told = in_language(read_events(CASES, profile()).without_debt(set())[0], "ru")
    assert "«обещание»" in told.message


def test_programs_still_get_the_id_of_an_event() -> None:
    told = to_json(read_events(CASES, profile()).without_debt(set())[0])
    assert told["fields"]["kind"] == "promise"


DOUBTFUL = """Client;Invoice;Event;Date;Value
A;1;promise;3/5/2026;4/5/2026
A;1;part_paid;3/5/2026;1.500
"""


def doubts(found: CaseRegister) -> list[tuple[str, str, int]]:
    """Code, wording and column of the notes."""
    return [(one.code, one.variant, one.span.column) for one in found.problems if one.span]


def test_the_columns_file_of_the_ledger_settles_days_and_sums(tmp_path: Path) -> None:
    found = register(tmp_path, DOUBTFUL, Columns(decimal=".", month_first=True))
    promise, part = found.events("A", "1")
    assert (promise.on, promise.until) == (date(2026, 3, 5), date(2026, 4, 5))
    assert part.amount == Decimal("1.500")
    assert found.problems == ()


def test_how_a_doubtful_sum_and_a_doubtful_day_were_read_is_told(tmp_path: Path) -> None:
    found = register(tmp_path, DOUBTFUL)
    promise, part = found.events("A", "1")
    assert (promise.on, part.amount) == (date(2026, 5, 3), 1500)
    assert doubts(found) == [("read-as", "due", 4), ("read-as", "event_sum", 5)]
    for one in found.problems:
        assert "columns file" in str(one.hint)
        assert in_language(one, "ru").message != one.message


def test_other_rows_of_the_register_settle_a_doubt(tmp_path: Path) -> None:
    more = "A;2;part_paid;25/5/2026;10.5\n"
    found = register(tmp_path, DOUBTFUL + more)
    assert [one.amount for one in found.events("A", "1")] == [None, Decimal("1.500")]
    assert doubts(found) == [("read-as", "amount", 5)]


def test_a_doubtful_day_that_was_promised_is_told_at_its_column(tmp_path: Path) -> None:
    found = register(tmp_path, "Client,Event,Date,Value\nA,promise,2026-03-05,4/5/2026\n")
    assert doubts(found) == [("read-as", "due", 4)]


def test_a_date_that_contradicts_the_columns_file_is_told(tmp_path: Path) -> None:
    found = register(tmp_path, "Client,Event,Date\nA,paid,25/3/2026\n", Columns(month_first=True))
    assert [one.code for one in found.problems] == ["row-date"]


def test_very_many_events_of_one_invoice_are_all_kept_in_order_of_days(tmp_path: Path) -> None:
    days = [f"2026-03-{1 + number % 28:02}" for number in range(20_000)]
    found = register(tmp_path, "Client,Invoice,Event,Date\n" + "".join(f"A,1,paid,{day}\n" for day in days))
    assert [str(one.on) for one in found.events("A", "1")] == sorted(days)


def test_a_client_written_in_another_way_than_in_the_ledger_is_named(tmp_path: Path) -> None:
    found = register(tmp_path, "Client,Event,Date\nКафе Уют,paid,2026-03-05\n")
    (told,) = found.without_debt(set(), {"кафеуют": "Кафе «Уют»"})
    assert told.variant == "near"
    assert "Кафе «Уют»" in told.message
    assert "Кафе «Уют»" in in_language(told, "ru").message


def test_an_event_after_the_day_of_the_list_is_told_and_a_tolerated_day_is_not(tmp_path: Path) -> None:
    found = register(tmp_path, "Client,Event,Date\nA,paid,2026-03-06\nB,paid,2026-03-05\n")
    assert [(one.code, dict(one.fields)["row"]) for one in found.after(date(2026, 3, 5))] == [
        ("event-later", "2")
    ]
    private = register(tmp_path, "Client,Event,Date\nA,privileged_until,2026-03-31\n", private=True)
    assert private.after(date(2026, 3, 5)) == ()
