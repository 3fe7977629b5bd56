"""Plans a worklist and writes it where it is wanted."""

import sys
from datetime import date
from functools import cache
from pathlib import Path

from policy_gen.cli.exits import ENVIRONMENT, Stopped
from policy_gen.cli.profiles import published
from policy_gen.cli.worklist.inputs import Register
from policy_gen.cli.worklist.telling import Told
from policy_gen.policy.telling import Teller, teller
from policy_gen.profile.loading import LoadedProfile
from policy_gen.rules.receivables.engine import OverdueRules
from policy_gen.worklist.forms import Form, Worklist
from policy_gen.worklist.letters import Letters
from policy_gen.worklist.placing import placed
from policy_gen.worklist.planning import Plan, Rows
from policy_gen.worklist.row_faults import told_fault
from policy_gen.worklist.wording import Wording

BUFFER_BYTES = 1 << 20
EXTRAS = {"xlsxwriter": "xlsx", "icalendar": "calendar"}
"""Which extra brings a library that only one form needs."""


def planned(
    loaded: LoadedProfile, as_of: date, rows: Rows, register: Register | None,
    folders: tuple[Path, ...], said: str, told: Told, ledger: Path,
) -> Worklist:  # fmt: skip
    """Reads the ledger once and decides about every client."""
    profile = loaded.profile

    @cache
    def teller_of(language: str) -> Teller:
        return teller(profile, language, folders)

    events = register.events() if register else {}
    register_faults = register.faults if register else ()
    knows = register is not None and register.has_cases
    plan = Plan(profile, OverdueRules(profile), as_of, rows, events, knows_events=knows)
    spoken = [language for language in published(loaded) if _has_texts(folders, language)]
    return Worklist(
        plan=plan,
        wording=Wording(teller_of(said), plan),
        letters=Letters(teller_of, spoken, str(profile.languages.authoritative)),
        folders=folders,
        faults=lambda: [
            *(told.said(one) for one in register_faults),
            *(told.said(told_fault(fault, ledger)) for fault in plan.books.faults),
        ],
    )


def _has_texts(folders: tuple[Path, ...], language: str) -> bool:
    return any((folder / language / "scripts.yaml").is_file() for folder in folders)


def written(made: Worklist, form: Form, target: Path | None, delimiter: str | None) -> None:
    """The list on the standard output, or whole in its file."""
    try:
        if target is None:
            made.write(form, sys.stdout.buffer, delimiter)
            return
        with placed(target) as draft, draft.open("wb", buffering=BUFFER_BYTES) as file:
            made.write(form, file, delimiter)
    except ModuleNotFoundError as error:
        extra = EXTRAS.get(error.name or "")
        if extra is None:
            raise
        raise Stopped(f"this form needs a library: pip install 'policy-gen[{extra}]'", ENVIRONMENT) from None
