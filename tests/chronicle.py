"""Two years of a company's policy as a real git repository, step by step."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from repositories import Desk, new_desk
from shelving import shelve

ROOT = Path(__file__).parents[1]
LANGUAGES = ("en", "ru")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "theme", "hu", "ro")

Edit = Callable[["Office"], None]


@dataclass
class Office:
    """The workspace of a company, with its own copy of templates and program."""

    desk: Desk
    company: str = "severny-dvor"
    has_own_program: bool = False

    @property
    def root(self) -> Path:
        return self.desk.root

    @property
    def profile(self) -> Path:
        return self.root / "company_profiles" / f"{self.company}.yaml"

    def replace(self, name: str, changes: Mapping[str, str]) -> None:
        """Changes a file; each old text must be there."""
        path = self.root / name
        text = path.read_text("utf-8")
        for old, new in changes.items():
            assert old in text, old
            text = text.replace(old, new, 1)
        path.write_text(text, "utf-8")

    def in_profile(self, **changes: str) -> None:
        """Changes the profile: old and new text."""
        self.replace(f"company_profiles/{self.company}.yaml", {changes["old"]: changes["new"]})

    def in_templates(self, name: str, **changes: tuple[str, str]) -> None:
        """Changes a template in each language."""
        for language, (old, new) in changes.items():
            self.replace(f"templates/{language}/{name}", {old: new})

    def build(self) -> None:
        """Makes the pages anew with the program of the time."""
        if not self.has_own_program:
            shelve(self.root, self.profile)
            return
        search = os.pathsep.join((str(self.root), str(Path(__file__).parent)))
        script = Path(__file__).parent / "shelving.py"
        done = subprocess.run(
            [sys.executable, str(script), str(self.root), str(self.profile)],
            env=os.environ | {"PYTHONPATH": search, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()

    def commit(self, subject: str, day: str) -> str:
        """Builds and records."""
        self.build()
        return self.desk.commit(subject, day)


def open_office(root: Path) -> Office:
    """A company before its first commit."""
    desk = new_desk(root)
    for folder in ("templates", "policy_gen"):
        shutil.copytree(ROOT / folder, root / folder, ignore=LEFT_OUT)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    (root / "company_profiles").mkdir()
    shutil.copy(ROOT / "company_profiles" / "severny-dvor.yaml", root / "company_profiles")
    return Office(desk)


def _partner(office: Office) -> None:
    text = office.profile.read_text("utf-8")
    start = text.index("  - id: melkopt")
    end = text.index("accepted_gaps:")
    entry = (
        text[start:end].replace("melkopt", "optovik").replace("Зуев, мелкий опт", "Орлов, опт для магазинов")
    )
    entry = entry.replace("Zuev Small Wholesale", "Orlov Shop Supplies")
    office.profile.write_text(text[:end].rstrip() + "\n" + entry.rstrip() + "\n\n" + text[end:], "utf-8")


def _rename(office: Office) -> None:
    office.desk.git("mv", "company_profiles/severny-dvor.yaml", "company_profiles/sever.yaml")
    office.desk.git("mv", "site/severny-dvor", "site/sever")
    office.company = "sever"
    office.in_profile(old="id: severny-dvor", new="id: sever")


def _chapter(office: Office) -> None:
    for language in LANGUAGES:
        path = office.root / "templates" / language / "layout.yaml"
        lines = path.read_text("utf-8").splitlines(keepends=True)
        moved = next(line for line in lines if "code: VIP" in line and "sections" in line)
        lines.remove(moved)
        place = next(i for i, line in enumerate(lines) if "code: REC" in line)
        lines.insert(place, moved)
        path.write_text("".join(lines), "utf-8")


def _clause(office: Office) -> None:
    register = office.root / "templates" / "clauses.yaml"
    line = next(one for one in register.read_text("utf-8").splitlines() if one.startswith("  REC-320:"))
    office.replace("templates/clauses.yaml", {line: f"{line}\n{line.replace('REC-320', 'REC-325')}"})
    for language, text in SILENCE.items():
        (office.root / "templates" / language / "receivables" / "REC-325.md").write_text(text, "utf-8")


SILENCE = {
    "en": "Silence\n\nThe {{ 'account_manager' | role }} must call again the next business day.\n",
    "ru": "Клиент молчит\n\n{{ 'account_manager' | role | cap }} на следующий рабочий день звонит снова.\n",
}


def _law(office: Office) -> None:
    office.has_own_program = True
    office.replace(
        "policy_gen/law/packs/ru.yaml",
        {
            "Late payment bears interest at the Bank of Russia key rate of the period of delay": (
                "Late payment bears interest at the key rate that the Bank of Russia set for that time"
            ),
            "За просрочку оплаты начисляют проценты по ключевой ставке Банка России": (
                "На сумму долга начисляют проценты по ключевой ставке Банка России"
            ),
        },
    )


def _program(office: Office) -> None:
    facts = office.root / "policy_gen-9.0.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: policy-gen\nVersion: 9.0.0\n", "utf-8")
    office.replace("policy_gen/languages/data/en.yaml", {"other: business hours": "other: working hours"})


def _rule(office: Office) -> None:
    office.in_templates(
        "receivables/REC-310.md",
        en=("Three questions:", "They must not call before 9 a.m. or after 8 p.m.\n\nThree questions:"),
        ru=("Три вопроса:", "До 9 и после 20 часов он не звонит.\n\nТри вопроса:"),
    )


def _merge(office: Office) -> None:
    """A branch that another person wrote, taken in after the main line had gone on."""
    office.desk.git("checkout", "--quiet", "-b", "limits")
    office.in_profile(old="      extend_days: 3", new="      extend_days: 2")
    office.commit("Narrow what account managers may extend", "2026-01-12")
    office.desk.git("checkout", "--quiet", "main")
    office.in_profile(old="    min_amount: 50000", new="    min_amount: 60000")
    office.commit("Sue from sixty thousand", "2026-01-19")
    # Whoever merges builds the pages anew: those of either side would miss the other's change.
    office.desk.git("merge", "--quiet", "--no-commit", "--no-ff", "-X", "ours", "limits")


def _revert(office: Office) -> None:
    found = office.desk.git("log", "--format=%H", "--grep=Give restaurants seven days")
    office.desk.git("revert", "--no-commit", "-X", "theirs", found)


def steps() -> Iterator[tuple[str, str, Edit]]:
    """Subject, day and edit of each commit on the main line."""
    yield "Begin the policy", "2024-12-02", lambda office: None
    yield (
        "Give restaurants seven days", "2025-02-10",
        lambda office: office.in_profile(old="    negotiation_days: 5\n    stop_supply_at_dpd: 1",
                                         new="    negotiation_days: 7\n    stop_supply_at_dpd: 1"),
    )  # fmt: skip
    yield (
        "Hand the text to the finance director", "2025-04-07",
        lambda office: office.in_profile(old="  owner: head_of_sales", new="  owner: finance_director"),
    )  # fmt: skip
    yield (
        "Say more plainly why we call", "2025-06-02",
        lambda office: office.in_templates(
            "receivables/REC-310.md",
            en=("often the call only finds out what happened", "often the call only tells us what happened"),
            ru=("а выяснение обстоятельств", "а попытка понять причину"),
        ),
    )  # fmt: skip
    yield "Recommend a second wholesaler", "2025-08-04", _partner
    yield "Let privileged clients stand before receivables", "2025-10-06", _chapter
    yield "Give the company its short name", "2025-11-03", _rename
    yield "Keep calls within the day", "2025-12-01", _rule
    yield "Take in the narrower limits", "2026-02-02", _merge
    yield "Take back the seven days of restaurants", "2026-03-02", _revert
    yield "Say what to do when a client is silent", "2026-06-01", _clause
    yield "Take over the law as of summer", "2026-08-03", _law
    yield "Use version nine of the program", "2026-11-02", _program


def written(office: Office) -> list[tuple[str, str]]:
    """Writes the whole history; gives subject and id of each commit on the main line."""
    found = []
    for subject, day, edit in steps():
        edit(office)
        found.append((subject, office.commit(subject, day)))
    return found
