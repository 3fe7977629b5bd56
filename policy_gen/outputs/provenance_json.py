"""provenance.json beside the HTML: who set the numbers of these pages, and when (settled 38).

Authors are personal data: they are named only where the document names people (`document.show_names`).
"""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Protocol

from policy_gen.languages.grammar import grammar
from policy_gen.outputs.pages import distinct_values
from policy_gen.policy import escaping
from policy_gen.policy.lexicon import Lexicon
from policy_gen.policy.tree import Policy

PROVENANCE_JSON = "provenance.json"
LONGEST_SUBJECT = 120


class Setting(Protocol):
    """The commit that set a value."""

    @property
    def id(self) -> str: ...

    @property
    def author(self) -> str: ...

    @property
    def when(self) -> datetime: ...

    @property
    def subject(self) -> str: ...


SettingOf = Callable[[str], Setting | str | None]
"""The commit behind a path of the profile; a word's key where there is none; None: no line sets it."""


def provenance_json(policy: Policy, lexicon: Lexicon, setting_of: SettingOf, *, names: bool) -> str:
    """For each value that the pages explain, which of the listed commits set it, in words."""
    told: dict[str, int] = {}
    values: dict[str, int] = {}
    for path in sorted(set(_explained(policy))):
        setting = setting_of(path)
        if setting is not None:
            values[path] = told.setdefault(_told(setting, lexicon, names=names), len(told))
    data: dict[str, Any] = {"told": list(told), "values": values}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _explained(policy: Policy) -> Iterator[str]:
    """The paths that stand under “why these values”."""
    for clause in policy.clauses():
        for value in distinct_values(clause.values):
            yield from (path for path in value.sources if not path.startswith("law:"))


def _told(setting: Setting | str, lexicon: Lexicon, *, names: bool) -> str:
    if isinstance(setting, str):
        return lexicon.word("set_by", setting)
    pattern = lexicon.word("set_by", "named" if names else "unnamed")
    day = grammar(lexicon.language).date(setting.when.date())
    parts = {"author": setting.author, "subject": _shortened(setting.subject)}
    return pattern.format(date=day, **{name: escaping.clean(text) for name, text in parts.items()})


def _shortened(subject: str) -> str:
    """Some write the whole story into the first line; a remark on a page has room for its beginning."""
    if len(subject) <= LONGEST_SUBJECT:
        return subject
    return f"{subject[:LONGEST_SUBJECT].rsplit(None, 1)[0].rstrip(' ,;:.')}…"
