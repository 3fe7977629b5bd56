"""Where a worklist goes and in which form, and where it must not go."""

from collections.abc import Iterable
from pathlib import Path

import click

from policy_gen.worklist.forms import Form
from policy_gen.worklist.placing import is_published

FORMS = {"table": Form.TABLE} | {str(form): form for form in Form if form != Form.TABLE}
DELIMITERS = {",": ",", ";": ";", "tab": "\t"}


def form_of(asked: str | None, target: Path | None) -> Form:
    """The form asked for, else that of the file's ending, else the table."""
    if asked is None and target is not None:
        ending = target.suffix.lower().lstrip(".")
        if ending not in list(Form):
            known = ", ".join(f".{form}" for form in Form)
            raise click.UsageError(f"-o: the ending of {target.name!r} names no form; known are {known}")
        return Form(ending)
    form = FORMS[asked] if asked else Form.TABLE
    if form == Form.XLSX and target is None:
        raise click.UsageError("--format xlsx needs a file: -o work.xlsx")
    return form


def refuse_target(target: Path | None, root: Path, inputs: Iterable[Path | None]) -> None:
    """Stops with a usage error where the list would be published, overwrite what it is made from, or have
    no folder."""
    if target is None:
        return
    if is_published(target, root):
        raise click.UsageError(f"-o: {target} lies among the policy’s pages; data of clients stay outside")
    if any(path is not None and path.resolve() == target.resolve() for path in inputs):
        raise click.UsageError(f"-o: {target} is a file the list is made from")
    if target.is_dir() or not target.resolve().parent.is_dir():
        raise click.UsageError(f"-o: {target} is no file in a folder that exists")
