"""Drafts what a change-log entry says of a comparison, for a person to edit (DOC-110, brief 8.2.8).

The entry is printed for all staff: it names no restricted value and no holder of a role.
"""

from collections.abc import Iterator, Sequence

from policy_gen.history.amendments import (
    Amendment,
    Cause,
    Comparison,
    Kind,
    Matter,
    ParameterChange,
    Weight,
)
from policy_gen.history.parameters import is_restricted, parameter
from policy_gen.history.spoken import Words
from policy_gen.history.wording import told_bare
from policy_gen.profile.model import Profile

TOLD = frozenset({Matter.NUMBER, Matter.DEADLINE, Matter.OWNER, Matter.RIGHT, Matter.LISTING})
"""What people have to learn; wording, contacts and the document's own dates are not told here."""
TOLD_AT_MOST = 2
"""How many changes stand in one sentence; the others are counted."""


def drafted_what(comparison: Comparison, before: Profile | None, after: Profile | None, words: Words) -> str:
    """What changed, in one sentence of the language."""
    said = words.around["drafted"]
    parts = [
        *(
            told_bare(change, before, after, words, "prose")
            for change in worth_telling(comparison.parameters)
        ),
        *_clauses(comparison.amendments, words),
    ]
    if not parts:
        return said[_nothing_told(comparison)]
    first, second, more = parts[0], parts[1] if len(parts) > 1 else "", len(parts) - TOLD_AT_MOST
    key = "one" if len(parts) == 1 else "two" if more == 0 else "many"
    sentence = said[key].format(first=first, second=second, count=words.grammar.number(max(more, 0)))
    return words.grammar.typeset(sentence[:1].upper() + sentence[1:])


def why_is_yours(words: Words) -> str:
    """What stands where a person has to write the reason."""
    return words.around["drafted"]["why"]


def worth_telling(changes: Sequence[ParameterChange]) -> tuple[ParameterChange, ...]:
    """The changes that the log tells; of an entry that came or went its values are not told apart."""
    entries = tuple(f"{one.path}." for one in changes if parameter(one.path).is_entry)
    return tuple(
        one
        for one in changes
        if one.matter in TOLD
        and not is_restricted(one.path)
        and not one.path.startswith(entries)
        and not _is_holder(one.path)
    )


def _is_holder(path: str) -> bool:
    return path.startswith("roles.") and ".holders" in path


def _clauses(amendments: Sequence[Amendment], words: Words) -> Iterator[str]:
    """The clauses that no told value explains: what came, what was changed in substance, what went."""
    said = words.around["drafted"]
    for kind in Kind:
        titles = [
            words.grammar.quoted(one.titles.get(words.language) or one.clause)
            for one in amendments
            if one.kind is kind and not one.parameters and one.weight is Weight.MATERIAL
        ]
        if len(titles) == 1:
            yield said[f"clause_{kind}"].format(quoted=titles[0])
        elif titles:
            yield said[f"clauses_{kind}"].format(titles=words.grammar.and_list(titles))


def _nothing_told(comparison: Comparison) -> str:
    causes = {cause for one in comparison.amendments for cause in one.causes}
    if not comparison.amendments and not comparison.parameters:
        return "nothing"
    return "law" if causes == {Cause.LAW} else "wording"
