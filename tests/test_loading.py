"""From a file to a valid profile, or to every problem at its exact place."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import SAMPLES_AS_OF
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_gen import checks
from policy_gen.problems import Problem, format_text
from policy_gen.profile import field_words, model
from policy_gen.profile.fields import ROOT, Kind, model_fields, shape
from policy_gen.profile.loading import LoadedProfile, load, load_bytes
from policy_gen.profile.merging import preset_names, preset_tree
from policy_gen.profile.origins import OriginKind
from policy_gen.profile.references import REFERENCES
from policy_gen.profile.wording import messages

DATA = Path(__file__).parent / "data"
MINIMAL = DATA / "valid" / "minimal.yaml"
INVALID = sorted((DATA / "invalid").glob("*.yaml"))
SOUND = "# sound: "
"""Begins the line that makes a faulty profile sound: what to replace, and by what."""
NEIGHBOURS: dict[str, list[dict[str, str]]] = yaml.safe_load((DATA / "neighbours.yaml").read_text("utf-8"))
"""What makes the older faulty profiles sound."""
NO_PROFILE = {"binary-file", "empty-file", "not-a-profile", "not-utf8"}
"""Faults of files in which there is nothing to mend but to write a profile."""
TABLE_CASES = sorted((DATA / "ledgers").glob("[fr]*/*.csv"))
ALL_INVALID = sorted(DATA.glob("invalid*/*.yaml"))
"""Those of profiles, and of the other files an author writes."""
ERRORS = Path(__file__).parent.parent / "docs" / "errors.md"
PROFILES = Path(__file__).parent.parent / "company_profiles"
SAMPLES = sorted(path for path in PROFILES.glob("[!.]*.yaml") if path.name.count(".") == 1)
AS_OF = date(2026, 11, 22)
NEEDS_NO_CASE_FILE = {
    "missing-file", "not-a-file", "unreadable-file", "file-too-large", "too-many-values",
    "no-scenarios", "scenario-failed", "unfinished-template", "differing-clause",
    "restricted-value", "old-law-pack", "law-sole-trader-demand", "law-reasons-on-request",
    "more-problems",
}  # fmt: skip
"""Faults of a file as such, of no single file, of a company's own templates, of other countries.

