"""Policy → the plain MkDocs tree of one company and language: files by name (D1, settled 1)."""

import html
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from policy_gen.languages.grammar import grammar
from policy_gen.outputs.document import document
from policy_gen.outputs.feedback import feedback
from policy_gen.outputs.helper_words import helper_words
from policy_gen.outputs.notices import notices, past_partners
from policy_gen.outputs.pages import Page, pages
from policy_gen.outputs.policy_json import POLICY_JSON, policy_json
from policy_gen.outputs.search_json import SEARCH_JSON, search_json
from policy_gen.outputs.terms_json import TERMS_JSON, terms_json
from policy_gen.policy import escaping, record
from policy_gen.policy.briefing import role_title
from policy_gen.policy.confirming import Stale
from policy_gen.policy.drafting import draft
from policy_gen.policy.edition import Edition
from policy_gen.policy.headings import chapter_heading
from policy_gen.policy.lexicon import Lexicon, read_lexicon
from policy_gen.policy.numbering import ANNEXES
from policy_gen.policy.tree import Policy
from policy_gen.policy.workspace import Workspace, edition_folder
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import Profile
from policy_gen.profile.origins import OriginKind
from policy_gen.profile.values import text_in
from policy_gen.profile.writing import to_yaml

LABELS = (
    "code", "version", "status", "effective", "review", "owner", "home", "print_document", "versions",
    "print_sheet", "language", "uncontrolled", "copy_link", "copy_text", "copied", "why", "dark_theme",
    "search_hint", "search_needs_server", "not_found",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SiteTree:
    """The tree as pages with provenance and as files."""

    policy: Policy
    pages: tuple[Page, ...]
    config: str
    profile: Profile
    lexicon: Lexicon
    folders: tuple[Path, ...]
    """Where the templates were found."""

    def files(self) -> dict[str, str]:
        """Text by file name below `site/<company>/<language>/`. Raises TemplateFault for a wrong word."""
        written = {f"pages/{page.path}.md": page.text for page in self.pages}
        written[f"pages/{POLICY_JSON}"] = policy_json(self.profile, self.policy, self.folders)
        written[f"pages/{SEARCH_JSON}"] = search_json(self.policy, self.lexicon, self.profile, self.folders)
        written[f"pages/{TERMS_JSON}"] = terms_json(self.policy, self.lexicon)
        behind = record.written(record.record(self.profile, self.policy, self.lexicon, self.folders))
        return {"mkdocs.yml": self.config, record.RECORD_JSON: behind} | dict(sorted(written.items()))


def site_tree(
    loaded: LoadedProfile,
    workspace: Workspace,
    language: str,
    edition: Edition,
    old: Stale | None = None,
) -> SiteTree:
    """Drafts the policy and lays it out; clauses of an `old` translation say so.

    Raises TemplateFault when a template is wrong.
    """
    folders = workspace.template_folders(loaded.profile.company.id)
    policy = draft(loaded.profile, language, folders, edition)
    policy = replace(policy, stale=old.clauses) if old else policy
    lexicon = read_lexicon(folders, language)
    made = pages(policy, lexicon, lambda path: origin_words(loaded, lexicon, path))
    everything = (*made, document(policy, lexicon))
    config = site_config(loaded, policy, lexicon, everything)
    return SiteTree(policy, everything, to_yaml(_safe_in_html(config)), loaded.profile, lexicon, folders)


def _safe_in_html(data: Any) -> Any:
    """The config with every text fit for HTML: site builders print names and titles as they stand."""
    match data:
        case dict():
            return {_safe_in_html(key): _safe_in_html(value) for key, value in data.items()}
        case list():
            return [_safe_in_html(item) for item in data]
        case str():
            return html.escape(escaping.clean(data), quote=False)
    return data


def origin_words(loaded: LoadedProfile, lexicon: Lexicon, path: str) -> str:
    """Where a value comes from, in words of the page."""
    if path.startswith("law:"):
        return lexicon.phrase("from_law")
    origin = loaded.origins.of(path)
    if origin.kind is OriginKind.PRESET:
        return lexicon.phrase("from_preset").format(preset=loaded.profile.preset)
    known = {OriginKind.PROFILE: "from_profile"}
    return lexicon.phrase(known.get(origin.kind, "from_default"))


def site_config(
    loaded: LoadedProfile, policy: Policy, lexicon: Lexicon, made: tuple[Page, ...]
) -> dict[str, Any]:
    """The committed `mkdocs.yml`: it inherits the workspace's and sets no plugin or extension."""
    company = loaded.profile.company
    folder = edition_folder(policy.language, policy.edition)
    short_name = text_in(company.short_name, policy.language)
    return {
        "INHERIT": "../../../mkdocs.yml",
        "site_name": f"{short_name} · {policy.title}",
        "docs_dir": "pages",
        "site_dir": f"../../../build/{company.id}/{folder}",
        "theme": {"custom_dir": "../../../templates/theme", "language": policy.language},
        "extra": {
            "policy": _policy_facts(loaded, policy, lexicon),
            "labels": _labels(loaded, policy, lexicon),
            "theme_words": lexicon.words["theme"],
            "helper_words": helper_words(lexicon),
            "notices": [notice.data() for notice in notices(loaded.profile, lexicon)],
            "past_partners": past_partners(loaded.profile, lexicon),
            "feedback": feedback(loaded.profile, lexicon),
        },
        "nav": _nav(policy, lexicon, made),
    }


def _policy_facts(loaded: LoadedProfile, policy: Policy, lexicon: Lexicon) -> dict[str, Any]:
    company, document = loaded.profile.company, loaded.profile.document
    words = grammar(policy.language)
    facts: dict[str, Any] = {
        "company": text_in(company.short_name, policy.language),
        "code": document.code,
        "version": document.version,
        "status": lexicon.word("status", document.status),
        "drafted": str(document.status),
        "effective": words.date(document.effective_date),
        "review": words.date(document.review_date),
        "review_iso": document.review_date.isoformat(),
        "owner": role_title(loaded.profile, words, document.owner).value,
        "edition": str(policy.edition),
        "language": policy.language,
        "languages": [
            {"code": str(code), "name": grammar(code).own_name} for code in loaded.profile.languages.published
        ],
    }
    if company.brand is not None:
        facts["accent"] = company.brand.accent
    return facts


def _labels(loaded: LoadedProfile, policy: Policy, lexicon: Lexicon) -> dict[str, str]:
    labels = {key: lexicon.phrase(key) for key in LABELS}
    authoritative = loaded.profile.languages.authoritative
    if policy.language != authoritative:
        language = lexicon.word("language", authoritative)
        labels["translation_note"] = lexicon.phrase("translation_note").format(language=language)
    return labels


def _nav(policy: Policy, lexicon: Lexicon, made: tuple[Page, ...]) -> list[Any]:
    titles = lexicon.layout["sections"]
    by_path = {page.path: page for page in made}
    nav: list[Any] = [
        {titles["home"]: "index.md"},
        {titles["helpers"]: [_item(page) for page in made if page.path.startswith("helpers/")]},
        {titles["start"]: "start.md"},
        {lexicon.phrase("roles"): [_item(page) for page in made if page.path.startswith("roles/")]},
        {lexicon.phrase("sheets"): [_item(page) for page in made if page.path.startswith("sheets/")]},
    ]
    placed: set[str] = set()
    for chapter in policy.chapters:
        paths = [section.page for section in chapter.sections if section.page not in placed]
        placed.update(paths)
        items = [_item(by_path[path]) for path in paths]
        if len(items) <= 1 and chapter.code != ANNEXES:
            nav += items
        else:
            nav.append({chapter_heading(chapter, lexicon): items})
    nav.append({titles["legal-basis"]: "legal-basis.md"})
    nav.append({titles["versions"]: "versions.md"})
    nav.append({titles["document"]: "document.md"})
    return nav


def _item(page: Page) -> dict[str, str]:
    return {page.title: f"{page.path}.md"}
