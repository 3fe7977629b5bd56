"""What is told beside a worklist: problems, notes, the totals."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policy_gen.cli.exits import coloured, harmless_name
from policy_gen.problems import Problem, format_text
from policy_gen.profile.wording import DEFAULT_LANGUAGE, LANGUAGES, in_language, labels
from policy_gen.worklist.forms import Form, Worklist
from policy_gen.worklist.ledger import Ledger
from policy_gen.worklist.lookalikes import client_notes, near_clients
from policy_gen.worklist.row_faults import told_fault
from policy_gen.worklist.terminal import totals_of

if TYPE_CHECKING:
    from policy_gen.cli.worklist.inputs import Register

FAULTS_TOLD = 20
"""Faults told one by one; the rest is counted. XLSX and JSON hold all."""


@dataclass(frozen=True, slots=True)
class Told:
    """Tells problems in one language, on the standard error."""

    language: str

    def said(self, problem: Problem) -> Problem:
        return in_language(problem, self.language)

    def tell(self, problems: Iterable[Problem]) -> None:
        """The first problems in full, and how many more there are."""
        found = list(problems)
        for problem in found[:FAULTS_TOLD]:
            text = format_text(self.said(problem), coloured(sys.stderr), labels(self.language))
            click.echo(text, err=True)
        self.tell_more(len(found) - FAULTS_TOLD)

    def tell_more(self, count: int) -> None:
        if count > 0:
            click.echo(self.label("more_problems", count=count), err=True)

    def label(self, key: str, **values: object) -> str:
        return labels(self.language)[key].format(**values)


def told_in(language: str) -> Told:
    """Tells in the language of the list, in English where there are no messages in it."""
    return Told(language if language in LANGUAGES else DEFAULT_LANGUAGE)


def report(
    made: Worklist, ledger: Ledger, register: "Register | None", told: Told, target: Path | None, form: Form
) -> None:
    """Notes, faults and totals; beside a list on the standard output they go to the standard error."""
    told.tell([*ledger.notes(), *client_notes(made.plan.books.accounts.values(), ledger.path)])
    if register is not None:
        near = near_clients(made.plan.books.accounts.values())
        told.tell(register.cases.without_debt(made.plan.met(), near))
        told.tell(register.cases.after(made.plan.as_of))
    told.tell(told_fault(fault, ledger.path) for fault in made.plan.books.faults[:FAULTS_TOLD])
    told.tell_more(made.plan.books.fault_count - FAULTS_TOLD)
    if target is None and form == Form.TABLE:
        return
    if not made.plan.knows_events:
        click.echo(made.wording.word("without_events"), err=True)
    for line in totals_of(made.plan.totals(), made.wording):
        click.echo(line, err=target is None)
    left_out = made.plan.books.unassigned_rows
    if form == Form.CSV and left_out:
        click.echo(made.wording.say("left_out", n=left_out), err=target is None)
    if target is not None:
        click.echo(told.label("worklist_written", path=harmless_name(target)))
        click.echo(made.wording.word("private"))