Tests make them on the spot.
"""
TOLD_OF_TABLES = {
    "damaged-workbook", "long-line", "too-many-columns", "missing-column", "ambiguous-column",
    "unknown-column", "columns-file", "no-rows", "row-shape", "row-text", "row-client", "row-date",
    "row-amount", "row-segment", "row-detail", "row-duplicate", "columns-taken", "read-as", "rows-counted",
    "unknown-word", "same-client", "wrong-total", "event-without-debt", "event-later", "unknown-event",
    "event-date", "event-value", "private-event",
}  # fmt: skip
"""Faults of ledgers and case registers, which no profile can have."""
TABLE_TESTS = (
    "test_checked_totals.py",
    "test_lookalikes.py",
    "test_ledger.py",
    "test_tables.py",
    "test_columns.py",
    "test_register.py",
    "test_event_words.py",
)


def problems_of(path: Path, as_of: date = AS_OF) -> tuple[Problem, ...]:
    loaded = load(path)
    return loaded.problems if loaded.value is None else (*loaded.problems, *checks.run(loaded.value, as_of))


def edited(old: str, new: str) -> list[tuple[str, str]]:
    """Codes and line:column of the problems of the minimal profile after one edit."""
    text = MINIMAL.read_text(encoding="utf-8")
    assert old in text
    found = load_bytes(text.replace(old, new, 1).encode(), MINIMAL).problems
    return [(one.code, f"{one.span.line}:{one.span.column}") for one in found if one.span]


def minimal() -> LoadedProfile:
    loaded = load(MINIMAL)
    assert loaded.value is not None, loaded.problems
    return loaded.value


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.stem)
def test_each_fault_gives_exactly_its_problem_at_its_exact_place(case: Path) -> None:
    expected = case.read_bytes().split(b"\n")[0].decode().removeprefix("# expect: ")
    found = [(one.code, f"{one.span.line}:{one.span.column}") for one in problems_of(case) if one.span]
    assert found == [(case.stem, expected)]


def neighbour(case: Path) -> str:
    """The text of a faulty profile with its one fault mended."""
    text = case.read_text(encoding="utf-8")
    first, second, body = text.split("\n", 2)
    if second.startswith(SOUND):
        old, new = second.removeprefix(SOUND).split(" => ")
        changes = [{"old": old, "new": new}]
        text = f"{first}\n\n{body}"
    else:
        changes = NEIGHBOURS[case.stem]
    for change in changes:
        assert change["old"] in text
        text = text.replace(change["old"], change["new"], 1)
    return text


@pytest.mark.parametrize(
    "case", [case for case in INVALID if case.stem not in NO_PROFILE], ids=lambda case: case.stem
)
def test_the_neighbour_of_each_fault_is_sound(case: Path) -> None:
    mended = load_bytes(neighbour(case).encode(), case)
    assert mended.value is not None, mended.problems
    assert [*mended.problems, *checks.run(mended.value, AS_OF)] == []


def test_every_code_has_an_entry_in_the_documentation_and_a_case() -> None:
    codes = set(messages("en"))
    headings = {
        line[4:] for line in ERRORS.read_text(encoding="utf-8").splitlines() if line.startswith("### ")
    }
    assert codes == headings
    assert codes - NEEDS_NO_CASE_FILE - TOLD_OF_TABLES == {case.stem for case in ALL_INVALID}


@pytest.mark.parametrize("code", sorted(TOLD_OF_TABLES))
def test_every_fault_of_a_table_is_shown_by_a_test_or_a_case_file(code: str) -> None:
    tests = [(Path(__file__).parent / name).read_text(encoding="utf-8") for name in TABLE_TESTS]
    announced = [case.read_bytes().split(b"\n")[0].decode() for case in TABLE_CASES]
    assert any(f'"{code}"' in text for text in tests) or any(f"{code} " in line for line in announced)


def test_seven_faults_give_seven_problems_in_one_run() -> None:
    found = [
        (one.code, f"{one.span.line}:{one.span.column}")
        for one in problems_of(DATA / "seven_faults.yaml")
        if one.span
    ]
    assert found == [
        ("missing-field", "5:1"),
        ("duplicate-key", "16:3"),
        ("unknown-key", "18:3"),
        ("bad-date", "29:16"),
        ("wrong-type", "66:25"),
        ("out-of-range", "68:25"),
        ("unknown-reference", "85:10"),
    ]


@pytest.mark.parametrize("path", [MINIMAL, *SAMPLES], ids=lambda path: path.stem)
def test_valid_profiles_have_no_problem(path: Path) -> None:
    as_of = SAMPLES_AS_OF if path in SAMPLES else AS_OF
    assert [format_text(one) for one in problems_of(path, as_of)] == []


def test_places_are_shown_as_the_user_wrote_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DATA)
    (problem,) = problems_of(Path("invalid/unknown-key.yaml"))
    assert format_text(problem).startswith("invalid/unknown-key.yaml:15:3: error[unknown-key]: ")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("preset: goods_b2b", "preset: goods", [("unknown-value", "3:9")]),
        ('schema_version: "1.0"', "schema_version: 1.0", [("unknown-value", "2:17")]),
        ("credit_limit: 2000000", 'credit_limit: "2_000_000"', [("wrong-type", "66:19")]),
        ("credit_limit: 2000000", "credit_limit: true", [("wrong-type", "66:19")]),
        ("credit_limit: 2000000", "credit_limit: NaN", [("wrong-type", "66:19")]),
        ("credit_limit: 2000000", "credit_limit: -1", [("out-of-range", "66:19")]),
        ("effective_date: 2026-09-01", "effective_date: 0", [("wrong-type", "27:19")]),
        ("effective_date: 2026-09-01", "effective_date: 01.09.2026", [("wrong-type", "27:19")]),
        ("effective_date: 2026-09-01", "effective_date: 1999-12-31", [("out-of-range", "27:19")]),
        ("effective_date: 2026-09-01", "effective_date: 2100-01-01", [("out-of-range", "27:19")]),
        ("last_review: 2026-08-01", "last_review: 0026-08-01", [("out-of-range", "98:18")]),
        ("qualified: {on: 2026-06-01", "qualified: {on: 1926-06-01", [("out-of-range", "97:21")]),
        ("default: true", "default: yes", [("wrong-type", "62:14")]),
        ("legal_name: Minimal Trading Kft.", "legal_name: 5", [("wrong-type", "7:15")]),
        ("short_name: Minimal Trading", "short_name: [a]", [("wrong-type", "8:15")]),
        ("short_name: Minimal Trading", 'short_name: " "', [("empty-value", "8:15")]),
        ("short_name: Minimal Trading", 'short_name: {en: ""}', [("empty-value", "8:20")]),
        ("title: deputy managing director", 'title: " "', [("empty-value", "53:12")]),
        ("title: deputy managing director", 'title: {en: {nom: ""}}', [("empty-value", "53:23")]),
        ("document:\n", "document: text\nother:\n", [("wrong-type", "22:11"), ("unknown-key", "23:1")]),
        ("head: finance_director", "head: Finance Director", [("unknown-reference", "41:40")]),
        ("id: finance,", "id: Finance,", [("bad-form", "41:10")]),
        ("sells_to: [b2b]", "sells_to: b2b", [("wrong-type", "18:13")]),
        ("sells_to: [b2b]", "sells_to: []", [("wrong-count", "18:13")]),
        ("\nregions:", "\nregions:\nother:", [("unknown-key", "74:1"), ("empty-value", "73:1")]),
    ],
)
def test_field_faults_are_named_at_the_value(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(edited(old, new)) == sorted(expected)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  effective_date", "  efective_date", [("unknown-key", "27:3")]),
        ("    name: Standard", "    nmae: Standard", [("unknown-key", "61:5")]),
        ("  write_off:", "  writeoff:", [("unknown-key", "106:3")]),
        ("\nreceivables:", "\nrecievables:", [("unknown-key", "101:1")]),
        ("\nprivileged:", "\n  privileged:", [("unknown-key", "111:3")]),
        ("- {id: finance,", "- {id: sales,", [("duplicate-id", "41:10")]),
        ("{unit: finance, purpose", "{unit: sales, purpose", [("duplicate-entry", "32:7")]),
        ("email: office@minimal.test", "email: <office@minimal.test>", [("bad-form", "15:10")]),
        ("email: office@minimal.test", "email: office@minimal.test,", [("bad-form", "15:10")]),
        ("company:\n", "--- Company ---\ncompany:\n", [("several-documents", "5:1")]),
        ("\nunits:", "\nunist:", [("unknown-key", "39:1")]),
        ("\nlanguages:", "\nlanguage:", [("unknown-key", "35:1")]),
        ("schema_version", "schema_versoin", [("unknown-key", "2:1")]),
        ("  timezone:", "timezone:", [("unknown-key", "20:1")]),
        ("version: 1.0.0", "version: 1.0", [("bad-form", "24:12")]),
        ("currency: HUF", "currency: 5", [("bad-form", "16:13")]),
        ("address: 1000 Budapest", "address: 12 #5 Budapest", [("wrong-type", "13:12")]),
        ("we_do: sell spare", "we_do: sell #1 spare", [("comment-in-text", "9:15")]),
        ("legal_name: Minimal", "legal_name: No #1 Minimal", [("comment-in-text", "7:18")]),
        ("we_do: sell spare", "we_do: sell # spare", []),
        ("address: 1000 Budapest", "address: Budapest, hall # 1", [("comment-in-text", "13:27")]),
        ("address: 1000 Budapest", "address: Budapest (hall # B), x", [("comment-in-text", "13:27")]),
        ("address: 1000 Budapest", "address: “Hall # B” Budapest", [("comment-in-text", "13:18")]),
        ("address: 1000 Budapest", 'address: Hall "B # C" Budapest', [("comment-in-text", "13:20")]),
        ("address: 1000 Budapest", "address: Budapest # since (May) 2024,", []),
        ("address: 1000 Budapest", "address: Budapest # 2nd floor,", []),
        ("address: 1000 Budapest", "address: Budapest (hall B) # (as in the register)", []),
        ("address: 1000 Budapest", "address: Budapest # 2 halls,", []),
        ("address: 1000 Budapest", "address: Budapest (hall  # B), x", []),
        ("payment_terms_days: 14", "payment_terms_days: 14 # 14", []),
        ("we_do: sell spare", "we_do: sell  #spare", []),
        ("currency: HUF", "currency: HUF #forint", []),
        ("up_to: null", "up_to: none", [("wrong-type", "105:17")]),
        ("credit_limit: 2000000", "credit_limit: 15.000", [("bad-form", "66:19")]),
        ("credit_limit: 2000000", "credit_limit: 15.250", [("bad-form", "66:19")]),
        ("credit_limit: 2000000", "credit_limit: 1500.50", []),
        ("credit_limit: 2000000", "credit_limit: " + "9" * 20, [("out-of-range", "66:19")]),
    ],
)
def test_one_slip_gives_one_problem(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert edited(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "place", "variant", "way_out"),
    [
        ("currency: HUF", "сurrency: HUF", "16:3", "cyrillic", "currency"),
        ("currency: HUF", "currency: НUF", "16:13", "cyrillic", "HUF"),
        ("currency: HUF", "currency\u00a0: HUF", "16:11", "space", "currency"),
        ("head: finance_director", "head: finance_direсtor", "41:52", "cyrillic", "finance_director"),
        ("unit: sales, purpose", "unit: sаles, purpose", "31:15", "cyrillic", "sales"),
        ("- {id: sales,", "- {id: sаles,", "40:11", "cyrillic", "sales"),
        ("  lawyer: {", "  lаwyer: {", "50:4", "cyrillic", "lawyer"),
        ("preset: goods_b2b", "preset: “goods_b2b”", "3:9", "quote", '"goods_b2b"'),
        ("preset: goods_b2b", "«preset»: goods_b2b", "3:1", "quote", '"preset"'),
        ('"+3610000001"', "„+3610000001”", "14:10", "quote", '"+3610000001"'),
        ('"+3610000001"', '"+36－10000001"', "14:14", "", "+36-10000001"),
        ("published: [en]", "published: ［en］", "37:14", "", "[en]"),
        ("sells_to: [b2b]", "sells_to: [b2b， b2c]", "18:17", "", "b2b, b2c"),
        ("review_date: 2027-08-31", "review_date: 2027–08–31", "28:20", "", "2027-08-31"),
        ("credit_limit: 2000000", "credit_limit: ２000000", "66:19", "", "2000000"),
        ("short_name: Minimal Trading", "short_name: {еn: Minimal Trading}", "8:16", "cyrillic", "en"),
    ],
)
def test_character_that_only_looks_right_is_named_at_its_place(
    old: str, new: str, place: str, variant: str, way_out: str
) -> None:
    text = MINIMAL.read_text(encoding="utf-8")
    assert old in text
    (found,) = load_bytes(text.replace(old, new, 1).encode(), MINIMAL).problems
    assert found.span is not None
    assert (found.code, f"{found.span.line}:{found.span.column}") == ("lookalike-character", place)
    assert found.variant == variant
    assert (found.hint or "").endswith(f": {way_out}")


TWINS = dict(zip("aceopxy", "асеорху", strict=True))
KEYS = [
    (number, place)
    for number, line in enumerate(MINIMAL.read_text(encoding="utf-8").splitlines())
    if not line.startswith("#")
    for key in re.finditer(r"[a-z_]+(?=:( |$))", line)
    for place in range(key.start(), key.end())
    if line[place] in TWINS
]
"""Line and column of every letter in a key of the minimal profile that has a Cyrillic twin."""


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(KEYS))
def test_cyrillic_letter_in_any_key_is_the_only_thing_told(letter: tuple[int, int]) -> None:
    number, place = letter
    lines = MINIMAL.read_text(encoding="utf-8").split("\n")
    line = lines[number]
    lines[number] = line[:place] + TWINS[line[place]] + line[place + 1 :]
    (found,) = load_bytes("\n".join(lines).encode(), MINIMAL).problems
    assert found.span is not None
    assert (found.code, found.span.line, found.span.column) == ("lookalike-character", number + 1, place + 1)


@pytest.mark.parametrize(
    "words", ["“Minimal” – Trading", "Минимал： всё", "Ми́нимал\u00a0Трейд", "Α Ω, 「x」"]
)
def test_texts_may_hold_any_character(words: str) -> None:
    assert edited("address: 1000 Budapest", f"address: {words}") == []


@pytest.mark.parametrize(
    ("keys", "meant", "absent"),
    [
        ("{en: a, rou: b}", "ro", []),
        ("{ro: a, eng: b}", "en", []),
        ("{en: a, Română: b}", "ro", []),
        ("{ro: a, en-GB: b}", "en", []),
        ("{ro: a, enn: b}", "en", []),
        ("{en: a, enn: b}", None, ["ro"]),
        ("{en: a, en_US: b}", None, ["ro"]),
    ],
)
def test_wrong_name_of_a_language_is_never_taken_for_one_that_is_written(
    keys: str, meant: str | None, absent: list[str]
) -> None:
    text = MINIMAL.read_text(encoding="utf-8").replace("published: [en]", "published: [en, ro]")
    text = text.replace("short_name: Minimal Trading", f"short_name: {keys}", 1)
    found = [one for one in load_bytes(text.encode(), MINIMAL).problems if one.span and one.span.line == 8]
    hints = [one.hint or "" for one in found if one.code == "unknown-language"]
    assert [f"“{meant}”?" in hint for hint in hints] == [meant is not None]
    missing = [dict(one.fields)["languages"] for one in found if one.code == "missing-translation"]
    assert missing == absent


def test_example_of_a_missing_translation_is_in_a_missing_language() -> None:
    text = MINIMAL.read_text(encoding="utf-8").replace("published: [en]", "published: [en, hu]")
    text = text.replace("short_name: Minimal Trading", "short_name: {en: Minimal Trading}", 1)
    (found,) = [one for one in load_bytes(text.encode(), MINIMAL).problems if one.span and one.span.line == 8]
    assert "“hu: …”" in (found.hint or "")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("{unit: finance, purpose: apply}", "{unit: fin, purpose: apply}", "document.distribution.2.unit"),
        ("holders: [{name: Reception}]", "holders: [{nmae: Reception}]", "roles.first_contact.holders.1"),
        ("{up_to: null, role: ceo}", "{up_to: none, role: ceo}", "credit_approvals.2.up_to"),
        ("name: Spare parts", "name: {en: ''}", "fields.parts.name.en"),
    ],
)
def test_rows_are_counted_from_one_or_named_by_their_id(old: str, new: str, named: str) -> None:
    text = MINIMAL.read_text(encoding="utf-8")
    assert old in text
    first, *_ = load_bytes(text.replace(old, new, 1).encode(), MINIMAL).problems
    assert named in first.message


@pytest.mark.parametrize(("count", "more"), [(199, None), (200, None), (257, "57")])
def test_problems_that_are_not_listed_are_counted(count: int, more: str | None) -> None:
    lines = "".join(f"  x{number}q: 1\n" for number in range(count))
    text = MINIMAL.read_text(encoding="utf-8").replace("company:\n", f"company:\n{lines}", 1)
    problems = load_bytes(text.encode(), MINIMAL).problems
    assert [one.code for one in problems].count("unknown-key") == min(count, 200)
    notes = [one for one in problems if one.code == "more-problems"]
    assert [dict(one.fields)["count"] for one in notes] == ([more] if more else [])


def test_long_list_of_names_ends_with_a_name_and_counts_the_rest() -> None:
    units = "".join(f"  - {{id: unit_number_{one}, name: U, head: ceo}}\n" for one in range(100, 140))
    text = MINIMAL.read_text(encoding="utf-8").replace("units:\n", f"units:\n{units}", 1)
    text = text.replace("{unit: sales,", "{unit: zzz,", 1)
    (found,) = load_bytes(text.encode(), MINIMAL).problems
    named, _, left = (found.hint or "").removeprefix("Known: ").partition(", … (+")
    assert len(named.split(", ")) + int(left.removesuffix(").")) == 43
    assert all(re.fullmatch(r"unit_number_\d{3}", one) for one in named.split(", "))


SECTIONS = [
    "company", "document", "languages", "units", "roles", "segments", "fields",
    "regions", "refusal", "partner_programme", "receivables", "privileged",
]  # fmt: skip


@pytest.mark.parametrize("name", SECTIONS)
def test_missing_section_is_said_once_and_nothing_that_depends_on_it(name: str) -> None:
    text = MINIMAL.read_text(encoding="utf-8")
    parts = re.split(r"(?m)^(?=[a-z_]+:)", text)
    left = "".join(part for part in parts if not part.startswith(f"{name}:"))
    (problem,) = load_bytes(left.encode(), MINIMAL).problems
    assert problem.message == f"the section “{name}” is missing"


def test_unknown_section_is_not_known_to_the_profile() -> None:
    text = MINIMAL.read_text(encoding="utf-8")
    problems = load_bytes((text + "colours: {}\n").encode(), MINIMAL).problems
    assert [one.message for one in problems] == ["“colours” is not a known field of the profile"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("version: 1.0.0", "version: 1.0", '"1.0.0"'),
        ("up_to: null", "up_to: none", "null"),
        ("credit_limit: 2000000", "credit_limit: 15.000", "Write 15000"),
        ("credit_limit: 2000000", "credit_limit: none", "null for no credit at all"),
        ("jurisdiction: HU", "jurisdiction: hu", "“HU”"),
        ("holders: [{name: Reception}]", "holders: [Reception]", "further in: name, email, phone"),
        ("holders: [{name: Reception}]", "holders: {name: Reception}", "“- ”"),
        ("default: true", "default: True", "small letters"),
        ('"+3610000001"', '"+361000000 ext. 1"', "without words"),
        ("timezone: Europe/Budapest", "timezone: #Europe/Budapest", "quotation marks"),
        ("address: 1000 Budapest", "address: 12 #5 Budapest", "the whole text in quotation marks"),
        ("\nreceivables:", "\nrecievables:", "receivables"),
    ],
)
def test_way_out_leads_out(old: str, new: str, words: str) -> None:
    text = MINIMAL.read_text(encoding="utf-8")
    assert old in text
    (problem,) = load_bytes(text.replace(old, new, 1).encode(), MINIMAL).problems
    assert words in (problem.hint or "")


def test_section_indented_by_mistake_is_told_once() -> None:
    text = SAMPLES[1].read_text(encoding="utf-8")
    assert "\nrefusal:\n  situations" in text
    indented = text.replace("\nrefusal:\n  situations", "\n  refusal:\n  situations", 1)
    (found,) = load_bytes(indented.encode(), SAMPLES[1]).problems
    assert (found.code, found.variant) == ("unknown-key", "outermost")


def test_number_of_twenty_digits_is_too_large() -> None:
    text = MINIMAL.read_text(encoding="utf-8").replace("credit_limit: 2000000", "credit_limit: " + "9" * 20)
    (problem,) = load_bytes(text.encode(), MINIMAL).problems
    assert "too large" in problem.message


def test_language_written_wrongly_is_not_missing_too() -> None:
    found = edited("short_name: Minimal Trading", "short_name: {enn: Minimal Trading}")
    assert found == [("unknown-language", "8:16")]


def test_empty_section_over_a_preset_says_that_the_line_may_go() -> None:
    text = MINIMAL.read_text(encoding="utf-8") + "supply:\n"
    (problem,) = load_bytes(text.encode(), MINIMAL).problems
    assert (problem.code, problem.span and problem.span.line) == ("empty-value", text.count("\n"))
    assert "delete the line" in (problem.hint or "")


def test_key_at_the_wrong_level_is_sent_home() -> None:
    text = MINIMAL.read_text(encoding="utf-8") + "payment_terms_days: 5\n"
    (problem,) = load_bytes(text.encode(), MINIMAL).problems
    assert "segments" in (problem.hint or "")


def test_number_where_text_belongs_is_told_to_use_quotation_marks() -> None:
    text = MINIMAL.read_text(encoding="utf-8").replace('tax_id: "00000000-2-41"', "tax_id: 12345678")
    (problem,) = load_bytes(text.encode(), MINIMAL).problems
    assert problem.hint == 'Put it in quotation marks: "12345678".'


def test_second_published_language_asks_for_every_text_in_it() -> None:
    text = MINIMAL.read_text(encoding="utf-8").replace("published: [en]", "published: [en, hu]")
    found = load_bytes(text.encode(), MINIMAL).problems
    assert {one.code for one in found} == {"missing-translation"}
    named = {dict(one.fields)["path"] for one in found}
    assert {
        "company.short_name",
        "segments.standard.test",
        "roles.deputy_ceo.title",
        "partners.repairers.say_phrase",
    } <= named
    assert "company.legal_name" not in named


def test_dangling_reference_is_found_although_its_section_is_faulty() -> None:
    found = edited(
        "{unit: sales, purpose: apply}", "{unit: salse, purpose: aply}\n    - {unit: 5, purpose: apply}"
    )
    assert [code for code, _ in found] == ["unknown-reference", "unknown-value", "bad-form"]


def test_every_role_reference_of_the_model_is_checked() -> None:
    folder = Path(model.__file__).parent
    annotated = {
        (node.name, item.target.id)
        for file in folder.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        for item in node.body
        if isinstance(item, ast.AnnAssign)
        and isinstance(item.target, ast.Name)
        and "RoleId" in ast.unparse(item.annotation)
    }
    covered = {_owner(pattern) for pattern in REFERENCES["role"]}
    assert annotated - {("Profile", "roles")} == covered


def _owner(pattern: str) -> tuple[str, str]:
    """The model class and the field at the end of a reference pattern."""
    here, owner, field = ROOT, "", ""
    for part in pattern.split("."):
        if here.model is not None:
            part = next(iter(model_fields(here.model))) if part == "*" else part
            owner, field = here.model.__name__, part
            here = shape(model_fields(here.model)[part].annotation, model_fields(here.model)[part].metadata)
        else:
            assert here.kind in (Kind.LIST, Kind.MAP)
            here = shape(here.inner)
    return owner, field


def test_every_pattern_of_the_model_has_words_of_its_own() -> None:
    folder = Path(model.__file__).parent
    source = "".join(
        file.read_text(encoding="utf-8") for file in folder.glob("*.py") if file.name != "field_words.py"
    )
    for pattern, variant in field_words.PATTERNS.items():
        assert f'r"{pattern}"' in source
        assert f"message_{variant}" in messages("en")["bad-form"]


@pytest.mark.parametrize(
    ("path", "kind", "preset"),
    [
        ("company.short_name", OriginKind.PROFILE, None),
        ("company.short_name.en", OriginKind.PROFILE, None),
        ("segments.standard.payment_terms_days", OriginKind.PROFILE, None),
        ("segments.0.payment_terms_days", OriginKind.PROFILE, None),
        ("segments.standard.terms_start", OriginKind.DEFAULT, None),
        ("roles.ceo.may_decide.extend_days", OriginKind.DEFAULT, None),
        ("company.head_title", OriginKind.ABSENT, None),
        ("receivables.negotiation_days", OriginKind.PRESET, "common"),
        ("receivables.schedules.0.max_days", OriginKind.PRESET, "common"),
        ("receivables.claim.delivery", OriginKind.PRESET, "goods_b2b"),
        ("receivables.claim.period_days", OriginKind.PRESET, "common"),
    ],
)
def test_each_value_knows_where_it_comes_from(path: str, kind: OriginKind, preset: str | None) -> None:
    origin = minimal().origins.of(path)
    assert (origin.kind, origin.preset) == (kind, preset)


def test_value_overriding_the_preset_comes_from_the_profile_and_its_neighbours_do_not() -> None:
    text = MINIMAL.read_text(encoding="utf-8").replace(
        "receivables:\n", "receivables:\n  negotiation_days: 7\n", 1
    )
    loaded = load_bytes(text.encode(), MINIMAL).value
    assert loaded is not None
    assert loaded.profile.receivables.negotiation_days == 7
    assert loaded.profile.receivables.min_business_days == 5
    origin = loaded.origins.of("receivables.negotiation_days")
    assert origin.kind is OriginKind.PROFILE
    assert origin.span is not None
    assert text.splitlines()[origin.span.line - 1] == "  negotiation_days: 7"


@pytest.mark.parametrize("preset", preset_names())
def test_each_preset_completes_the_minimal_profile(preset: str) -> None:
    text = MINIMAL.read_text(encoding="utf-8").replace("preset: goods_b2b", f"preset: {preset}")
    loaded = load_bytes(text.encode(), MINIMAL)
    assert loaded.problems == ()
    assert preset_tree(preset).entries


def test_forty_thousand_unknown_keys_are_answered(tmp_path: Path) -> None:
    file = tmp_path / "many.yaml"
    file.write_text("".join(f"key_{number}: 1\n" for number in range(40_000)))
    assert load(file).problems


@settings(max_examples=200)
@given(
    st.sampled_from(MINIMAL.read_text(encoding="utf-8").splitlines()),
    st.sampled_from(["", "x", "[", "null", "5", "- a", "{a: b}"]),
)
def test_no_changed_line_crashes_loading(line: str, change: str) -> None:
    text = MINIMAL.read_text(encoding="utf-8")
    key = line.partition(":")[0]
    changed = text.replace(line, f"{key}: {change}" if ":" in line else change, 1)
    loaded = load_bytes(changed.encode(), MINIMAL)
    assert loaded.value is not None or loaded.problems
    for problem in loaded.problems:
        assert format_text(problem)


@given(st.sampled_from(sorted(model_fields(model.Profile))), st.data())
def test_one_slip_of_the_finger_is_recognised(key: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(1, len(key) - 1))
    slipped = key[:position] + key[position + 1 :]
    known = sorted(model_fields(model.Profile))
    if slipped not in known and len(slipped) > 3:
        assert field_words.closest(slipped, known) is not None
