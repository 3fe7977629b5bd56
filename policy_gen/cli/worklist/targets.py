"""Where a worklist goes and in which form, and where it must not go."""

from collections.abc import Iterable
from pathlib import Path

import click

from policy_gen.worklist.forms import Form
from policy_gen.worklist.placing import is_no_file, is_of_the_policy, is_published

FORMS = {"table": Form.TABLE} | {str(form): form for form in Form if form != Form.TABLE}
DELIMITERS = {",": ",", ";": ";", "tab": "\t"}


STANDARD_OUTPUT = Path("-")
STREAMED = (Form.TABLE, Form.CSV, Form.JSON)
"""Forms for the standard output, where -o - asks for it."""


def form_of(asked: str | None, target: Path | None) -> Form:
    """The form asked for, else that of the file's ending, else the table."""
    if target == STANDARD_OUTPUT:
        return _streamed(asked)
    if target is not None:
        return _of_the_ending(asked, target)
    form = FORMS[asked] if asked else Form.TABLE
    if form == Form.XLSX and target is None:
        raise click.UsageError("--format xlsx needs a file: -o work.xlsx")
    return form


def _streamed(asked: str | None) -> Form:
    if asked is None or FORMS[asked] not in STREAMED:
        raise click.UsageError(
            "-o - writes to the standard output with --format csv, json or table; "
            "other forms need a file, such as -o work.xlsx"
        )
    return FORMS[asked]


def _of_the_ending(asked: str | None, target: Path) -> Form:
    """The form of the file's ending, which must not be that of another form than is asked for."""
    ending = target.suffix.lower().lstrip(".")
    of_ending = Form(ending) if ending in list(Form) else None
    if asked is None:
        if of_ending is None:
            known = ", ".join(f".{form}" for form in Form)
            raise click.UsageError(f"-o: the ending of {target.name!r} names no form; known are {known}")
        return of_ending
    if of_ending is not None and of_ending != FORMS[asked]:
        wanted = target.with_suffix(f".{FORMS[asked]}").name
        raise click.UsageError(
            f"--format {asked} and the ending of {target.name!r} contradict each other; "
            f"leave --format out, or write -o {wanted}"
        )
    return FORMS[asked]


def refuse_target(target: Path | None, root: Path, ledger: Path, inputs: Iterable[Path | None]) -> None:
    """Stops with a usage error where the list would be published, overwrite what it is made from, or have
    no folder."""
    if target is None:
        return
    try:
        target.resolve()
    except (OSError, RuntimeError):  # a circle of links
        raise click.UsageError(f"-o: {target} is no file in a folder that exists") from None
    if is_published(target, root):
        raise click.UsageError(f"-o: {target} lies among the policy’s pages; data of clients stay outside")
    if is_of_the_policy(target, root):
        raise click.UsageError(
            f"-o: {target} lies in a folder of the policy, which goes to others with it; "
            f"data of clients stay outside: -o {ledger.parent / target.name}"
        )
    if any(path is not None and path.resolve() == target.resolve() for path in (ledger, *inputs)):
        raise click.UsageError(f"-o: {target} is a file the list is made from")
    if is_no_file(target) and not target.is_dir():
        raise click.UsageError(f"-o: {target} is a pipe or a device, and a file would take its place")
    if target.is_dir() or not target.resolve().parent.is_dir():
        raise click.UsageError(f"-o: {target} is no file in a folder that exists")
