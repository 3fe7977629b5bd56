"""The answer of `show` as data and as lines: versions, their days, the text of one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from policy_gen.history.versions import KnownVersion, Standing, Versions
from policy_gen.languages.grammar import SaidDay, grammar
from policy_gen.problems import harmless
from policy_gen.profile.values import text_in
from policy_gen.profile.wording import labels

_WORDS = {
    Standing.IN_FORCE: "version_in_force",
    Standing.SUPERSEDED: "version_superseded",
    Standing.PREVIEW: "version_preview",
    Standing.WITHDRAWN: "version_withdrawn_word",
    Standing.NEVER: "version_never",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What was asked and what was found."""

    company: str
    versions: Versions
    day: date
    today: date
    language: str
    text: str | None
    gap: str | None
    """Why the text cannot be shown."""
    transition: str
    """How cases that are open pass from one version to the next (brief 5.3)."""
    is_list: bool
    """Whether all versions are asked for, not one."""

    @property
    def meets_another(self) -> bool:
        """Whether a case may pass from one version to another."""
        return sum(not one.by_log for one in self.versions.all) > 1


def data(shown: Shown) -> dict[str, Any]:
    """As programs read it; days are ISO, words those of the language asked for."""
    found, following = shown.versions.on(shown.day), shown.versions.after(shown.today)
    remarks = [{"code": one.code, **one.fields} for one in shown.versions.remarks]
    return {
        "company": shown.company,
        "on": shown.day.isoformat(),
        "as_of": shown.today.isoformat(),
        "version": found and _row(found, shown),
        "next": following and _row(following, shown),
        "versions": [_row(one, shown) for one in reversed(shown.versions.all)],
        "text": shown.text,
        "gap": shown.gap,
        "transition": shown.transition if shown.meets_another else None,
        "remarks": remarks,
    }


def _row(one: KnownVersion, shown: Shown) -> dict[str, Any]:
    return {
        "version": one.number,
        "tag": one.tag,
        "since": one.since.isoformat(),
        "until": one.until and one.until.isoformat(),
        "standing": str(one.standing(shown.today)),
        "by_change_log": one.by_log,
        "what": text_in(dict(one.what), shown.language),
    }


def lines(shown: Shown) -> Iterator[str]:
    """As people read it."""
    words = labels(shown.language)
    yield from _head(shown, words)
    if shown.is_list:
        following = shown.versions.after(shown.today)
        if following is not None:
            days = _said(shown, since=following.since)
            yield words["version_next"].format(number=following.number, **days)
        yield ""
        yield words["version_list"]
        yield from _rows(shown, words)
    if shown.meets_another:
        yield ""
        yield shown.transition[:1].upper() + shown.transition[1:] + "."
    notes = [words[f"version_{one.code}"].format(**one.fields) for one in shown.versions.remarks]
    notes += [shown.gap] if shown.gap else []
    if notes:
        yield ""
        yield from map(harmless, notes)
    if shown.text is not None:
        yield ""
        yield shown.text.removesuffix("\n")


def _head(shown: Shown, words: dict[str, str]) -> Iterator[str]:
    """The version of the day, and that of today where it is another."""
    found, today = shown.versions.on(shown.day), shown.versions.on(shown.today)
    if found is None:
        first = next((one for one in shown.versions.all), None)
        pattern = words["version_first_logged" if first and first.by_log else "version_first"]
        days = _said(shown, since=first.since) if first else {}
        told = pattern.format(number=first.number, **days) if first else ""
        yield f"{words['version_none'].format(**_said(shown, day=shown.day))} {told}".rstrip()
    else:
        days = _said(shown, day=shown.day, since=found.since, until=found.until)
        yield words[f"version_{_tense(found, shown)}"].format(number=found.number, **days)
    if today is not None and today != found and not today.is_withdrawal:
        yield words["version_today"].format(number=today.number, **_said(shown, today=shown.today))


def _said(shown: Shown, **days: date | None) -> dict[str, SaidDay]:
    """Days as a sentence says them."""
    said = grammar(shown.language)
    return {name: SaidDay(said, day) for name, day in days.items() if day is not None}


def _tense(found: KnownVersion, shown: Shown) -> str:
    if found.by_log:
        return "logged"
    match found.standing(shown.today):
        case _ if found.is_withdrawal:
            return "withdrawn"
        case Standing.SUPERSEDED:
            return "was"
        case Standing.PREVIEW:
            return "will"
    return "holds_until" if found.until else "holds"


def _rows(shown: Shown, words: dict[str, str]) -> Iterator[str]:
    """The list of versions, the newest first, in columns as wide as they have to be."""
    rows = [_cells(one, shown, words) for one in reversed(shown.versions.all)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()


def _cells(one: KnownVersion, shown: Shown, words: dict[str, str]) -> tuple[str, str, str, str]:
    said, standing = grammar(shown.language), one.standing(shown.today)
    since, until = said.date(one.since, "short"), said.date(one.until, "short") if one.until else "…"
    pattern = words["version_log_day" if one.by_log else "version_days"]
    days = since if standing is Standing.NEVER else pattern.format(since=since, until=until)
    what = harmless(text_in(dict(one.what), shown.language) or "")
    return one.number, days, words[_WORDS[standing]], what
