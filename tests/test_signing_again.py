"""Who signs again: exactly those whose clauses say something else, and nobody for what a release changes."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from acknowledgements import SIGNED_ON, TEMPLATES, TODAY, Company, company, own_templates, who_signs_again
from conftest import ROOT, sample_tree
from running import edit

from policy_gen.history.acknowledging.owing import Owing, Reason, State
from policy_gen.history.acknowledging.people import Person
from policy_gen.history.acknowledging.role_clauses import (
    is_signed_for_words,
    known_by,
    signing_again,
    without_days_of_reading,
)
from policy_gen.history.comparing import compare
from policy_gen.history.formalities import FORMAL_CLAUSES
from policy_gen.history.snapshots import drafted
from policy_gen.policy.audience import EVERYONE, audience
from policy_gen.policy.edition import Edition
from policy_gen.policy.lexicon import read_lexicon
from policy_gen.policy.plain_clause import settled_text

RELEASE = (
    ("  version: 2.0.0", "  version: 2.0.1"),
    ("effective_date: 2026-03-02", "effective_date: 2026-06-01"),
    ("review_date: 2027-03-01", "review_date: 2027-02-26"),
    ('number: "17-П"', 'number: "18-П"'),
    ("date: 2026-02-16", "date: 2026-05-15"),
)
CHANGES = [
    ("  negotiation_days: 10", "  negotiation_days: 12"),
    ("    min_amount: 50000", "    min_amount: 60000"),
    ("reminders_before_due: [3, 1]", "reminders_before_due: [4, 1]"),
]


@pytest.mark.long
def test_a_release_that_changes_version_and_dates_alone_concerns_nobody() -> None:
    assert who_signs_again(company(), company(*RELEASE)) == {}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change[1].strip())
@pytest.mark.sampled(1)
def test_a_changed_number_concerns_exactly_the_roles_that_its_clauses_name(change: tuple[str, str]) -> None:
    before, after = company(), company(change, *RELEASE)
    found = who_signs_again(before, after)
    changed = {
        one.id for one, then in zip(after.clauses, before.clauses, strict=True) if one.seal != then.seal
    }
    policy = sample_tree("severny-dvor", "ru", Edition.RESTRICTED).policy
    named = {
        role
        for clause in map(policy.clause, changed)
        for role in clause.roles
        | (frozenset() if EVERYONE in clause.entry.audience else audience(before.profile, clause.entry))
    }
    assert changed
    assert set(found) == named & {person.roles[0] for person in before.everybody()}
    assert set().union(*found.values()) == changed


def test_the_three_changes_concern_these_roles() -> None:
    """The same, written out: so the rule above could be wrong and would be seen."""
    found = [who_signs_again(company(), company(change)) for change in CHANGES]
    assert [sorted({clause for clauses in one.values() for clause in clauses}) for one in found] == [
        ["REC-020", "REC-330", "REC-590"],
        ["REC-430", "RSP-060"],
        ["ANN-L", "REC-210"],
    ]
    assert sorted(found[2]) == ["account_manager", "finance", "head_of_sales"]
    assert "hr" not in found[0].keys() | found[1].keys()
    assert "first_contact" not in found[0].keys() | found[1].keys()


@pytest.mark.long
def test_a_new_first_day_concerns_nobody_where_the_day_has_an_ending() -> None:
    """In Markdown the full stop of a Hungarian year is escaped."""
    tisza = "company_profiles/tisza-szoftver.yaml"
    later = company(("effective_date: 2026-04-01", "effective_date: 2026-12-15"), file=tisza)
    assert who_signs_again(company(file=tisza), later) == {}


def test_moving_a_chapter_concerns_nobody(tmp_path: Path) -> None:
    templates = own_templates(tmp_path)
    layout = templates / "ru" / "layout.yaml"
    text = layout.read_text("utf-8")
    chapter = next(line for line in text.splitlines() if "code: VIP" in line)
    first = next(line for line in text.splitlines() if "code: GEN" in line)
    layout.write_text(text.replace(f"{chapter}\n", "").replace(first, f"{chapter}\n{first}"), "utf-8")
    moved = company(folders=(templates,))
    numbers = {one.id: one.number for one in company().clauses}
    assert [one.id for one in moved.clauses if one.number != numbers[one.id]]
    assert who_signs_again(company(), moved) == {}


def test_a_clause_added_in_the_middle_concerns_only_its_own_roles(tmp_path: Path) -> None:
    templates = own_templates(tmp_path)
    register = templates / "clauses.yaml"
    text = register.read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("  REC-240:"))
    new = line.replace("REC-240", "REC-245").replace("[finance, finance_director]", "[warehouse_head]")
    register.write_text(text.replace(line, f"{line}\n{new}"), "utf-8")
    (templates / "ru/receivables/REC-245.md").write_text("Новое\n\nПроверяем склад.\n", "utf-8")
    assert who_signs_again(company(), company(folders=(templates,))) == {"warehouse_head": ["REC-245"]}


def test_a_restricted_number_concerns_only_those_whom_its_clauses_address() -> None:
    after = company(("max_tolerated_days: 30", "max_tolerated_days: 29"))
    assert who_signs_again(company(), after) == {
        "ceo": ["VIP-020", "VIP-050", "ANN-N"],
        "lawyer": ["VIP-050"],
    }


def test_nobody_must_know_a_restricted_clause_that_only_names_them() -> None:
    every = company()
    assert "VIP-020" in known_by(every.clauses, ["ceo"])
    restricted = {"VIP-010", "VIP-020", "VIP-050", "VIP-070", "ANN-N"}
    assert not restricted & known_by(every.clauses, ["account_manager", "hr", "head_of_sales"]).keys()


@pytest.mark.long
def test_people_outside_the_company_do_not_sign() -> None:
    outside = company(("  lawyer:\n    level: staff", "  lawyer:\n    level: external"))
    assert "lawyer" not in set().union(*(one.roles for one in outside.clauses))


def test_a_repealed_clause_is_told_to_those_whose_it_was() -> None:
    change = ("privileged:\n  enabled: true", "privileged:\n  enabled: false")
    found = who_signs_again(company(), company(change))
    assert "VIP-010" in found["ceo"]
    assert not [clause for clause in found["account_manager"] if clause in ("VIP-010", "VIP-020", "ANN-N")]


def test_whoever_hands_a_duty_over_learns_that_it_is_gone() -> None:
    owner = company().profile.partner_programme.owner
    after = company((f"enabled: true\n  owner: {owner}", "enabled: true\n  owner: hr"))
    people = company().everybody()
    found = after.owed(people, [company()], company().signed(people))
    owed = {one.person.roles[0]: {change.clause: change.reason for change in one.changes} for one in found}
    assert owed["hr"]["PAR-110"] is Reason.ADDED
    assert owed[owner]["PAR-110"] in (Reason.HANDED_OVER, Reason.CHANGED)
    assert "PAR-110" not in owed["warehouse_head"]


def test_a_note_on_the_law_read_again_on_another_day_is_the_same_note() -> None:
    for language in ("ru", "ro", "hu", "en"):
        lexicon = read_lexicon((ROOT / "templates",), language)
        settle, note = without_days_of_reading(lexicon), lexicon.phrase("law_note")
        texts = [
            note.format(summary="S (b)", citation="ст. 22", as_of=day) for day in ("22.11.2026", "1.2.2027")
        ]
        told = f"Before.\n\n{texts[1]}\n\n{lexicon.phrase('law_not_reviewed')}"
        assert settle(f"Before.\n\n{texts[0]}") == settle(told)
        assert settle(texts[0]) != settle(note.format(summary="T (b)", citation="ст. 22", as_of="22.11.2026"))


def test_every_day_that_a_release_moves_stands_in_a_clause_that_somebody_must_know() -> None:
    """So leaving such values out of the fingerprint is not idle."""
    texts = {clause.id: settled_text(clause) for clause in sample_tree("severny-dvor", "ru").policy.clauses()}
    assert "2.0.0" in texts["ANN-O"]
    assert "2\N{NO-BREAK SPACE}марта\N{NO-BREAK SPACE}2026" in texts["GEN-020"]


# People.


def only(owed: tuple[Owing, ...]) -> Owing:
    (one,) = owed
    return one


def test_somebody_of_two_roles_must_know_the_clauses_of_both() -> None:
    every = company()
    both = known_by(every.clauses, ["account_manager", "warehouse_head"])
    alone = [known_by(every.clauses, [role]) for role in ("account_manager", "warehouse_head")]
    assert both.keys() == alone[0].keys() | alone[1].keys()
    assert len(both) > max(map(len, alone))


def test_a_second_role_adds_only_the_clauses_not_signed_yet() -> None:
    every = company()
    before = Person("1042", "sales", ("account_manager",))
    after = Person("1042", "sales", ("account_manager", "warehouse_head"))
    owed = only(every.owed([after], [every], every.signed([before])))
    wanted = known_by(every.clauses, after.roles).keys() - known_by(every.clauses, before.roles).keys()
    assert {change.clause for change in owed.changes} == wanted
    assert {change.reason for change in owed.changes} == {Reason.ADDED}


def test_a_role_given_up_asks_for_nothing() -> None:
    every = company()
    before = Person("1042", "sales", ("account_manager", "warehouse_head"))
    after = Person("1042", "sales", ("account_manager",))
    assert only(every.owed([after], [every], every.signed([before]))).state is State.SIGNED


def test_signatures_of_several_versions_add_up() -> None:
    first, second = company(), company(CHANGES[0], *RELEASE)
    person = Person("1042", "sales", ("account_manager",))
    signed = (*first.signed([person]), *second.signed([person], date(2026, 6, 3)))
    assert only(second.owed([person], [first, second], signed)).state is State.SIGNED
    assert only(second.owed([person], [first, second], signed[:1])).state is State.OVERDUE


def due(found: Company, person: Person, as_of: date) -> tuple[State, date | None, bool]:
    owed = only(found.owed([person], [], [], as_of))
    return owed.state, owed.by, owed.before_contract


def test_a_new_version_is_signed_within_the_working_days_after_its_first_day() -> None:
    person = Person("1042", "sales", ("account_manager",), started_on=date(2020, 1, 9))
    last = date(2026, 3, 10)  # the ninth is a day off in Russia
    assert due(company(), person, last) == (State.DUE, last, False)
    assert due(company(), person, last + timedelta(1)) == (State.OVERDUE, last, False)


def test_a_newcomer_signs_in_russia_before_the_contract() -> None:
    person = Person("1042", "sales", ("account_manager",), started_on=date(2026, 12, 7))
    assert due(company(), person, TODAY) == (State.DUE, date(2026, 12, 7), True)


def test_a_newcomer_signs_in_romania_on_the_first_working_day() -> None:
    found = company(file="company_profiles/oglinda-carpati.yaml")
    person = Person("1042", "sales", ("account_manager",), started_on=date(2026, 11, 28))
    assert due(found, person, TODAY) == (
        State.DUE,
        date(2026, 12, 2),
        False,
    )  # 30 November and 1 December are off


@pytest.mark.long
def test_a_newcomer_signs_in_hungary_within_the_days_of_the_profile() -> None:
    found = company(file="company_profiles/tisza-szoftver.yaml")
    days = found.profile.document.acknowledgement.new_hire_days
    person = Person("1042", "sales", ("account_manager",), started_on=date(2026, 11, 30))
    assert due(found, person, TODAY) == (State.DUE, date(2026, 11, 30) + timedelta(days - 1), False)


def test_the_days_of_a_new_role_run_from_its_first_day() -> None:
    person = Person("1042", "sales", ("account_manager",), date(2020, 1, 9), role_since=date(2026, 11, 30))
    assert due(company(), person, TODAY) == (State.DUE, date(2026, 12, 7), False)


def test_whoever_has_left_owes_nothing() -> None:
    for day in (TODAY - timedelta(1), TODAY):
        gone = Person("1042", "sales", ("account_manager",), left_on=day)
        assert company().owed([gone], [], []) == ()
    assert SIGNED_ON < TODAY


ANY = ("    new_hire_days: 1\n", "    new_hire_days: 1\n    repeat_on: any\n")


@pytest.mark.long
def test_other_words_for_the_same_rule_are_signed_again_only_where_any_change_is(tmp_path: Path) -> None:
    folder = own_templates(tmp_path)
    template = folder / "ru" / "receivables" / "REC-310.md"
    edit(template, "а выяснение обстоятельств", "а попытка понять причину")
    assert who_signs_again(company(), company(folders=(folder,))) == {}
    found = who_signs_again(company(ANY), company(ANY, folders=(folder,)))
    assert "account_manager" in found
    assert {clause for clauses in found.values() for clause in clauses} == {"REC-310"}


@pytest.mark.long
def test_a_release_says_so_where_words_alone_ask_for_signatures(tmp_path: Path) -> None:
    folder = own_templates(tmp_path)
    edit(
        folder / "ru" / "receivables" / "REC-310.md", "а выяснение обстоятельств", "а попытка понять причину"
    )
    for changes, is_asked in (((), False), ((ANY,), True)):
        profile = company(*changes).profile
        before, after = (
            drafted(profile, folders, "", languages=["ru"]) for folders in ((TEMPLATES,), (folder, TEMPLATES))
        )
        assert is_signed_for_words(compare(before, after), profile) is is_asked


@pytest.mark.long
def test_where_the_policy_says_any_change_what_every_release_changes_is_still_left_out() -> None:
    assert who_signs_again(company(ANY), company(ANY, *RELEASE)) == {}


@pytest.mark.long
def test_another_title_of_a_role_is_nobodys_to_sign_again() -> None:
    forms = [("главный ", "старший "), ("главного ", "старшего "), ("главному ", "старшему ")]
    assert who_signs_again(company(), company(*forms, ("главным ", "старшим "))) == {}


@pytest.mark.long
def test_another_phone_of_a_partner_is_nobodys_to_sign_again() -> None:
    assert who_signs_again(company(), company(("+73430000004", "+73430000009"))) == {}


@pytest.mark.parametrize(
    "change",
    [
        *CHANGES,
        ("  owner: head_of_sales", "  owner: finance_director"),
        ("valid_until: 2027-12-31", "valid_until: 2028-12-31"),
    ],
    ids=lambda change: change[1].strip(),
)
@pytest.mark.sampled(1)
def test_those_sign_again_whom_the_comparison_says_it_concerns(change: tuple[str, str]) -> None:
    before, after = company(), company(change)
    sides = [drafted(one.profile, (TEMPLATES,), "", languages=["ru"]) for one in (before, after)]
    found = compare(*sides)
    concerned = {
        (role, one.clause)
        for one in found.amendments
        if one.clause not in FORMAL_CLAUSES
        for role in one.roles
    }
    signing = who_signs_again(before, after)
    assert {*signing_again(found, after.profile)} == signing.keys()
    assert {(role, clause) for role, clauses in signing.items() for clause in clauses} == concerned


@pytest.mark.long
def test_a_release_asks_nobody_outside_the_company_to_sign_again() -> None:
    """A Hungarian deadline that the external lawyer's own clauses print."""
    tisza = "company_profiles/tisza-szoftver.yaml"
    before, after = company(file=tisza), company(("negotiation_days: 10", "negotiation_days: 12"), file=tisza)
    sides = [drafted(one.profile, (TEMPLATES,), "", languages=["hu"]) for one in (before, after)]
    found = compare(*sides)
    assert "lawyer" in {role for one in found.amendments for role in one.roles}
    assert {*signing_again(found, after.profile)} == who_signs_again(before, after).keys()


