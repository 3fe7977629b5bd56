"""`policy-gen worklist`: a ledger becomes the work of a day."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from policy_gen.cli.exits import PROBLEMS, Stopped, faults_told
from policy_gen.cli.profiles import AS_OF, PROFILE_ARGUMENT, ROOT, day, refuse_unpublished, sound_profile
from policy_gen.cli.worklist.inputs import columns_of, opened, registered
from policy_gen.cli.worklist.making import planned, written
from policy_gen.cli.worklist.progress import watched
from policy_gen.cli.worklist.targets import DELIMITERS, FORMS, STANDARD_OUTPUT, form_of, refuse_target
from policy_gen.cli.worklist.telling import Told, report, told_in
from policy_gen.policy.workspace import workspace_of
from policy_gen.worklist.planning import LedgerChanged

FILE = click.Path(path_type=Path)


@click.command()
@click.argument("profile", type=PROFILE_ARGUMENT)
@click.argument("ledger", type=FILE)
@AS_OF
@click.option(
    "-o",
    "--output",
    "target",
    type=FILE,
    help="File to write; its ending says the form. - is the standard output.",
)
@click.option("--format", "form", type=click.Choice(list(FORMS)), help="Form of the list; default: table.")
@click.option("--events", type=FILE, help="The case register: what happened to the debts.")
@click.option("--private", type=FILE, help="The register of decisions on privileged clients.")
@click.option(
    "--columns", type=FILE, help="Which column is which; default: <profile>.ledger.yaml, or a guess."
)
@click.option("--lang", "language", help="Language of the list; default: the authoritative one.")
@click.option("--delimiter", type=click.Choice(list(DELIMITERS)), help="What parts the cells of CSV.")
@ROOT
def worklist(
    profile: Path, ledger: Path, as_of: date | None, target: Path | None, form: str | None,
    events: Path | None, private: Path | None, columns: Path | None, language: str | None,
    delimiter: str | None, root: Path | None,
) -> None:  # fmt: skip
    """Turn LEDGER, a table of open items (CSV, XLSX), into the work of a day under the policy of PROFILE."""
    chosen = form_of(form, target)
    workspace = workspace_of(profile, root)
    target = None if target == STANDARD_OUTPUT else target
    refuse_target(target, workspace.root, ledger, (profile, events, private, columns))
    loaded = sound_profile(profile, day(as_of), quiet=True)
    refuse_unpublished((loaded,), (language,) if language else ())
    said = language or str(loaded.profile.languages.authoritative)
    told = told_in(said)
    said_columns = columns_of(loaded, columns, told)
    table = opened(loaded, ledger, said_columns, told)
    register = registered(loaded.profile, events, private, said_columns, told)
    folders = workspace.template_folders(loaded.profile.company.id)
    with faults_told(), _change_told(told):
        with _no_collector(), watched(table, told) as rows:
            made = planned(loaded, day(as_of), rows, register, folders, said, told, table.path)
            written(made, chosen, target, DELIMITERS[delimiter] if delimiter else None)
        report(made, table, register, told, target, chosen)
    if made.plan.books.unassigned_rows or (register is not None and register.has_errors):
        raise SystemExit(PROBLEMS)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Rows and decisions hold no circles: looking for some again and again costs a tenth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def _change_told(told: Told) -> Iterator[None]:
    try:
        yield
    except LedgerChanged:
        raise Stopped(told.label("ledger_changed"), PROBLEMS) from None
