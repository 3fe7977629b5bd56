"""Drafted entries of the change log, read in the languages of a company of three."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT, sample_profile
from telling_changes import changed, company, words

from policy_gen.history.amendments import Comparison, ParameterChange
from policy_gen.history.change_log import drafted_what, logged_clauses, worth_telling
from policy_gen.history.comparing import compare
from policy_gen.history.snapshots import Snapshot, drafted
from policy_gen.history.spoken import words_in
from policy_gen.history.telling import tell
from policy_gen.profile.loading import LoadedProfile
from policy_gen.scenarios.changing import changed as with_values

COMPANY, LANGUAGES = "oglinda-carpati", ("ro", "hu", "en")
EDITS: dict[str, dict[str, str]] = {
    "A number": {"\n  negotiation_days: 10\n": "\n  negotiation_days: 15\n"},
    "A number of a segment, and an owner": {
        "\n      negotiation_days: 7\n": "\n      negotiation_days: 5\n",
        "\n  owner: finance_director\n": "\n  owner: chief_accountant\n",
    },
    "A right made narrower": {"      extend_days: 3\n": "      extend_days: 2\n"},
    "A sum": {"    min_amount: 2000\n": "    min_amount: 3000\n"},
    "A deputy": {"    deputy: chief_accountant\n": "    deputy: finance_director\n"},
    "Many things at once": {
        "\n  negotiation_days: 10\n": "\n  negotiation_days: 15\n",
        "      extend_days: 3\n": "      extend_days: 2\n",
        "    min_amount: 2000\n": "    min_amount: 3000\n",
        "\n  min_amount: 500\n": "\n  min_amount: 600\n",
    },
}
CLAUSES = {
    "Other words": {"ro": ("sună clientul", "îl sună pe client")},
    "One more rule": {
        "ro": (
            "sună clientul și nu așteaptă să fie sunat.",
            "sună clientul și nu așteaptă să fie sunat.\nNu sună după ora 20.",
        )
    },
}
"""Changes of the first call, REC-310, in the binding language."""


@pytest.fixture(scope="module")
def before() -> Snapshot:
    return drafted(sample_profile(COMPANY).profile, (ROOT / "templates",), "before")


def told(title: str, before: Snapshot, after: Snapshot) -> str:
    found = compare(before, after)
    lines = [f"# {title}", f"{found.bump}: {', '.join(logged_clauses(found))}"]
    lines += [f"{one}: {drafted_what(found, words_in(one, (ROOT / 'templates',)))}" for one in LANGUAGES]
    return "\n".join(lines)


@pytest.mark.long
def test_entries_read_as_a_person_writes(
    before: Snapshot,
    variant: Callable[[str, dict[str, str]], LoadedProfile],
    golden: Callable[[str, str], None],
    tmp_path: Path,
) -> None:
    entries = [
        told(title, before, drafted(variant(COMPANY, edits).profile, (ROOT / "templates",), "after"))
        for title, edits in EDITS.items()
    ]
    for title, wording in CLAUSES.items():
        entries.append(told(title, before, rewritten(tmp_path / title, wording)))
    golden("change-log-oglinda-carpati.txt", "\n\n".join(entries) + "\n")


def rewritten(folder: Path, wording: dict[str, tuple[str, str]]) -> Snapshot:
    """The policy with another wording of a clause."""
    for language, (old, new) in wording.items():
        name = f"{language}/receivables/REC-310.md"
        text = (ROOT / "templates" / name).read_text("utf-8")
        assert old in text
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text.replace(old, new), "utf-8")
    return drafted(sample_profile(COMPANY).profile, (folder, ROOT / "templates"), "after")


def _told_in(change: ParameterChange) -> ParameterChange:
    return replace(change, clauses=("REC-400",))


PERIOD = _told_in(changed("receivables.claim.period_days", 30, 20))


def test_the_entry_names_no_restricted_value_no_holder_and_no_date_of_the_document() -> None:
    hidden = (
        changed("privileged.max_tolerated_days", 30, 45),
        changed("privileged.max_tolerated_amount", Decimal(1), None),
        changed("segments.chains.privileged_eligible", False, True),
        changed("roles.lawyer.holders.0", None, "0"),
        changed("roles.lawyer.holders.0.name", "a", "b"),
        changed("document.version", "1.0.0", "1.1.0"),
    )
    assert worth_telling((*map(_told_in, hidden), PERIOD)) == (PERIOD,)


def test_of_a_new_entry_only_its_coming_is_told() -> None:
    new = _told_in(changed("partners.holod", None, "holod"))
    its_regions = _told_in(changed("partners.holod.regions", None, ("ekb",)))
    assert worth_telling((new, its_regions, PERIOD)) == (new, PERIOD)


def test_a_value_that_no_clause_tells_is_not_in_the_log() -> None:
    assert worth_telling((changed("receivables.claim.period_days", 30, 20),)) == ()


@pytest.fixture(scope="module")
def russian() -> Snapshot:
    return drafted(company("ru"), (ROOT / "templates",), "before", languages=("ru",))


def tried(before: Snapshot, values: dict[str, object]) -> Comparison:
    """The Russian company against the same with other values."""
    profile = with_values(company("ru"), values)
    return compare(before, drafted(profile, (ROOT / "templates",), "after", languages=("ru",)))


def test_clauses_beyond_three_titles_are_named_by_id(russian: Snapshot) -> None:
    found = tried(russian, {"partners.holod.status": "suspended"})
    # As where the list of partners is filtered by a status that no clause is seen to read.
    unread = replace(
        found,
        parameters=(),
        amendments=tuple(replace(one, parameters=()) for one in found.amendments),
    )
    assert drafted_what(unread, words("ru")) == (
        "Изменены пункты: «Список партнёров», «Где партнёры есть и где их нет», "
        "«Кто ведёт список партнёров», ANN-G"
    )


def test_every_changed_value_is_named_and_a_deputy_last(russian: Snapshot) -> None:
    found = tried(
        russian,
        {
            "roles.account_manager.deputy": "finance_director",
            "segments.horeca.credit_limit": 300000,
            "receivables.negotiation_days": 15,
            "receivables.court.min_amount": 60000,
        },
    )
    entry = drafted_what(found, words("ru"))
    assert "срок переговоров: 15 календарных дней (раньше 10)" in entry.lower()
    assert "долг, с которого обращаются в суд" in entry
    assert entry.endswith("; кто замещает менеджера по продажам")


def test_a_value_that_changes_no_text_is_a_setting_and_no_new_number(russian: Snapshot) -> None:
    found = tried(russian, {"roles.finance_director.may_decide.write_off": 1})
    assert (found.amendments, len(found.parameters)) == ((), 1)
    assert drafted_what(found, words("ru")) == "Изменены настройки; текст прежний"
    assert tell(found, words("ru"), "ru").summary[-1] == "Текст пунктов не изменился."


def test_a_new_telephone_is_a_contact_and_a_new_title_is_a_title(russian: Snapshot) -> None:
    title = {"ru": dict.fromkeys(("nom", "gen", "dat", "ins"), "бухгалтер"), "en": {"nom": "accountant"}}
    phone = tried(russian, {"company.phone": "+73430000009"})
    assert drafted_what(phone, words("ru")) == "Обновлены контакты"
    both = tried(russian, {"company.phone": "+73430000009", "roles.lawyer.title": title})
    assert drafted_what(both, words("ru")) == "Обновлены контакты; обновлены названия должностей"


def test_a_value_that_falls_back_on_the_company_is_told_with_that_value(russian: Snapshot) -> None:
    found = tried(russian, {"segments.retail.negotiation_days": None})
    (change,) = found.parameters
    assert (str(change.direction), str(change.party)) == ("softer", "client")
    (told_change,) = tell(found, words("ru"), "ru").parameters
    assert told_change.sentence.replace("\u00a0", " ").endswith(
        ": 7 календарных дней → 10 календарных дней, как для всей Компании (мягче для клиента)"
    )


def test_a_flag_is_told_as_what_happened(russian: Snapshot) -> None:
    off = _told_in(changed("partner_programme.enabled", True, False))
    found = replace(tried(russian, {}), parameters=(off,))
    said = {one: drafted_what(found, words(one)) for one in ("ru", "ro", "hu", "en")}
    assert said == {
        "ru": "Партнёров больше не рекомендуем",
        "ro": "Nu mai recomandăm parteneri",
        "hu": "Partnert már nem ajánlunk",
        "en": "Partners are no longer recommended",
    }


def test_a_step_of_approval_does_not_say_again_what_a_right_says(russian: Snapshot) -> None:
    found = tried(russian, {})
    right = _told_in(changed("roles.head_of_sales.may_decide.schedule_days", 30, 14))
    step = _told_in(changed("receivables.schedules.0.max_days", 30, 14))
    assert company("ru").receivables.schedules[0].role == "head_of_sales"
    entry = drafted_what(replace(found, parameters=(right, step), amendments=()), words("ru"))
    assert entry.count("14") == 1
