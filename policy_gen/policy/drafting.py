"""Profile and language → Policy: every clause rendered, numbered, with provenance (architecture 1)."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from policy_gen.policy.asked_values import every
from policy_gen.policy.briefing import Briefing, brief
from policy_gen.policy.conditions import CONDITIONS
from policy_gen.policy.context import clause_title
from policy_gen.policy.edition import Edition
from policy_gen.policy.numbering import ChapterPlan, SectionPlan
from policy_gen.policy.printing import Printer
from policy_gen.policy.recording import Line, Recorder, unmark, values_in, wording
from policy_gen.policy.routes import legal_names, role_routes
from policy_gen.policy.starting import home_names, start_names
from policy_gen.policy.templating import render
from policy_gen.policy.tree import Chapter, Clause, PlainPage, Policy, Section
from policy_gen.profile.model import Profile
from policy_gen.profile.values import text_in


def draft(
    profile: Profile, language: str, folders: tuple[Path, ...], edition: Edition = Edition.STAFF
) -> Policy:
    """The policy of a company in one language and edition.

    `folders` are searched for templates in order. Raises TemplateFault when a template is wrong.
    """
    briefing = brief(profile, language, edition, folders)
    text = _text(briefing)
    return replace(text, pages=tuple(_plain_pages(briefing, {one.id: one for one in text.clauses()})))


def draft_text(
    profile: Profile, language: str, folders: tuple[Path, ...], edition: Edition = Edition.STAFF
) -> Policy:
    """The same without the pages that gather what clauses say: for whoever compares or looks up clauses."""
    return _text(brief(profile, language, edition, folders))


def _text(briefing: Briefing) -> Policy:
    clauses = {clause_id: draft_clause(briefing, clause_id) for clause_id in briefing.places}
    document, layout = briefing.profile.document, briefing.lexicon.layout
    own_title = document.title and text_in(document.title, briefing.language)
    return Policy(
        language=briefing.language,
        edition=briefing.edition,
        title=own_title or layout["title"],
        kind=layout["kind"],
        front=tuple(clauses[clause_id] for clause_id in briefing.plan.front),
        chapters=tuple(_chapter(briefing, chapter, clauses) for chapter in briefing.plan.chapters),
        back=tuple(clause_id for clause_id in layout["back"] if clause_id in clauses),
        pages=(),
    )


def _chapter(briefing: Briefing, chapter: ChapterPlan, clauses: dict[str, Clause]) -> Chapter:
    sections = tuple(_section(briefing, section, clauses) for section in chapter.sections)
    return Chapter(chapter.code, chapter.number, chapter.title, sections, chapter.within)


def _section(briefing: Briefing, section: SectionPlan, clauses: dict[str, Clause]) -> Section:
    titles = briefing.lexicon.layout["sections"]
    found = tuple(clauses[clause_id] for clause_id in section.clauses)
    title = titles[section.page] if section.page in titles else found[0].title
    return Section(section.page, section.number, title, found)


def draft_clause(briefing: Briefing, clause_id: str) -> Clause:
    """One clause of those that `briefing.places` names. Raises TemplateFault."""
    entry = briefing.printed[clause_id]
    recorder = Recorder(read={*every(briefing.profile, *CONDITIONS[entry.when].asks)})
    text = render(Printer(briefing, recorder), f"{briefing.language}/{entry.part}/{clause_id}.md")
    _, _, body = text.partition("\n")
    title = clause_title(briefing, clause_id)
    return Clause(
        entry=entry,
        number=briefing.places[clause_id].number,
        title=title,
        lines=_tidy(unmark(body, recorder.printed)),
        values=tuple(values_in(body, recorder.printed)),
        read=frozenset(recorder.read),
        roles=frozenset(recorder.roles),
        references=frozenset(recorder.references),
        wording=f"{title}\n{wording(body, recorder.printed)}",
        deadline=next(iter(unmark(recorder.deadline, recorder.printed)), None) if recorder.deadline else None,
    )


def _tidy(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Without blank lines at the ends, and never two in a row."""
    kept: list[Line] = []
    for line in lines:
        if line.text or (kept and kept[-1].text):
            kept.append(line)
    while kept and not kept[-1].text:
        kept.pop()
    return tuple(kept)


def _plain_pages(briefing: Briefing, clauses: dict[str, Clause]) -> Iterable[PlainPage]:
    titles = briefing.lexicon.layout["sections"]
    yield _plain_page(briefing, "index", titles["home"], "index", home_names)
    for helper in _helpers(briefing.profile):
        page = f"helpers/{helper}"
        yield _plain_page(briefing, page, titles[page], f"helper-{helper}", lambda printer: {})
    yield _plain_page(briefing, "start", titles["start"], "start", start_names)
    yield _plain_page(
        briefing, "legal-basis", titles["legal-basis"], "legal-basis", lambda printer: legal_names(briefing)
    )
    yield _plain_page(briefing, "versions", titles["versions"], "versions", lambda printer: {})
    for route in role_routes(briefing, clauses.values()):
        yield _plain_page(briefing, route.page, route.title, route.template, route.names)


def _helpers(profile: Profile) -> Iterable[str]:
    """What answers on its page; nobody looks for partners where none are recommended."""
    yield "overdue"
    yield "refusal"
    if profile.partner_programme.enabled:
        yield "partners"


def _plain_page(
    briefing: Briefing, page: str, title: str, template: str, names: Callable[[Printer], dict[str, Any]]
) -> PlainPage:
    recorder = Recorder()
    printer = Printer(briefing, recorder)
    text = render(printer, f"{briefing.language}/pages/{template}.md", names(printer))
    return PlainPage(page, template, title, _tidy(unmark(text, recorder.printed)), frozenset(recorder.read))