# Several versions.

FIRST, SECOND, THIRD = "1.1.0", "1.1.1", "1.2.0"


def released(number: str, first_day: str, *changes: tuple[str, str]) -> Company:
    """A version of its own number and first day."""
    return company(
        ("  version: 2.0.0", f"  version: {number}"),
        ("effective_date: 2026-03-02", f"effective_date: {first_day}"),
        *changes,
    )


def chain() -> tuple[Company, Company, Company]:
    """A version in force for long, one of other dates alone, one to come in which a number is another."""
    return (
        released(FIRST, "2026-03-02"),
        released(SECOND, "2026-12-21"),
        released(THIRD, "2027-01-15", CHANGES[2]),
    )


def asked(person: Person, as_of: date, *signed: Company) -> list[tuple[str, State, date | None, bool]]:
    """What somebody owes, all three versions being released, having signed some of them."""
    every = chain()
    signatures = [one for version in signed for one in version.signed([person])]
    found = every[-1].owed([person], signed, signatures, as_of, released=every)
    return [(one.version, one.state, one.by, one.is_ahead) for one in found]


OLD_HAND = Person("1042", "sales", ("account_manager",), started_on=date(2020, 1, 9))
LAWYER = Person("1043", "legal", ("lawyer",), started_on=date(2020, 1, 9))
PASSED = date(2026, 3, 10)


