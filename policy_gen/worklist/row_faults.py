"""Puts the faults of rows into words, with row and column."""

from pathlib import Path

from policy_gen.problems import Cell, Problem, Severity
from policy_gen.profile.wording import problem
from policy_gen.worklist.items import RowFault


def told_fault(fault: RowFault, path: Path) -> Problem:
    """The Problem of a faulty row; its place is the row, and the column counted from 1."""
    severity = Severity.WARNING if fault.keeps_item else Severity.ERROR
    place = Cell(path, fault.row, fault.index + 1, fault.row, fault.index + 1)
    return problem(
        fault.code,
        place,
        fault.variant,
        severity=severity,
        row=fault.row,
        column=fault.column,
        found=fault.value,
        near=fault.near,
        other=fault.other_row,
    )
