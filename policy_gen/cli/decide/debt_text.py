"""A decision about a debt as a person reads it on a terminal."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from policy_gen.policy.supply_words import supply_key
from policy_gen.policy.telling import Teller
from policy_gen.rules.reasoning import Value, remark
from policy_gen.rules.receivables.decision import SupplyStatus


def debt_text(teller: Teller, data: dict[str, Any]) -> str:
    """The data of a decision (`policy/told_overdue.py`) as lines of text."""
    return "\n".join(_lines(teller, data))


def _lines(teller: Teller, data: dict[str, Any]) -> Iterator[str]:
    yield _said(teller, "stage", stage=data["stage_name"], days=data["days_past_due"])
    yield from _time(teller, data)
    yield _said(teller, "owner", owner=data["owner"], deputy=data["deputy"])
    yield _said(
        teller, "supply", status=_supply(teller, data["supply"]), reason=_lower(data["supply_reason"])
    )
    yield from (f"! {caution}" for caution in data["warnings"])
    yield ""
    yield _said(teller, "today")
    for duty in data["duties"]:
        yield from _duty(teller, duty)
    if data["caller_script_text"] and not any(duty["script_text"] for duty in data["duties"]):
        yield _said(teller, "caller")
        yield f"    > {data['caller_script_text']}"
    if data["forecast"]:
        yield ""
        yield _said(teller, "coming")
        for turn in data["forecast"]:
            yield from _turn(teller, turn)
    yield ""
    yield from _around(teller, data)
    yield ""
    yield _said(teller, "why")
    yield from (f"- {sentence}" for sentence in data["trace"])


def _time(teller: Teller, data: dict[str, Any]) -> Iterator[str]:
    if data["days_late"]:
        yield _said(teller, "late", days=data["days_late"])
    elif data["days_left"] is not None:
        yield _said(teller, "left", days=data["days_left"])


def _duty(teller: Teller, duty: dict[str, Any]) -> Iterator[str]:
    yield f"{_work(teller, duty)} {_where(duty)}".rstrip()
    if duty["script_text"]:
        yield f"    > {duty['script_text']}"


def _work(teller: Teller, duty: dict[str, Any], day: str | None = None) -> str:
    """Who does what, as a sentence; a date may end it with the stop of an abbreviation."""
    sentence = f"- {_upper(duty['owner_title'])}: {_lower(duty['text'])}{_by(teller, duty, day)}"
    return sentence if sentence.endswith(".") else f"{sentence}."


def _by(teller: Teller, duty: dict[str, Any], day: str | None = None) -> str:
    """The last day of a duty, unless it is `day`, or the sentence names it or the hour."""
    if duty["by"] in (None, day) or re.search(r"\d:\d\d", duty["text"]):
        return ""
    last = date.fromisoformat(duty["by"])
    named = teller.briefing.grammar.date(last) in duty["text"]
    return "" if named else f" ({_lower(_said(teller, 'by', date=last))})"


def _turn(teller: Teller, turn: dict[str, Any]) -> Iterator[str]:
    """What is new on a day to come: stage, supply, work."""
    yield teller.briefing.grammar.date(date.fromisoformat(turn["on"]))
    if turn["stage"]:
        yield f"- {_said(teller, 'new_stage', stage=turn['stage_name'], owner=turn['owner'])}"
    if turn["supply"]:
        status = _supply(teller, turn["supply"])
        yield f"- {_said(teller, 'supply', status=status, reason=_lower(turn['supply_reason']))}"
    for duty in turn["duties"]:
        yield _work(teller, duty, turn["on"])


def _where(duty: dict[str, Any]) -> str:
    """The form and the clause of a duty, as ids that the pages carry."""
    return ", ".join(filter(None, (duty["clause"], duty["form"])))


def _around(teller: Teller, data: dict[str, Any]) -> Iterator[str]:
    if data["informed"]:
        titles = teller.briefing.grammar.and_list([teller.role(role) for role in data["informed"]])
        yield _said(teller, "informed", roles=titles)
    if data["last_date_to_sue"]:
        yield _said(teller, "last_date_to_sue", date=date.fromisoformat(data["last_date_to_sue"]))
    yield _said(teller, "clauses")
    yield from (f"- {teller.clause_name(clause)}" for clause in data["clauses"])


def _supply(teller: Teller, status: str) -> str:
    return teller.word("supply_status", supply_key(teller.briefing.profile, SupplyStatus(status)))


def _said(teller: Teller, key: str, **values: Value) -> str:
    return teller.say("debt_label", remark(key, **values))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
