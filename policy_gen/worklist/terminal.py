"""The work of the day on a terminal: the most urgent rows of each owner, and the totals."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from policy_gen.problems import harmless
from policy_gen.worklist.planning import Work
from policy_gen.worklist.summary import SummaryPart, summary, verdict
from policy_gen.worklist.tasks import Task, tasks_by_owner
from policy_gen.worklist.totals import Totals
from policy_gen.worklist.wording import Wording

ROWS_EACH = 10
"""Rows shown of each owner; the rest is counted."""
WIDTHS = {"name": 26, "invoice": 14, "amount": 16, "stage": 18, "deadline": 12}
ACTION_WIDTH = 90
NO_BREAK = "\u00a0"


def lines_of(work: Sequence[Work], found: Totals, wording: Wording) -> Iterator[str]:
    """The list as lines of text."""
    yield f"{wording.word('title')}. {wording.say('of_day', day=wording.plan.as_of)}"
    if not wording.plan.knows_events:
        yield wording.word("without_events")
    by_owner = tasks_by_owner(work)
    if not by_owner:
        yield from ("", wording.word("no_work"))
    for owner, tasks in by_owner.items():
        yield from ("", *_owner(owner, tasks, wording))
    yield from _waiting(wording)
    yield from ("", *totals_of(found, wording))
    yield from ("", wording.word("whole_list"))


def totals_of(found: Totals, wording: Wording) -> Iterator[str]:
    """The totals and the reconciliation as lines of text."""
    for part in summary(found, wording):
        yield from (*_part(part, wording), "")
    yield verdict(found, wording)


def _owner(owner: str, tasks: list[Task], wording: Wording) -> Iterator[str]:
    total = sum((task.work.item.amount for task in tasks), Decimal(0))
    yield wording.say("owner_rows", owner=wording.role(owner), n=len(tasks), sum=total)
    for task in tasks[:ROWS_EACH]:
        yield _row(task, wording)
    if len(tasks) > ROWS_EACH:
        yield f"  {wording.say('more_rows', n=len(tasks) - ROWS_EACH)}"


def _row(task: Task, wording: Wording) -> str:
    item, line, _ = task.work
    cells = {
        "name": item.name,
        "invoice": item.invoice,
        "amount": wording.teller.money(item.amount),
        "stage": wording.line(line).stage,
        "deadline": _by(task, wording),
    }
    words = filter(None, (wording.line(line).lead, *map(wording.duty, task.duties)))
    action = _cut(" ".join(words), ACTION_WIDTH)
    padded = (
        _cut(text, WIDTHS[key]).rjust(WIDTHS[key])
        if key == "amount"
        else _cut(text, WIDTHS[key]).ljust(WIDTHS[key])
        for key, text in cells.items()
    )
    return f"  {'  '.join(padded)}  {action}".rstrip()


def _by(task: Task, wording: Wording) -> str:
    return wording.teller.briefing.grammar.date(task.by, "short") if task.by else ""


def _cut(text: str, width: int) -> str:
    """One harmless line of at most so many signs."""
    plain = harmless(text).replace(NO_BREAK, " ")
    return plain if len(plain) <= width else plain[: width - 1] + "…"


def _waiting(wording: Wording) -> Iterator[str]:
    """The decisions that wait, the nearest first."""
    found = sorted(
        (one.by, harmless(client.account.name), wording.waiting(one))
        for client in wording.plan.waiting_clients()
        for one in client.waiting
    )
    if not found:
        return
    yield from ("", wording.word("waiting"))
    for _, name, said in found[:ROWS_EACH]:
        yield f"  {name}: {said}"
    if len(found) > ROWS_EACH:
        yield f"  {wording.say('more_rows', n=len(found) - ROWS_EACH)}"


def _part(part: SummaryPart, wording: Wording) -> Iterator[str]:
    widest = max((len(row.label) for row in part.rows), default=0)
    yield part.title
    for row in part.rows:
        rows = "" if row.rows is None else wording.teller.briefing.grammar.number(row.rows)
        money = wording.teller.money(row.amount)
        yield f"  {row.label.ljust(widest)}  {rows:>9}  {money:>20}".replace(NO_BREAK, " ")
