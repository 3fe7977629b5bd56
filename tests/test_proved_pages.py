"""`check --text` and `build`: the proofs on a company's own words and templates, as a user sees them."""

import json
import re
from pathlib import Path

import pytest
from conftest import ROOT, SITES, sample_profile, sample_tree
from running import AS_OF, SEVERNY, TISZA, edit, new_workspace, policy_gen
from test_disclosure import OWN, replaced
from varying import varied

from policy_gen.outputs.site_tree import site_tree
from policy_gen.policy.edition import Edition
from policy_gen.policy.proofs.parity import numbers
from policy_gen.policy.tree import Clause
from policy_gen.policy.workspace import Workspace
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.referral import PartnerStatus

BUILD = ("build", "--builder", "none")
CHECK = ("check", "--text")
COMMANDS = pytest.mark.parametrize("command", [CHECK, BUILD], ids=["check", "build"])


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return new_workspace(tmp_path / "ws", SEVERNY, TISZA)


ANGRY_REMINDER = """
communication:
  scripts:
    remind:
      hu: Nyugodjon meg, és fizessen.
      en: Please pay today.
  forbidden_phrases:"""


def test_sound_texts_are_said_to_be_so(workspace: Path) -> None:
    done = policy_gen(workspace, *CHECK, *AS_OF)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [f"{SEVERNY}: ошибок и замечаний нет", f"{TISZA}: nincs hiba"]


@COMMANDS
@pytest.mark.sampled(1)
def test_a_fault_of_the_profiles_words_is_told_at_its_line(workspace: Path, command: tuple[str, ...]) -> None:
    edit(workspace / TISZA, "\ncommunication:\n  forbidden_phrases:", ANGRY_REMINDER)
    text = (workspace / TISZA).read_text("utf-8").splitlines()
    line = next(number for number, one in enumerate(text, 1) if "Nyugodjon" in one)
    done = policy_gen(workspace, *command, TISZA, *AS_OF)
    assert done.returncode == 1
    assert f"{TISZA}:{line}:11: hiba[forbidden-phrase]: " in done.stdout + done.stderr
    assert not (workspace / "site").exists()


def test_without_texts_asked_for_the_words_are_not_looked_at(workspace: Path) -> None:
    edit(workspace / TISZA, "\ncommunication:\n  forbidden_phrases:", ANGRY_REMINDER)
    assert policy_gen(workspace, "check", TISZA, *AS_OF).returncode == 0


FAULTS = {
    "en/receivables/REC-330.md": ("TODO: ask the lawyer.", "unfinished-template"),
    "en/receivables/REC-340.md": ("> Calm down, please.", "forbidden-phrase"),
    "ru/receivables/REC-500.md": ("> Мы обратимся в полицию.", "foreign-threat"),
    "ru/receivables/VIP-040.md": ("Тогда Компания прощает долг.", "debt-released"),
    "ru/responsibility/RSP-095.md": ("Сотрудника лишают премии.", "staff-penalty"),
    "ru/refusal/REF-010.md": ("Это cделка.", "mixed-alphabets"),
}


@COMMANDS
@pytest.mark.sampled(1)
def test_faults_of_own_templates_are_told_all_at_once_at_their_lines(
    workspace: Path, command: tuple[str, ...]
) -> None:
    for name, (more, _) in FAULTS.items():
        replaced(workspace, name, more)
    done = policy_gen(workspace, *command, SEVERNY, *AS_OF)
    told = done.stdout + done.stderr
    assert done.returncode == 1
    for name, (_, code) in FAULTS.items():
        line = len((workspace / OWN / name).read_text("utf-8").splitlines())
        assert f"{OWN}/{name}:{line}:1: ошибка[{code}]: " in told, name


@pytest.mark.long
def test_own_words_in_word_lists_are_looked_at_value_by_value(workspace: Path) -> None:
    own = workspace / OWN / "en/scripts.yaml"
    own.parent.mkdir(parents=True)
    text = (ROOT / "templates/en/scripts.yaml").read_text("utf-8")
    own.write_text(text.replace("Is the payment on track?", "Calm down."), "utf-8")
    done = policy_gen(workspace, *CHECK, "--format", "json", SEVERNY, *AS_OF)
    (told,) = json.loads(done.stdout)
    assert (told["code"], told["place"]["file"]) == ("forbidden-phrase", f"{OWN}/en/scripts.yaml")


