"""Ledgers for tests: case files, files made on the spot, and what is read from them."""

import re
from pathlib import Path

from conftest import sample_profile

from policy_gen.profile.model import Profile
from policy_gen.worklist.columns import Columns
from policy_gen.worklist.items import LedgerItem, RowFault
from policy_gen.worklist.ledger import Ledger, open_ledger

LEDGERS = Path(__file__).parent / "data" / "ledgers"
FAULTY = sorted((LEDGERS / "faulty").glob("*.csv"))
SEVERNY, TISZA, OGLINDA = "severny-dvor", "tisza-szoftver", "oglinda-carpati"
HEADER = "Контрагент;Счёт;Срок оплаты;Остаток долга\n"


def profile(company: str = SEVERNY) -> Profile:
    """A sample company."""
    return sample_profile(company).profile


def opened(path: Path, company: str = SEVERNY, columns: Columns | None = None) -> Ledger:
    """The ledger of a file, for a sample company."""
    return open_ledger(path, profile(company), columns)


def made(
    folder: Path, content: str | bytes, company: str = SEVERNY, columns: Columns | None = None
) -> Ledger:
    """A ledger of this content."""
    path = folder / "ledger.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return opened(path, company, columns)


def items(ledger: Ledger) -> list[LedgerItem]:
    """The debts read."""
    assert not ledger.problems, [problem.message for problem in ledger.problems]
    return [row for row in ledger.rows() if isinstance(row, LedgerItem)]


def faults(ledger: Ledger) -> list[RowFault]:
    """The faulty rows."""
    assert not ledger.problems, [problem.message for problem in ledger.problems]
    return [row for row in ledger.rows() if isinstance(row, RowFault)]


def expected(case: Path) -> list[str]:
    """The faults a case file announces in its first line: `code row:column`."""
    first = case.read_bytes().split(b"\n")[0].decode().removeprefix("# expect: ")
    return re.split(r", ", first)