@pytest.mark.long
def test_a_version_of_other_words_leaves_overdue_what_was_overdue() -> None:
    for day, version in ((date(2026, 12, 20), FIRST), (date(2026, 12, 22), SECOND)):
        assert asked(LAWYER, day) == [(version, State.OVERDUE, PASSED, False)]


def test_the_version_in_force_is_owed_and_the_one_to_come_may_be_signed_ahead() -> None:
    first, _, third = chain()
    ahead = (THIRD, State.DUE, date(2027, 1, 22), True)
    assert asked(OLD_HAND, TODAY) == [(FIRST, State.OVERDUE, PASSED, False), ahead]
    assert asked(OLD_HAND, TODAY, first) == [ahead]
    assert asked(OLD_HAND, TODAY, first, third) == [(FIRST, State.SIGNED, None, False)]
    assert asked(LAWYER, TODAY, first) == [(FIRST, State.SIGNED, None, False)]


def test_a_row_ahead_tells_everything_that_signing_it_would_prove() -> None:
    """Whoever signs only the version to come has then read all of it."""
    first, *_ = chain()
    for signed, told in (([], []), ([first], ["REC-210", "ANN-L"])):
        signatures = [one for version in signed for one in version.signed([OLD_HAND])]
        ahead = chain()[-1].owed([OLD_HAND], signed, signatures, TODAY, released=chain())[-1]
        assert (ahead.version, ahead.is_ahead, ahead.is_whole) == (THIRD, True, not signed)
        assert [change.clause for change in ahead.changes] == told


