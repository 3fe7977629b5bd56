"""The Monday list: one local page by client, four numbers first, each client unfolding to its invoices."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from policy_gen.policy.local_page import local_page
from policy_gen.problems import Problem, harmless
from policy_gen.profile.values import text_in
from policy_gen.rules.receivables.decision import SupplyStatus
from policy_gen.worklist.clients import Client
from policy_gen.worklist.letters import Letters
from policy_gen.worklist.planning import Work
from policy_gen.worklist.summary import summary, verdict
from policy_gen.worklist.tasks import Task, is_due, tasks_by_owner, urgency
from policy_gen.worklist.totals import Totals
from policy_gen.worklist.wording import Wording

HEADS = ("invoice", "amount", "due", "stage", "action")
PER_CENT = 100
FAULTS_SHOWN = 20


class Page:
    """Makes the values of the page."""

    def __init__(self, work: Sequence[Work], found: Totals, wording: Wording, letters: Letters) -> None:
        self.found, self.wording, self.letters = found, wording, letters
        self.plan, self.grammar = wording.plan, wording.teller.briefing.grammar
        self.tasks: dict[int, list[tuple[str, Task]]] = {}
        for owner, tasks in tasks_by_owner(work).items():
            for task in tasks:
                self.tasks.setdefault(task.work.item.row, []).append((owner, task))
        self.rows: dict[Client, list[Work]] = {}
        for one in work:
            self.rows.setdefault(one.client, []).append(one)

    def values(self) -> dict[str, Any]:
        """What the template names."""
        wording = self.wording
        shown = sorted(filter(self._is_shown, self.rows), key=self._urgency)
        quiet = len(self.rows) - len(shown)
        return {
            "language": wording.teller.briefing.language,
            "company": text_in(self.plan.profile.company.short_name, wording.teller.briefing.language),
            "title": wording.word("title"),
            "of_day": wording.say("of_day", day=self.plan.as_of),
            "notes": [] if self.plan.knows_events else [wording.word("without_events")],
            "figures": self._figures(),
            "head": {key: wording.word(key, "worklist_column") for key in HEADS},
            "clients": [self._client(client) for client in shown],
            "more": wording.say("more_clients", n=quiet) if quiet else "",
            "waiting_title": wording.word("waiting"),
            "waiting": [
                wording.say("waiting_of_client", client=harmless(client.account.name), what=said)
                for client in shown
                for said in map(wording.waiting, client.waiting)
            ],
            "totals": [
                {
                    "title": part.title,
                    "rows": [self._total(row.label, row.rows, row.amount) for row in part.rows],
                }
                for part in summary(self.found, wording)
            ],
            "verdict": verdict(self.found, wording),
            "private": wording.word("private"),
        }

    def _is_shown(self, client: Client) -> bool:
        """Clients who owe something overdue, are stopped, or about whom somebody has a task."""
        stopped = client.supply.status == SupplyStatus.STOP
        return bool(client.account.overdue_sum or stopped or client.waiting or self._tasks_of(client))

    def _tasks_of(self, client: Client) -> list[tuple[str, Task]]:
        return [entry for one in self.rows[client] for entry in self.tasks.get(one.item.row, ())]

    def _urgency(self, client: Client) -> tuple[int, date, Decimal, str]:
        """Clients by their most urgent task, then by what is overdue."""
        first = min((urgency(task) for _, task in self._tasks_of(client)), default=None)
        late, by = (first[0], first[1]) if first else (0, date.max)
        return late, by, -client.account.overdue_sum, client.account.client

    def _figures(self) -> list[dict[str, str]]:
        found, wording = self.found, self.wording
        due = sum(is_due(task, self.plan.as_of) for entries in self.tasks.values() for _, task in entries)
        stopped = sum(client.supply.status == SupplyStatus.STOP for client in self.plan.clients.values())
        share = (
            round(found.overdue.amount * PER_CENT / found.debts.amount, 1)
            if found.debts.amount
            else Decimal(0)
        )
        values = {
            "overdue": wording.teller.money(found.overdue.amount),
            "overdue_share": self.grammar.percent(share),
            "due_today": self.grammar.number(due),
            "stopped_clients": self.grammar.number(stopped),
        }
        return [{"label": wording.word(key), "value": value} for key, value in values.items()]

    def _client(self, client: Client) -> dict[str, Any]:
        said = self.wording.client(client)
        ordered = sorted(self.rows[client], key=self._row_urgency)
        first = min(self._tasks_of(client), key=lambda entry: urgency(entry[1]), default=None)
        task = self._task(*first) if first else {"owner": "", "words": self.wording.word("no_work")}
        due = first is not None and is_due(first[1], self.plan.as_of)
        return {
            "name": harmless(client.account.name),
            "overdue": self.wording.teller.money(client.account.overdue_sum),
            "stage": said.stage,
            "supply": said.supply,
            "supply_status": str(client.supply.status),
            "reason": said.reason,
            "lift": self.wording.say("lifted_by", what=said.lift) if said.lift else "",
            "waiting": said.waiting,
            "late": task.get("late", ""),
            "by": task.get("by", ""),
            "when": "due" if due else "quiet",
            "action": f"{task['owner']}: {task['words']}" if task["owner"] else task["words"],
            "rows": [self._row(one) for one in ordered],
        }

    def _row_urgency(self, one: Work) -> tuple[date, int]:
        """Invoices of a client: the oldest first, money to assign last."""
        return (one.item.due if one.item.amount > 0 else date.max), one.item.row

    def _row(self, one: Work) -> dict[str, Any]:
        item, line, _ = one
        said = self.wording.line(line)
        late = line.decision is not None and line.days_past_due > 0
        return {
            "invoice": harmless(item.invoice),
            "amount": self.wording.teller.money(item.amount),
            "due": self.grammar.date(item.due, "short"),
            "delay": self.wording.say("days_of_delay", n=line.days_past_due) if late else "",
            "stage": said.stage,
            "tasks": [self._task(owner, task) for owner, task in self.tasks.get(item.row, ())],
            "notes": " ".join(filter(None, (self.wording.warning(item.row), said.notes))),
            "text": harmless(self.letters.text(one)),
            "language": self.letters.language_of(one),
        }

    def _task(self, owner: str, task: Task) -> dict[str, str]:
        by, lead = task.by, self.wording.line(task.work.line).lead
        late = self.wording.say("days_late", n=task.work.line.days_late) if task.is_late else ""
        return {
            "owner": self.wording.role(owner),
            "words": " ".join(filter(None, (lead, *map(self.wording.duty, task.duties)))),
            "late": late,
            "by": self.grammar.date(by, "short") if by else "",
        }

    def _total(self, label: str, rows: int | None, amount: Decimal) -> dict[str, str]:
        number = "" if rows is None else self.grammar.number(rows)
        return {"label": label, "rows": number, "amount": self.wording.teller.money(amount)}


def monday_page(
    folders: tuple[Path, ...],
    work: Iterable[Work],
    found: Totals,
    faults: Sequence[Problem],
    wording: Wording,
    letters: Letters,
) -> str:
    """The page as HTML. Raises TemplateFault."""
    values = Page(list(work), found, wording, letters).values()
    return local_page(folders, "worklist/monday", values | _faults(faults, wording))


def _faults(faults: Sequence[Problem], wording: Wording) -> dict[str, Any]:
    """The first rows that are left out, of the ledger and of the register, and how many more there are."""
    more = len(faults) - FAULTS_SHOWN
    return {
        "faults_title": wording.word("faults_title"),
        "faults": [_told(one) for one in faults[:FAULTS_SHOWN]],
        "faults_more": wording.say("more_rows", n=more) if more > 0 else "",
    }


def _told(fault: Problem) -> str:
    """A fault with its place, on one line."""
    place = f"{harmless(fault.span.file.name)}:{fault.span.line}:{fault.span.column}:" if fault.span else None
    return " ".join(filter(None, (place, f"{fault.message}.", fault.hint)))
