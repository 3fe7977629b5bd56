"""The forms a worklist comes in; what a form needs is loaded when it is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from policy_gen.problems import Problem
from policy_gen.worklist.letters import Letters
from policy_gen.worklist.planning import Plan
from policy_gen.worklist.wording import Wording


class Form(StrEnum):
    """The value is the ending of the file."""

    TABLE = "txt"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    ICS = "ics"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Worklist:
    """A plan with its words, ready to be written."""

    plan: Plan
    wording: Wording
    letters: Letters
    folders: tuple[Path, ...]
    """Where the template of the page is looked for."""
    faults: Callable[[], Sequence[Problem]]
    """Every kept fault of the ledger, told in the language of the list."""

    def write(self, form: Form, file: BinaryIO, delimiter: str | None = None) -> None:
        """Writes the list: CSV and JSON row by row, other forms sorted. Raises LedgerChanged."""
        match form:
            case Form.TABLE:
                self._table(file)
            case Form.CSV:
                from policy_gen.worklist.csv_out import delimiter_of, write_csv

                sign = delimiter or delimiter_of(self.wording.decimal_comma)
                write_csv(file, self.plan.work(), self.wording, self.letters, sign)
            case Form.XLSX:
                from policy_gen.worklist.xlsx_out import write_workbook

                work = list(self.plan.work())
                write_workbook(file, work, self.plan.totals(), self.faults(), self.wording, self.letters)
            case Form.JSON:
                self._json(file)
            case Form.ICS:
                from policy_gen.worklist.agenda import agenda

                file.writelines(agenda(self.plan.work(), self.wording))
            case Form.HTML:
                from policy_gen.worklist.monday import monday_page

                work = list(self.plan.work())
                totals = self.plan.totals()
                page = monday_page(self.folders, work, totals, self.faults(), self.wording, self.letters)
                file.write(page.encode())

    def _table(self, file: BinaryIO) -> None:
        from policy_gen.worklist.terminal import lines_of

        work = list(self.plan.work())
        for line in lines_of(work, self.plan.totals(), self.wording):
            file.write(f"{line}\n".encode())

    def _json(self, file: BinaryIO) -> None:
        from policy_gen.worklist.json_out import write_json

        text = TextIOWrapper(file, encoding="utf-8", newline="\n", write_through=True)
        write_json(text, self.plan.work(), self.plan.totals, self.faults, self.wording, self.letters)
        text.detach()
