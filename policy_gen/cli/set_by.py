"""Who last set a value of a profile, as data and in words, for the command line (settled 38)."""

from typing import Any

from policy_gen.history.git_answers import Commit
from policy_gen.history.provenance import Provenance, Unset
from policy_gen.problems import harmless
from policy_gen.profile.wording import labels

_SHORT_ID = 10


def set_by(known: Provenance, path: str) -> dict[str, Any]:
    """The commit of a value under `set`, or why it has none; nothing where no line of the profile sets it."""
    found = known.of(path)
    match found:
        case None:
            return {}
        case Unset.NOT_YET:
            return {"set": {"state": str(found)}}
        case Unset.BEFORE:
            return {"set": {"state": str(found), "date": known.begins_on(path).isoformat()}}
    return {"set": {"state": "committed", **_commit(found)}}


def _commit(commit: Commit) -> dict[str, str]:
    day = commit.when.date().isoformat()
    return {"commit": commit.id, "author": commit.author, "date": day, "subject": commit.subject}


def set_by_words(data: dict[str, str], language: str) -> str:
    """The same in a sentence."""
    words = labels(language)
    if data["state"] != "committed":
        return words[data["state"]].format(date=data.get("date", ""))
    told = {name: harmless(data[name]) for name in ("date", "author", "subject")}
    return words["set_by"].format(**told, commit=data["commit"][:_SHORT_ID])


def gap_words(known: Provenance, language: str) -> str | None:
    """What is not known of all values, said once."""
    return labels(language)[f"gap_{known.gap}"] if known.gap else None
