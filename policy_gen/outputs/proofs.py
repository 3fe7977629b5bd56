"""What is proved of the pages themselves: all staff may read them (K-VIP-05), in every language alike."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from policy_gen.outputs.site_tree import SiteTree
from policy_gen.policy.edition import Edition
from policy_gen.policy.exported.disclosure import RESTRICTED
from policy_gen.policy.proofs.parity import differing_clauses
from policy_gen.policy.tree import Policy
from policy_gen.problems import Problem, Span
from policy_gen.profile.wording import problem

RESTRICTED_PATHS = frozenset({*(f"privileged.{name}" for name in RESTRICTED), "exceptions"})
"""What only management may read (settled 15)."""


def page_problems(trees: Sequence[SiteTree], own_folder: Path) -> tuple[Problem, ...]:
    """What stands against writing the pages of one company, in all the languages at hand."""
    leaks = [found for tree in trees for found in disclosures(tree.policy, tree.folders)]
    return (*leaks, *differing_clauses([tree.policy for tree in trees], own_folder))


def disclosures(policy: Policy, folders: Sequence[Path]) -> Iterator[Problem]:
    """Clauses and pages for all staff that have read, printed or not, what only management may know."""
    if policy.edition == Edition.RESTRICTED:
        return
    for clause in policy.clauses():
        name = f"{policy.language}/{clause.entry.part}/{clause.id}.md"
        yield from (_disclosed(path, clause.id, name, folders) for path in _restricted(clause.read))
    for page in policy.pages:
        name = f"{policy.language}/pages/{page.template}.md"
        yield from (_disclosed(path, page.page, name, folders) for path in _restricted(page.read))


def _restricted(read: frozenset[str]) -> list[str]:
    """The restricted among the paths read; a text by language counts as its value."""
    return sorted(path for path in RESTRICTED_PATHS if any(_is_part(one, path) for one in read))


def _is_part(path: str, of: str) -> bool:
    return path == of or path.startswith(f"{of}.")


def _disclosed(path: str, clause: str, name: str, folders: Sequence[Path]) -> Problem:
    file = next((folder / name for folder in folders if (folder / name).is_file()), None)
    place = _mention(file, path) if file else None
    return problem("restricted-value", place, clause=clause, path=path)


def _mention(file: Path, path: str) -> Span:
    """The place that names the value, else the first line."""
    field = path.rpartition(".")[2]
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        found = re.search(rf"\b{field}\b", line)
        if found:
            return Span(file, number, found.start() + 1, number, found.end() + 1)
    return Span(file, 1, 1, 1, 1)
