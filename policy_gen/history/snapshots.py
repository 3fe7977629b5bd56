"""A version of a policy as comparing needs it: what its clauses say and what stands behind them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from policy_gen.history.amendments import Remark, Version
from policy_gen.policy.drafting import draft_text
from policy_gen.policy.edition import Edition
from policy_gen.policy.lexicon import read_lexicon
from policy_gen.policy.plain_clause import settled_text
from policy_gen.policy.record import Record, record
from policy_gen.policy.tree import Policy
from policy_gen.policy.workspace import own_template_names
from policy_gen.profile.leaves import Leaf, leaves
from policy_gen.profile.model import Profile


@dataclass(frozen=True, slots=True)
class ClauseThen:
    """One clause of one version in one language."""

    number: str
    title: str
    page: str
    text: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One version of a policy."""

    version: Version
    binding: str
    """The binding language; comparing begins with it."""
    clauses: Mapping[str, Mapping[str, ClauseThen]]
    """By language and id, in official order."""
    records: Mapping[str, Record]
    """By language; none for pages older than records."""
    profile: Profile | None = None
    """None where the profile of that time cannot be read today."""
    remarks: tuple[Remark, ...] = ()
    values: Mapping[str, Leaf] = field(default_factory=dict)
    """Every value by path: of the profile, or else those that were recorded."""
    own: frozenset[str] = frozenset()
    """Ids of the clauses whose template the company wrote itself."""

    def remarked(self, remarks: Iterable[Remark]) -> "Snapshot":
        """The same with more to be known of it."""
        return replace(self, remarks=(*self.remarks, *remarks))

    @property
    def record(self) -> Record | None:
        """What stands behind the binding text, or else behind a translation."""
        return self.records.get(self.binding) or next(iter(self.records.values()), None)


def drafted(
    profile: Profile,
    folders: tuple[Path, ...],
    name: str,
    *,
    languages: Iterable[str] = (),
    edition: Edition = Edition.STAFF,
    remarks: Iterable[Remark] = (),
) -> Snapshot:
    """A version as today's program drafts it, in `languages` or all published. Raises TemplateFault."""
    chosen = tuple(languages) or tuple(str(one) for one in profile.languages.published)
    policies = {language: draft_text(profile, language, folders, edition) for language in chosen}
    return Snapshot(
        version=version_of(profile, name, chosen),
        binding=str(profile.languages.authoritative),
        clauses={language: dict(_clauses(policy)) for language, policy in policies.items()},
        records={
            language: record(profile, policy, read_lexicon(folders, language), folders)
            for language, policy in policies.items()
        },
        profile=profile,
        remarks=tuple(remarks),
        values=leaves(profile),
        own=own_template_names(folders, profile.company.id),
    )


def version_of(profile: Profile, name: str, languages: tuple[str, ...]) -> Version:
    """How a side of a comparison is called."""
    return Version(name, profile.document.version, profile.document.effective_date, languages, profile)


def _clauses(policy: Policy) -> Iterator[tuple[str, ClauseThen]]:
    pages = {
        clause.id: section.page
        for chapter in policy.chapters
        for section in chapter.sections
        for clause in section.clauses
    }
    for clause in policy.clauses():
        page = pages.get(clause.id, clause.entry.page)
        yield clause.id, ClauseThen(clause.number, clause.title, page, settled_text(clause))
