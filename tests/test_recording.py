"""Provenance marks: invisible in the text, and they lead each line to its sources."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from policy_gen.policy.recording import PrintedValue, Recorder, unmark, values_in, without_marks
from policy_gen.profile.sourced import sourced

WORDS = st.text(
    st.characters(exclude_categories=["Co", "Cs", "Cc"], exclude_characters=".\u2028\u2029"), max_size=30
).map(lambda text: text.rstrip())
PATHS = st.sampled_from(["receivables.negotiation_days", "company.we_do.ru", "law:ru-1"])


@given(words=WORDS, path=PATHS)
def test_a_marked_value_reads_as_itself_when_the_marks_are_gone(words: str, path: str) -> None:
    recorder = Recorder()
    marked = recorder.mark(words, sourced(words, path))
    (line,) = unmark(marked, recorder.printed)
    assert line.text == without_marks(marked) == words
    assert line.sources == {path}
    assert recorder.read == {path}


@given(parts=st.lists(st.tuples(WORDS, PATHS), min_size=1, max_size=6))
def test_each_line_names_the_sources_of_its_own_values_only(parts: list[tuple[str, str]]) -> None:
    recorder = Recorder()
    marked = "\n".join(f"до {recorder.mark(words, sourced(words, path))} после" for words, path in parts)
    lines = unmark(marked, recorder.printed)
    assert [line.sources for line in lines] == [{path} for _, path in parts]
    assert [line.text for line in lines] == [f"до {words} после" for words, _ in parts]


def test_a_mark_inside_a_mark_gives_both_sources() -> None:
    recorder = Recorder()
    inner = recorder.mark("10", sourced(10, "a"))
    outer = recorder.mark(f"через {inner} дней", sourced("x", "b"))
    (line,) = unmark(outer, recorder.printed)
    assert line.text == "через 10 дней"
    assert line.sources == {"a", "b"}


def test_a_value_without_a_source_leaves_no_mark() -> None:
    recorder = Recorder()
    assert recorder.mark("день", sourced("день")) == "день"
    assert recorder.printed == []


def test_only_values_that_stand_in_the_text_count_and_in_its_order() -> None:
    recorder = Recorder()
    first, unused, last = (recorder.mark(str(n), sourced(n, f"p{n}")) for n in (1, 2, 3))
    assert unused
    assert [value.text for value in values_in(f"{last} и {first}", recorder.printed)] == ["3", "1"]


def test_a_value_is_told_as_the_reader_sees_it() -> None:
    recorder = Recorder()
    recorder.mark("A\\|B", sourced("A|B", "company.short_name"), shown="A|B")
    assert recorder.printed == [PrintedValue("A|B", frozenset({"company.short_name"}), numeric=False)]


def test_numbers_and_dates_are_numeric_and_words_and_flags_are_not() -> None:
    recorder = Recorder()
    for value in (10, Decimal(5), "текст", True):
        recorder.mark("x", sourced(value, "p"))
    assert [value.numeric for value in recorder.printed] == [True, True, False, False]


def test_an_abbreviation_at_the_end_of_a_sentence_brings_one_full_stop() -> None:
    recorder = Recorder()
    marked = f"Срок — {recorder.mark('2 марта 2026 г.', sourced('d', 'p'))}. Далее…"
    assert unmark(marked, recorder.printed)[0].text == "Срок — 2 марта 2026 г. Далее…"
    assert unmark("и так далее...", [])[0].text == "и так далее..."
