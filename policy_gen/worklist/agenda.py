"""The coming days of a worklist, or of other duties, as a calendar file: the door to icalendar.

An event is one duty about one client on one day; its first invoices stand in the description, the rest is
counted. The same duty has the same UID in every list, so that a calendar renews it and does not double it.
Events are written one by one, so that the length of the file costs no memory.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import NamedTuple

from icalendar import Calendar, Event, vText
from icalendar.parser import Contentline, Parameters

from policy_gen.problems import harmless
from policy_gen.rules.reasoning import Remark, Value
from policy_gen.worklist.approvals import TOLERANCE_ENDS
from policy_gen.worklist.clients import Client
from policy_gen.worklist.lines import Line
from policy_gen.worklist.planning import Work
from policy_gen.worklist.wording import WORDS, Wording

PRODUCT = "-//policy-gen//worklist//"
"""The language of the list follows."""
UID_SIGNS = 32
INVOICES_NAMED = 5
END = b"END:VEVENT\r\n"


class Task(NamedTuple):
    """What an event is about, whoever the client."""

    day: date
    owner: str
    kind: str
    """The words that say it."""
    what: Remark


Dated = tuple[Task, str]
"""A task with the clause that demands it."""


@dataclass(slots=True)
class Invoices:
    """What makes one event of several rows."""

    rows: int = 0
    named: dict[str, None] = field(default_factory=dict)
    """The first invoices."""
    clauses: dict[str, None] = field(default_factory=dict)

    def add(self, invoice: str, clause: str) -> None:
        self.rows += 1
        self.clauses[clause] = None
        if invoice and len(self.named) < INVOICES_NAMED:
            self.named[invoice] = None


def agenda(work: Iterable[Work], wording: Wording) -> Iterator[bytes]:
    """The parts of the calendar file: every known day from today on, in order."""
    found: dict[tuple[str, Task], Invoices] = {}
    names: dict[str, str] = {}
    for item, line, client in work:
        account = client.account
        names[account.client] = account.name
        for task, clause in _tasks(line, client, wording.plan.as_of):
            key = (account.client, task)
            event = found.get(key)
            if event is None:
                event = found[key] = Invoices()
            event.add(item.invoice, clause)
    events = _Events(wording).written(found, names)
    yield from _file(PRODUCT, wording.teller.briefing.language, wording.word("title"), events)


def _file(product: str, language: str, title: str, events: Iterable[bytes]) -> Iterator[bytes]:
    """A calendar around its events."""
    calendar = Calendar()
    calendar.add("prodid", product + language.upper())
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    head, end, rest = bytes(calendar.to_ical()).partition(b"END:VCALENDAR")
    yield head
    yield from events
    yield end + rest


@dataclass(frozen=True, slots=True)
class WholeDay:
    """An event that is no duty of a worklist: what it says, on which day; `uid` is the same in every file."""

    day: date
    uid: str
    summary: str
    description: str


def days(product: str, language: str, title: str, as_of: date, events: Iterable[WholeDay]) -> Iterator[bytes]:
    """The parts of a calendar file of whole days, in their order."""
    written = (
        _beginning(one.day, as_of)
        + _line("SUMMARY", harmless(one.summary))
        + _line("DESCRIPTION", harmless(one.description))
        + _line("UID", one.uid)
        + END
        for one in events
    )
    yield from _file(product, language, title, written)


def _beginning(day: date, as_of: date) -> bytes:
    """The beginning of every event of a day."""
    event = Event()
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(1))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return bytes(event.to_ical()).removesuffix(END)


def _tasks(line: Line, client: Client, as_of: date) -> Iterator[Dated]:
    """What is to be done about a row, by day; the part that rows share is found once."""
    known = line.told.get("agenda")
    if known is None:
        known = line.told["agenda"] = tuple(_of_line(line, as_of))
    yield from known
    for waiting in client.waiting:
        if waiting.what.key == TOLERANCE_ENDS:
            yield Task(waiting.by, waiting.role, "worklist_waiting", waiting.what), waiting.clause


def _of_line(line: Line, as_of: date) -> Iterator[Dated]:
    coming = line.decision.coming if line.decision else ()
    for duty in dict.fromkeys((*line.duties, *coming)):
        if duty.by is not None and duty.by >= as_of:
            yield Task(duty.by, duty.owner, "duty", duty.what), duty.clause
    last = line.decision.last_date_to_sue if line.decision else None
    if last is not None and last >= as_of:
        yield Task(last, line.owner, WORDS, Remark("sue_by")), "REC-430"


class _Events:
    """Writes events in one language; what many share is made once."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._company = wording.plan.profile.company.id
        self._invoice = wording.word("invoice", "worklist_column")
        self._days: dict[date, bytes] = {}
        self._said: dict[tuple[str, Remark], str] = {}

    def written(self, found: dict[tuple[str, Task], Invoices], names: dict[str, str]) -> Iterator[bytes]:
        """The events in order of days, then of clients."""
        for client, task in sorted(found, key=_order):
            invoices = found[client, task]
            lines = {
                "SUMMARY": f"{harmless(names[client])}: {self._words(task)}",
                "DESCRIPTION": self._description(task, invoices),
                "UID": f"{identity(self._company, client, task)}@{self._company}",
            }
            own = b"".join(map(_line, lines, lines.values()))
            yield self._day(task.day) + own + END

    def _day(self, day: date) -> bytes:
        """The beginning of every event of a day."""
        known = self._days.get(day)
        if known is None:
            known = self._days[day] = _beginning(day, self._wording.plan.as_of)
        return known

    def _words(self, task: Task) -> str:
        known = self._said.get((task.kind, task.what))
        if known is None:
            known = self._said[task.kind, task.what] = self._wording.teller.say(task.kind, task.what)
        return known

    def _description(self, task: Task, invoices: Invoices) -> str:
        """Whose it is, the first invoices and how many there are more, the clauses."""
        parts = [self._wording.role(task.owner)]
        if invoices.named:
            listed = ", ".join(map(harmless, invoices.named))
            more = invoices.rows - len(invoices.named)
            told = f" {self._wording.say('more_rows', n=more)}" if more > 0 else ""
            parts.append(f"{self._invoice}: {listed}{told}")
        return ". ".join((*parts, ", ".join(invoices.clauses)))


def _line(name: str, text: str) -> bytes:
    return bytes(Contentline.from_parts(name, Parameters(), vText(text)).to_ical()) + b"\r\n"


def _order(key: tuple[str, Task]) -> tuple[date, str, str, str, str, str]:
    client, (day, owner, kind, what) = key
    return day, client, owner, kind, what.key, json.dumps(_values(what))


def identity(company: str, client: str, task: Task) -> str:
    """The same for the same duty about the same client on the same day, however the words change."""
    day, owner, kind, what = task
    key = json.dumps([company, client, day.isoformat(), owner, kind, what.key, _values(what)])
    return sha256(key.encode()).hexdigest()[:UID_SIGNS]


def _values(what: Remark) -> list[list[str]]:
    return sorted([name, _plain(value)] for name, value in what.values)


def _plain(value: Value) -> str:
    """A value as an id that does not hang on how a program shows it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | int):
        return f"{Decimal(value).normalize():f}"
    return value
