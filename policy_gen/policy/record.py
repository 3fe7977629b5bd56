"""What stands behind each clause of a policy, as a file beside its pages (`record.json`).

Later versions are compared by it: it says which values, legal facts and templates a text was made from, so
that a change is told by its cause without the generator of that time. It is no page and is not published.
"""

import json
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Self

from policy_gen.law.facts import Fact, known_facts
from policy_gen.policy.asked_values import condition
from policy_gen.policy.edition import Edition
from policy_gen.policy.lexicon import Lexicon
from policy_gen.policy.register import ClauseStatus, Visibility, read_register
from policy_gen.policy.templating import template_texts
from policy_gen.policy.tree import Clause, Policy
from policy_gen.profile.leaves import Leaf, leaves
from policy_gen.profile.model import Profile

RECORD_JSON = "record.json"
_DIGITS = 12
_LAW = "law:"


@dataclass(frozen=True, slots=True)
class Behind:
    """What one clause was made from."""

    template: str
    """Fingerprint of its template with all parts of it."""
    concerns: tuple[str, ...]
    """Who must learn of a change, in the register's words."""
    names: tuple[str, ...]
    """Ids of the roles that its text names."""
    deadline: str
    """By when it is done, in its own words; empty where it sets no day."""
    reads: tuple[str, ...]
    """Paths of the profile and ids of legal facts that it read, also of conditions of other clauses."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a policy in one language was made from."""

    generator: str
    words: str
    """Fingerprint of the words that templates share."""
    law: Mapping[str, str]
    """Fingerprint of each legal fact that was read, by id."""
    values: Mapping[str, Leaf]
    """Each value that was read, by path."""
    clauses: Mapping[str, Behind]
    silent: tuple[str, ...]
    """Ids of clauses that were known then and not printed."""

    @classmethod
    def parsed(cls, text: str) -> Self:
        """The record in a file. Raises ValueError where the text is none."""
        try:
            data = json.loads(text)
            clauses = {key: Behind(**_tuples(value)) for key, value in data.pop("clauses").items()}
            return cls(clauses=clauses, silent=tuple(data.pop("silent")), **data)
        except (TypeError, KeyError, AttributeError) as error:
            raise ValueError(str(error)) from None


def record(profile: Profile, policy: Policy, lexicon: Lexicon, folders: tuple[Path, ...]) -> Record:
    """What a drafted policy was made from."""
    clauses = {clause.id: _behind(clause, policy.language, folders) for clause in policy.clauses()}
    read = {_path(name) for one in clauses.values() for name in one.reads}
    facts = {fact.id: fact for fact in known_facts(profile)}
    return Record(
        generator=generator_version(),
        words=_seal(json.dumps([lexicon.words, lexicon.interface, lexicon.scripts], sort_keys=True)),
        law={
            name: _fact_seal(facts[name])
            for name in sorted(path.removeprefix(_LAW) for path in read if path.startswith(_LAW))
            if name in facts
        },
        values={path: value for path, value in leaves(profile).items() if is_read(path, read)},
        clauses=clauses,
        silent=tuple(name for name in _printable(policy, folders) if name not in clauses),
    )


def _printable(policy: Policy, folders: tuple[Path, ...]) -> Iterator[str]:
    """Ids of the clauses that this edition prints for some company."""
    for name, entry in read_register(folders).items():
        is_open = policy.edition == Edition.RESTRICTED or entry.visibility == Visibility.ALL
        if is_open and entry.status == ClauseStatus.ACTIVE:
            yield name


def generator_version() -> str:
    """The version of this program."""
    try:
        return version("policy-gen")
    except PackageNotFoundError:  # a source tree that was never installed
        return "0"


def is_read(path: str, read: Set[str]) -> bool:
    """Whether a value is among those read: itself, as part of a list or text, or with all of its section."""
    if path in read:
        return True
    parts = path.split(".")
    return any(".".join(parts[:end]) in read for end in range(1, len(parts)))


def _path(read: str) -> str:
    asked = condition(read)
    return asked[1] if asked else read


def _behind(clause: Clause, language: str, folders: tuple[Path, ...]) -> Behind:
    name = f"{language}/{clause.entry.part}/{clause.id}.md"
    return Behind(
        template=_seal(*template_texts(folders, name)),
        concerns=clause.entry.concerns,
        names=tuple(sorted(clause.roles)),
        deadline=clause.deadline.text if clause.deadline else "",
        reads=tuple(sorted(path for path in clause.read if path)),
    )


def _fact_seal(fact: Fact) -> str:
    said = (fact.value, fact.summary, fact.citation, fact.status, fact.as_of, fact.in_force_from)
    return _seal(repr(said))


def _seal(*texts: str) -> str:
    return sha256("\0".join(texts).encode()).hexdigest()[:_DIGITS]


def _tuples(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}


def written(found: Record) -> str:
    """The text of the file: a line for each clause and value, so that differences can be read."""
    return "".join(_lines(found))


def _lines(found: Record) -> Iterator[str]:
    yield "{\n"
    yield f'"generator": {_json(found.generator)},\n"words": {_json(found.words)},\n'
    yield f'"law": {_table(found.law)},\n'
    yield f'"values": {_table(found.values)},\n'
    yield f'"clauses": {_table({key: _plain(one) for key, one in found.clauses.items()})},\n'
    yield f'"silent": {_json(list(found.silent))}\n' + "}\n"


def _plain(one: Behind) -> dict[str, Any]:
    return {name: getattr(one, name) for name in Behind.__dataclass_fields__}


def _table(rows: Mapping[str, Any]) -> str:
    return "{\n" + ",\n".join(f"{_json(key)}: {_json(value)}" for key, value in rows.items()) + "\n}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
