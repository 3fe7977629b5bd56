"""A duty that a template turns round has to be learnt and signed again; other words for it have not."""

import shutil
from dataclasses import dataclass
from functools import cache

import pytest
from acknowledgements import TEMPLATES
from conftest import sample_profile
from repositories import Desk, new_desk
from running import edit

from policy_gen.history.acknowledging.role_clauses import RoleClause, role_clauses
from policy_gen.history.amendments import Amendment, Weight
from policy_gen.history.comparing import compare
from policy_gen.history.duty_words import asides
from policy_gen.history.snapshots import Snapshot, drafted
from policy_gen.policy.lexicon import read_lexicon

COMPANIES = {"ru": "severny-dvor", "ro": "oglinda-carpati", "hu": "tisza-szoftver"}
TURNED = [
    ("ru/receivables/REC-410", "Он не вправе обещать", "Он вправе обещать"),
    ("ru/referral/PAR-100", "- не вправе брать", "- вправе брать"),
    ("ru/receivables/REC-220", "и не вправе говорить", "и вправе говорить"),
    ("ru/general/GEN-010", "сотрудник вправе отказать", "сотрудник не вправе отказать"),
    ("ru/general/GEN-080", "- Сотрудник не обещает", "- Сотрудник обещает"),
    ("ru/control/DOC-060", "Исключений нет:", "Исключения возможны:"),
    ("ru/control/DOC-070", "вместе с наставником", "без наставника"),
    ("ru/receivables/REC-350", "встречается с клиентом", "не встречается с клиентом"),
    ("ru/receivables/REC-400", "Её пишет {{ 'lawyer' | role }};", "Её пишет менеджер по продажам;"),
    ("ru/receivables/REC-210", "в тот же день", "в тот же месяц"),
    ("ru/receivables/REC-520", "вправе только {{", "вправе и {{"),
    ("ru/responsibility/RSP-050", "принимает только {{", "принимает и {{"),
    ("ru/receivables/REC-500", "*Исключение: пока", "*Нет исключения: пока"),
    ("hu/responsibility/RSP-070", "senki nem fenyegetheti", "bárki fenyegetheti"),
    ("hu/annexes/ANN-T", "- nem ígérhet árat", "- ígérhet árat"),
    ("ro/responsibility/RSP-060", "Angajatul nu are dreptul", "Angajatul are dreptul"),
    ("ro/responsibility/RSP-070", "Nimeni din Societate nu are", "Oricine din Societate are"),
    ("ro/receivables/REC-400", "instanță numai după ce", "instanță și înainte ce"),
]
REWORDED = [
    ("ru/receivables/REC-310", "а выяснение обстоятельств", "а попытка понять причину"),
    (
        "ru/general/GEN-060",
        "*Зачем: останется ли",
        "*Зачем: только от нас и ни от кого другого: останется ли",
    ),
    ("hu/receivables/REC-310", "A hangnem barátságos", "A hangnem kedves"),
    ("ro/receivables/REC-310", "Tonul este prietenos", "Tonul este cald"),
]


@dataclass(frozen=True)
class Version:
    """The templates of a commit, and what a company says by them."""

    text: Snapshot
    seals: dict[str, RoleClause]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The templates that are edited, under git: first as they are, then with every edit."""
    found = new_desk(tmp_path_factory.mktemp("company"))
    for name, *_ in (*TURNED, *REWORDED):
        file = found.root / "templates" / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(TEMPLATES / f"{name}.md", file)
    found.commit("Begin")
    for name, old, new in (*TURNED, *REWORDED):
        edit(found.root / "templates" / f"{name}.md", old, new)
    found.commit("Edit")
    return found


@cache
def version(desk: Desk, commit: str, language: str) -> Version:
    desk.git("checkout", "--quiet", commit)
    folders = (desk.root / "templates", TEMPLATES)
    profile = sample_profile(COMPANIES[language]).profile
    clauses = role_clauses(profile, folders)
    return Version(drafted(profile, folders, commit, languages=[language]), {one.id: one for one in clauses})


def edited(desk: Desk, name: str) -> tuple[Amendment, bool]:
    """What became of a clause, and whether those who must know it sign again."""
    language, clause = name.partition("/")[0], name.rpartition("/")[2]
    before, after = (version(desk, commit, language) for commit in ("main~1", "main"))
    found = {one.clause: one for one in compare(before.text, after.text).amendments}
    return found[clause], before.seals[clause].seal != after.seals[clause].seal


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name, *_ in TURNED])
def test_a_duty_turned_round_is_material_and_signed_again(desk: Desk, name: str) -> None:
    found, is_signed_again = edited(desk, name)
    assert found.weight is Weight.MATERIAL
    assert found.roles
    assert is_signed_again


@pytest.mark.parametrize("name", [name for name, *_ in REWORDED])
@pytest.mark.sampled(1)
def test_other_words_for_a_duty_or_another_reason_for_it_are_editorial(desk: Desk, name: str) -> None:
    found, is_signed_again = edited(desk, name)
    assert (found.weight, found.roles, is_signed_again) == (Weight.EDITORIAL, (), False)


@pytest.mark.parametrize("language", ["ru", "ro", "hu", "en"])
def test_lines_that_bind_nobody_begin_as_the_texts_of_the_language_do(language: str) -> None:
    lexicon = read_lexicon((TEMPLATES,), language)
    why, law, unread = asides(language)
    assert why == f"*{lexicon.phrase('why')}:"
    assert lexicon.phrase("law_note").startswith(law)
    assert lexicon.phrase("law_not_reviewed").startswith(unread)
