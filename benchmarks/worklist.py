"""How long `policy-gen worklist` takes from CSV to CSV, against bare `csv.reader` over the same file.

Run: python benchmarks/worklist.py [ROWS ...]; by default 100,000 and 1,000,000 rows.
Seconds are those of the processor, so that other work of the machine counts little.
Start-up is measured with a ledger that holds nothing but its header, and subtracted.
"""

import csv
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROFILE = ROOT / "company_profiles" / "severny-dvor.yaml"
AS_OF = date(2026, 6, 15)
SEGMENTS = {"chains": 40, "retail": 14, "horeca": 10, "public": 7, "new": 0}
"""Segments and their payment terms in days."""
HEADER = (
    "client", "name", "group", "segment", "invoice", "delivered", "due date", "open amount", "language",
    "papers signed",
)  # fmt: skip
ROWS_A_CLIENT, CLIENTS_A_GROUP = 30, 4
EARLIEST_DAYS, LATEST_DAYS = -60, 400
ROUNDS = 3


def main(sizes: list[int]) -> None:
    """Prints a line for each size."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty = write_ledger(folder / "empty.csv", 0)
        start_up = min(run(empty, folder)[0] for _ in range(ROUNDS))
        print(f"start-up {start_up:.2f} s")
        first: float | None = None
        for rows in sizes:
            ledger = write_ledger(folder / f"{rows}.csv", rows)
            bare = min(read_bare(ledger) for _ in range(ROUNDS))
            measured = [run(ledger, folder) for _ in range(ROUNDS)]
            taken = min(seconds for seconds, _ in measured) - start_up
            memory = max(peak for _, peak in measured)
            times = "" if first is None else f", {taken / first:.1f} × the time of the first size"
            first = first or taken
            print(
                f"{rows:>9,} rows, {ledger.stat().st_size / 1e6:.0f} MB: csv.reader {bare:.3f} s, "
                f"worklist {taken:.2f} s = {taken / bare:.1f} × csv.reader, peak {memory:.0f} MB{times}"
            )


def write_ledger(path: Path, rows: int) -> Path:
    """The same ledger each time, as an accounting program would export it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADER)
        writer.writerows(ledger_rows(rows))
    return path


def ledger_rows(rows: int) -> Iterator[tuple[str, ...]]:
    """Open items of about `rows / 30` clients in five segments, due from 60 days ahead to 400 days ago."""
    chance = random.Random(20260615)
    clients = max(1, rows // ROWS_A_CLIENT)
    names = list(SEGMENTS)
    for number in range(rows):
        client = chance.randrange(clients)
        segment = names[client % len(names)]
        due = AS_OF - timedelta(chance.randint(EARLIEST_DAYS, LATEST_DAYS))
        cents = (
            chance.randint(50_000, 30_000_000) if chance.random() > 0.04 else -chance.randint(100, 500_000)
        )
        amount = f"{cents // 100},{cents % 100:02}" if cents >= 0 else f"-{-cents // 100},{-cents % 100:02}"
        yield (
            f"K-{client:06}", f"ООО «Клиент номер {client}»", f"G-{client // CLIENTS_A_GROUP:05}", segment,
            f"УПД-{number:07}", (due - timedelta(SEGMENTS[segment])).isoformat(), due.isoformat(), amount,
            "ru", "yes" if number % 50 else "no",
        )  # fmt: skip


def read_bare(path: Path) -> float:
    """Seconds of `csv.reader` over the file, and nothing else."""
    started = time.process_time()
    with path.open(encoding="utf-8", newline="") as file:
        for _ in csv.reader(file, delimiter=";"):
            pass
    return time.process_time() - started


def run(ledger: Path, folder: Path) -> tuple[float, float]:
    """Seconds and megabytes of one run of the command."""
    command = [
        sys.executable, "-m", "policy_gen", "worklist", str(PROFILE), str(ledger),
        "--as-of", AS_OF.isoformat(), "-o", str(folder / "work.csv"),
    ]  # fmt: skip
    quiet = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, quiet, 1), (os.POSIX_SPAWN_DUP2, quiet, 2)]
    process = os.posix_spawn(sys.executable, command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    os.close(quiet)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"the command failed on {ledger.name}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100_000, 1_000_000])
