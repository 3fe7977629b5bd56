"""How far the reading of a ledger has come, on the terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

import click

from policy_gen.cli.worklist.telling import Told
from policy_gen.worklist.items import LedgerItem, RowFault
from policy_gen.worklist.ledger import Ledger
from policy_gen.worklist.planning import Rows

LONG_WORK_BYTES = 5_000_000
"""A ledger of this size takes seconds: the work is named even where nobody watches a terminal."""
ROWS_A_STEP = 4096
PASSES = 2


@contextmanager
def watched(ledger: Ledger, told: Told) -> Iterator[Rows]:
    """The rows of the ledger, each reading of which moves a bar on the standard error."""
    hidden = not sys.stderr.isatty() and ledger.size < LONG_WORK_BYTES
    length = max(1, ledger.size) * PASSES
    with click.progressbar(
        length=length, label=told.label("reading_ledger"), file=sys.stderr, hidden=hidden
    ) as bar:
        passes = 0

        def rows() -> Iterator[LedgerItem | RowFault]:
            nonlocal passes
            before = ledger.size * passes
            passes += 1
            reading = ledger.rows()
            for item in reading:
                yield item
                yield from islice(reading, ROWS_A_STEP)
                bar.update(max(0, before + ledger.position - bar.pos))
            bar.update(max(0, before + ledger.size - bar.pos))

        yield rows
