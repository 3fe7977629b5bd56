"""From a file to a valid profile, or to every problem at its exact place."""

import re
from datetime import date
from pathlib import Path

import pytest
from conftest import SAMPLES_AS_OF
from minimal import MINIMAL, edited

from policy_gen import checks
from policy_gen.problems import Problem, format_text
from policy_gen.profile.loading import load, load_bytes

DATA = Path(__file__).parent / "data"
PROFILES = Path(__file__).parent.parent / "company_profiles"
SAMPLES = sorted(path for path in PROFILES.glob("[!.]*.yaml") if path.name.count(".") == 1)
AS_OF = date(2026, 11, 22)


def problems_of(path: Path, as_of: date = AS_OF) -> tuple[Problem, ...]:
    loaded = load(path)
    return loaded.problems if loaded.value is None else (*loaded.problems, *checks.run(loaded.value, as_of))


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
