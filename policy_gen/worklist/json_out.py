"""The worklist as JSON: ids and ISO dates, with the words of one language beside them (settled 18).

Written item by item in the order of the ledger, so that its length costs no memory.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TextIO

from policy_gen.problems import Problem, to_json
from policy_gen.rules.reasoning import Duty
from policy_gen.worklist.approvals import Waiting
from policy_gen.worklist.clients import Client
from policy_gen.worklist.guarding import exact_text
from policy_gen.worklist.letters import Letters, spoken
from policy_gen.worklist.planning import Work
from policy_gen.worklist.totals import Sum, Totals
from policy_gen.worklist.wording import Wording

ENCODER = json.JSONEncoder(ensure_ascii=False, default=lambda value: _plain(value))


def write_json(
    file: TextIO,
    work: Iterable[Work],
    found: Callable[[], Totals],
    faults: Callable[[], Sequence[Problem]],
    wording: Wording,
    letters: Letters,
) -> None:
    """The whole list as one object: `clients`, `items`, `totals`, `faults`.

    Each client and item is written as soon as it is made, on a line of its own.
    `found` and `faults` are asked after the last item.
    """
    for part in _parts(work, found, faults, wording, letters):
        file.write(part)


def _parts(
    work: Iterable[Work],
    found: Callable[[], Totals],
    faults: Callable[[], Sequence[Problem]],
    wording: Wording,
    letters: Letters,
) -> Iterator[str]:
    plan, said = wording.plan, ENCODER.encode
    head = {
        "company": plan.profile.company.id,
        "as_of": plan.as_of,
        "currency": plan.profile.company.currency,
        "language": wording.teller.briefing.language,
        "knows_events": plan.knows_events,
        "notes": [] if plan.knows_events else [wording.word("without_events")],
    }
    yield "{\n"
    for key, value in head.items():
        yield f"{said(key)}: {said(value)},\n"
    yield from _list("clients", (_client(client, wording) for client in plan.clients.values()))
    yield ",\n"
    yield from _list("items", (_item(one, wording, letters) for one in work))
    yield f",\n{said('totals')}: {said(_totals(found()))},\n"
    yield from _list("faults", map(to_json, faults()))
    yield "\n}\n"


def _list(key: str, entries: Iterable[object]) -> Iterator[str]:
    """A list with one entry a line."""
    yield f"{ENCODER.encode(key)}: ["
    gap = "\n"
    for entry in entries:
        yield gap + ENCODER.encode(entry)
        gap = ",\n"
    yield "]"


def _plain(value: object) -> str:
    """Days in ISO form; sums as decimal strings, since a program's own numbers may lose cents."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return exact_text(value)
    raise TypeError(type(value).__name__)


def _client(client: Client, wording: Wording) -> dict[str, Any]:
    account = client.account
    said = wording.client(client)
    return {
        "client": account.client,
        "name": account.name,
        "group": account.group,
        "open": account.open_sum,
        "overdue": account.overdue_sum,
        "unapplied": account.unapplied_sum,
        "undelivered": account.undelivered_sum,
        "exposure": client.exposure,
        "stage": client.stage,
        "supply": client.supply.status,
        "supply_reason": client.supply.reason.key,
        "supply_reason_text": said.reason,
        "supply_since": client.supply.since,
        "lift": said.lift or None,
        "waiting": [_waiting(one, wording) for one in client.waiting],
    }


def _waiting(one: Waiting, wording: Wording) -> dict[str, Any]:
    return {
        "what": one.what.key,
        "text": wording.waiting(one),
        "role": one.role,
        "by": one.by,
        "clause": one.clause,
    }


def _item(one: Work, wording: Wording, letters: Letters) -> dict[str, Any]:
    item, line, _ = one
    said = wording.line(line)
    decision = line.decision
    duty = spoken(line)
    return {
        "row": item.row,
        "client": item.client,
        "invoice": item.invoice,
        "kind": line.kind,
        "segment": item.segment,
        "amount": item.amount,
        "due": item.due,
        "effective_due_date": decision.effective_due_date if decision else None,
        "days_past_due": decision.days_past_due if decision else None,
        "stage": decision.stage if decision else None,
        "owner": line.owner,
        "deputy": decision.deputy if decision else None,
        "duties": [_duty(duty, wording) for duty in line.duties],
        "deadline": line.deadline,
        "days_left": said.days_left,
        "days_late": line.days_late,
        "next_date": said.next_date,
        "last_date_to_sue": said.last_date_to_sue,
        "informed": list(decision.informed) if decision else [],
        "text": {
            "script": duty.script if duty else None,
            "language": letters.language_of(one),
            "words": letters.text(one),
        },
        "clauses": list(decision.clauses) if decision else [line_duty.clause for line_duty in line.duties],
        "notes": " ".join(filter(None, (said.lead, said.notes))) or None,
        "warning": wording.warning(item.row) or None,
    }


def _duty(duty: Duty, wording: Wording) -> dict[str, Any]:
    return {
        "what": duty.what.key,
        "text": wording.duty(duty),
        "owner": duty.owner,
        "by": duty.by,
        "script": duty.script,
        "form": duty.form,
        "clause": duty.clause,
    }


def _totals(found: Totals) -> dict[str, Any]:
    return {
        "by_stage": {key: _sum(total) for key, total in found.by_stage.items()},
        "by_owner": {key: _sum(total) for key, total in found.by_owner.items()},
        "by_bucket": [{"from_day": key, **_sum(total)} for key, total in found.by_bucket.items()],
        "debts": _sum(found.debts),
        "overdue": _sum(found.overdue),
        "credits": _sum(found.credits),
        "settled": _sum(found.settled),
        "closed": _sum(found.closed),
        "unassigned": _sum(found.unassigned),
        "unknown_rows": found.unknown_rows,
        "ledger": _sum(found.ledger),
        "difference": found.difference,
    }


def _sum(total: Sum) -> dict[str, Any]:
    return {"rows": total.rows, "amount": total.amount}