def test_whoever_signed_only_ahead_still_owes_what_is_in_force_until_then() -> None:
    _, _, third = chain()
    assert asked(OLD_HAND, TODAY, third) == [(FIRST, State.OVERDUE, PASSED, False)]
    assert asked(OLD_HAND, date(2027, 1, 15), third) == [(THIRD, State.SIGNED, None, False)]


def test_a_newcomer_keeps_the_newcomers_day() -> None:
    newcomer = Person("1044", "sales", ("account_manager",), started_on=date(2026, 12, 7))
    mine = (FIRST, State.DUE, date(2026, 12, 7), False)
    assert asked(newcomer, TODAY) == [mine, (THIRD, State.DUE, date(2027, 1, 22), True)]
    after = [(THIRD, State.OVERDUE, date(2026, 12, 7), False)]
    assert asked(newcomer, date(2027, 1, 20)) == after


def test_a_role_that_begins_keeps_its_own_day() -> None:
    person = Person("1045", "legal", ("lawyer",), date(2020, 1, 9), role_since=date(2026, 12, 10))
    assert asked(person, TODAY) == [(FIRST, State.DUE, date(2026, 12, 17), False)]


def test_nobody_is_asked_for_a_version_that_begins_after_the_last_day_at_work() -> None:
    leaving = Person("1046", "sales", ("account_manager",), left_on=date(2026, 12, 31))
    assert asked(leaving, TODAY) == [(FIRST, State.OVERDUE, PASSED, False)]


