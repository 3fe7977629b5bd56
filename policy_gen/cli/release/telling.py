"""What `policy-gen release` tells: what it did or would do, who approves and who signs again."""

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from policy_gen.cli.exits import short
from policy_gen.cli.release.carrying_out import Wanted
from policy_gen.cli.release.planning import Plan
from policy_gen.history.acknowledging.role_clauses import is_signed_for_words, signing_again, signing_roles
from policy_gen.history.side import Side
from policy_gen.history.spoken import Words
from policy_gen.outputs.writing import differences
from policy_gen.profile.document import Change
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import Profile
from policy_gen.profile.rewriting import entry_text
from policy_gen.profile.values import text_in


@dataclass(frozen=True, slots=True)
class Telling:
    """One plan told in one language."""

    plan: Plan
    words: Words
    said: Mapping[str, str]

    def prepared(self, command: str, *, is_dry: bool) -> Iterator[str]:
        """The profile holds the entry; a person has to finish it."""
        path, plan = short(self.plan.ground.loaded.path), self.plan
        if is_dry:
            yield self.said["would_prepare"].format(path=path)
        else:
            yield self.said["prepared"].format(version=plan.version, path=path)
        yield from self._entry()
        if not is_dry and plan.entry is not None:
            line = plan.entry_line(plan.after, plan.entry)
            yield self.said["prepared_next"].format(line=line, command=command)
        if plan.holding.lacks_first_day:
            line = plan.after.origins.place("document.effective_date").line
            earliest = self.words.grammar.date(plan.holding.earliest)
            yield self.said["prepared_first_day"].format(line=line, earliest=earliest)
        yield from self.who()

    def would_release(self, wanted: Wanted) -> Iterator[str]:
        """What `--dry-run` found: the entry, the files, and the commands of git that say the same."""
        root = self.plan.ground.repository.root
        yield self.said["would_release"].format(tag=wanted.tag)
        yield from self._entry()
        for site, pages in wanted.sites.items():
            count = len(differences(root / site, pages))
            yield self.said["would_write"].format(path=site, count=count)
        if wanted.profile_before != wanted.profile_after:
            yield self.said["would_write"].format(path=wanted.profile, count=1)
        yield self.said["as_git"]
        names = shlex.join((wanted.profile, *wanted.sites, *wanted.others))
        yield f"  git add --all -- {names}"
        yield f"  git commit --only --message {shlex.quote(wanted.message)} -- {names}"
        yield f"  git tag --annotate --message {shlex.quote(wanted.entry)} {shlex.quote(wanted.tag)}"
        yield from self.who()

    def released(self, wanted: Wanted, commit: str, languages: tuple[str, ...]) -> Iterator[str]:
        """The release is made."""
        yield self.said["released"].format(tag=wanted.tag, commit=commit[:12], languages=", ".join(languages))
        yield from self._entry()
        yield from self.who()
        hooks = self.plan.ground.repository.hooks()
        if hooks:
            yield self.said["hooks"].format(hooks=", ".join(hooks))
        yield self.said["push"]

    def _entry(self) -> Iterator[str]:
        if self.plan.entry is not None:
            yield entry_text(self.plan.entry).rstrip("\n")

    def who(self) -> Iterator[str]:
        """Who approves and checks, who signs again."""
        profile = self.plan.after.profile
        side = Side(profile, self.words)
        yield self.said["approves"].format(role=side.role(profile.document.approved_by))
        checking = list(map(side.role, checkers(profile)))
        if checking:
            yield self.said["checks"].format(roles=", ".join(checking))
        yield self._signers(side, profile)
        yield from self._old_act(profile)

    def _signers(self, side: Side, profile: Profile) -> str:
        found = self.plan.found
        if found is None:
            return self.said["signs_first"]
        if is_signed_for_words(found, profile):
            return self.said["signs_words"]
        hidden = {role for one in self.plan.concealed for role in one.roles}
        again = {*signing_again(found, profile), *(hidden & signing_roles(profile))}
        roles = [role for role in profile.roles if role in again]
        if not roles:
            return self.said["signs_nobody"]
        if len(roles) == len(signing_roles(profile)):
            return self.said["signs_all"]
        return self.said["signs"].format(roles=", ".join(map(side.role, roles)))

    def _old_act(self, profile: Profile) -> Iterator[str]:
        """An act that approved an earlier version does not approve this one."""
        act = profile.document.approval_act
        if act is not None and self.plan.holding.approved_before is not None:
            yield self.said["old_act"].format(date=self.words.grammar.date(act.date), number=act.number)


def checkers(profile: Profile) -> tuple[str, ...]:
    """The roles that check a version before it is approved, as the title page names them (DOC-010)."""
    document = profile.document
    done = {document.owner, document.approved_by}
    checking = ["finance_director"] if profile.legal.lawyers == "none" else ["lawyer", "finance_director"]
    return tuple(role for role in checking if role not in done and role in profile.roles)


def commit_message(loaded: LoadedProfile, entry: Change | None, first: str) -> str:
    """`<company> <version>: what changed`, then why, in the binding language."""
    profile = loaded.profile
    language = str(profile.languages.authoritative)
    head = f"{profile.company.id} {profile.document.version}"
    if entry is None:
        return f"{head}: {first}"
    return f"{head}: {text_in(entry.what, language)}\n\n{text_in(entry.why, language)}"


def tag_message(loaded: LoadedProfile, entry: Change | None, first: str) -> str:
    """The entry of the change log, in every published language, the binding one first."""
    profile = loaded.profile
    document, binding = profile.document, str(profile.languages.authoritative)
    title = f"{document.code} {document.version}"
    if entry is None:
        return f"{title}\n\n{first}"
    languages = sorted(map(str, profile.languages.published), key=lambda one: one != binding)
    texts = [f"{text_in(entry.what, one)}.\n{text_in(entry.why, one)}." for one in languages]
    clauses = [", ".join(entry.clauses)] if entry.clauses else []
    return "\n\n".join((f"{title}, {entry.date.isoformat()}", *clauses, *texts))
