"""versions.json beside the HTML: the versions of a policy with their days, and what they say of each other.

A page shows it where it is there; which version holds today, the browser knows (settled 12, 39).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from policy_gen.languages.grammar import SaidDay, grammar
from policy_gen.outputs.notices import ONE_DAY, Notice
from policy_gen.policy import escaping
from policy_gen.policy.lexicon import Lexicon
from policy_gen.policy.recording import one_stop
from policy_gen.profile.values import text_in

VERSIONS_JSON = "versions.json"


@dataclass(frozen=True, slots=True)
class DatedVersion:
    """A version with its first and last day in force."""

    number: str
    since: date
    until: date | None
    what: Mapping[str, str]
    """What it changed, by language."""
    is_withdrawal: bool = False
    is_certain: bool = True
    """Whether its days are those of the version itself, not those of a change log."""


AddressOf = Callable[[str], str | None]
"""From a version's number to its pages, seen from the pages that ask; None where they are not built."""


def versions_json(versions: Sequence[DatedVersion], lexicon: Lexicon, address_of: AddressOf) -> str:
    """The list, newest first, with the words around it."""
    rows = [_row(one, lexicon, address_of(one.number)) for one in reversed(versions)]
    words = {key: lexicon.word("version", key) for key in lexicon.words["version"]}
    return json.dumps({"versions": rows, "words": words}, ensure_ascii=False, indent=1) + "\n"


def _row(one: DatedVersion, lexicon: Lexicon, address: str | None) -> dict[str, Any]:
    says = grammar(lexicon.language)
    days = {
        "since": SaidDay(says, one.since, "short"),
        "until": says.date(one.until, "short") if one.until else "",
    }
    pattern = lexicon.word("version", "from_to" if one.until else "from_on")
    row: dict[str, Any] = {
        "number": one.number,
        "since": one.since.isoformat(),
        "until": one.until and one.until.isoformat(),
        "withdrawn": one.is_withdrawal,
        "days": pattern.format(**days) if one.is_certain and not _is_never(one) else None,
        "what": escaping.clean(text_in(dict(one.what), lexicon.language) or ""),
        "read": lexicon.word("version", "read").format(number=one.number),
        "href": address,
    }
    return {key: value for key, value in row.items() if value not in (None, False)}


def _is_never(one: DatedVersion) -> bool:
    """Whether another took its place before its first day was over."""
    return one.until is not None and one.until < one.since


def version_notices(
    versions: Sequence[DatedVersion], number: str, since: date, lexicon: Lexicon, address_of: AddressOf
) -> tuple[Notice, ...]:
    """What stands above version `number` on the days of each other one: that it is past, or still to come."""
    return tuple(
        _notice(one, since, lexicon, address_of(one.number))
        for one in versions
        if one.number != number and one.is_certain and (one.since >= since or not one.is_withdrawal)
    )


def _notice(one: DatedVersion, since: date, lexicon: Lexicon, address: str | None) -> Notice:
    later = one.since >= since
    day = grammar(lexicon.language).date(one.since if later else since)
    kind = "withdrawn_by" if one.is_withdrawal else "superseded_by" if later else "preview"
    text = one_stop(lexicon.word("notice", kind).format(date=day, version=one.number))
    link = lexicon.word("notice", "open_version").format(version=one.number) if address else None
    until = one.until if later else min(one.until or since, since - ONE_DAY)
    status = lexicon.word("version", _STATUS[kind])
    return Notice(kind, text, one.since, until, address, link, status)


_STATUS = {"superseded_by": "superseded", "withdrawn_by": "withdrawn", "preview": "preview"}


def in_place_of(notices: Iterable[Mapping[str, Any]], dated: Sequence[Notice]) -> Iterator[dict[str, Any]]:
    """The notices of a tree, each as long as none of `dated` says it better, then those of `dated`."""
    for notice in notices:
        better = _SAID_BETTER_BY.get(str(notice["kind"]), ())
        begins = [one.since for one in dated if one.since and one.kind in better]
        ended = _ended(notice, min(begins) - ONE_DAY) if begins else notice
        if ended is not None:
            yield dict(ended)
    for one in dated:
        if one.until is None or one.since is None or one.since <= one.until:
            yield one.data()


_ENDS = ("superseded_by", "withdrawn_by")
_SAID_BETTER_BY = {"not_yet": ("preview",), "review": _ENDS, "superseded": _ENDS}


def _ended(notice: Mapping[str, Any], day: date) -> Mapping[str, Any] | None:
    """A notice until a day at the latest; None where it begins later."""
    last = min(filter(None, (notice.get("until"), day.isoformat())))
    return None if notice.get("since", "") > last else {**notice, "until": last}
