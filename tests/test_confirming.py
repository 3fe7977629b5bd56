"""A translation is confirmed against the binding text, clause by clause, and told when it is out of date."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT
from running import AS_OF, SEVERNY, edit, new_workspace, policy_gen

from policy_gen.policy.confirming import Confirmation, confirmed_file, written
from policy_gen.policy.translations import binding_seals, translation_problems
from policy_gen.problems import Severity
from policy_gen.profile.loading import LoadedProfile, load

TEMPLATES = ROOT / "templates"
RULE = "ru/refusal/REF-010.md"
NOTE = "The binding text of this clause has changed"


@dataclass(frozen=True)
class Company:
    """The Russian company, its English translation read in a folder of its own."""

    folder: Path

    @property
    def profile(self) -> Path:
        return self.folder / SEVERNY

    @property
    def folders(self) -> tuple[Path, ...]:
        places = (self.folder / "own", self.folder / "templates", TEMPLATES)
        return tuple(place for place in places if place.is_dir())

    def loaded(self) -> LoadedProfile:
        value = load(self.profile).value
        assert value is not None
        return value

    def confirm(self, *clauses: str) -> None:
        """Somebody reads these clauses of the translation, or all."""
        now = binding_seals(self.loaded(), self.folders, self.folder / "own")
        read = {key: seal for key, seal in now.items() if not clauses or key in clauses}
        text = written({"en": Confirmation("K. Laptev", self.loaded().profile.document.effective_date, read)})
        confirmed_file(self.profile).write_text(text, encoding="utf-8")

    def told(self) -> list[tuple[Severity, str]]:
        """How grave each outdated part of the translation is, and its clauses."""
        found = translation_problems(self.loaded(), self.folders, self.folder / "own")
        assert {one.code for one in found} <= {"stale-translation"}
        return [(one.severity, dict(one.fields)["clauses"]) for one in found]

    def rewrite(self, place: str) -> None:
        """Another sentence in the binding text of a clause: of the company's own, or of the generator's."""
        target = self.folder / place / RULE
        target.parent.mkdir(parents=True, exist_ok=True)
        text = (TEMPLATES / RULE).read_text("utf-8").rstrip("\n")
        target.write_text(f"{text}\n\nОтказ вежлив.\n", encoding="utf-8")


@pytest.fixture
def company(tmp_path: Path) -> Company:
    (tmp_path / "company_profiles").mkdir()
    shutil.copy(ROOT / SEVERNY, tmp_path / SEVERNY)
    made = Company(tmp_path)
    made.confirm()
    return made


def test_a_confirmed_translation_is_not_complained_of(company: Company) -> None:
    assert company.told() == []


def test_a_clause_the_company_changed_fails_a_policy_in_force(company: Company) -> None:
    company.rewrite("own")
    assert company.told() == [(Severity.ERROR, "REF-010")]


@pytest.mark.long
def test_a_clause_the_company_changed_only_warns_in_a_draft(company: Company) -> None:
    edit(company.profile, "status: in_force", "status: draft")
    company.confirm()
    company.rewrite("own")
    assert company.told() == [(Severity.WARNING, "REF-010")]


@pytest.mark.long
def test_a_clause_that_the_generator_words_anew_only_warns(company: Company) -> None:
    company.rewrite("templates")
    assert company.told() == [(Severity.WARNING, "REF-010")]


def test_confirming_again_clears_the_clause(company: Company) -> None:
    company.rewrite("own")
    company.confirm()
    assert company.told() == []


def test_a_changed_number_leaves_the_translation_as_good_as_it_was(company: Company) -> None:
    edit(company.profile, "negotiation_days: 10", "negotiation_days: 9")
    assert company.told() == []


@pytest.mark.long
def test_a_clause_that_nobody_compared_is_not_confirmed_with_the_others(company: Company) -> None:
    company.confirm("REF-010")
    ((_, clauses),) = company.told()
    assert "DOC-010" in clauses
    assert "REF-010" not in clauses


@pytest.mark.long
def test_pages_and_commands_say_which_clause_is_old_until_it_is_confirmed(tmp_path: Path) -> None:
    folder = new_workspace(tmp_path)
    confirm = ("confirm", SEVERNY, "--lang", "en", "--by", "K. Laptev", *AS_OF)
    build = ("build", SEVERNY, "--builder", "none", *AS_OF)
    assert policy_gen(folder, *confirm).returncode == 0
    rule = folder / "templates" / RULE
    rule.write_text(rule.read_text("utf-8").rstrip("\n") + "\n\nОтказ вежлив.\n", "utf-8")
    assert "stale-translation" in policy_gen(folder, *build).stderr
    site = folder / "site/severny-dvor"
    for page in ("refusal/index.md", "document.md"):
        assert (site / "en/pages" / page).read_text("utf-8").count(NOTE) == 1
    assert ".stale" not in (site / "ru/pages/document.md").read_text("utf-8")
    assert policy_gen(folder, *confirm, "--clause", "ref-010").returncode == 0
    assert "stale-translation" not in policy_gen(folder, *build, "--lang", "en").stderr
    assert NOTE not in (site / "en/pages/document.md").read_text("utf-8")


@pytest.mark.parametrize("arguments", [("--lang", "ru"), ("--lang", "hu"), ("--lang", "en", "--clause", "X")])
def test_what_cannot_be_confirmed_is_told_and_nothing_is_written(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    folder = new_workspace(tmp_path)
    assert policy_gen(folder, "confirm", SEVERNY, *arguments, "--by", "X", *AS_OF).returncode == 2
    assert not confirmed_file(folder / SEVERNY).exists()


DAMAGED = ("[1, 2]\n", "en: {by: X}\n", "en: {by: X, on: soon, clauses: {}}\n", "{{\n")


@pytest.mark.parametrize("text", DAMAGED)
@pytest.mark.sampled(2)
def test_a_damaged_file_of_confirmations_is_a_problem_with_a_way_out(company: Company, text: str) -> None:
    confirmed_file(company.profile).write_text(text, "utf-8")
    (found,) = translation_problems(company.loaded(), company.folders, company.folder / "own")
    assert (found.code, found.span and found.span.file) == ("confirmed-file", confirmed_file(company.profile))
    assert found.hint