@pytest.mark.parametrize(
    ("second_day", "last_day"),
    [
        ("2026-12-21", date(2026, 12, 30)),  # its own day had not come when the third took effect
        ("2026-11-16", date(2026, 11, 23)),
    ],
)
@pytest.mark.long
def test_a_clause_changed_twice_is_owed_from_its_last_change_unless_its_day_had_passed(
    second_day: str, last_day: date
) -> None:
    first = released(FIRST, "2026-03-02")
    second = released(SECOND, second_day, ("reminders_before_due: [3, 1]", "reminders_before_due: [5, 1]"))
    third = released(THIRD, "2026-12-23", CHANGES[2])
    signed = first.signed([OLD_HAND])
    every = [first, second, third]
    found = only(third.owed([OLD_HAND], [first], signed, date(2026, 12, 23), released=every))
    assert [change.clause for change in found.changes] == ["REC-210", "ANN-L"]
    assert found.by == last_day


def test_what_is_only_being_prepared_is_nobodys_to_sign() -> None:
    first, _, third = chain()
    found = only(third.owed([LAWYER], [first], first.signed([LAWYER]), date(2027, 2, 1), released=[first]))
    assert (found.version, found.state) == (FIRST, State.SIGNED)


def test_without_releases_the_versions_that_were_signed_are_known() -> None:
    first, _, third = chain()
    signed = first.signed([OLD_HAND])
    found = third.owed([OLD_HAND, LAWYER], [first], signed, TODAY)
    assert [(one.version, one.state) for one in found] == [(THIRD, State.DUE), (FIRST, State.OVERDUE)]


@pytest.mark.long
def test_whoever_signed_after_losing_a_clause_has_signed() -> None:
    before = company()
    owner = before.profile.partner_programme.owner
    after = released(
        "2.1.0", "2026-11-02", (f"enabled: true\n  owner: {owner}", "enabled: true\n  owner: hr")
    )
    person = Person("1042", "sales", (owner,))
    signed = before.signed([person])
    lost = only(after.owed([person], [before], signed))
    assert Reason.HANDED_OVER in {change.reason for change in lost.changes}
    again = (*signed, *after.signed([person], date(2026, 11, 3)))
    assert only(after.owed([person], [before, after], again)).state is State.SIGNED
