"""The stop of one company stops the others of its group, where they share their limit (REC-500).

The rules decide about invoices; only the ledger knows which companies are a group.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from policy_gen.problems import harmless
from policy_gen.profile.credit import SegmentKind
from policy_gen.rules.reasoning import remark
from policy_gen.rules.receivables.case import Event, EventKind
from policy_gen.rules.receivables.decision import Supply, SupplyStatus
from policy_gen.worklist.clients import Client, EventsByCase, all_events, strictest_first
from policy_gen.worklist.lines import Line, LineBook
from policy_gen.worklist.stop_duties import Telling, is_the_day, line_of_the_stop

TELLING = Telling("tell_of_group_stop", "tell_of_group_stop_orders")
OWN_REASONS = frozenset({"over_limit"})
"""Stops that each company of a group has by itself: the exposure is already that of the group."""


def stopped_with_the_group(
    clients: Iterable[Client], lines: LineBook, events: EventsByCase
) -> Iterator[tuple[str, Client]]:
    """The clients, by key, whom the stop of another company of their group reaches."""
    sharing = [client for client in clients if client.group_exposure is not None]
    causes = _causes(sharing)
    for client in sharing:
        cause = causes.get(client.account.group)
        if cause is not None and _is_reached(client, cause, all_events(events, client.account)):
            yield client.account.client, _stopped(client, cause, lines)


def _causes(sharing: Collection[Client]) -> Mapping[str, Client]:
    """The company of each group that was stopped first."""
    stopped = [
        client
        for client in sharing
        if client.supply.status == SupplyStatus.STOP and client.supply.reason.key not in OWN_REASONS
    ]
    stopped.sort(key=lambda client: strictest_first(client.supply), reverse=True)
    return {client.account.group: client for client in stopped}


def _is_reached(client: Client, cause: Client, events: Iterable[Event]) -> bool:
    """Whether the client is still supplied, and neither tolerated by a decision nor released since."""
    if client.supply.status != SupplyStatus.GO or _is_privileged(client):
        return False
    since = cause.supply.since
    released = (event.on for event in events if event.kind == EventKind.HOLD_RELEASED)
    return not any(since is None or since <= day for day in released)


def _is_privileged(client: Client) -> bool:
    lines = (client.oldest, *client.own.values())
    return any(line.decision.supply.reason.key == "privileged" for line in lines if line and line.decision)


def _stopped(client: Client, cause: Client, lines: LineBook) -> Client:
    """The client with the stop, and with the work of its day at the oldest invoice."""
    supply = _supply(client, cause, lines)
    oldest, row = client.oldest, client.oldest_row
    if oldest is None or row is None or not is_the_day(supply, lines):
        return replace(client, supply=supply)
    own: dict[int, Line] = {**client.own, row: line_of_the_stop(oldest, supply, lines, TELLING)}
    return replace(client, supply=supply, own=own)


def _supply(client: Client, cause: Client, lines: LineBook) -> Supply:
    since = cause.supply.since
    if any(lines.segments[segment].kind == SegmentKind.PUBLIC for segment in client.exposures):
        return Supply(SupplyStatus.GO, remark("public_needs_lawyer"), since)
    reason = remark("group_stopped", client=harmless(cause.account.name))
    return Supply(SupplyStatus.STOP, reason, since)
