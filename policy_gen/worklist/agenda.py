"""The coming days of a worklist as a calendar file: the door to icalendar.

An event is one duty about one client on one day; its invoices stand in the description. The same duty has the
same UID in every list, so that a calendar renews it and does not double it.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import NamedTuple

from icalendar import Calendar, Event

from policy_gen.problems import harmless
from policy_gen.rules.reasoning import Remark
from policy_gen.worklist.approvals import TOLERANCE_ENDS
from policy_gen.worklist.planning import Work
from policy_gen.worklist.wording import WORDS, Wording

PRODUCT = "-//policy-gen//worklist//"
"""The language of the list follows."""
UID_SIGNS = 32


class Entry(NamedTuple):
    """What makes an event one: the day, whose, about whom, what."""

    day: date
    owner: str
    client: str
    name: str
    kind: str
    """The words that say it."""
    what: Remark
    clause: str


def agenda(work: Iterable[Work], wording: Wording) -> bytes:
    """The calendar file: every known day from today on, in order."""
    found: dict[Entry, list[str]] = {}
    for one in work:
        for entry in _entries(one, wording.plan.as_of):
            found.setdefault(entry, []).append(one.item.invoice)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT + str(wording.teller.briefing.language).upper())
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", wording.word("title"))
    for entry in sorted(found, key=lambda one: (one.day, one.client, one.owner, one.what.key, one.clause)):
        calendar.add_component(_event(entry, found[entry], wording))
    return bytes(calendar.to_ical())


def _entries(one: Work, as_of: date) -> Iterator[Entry]:
    item, line, client = one

    def entry(day: date, owner: str, kind: str, what: Remark, clause: str) -> Entry:
        return Entry(day, owner, item.client, item.name, kind, what, clause)

    coming = line.decision.coming if line.decision else ()
    for duty in (*line.duties, *coming):
        if duty.by is not None and duty.by >= as_of:
            yield entry(duty.by, duty.owner, "duty", duty.what, duty.clause)
    for waiting in client.waiting:
        if waiting.what.key == TOLERANCE_ENDS:
            yield entry(waiting.by, waiting.role, "worklist_waiting", waiting.what, waiting.clause)
    last = line.decision.last_date_to_sue if line.decision else None
    if last is not None and last >= as_of:
        yield entry(last, line.owner, WORDS, Remark("sue_by"), "REC-430")


def _event(entry: Entry, invoices: list[str], wording: Wording) -> Event:
    said = wording.teller.say(entry.kind, entry.what)
    company = wording.plan.profile.company.id
    key = "\n".join((company, entry.client, entry.owner, repr(entry.what), entry.day.isoformat()))
    event = Event()
    event.add("uid", f"{sha256(key.encode()).hexdigest()[:UID_SIGNS]}@{company}")
    event.add("dtstamp", datetime.combine(wording.plan.as_of, time(), UTC))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(1))
    event.add("summary", f"{harmless(entry.name)}: {said}")
    invoice = wording.word("invoice", "worklist_column")
    listed = f"{invoice}: {', '.join(map(harmless, dict.fromkeys(invoices)))}"
    event.add("description", f"{wording.role(entry.owner)}. {listed}. {entry.clause}")
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