@pytest.mark.long
@COMMANDS
def test_a_clause_that_says_less_in_one_language_is_told(workspace: Path, command: tuple[str, ...]) -> None:
    replaced(
        workspace, "ru/receivables/REC-330.md", "Ещё {{ approvals.answer_within_business_days | number }}."
    )
    done = policy_gen(workspace, *command, SEVERNY, *AS_OF)
    assert done.returncode == 1
    told = done.stdout + done.stderr
    assert f"{OWN}/ru/receivables/REC-330.md:1:1: " in told
    assert "[differing-clause]" in told
    assert "approvals.answer_within_business_days" in told
    replaced(
        workspace, "en/receivables/REC-330.md", "Also {{ approvals.answer_within_business_days | number }}."
    )
    assert policy_gen(workspace, *command, SEVERNY, *AS_OF).returncode == 0


def test_a_template_that_cannot_be_read_is_still_told_as_such(workspace: Path) -> None:
    own = workspace / OWN / "ru/receivables/REC-330.md"
    own.parent.mkdir(parents=True)
    own.write_bytes("Срок".encode("cp1251"))
    done = policy_gen(workspace, *CHECK, SEVERNY, *AS_OF)
    assert done.returncode == 1
    assert done.stderr.startswith(f"policy-gen: ошибка в шаблоне: {OWN}/ru/receivables/REC-330.md:1: ")


# Our own pages, proved the same way.


def _stated(clause: Clause) -> set[tuple[frozenset[str], tuple[str, ...]]]:
    """The numbers, sums and days of a clause: where each comes from and what it says, free of language."""
    return {
        (value.sources, tuple(numbers(_SHORT_DATE.sub(r"\1 \2", value.text))))
        for value in clause.values
        if value.numeric
    }


_SHORT_DATE = re.compile(r"\b(\d\d)\.\d\d\.(\d{4})\b")
"""Russian writes the month as a number where English writes its name."""


def _names(clause: Clause) -> set[str]:
    """The paths of the names it prints: of partners, people, firms, papers."""
    found = (_NAME.fullmatch(source) for value in clause.values for source in value.sources)
    return {name[1] for name in found if name}


_NAME = re.compile(
    r"(.*\.(?:name|contact_person|phone|email|number|code|register|firm|registration_no|tax_id|account))(?:\.\w\w)?"
)


@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.sampled(1)
def test_every_clause_says_the_same_numbers_days_and_names_in_both_languages(edition: Edition) -> None:
    russian, english = (
        {clause.id: clause for clause in sample_tree("severny-dvor", language, edition).policy.clauses()}
        for language in ("ru", "en")
    )
    assert list(russian) == list(english)
    for clause_id, clause in russian.items():
        assert _stated(clause) == _stated(english[clause_id]), clause_id
        assert _names(clause) == _names(english[clause_id]), clause_id


@pytest.mark.long
@pytest.mark.parametrize("status", ["suspended", "removed"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_partner_no_longer_recommended_is_nowhere_on_the_pages(status: str, language: str) -> None:
    """K-PAR-07."""
    loaded = sample_profile("severny-dvor")
    first, *others = loaded.profile.partners
    gone = first.model_copy(update={"status": PartnerStatus(status)})
    changed = LoadedProfile(
        loaded.path, varied(loaded.profile, {"partners": (gone, *others)}), loaded.origins
    )
    names = first.name.values() if isinstance(first.name, dict) else (first.name,)
    contact = first.contact_person
    people = contact.values() if isinstance(contact, dict) else (contact,)
    wanted = (*names, *people, first.phone, f"partners.{first.id}.", f'"{first.id}"')
    before = "\n".join(sample_tree("severny-dvor", language).files().values())
    after = site_tree(changed, Workspace(ROOT), language, Edition.STAFF).files()
    assert sum(word in before for word in wanted) >= 4
    after.pop("record.json")  # which stays with the profile; it says that a clause asked for the status
    assert [(name, word) for name, text in after.items() for word in wanted if word in text] == []


@pytest.mark.parametrize(("company", "language"), SITES)
def test_names_of_employees_stand_only_where_the_document_is_approved(company: str, language: str) -> None:
    """K-PRV-02, settled 42."""
    loaded = sample_profile(company)
    holders = {
        f"roles.{role_id}.holders.{index}.name"
        for role_id, role in loaded.profile.roles.items()
        for index in range(len(role.holders))
    }
    assert not loaded.profile.document.show_names
    for clause in sample_tree(company, language).policy.clauses():
        named = {s.removesuffix(f".{language}") for value in clause.values for s in value.sources} & holders
        assert not named or clause.id in ("DOC-010", "ANN-R"), (clause.id, named)
    for page in sample_tree(company, language).policy.pages:
        assert not {s for line in page.lines for s in line.sources} & holders, page.page
