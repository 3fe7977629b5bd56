"""Profile and language → Policy: every clause rendered, numbered, with provenance (architecture 1)."""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    meta,
    pass_context,
)
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from policy_gen.languages.grammar import MissingForm
from policy_gen.policy.briefing import Briefing, brief
from policy_gen.policy.context import clause_title, context
from policy_gen.policy.lexicon import TemplateFault
from policy_gen.policy.numbering import ChapterPlan, SectionPlan
from policy_gen.policy.printing import Printer
from policy_gen.policy.recording import Line, Recorder, unmark, values_in
from policy_gen.policy.routes import legal_names, role_routes
from policy_gen.policy.tree import Chapter, Clause, Edition, PlainPage, Policy, Section
from policy_gen.problems import harmless
from policy_gen.profile.model import Profile
from policy_gen.profile.values import text_in


def draft(
    profile: Profile, language: str, folders: tuple[Path, ...], edition: Edition = Edition.STAFF
) -> Policy:
    """The policy of a company in one language and edition.

    `folders` are searched for templates in order. Raises TemplateFault when a template is wrong.
    """
    briefing = brief(profile, language, edition, folders)
    clauses = {clause_id: _clause(briefing, clause_id) for clause_id in briefing.places}
    layout = briefing.lexicon.layout
    own_title = profile.document.title and text_in(profile.document.title, language)
    return Policy(
        language=language,
        edition=edition,
        title=own_title or layout["title"],
        kind=layout["kind"],
        front=tuple(clauses[clause_id] for clause_id in briefing.plan.front),
        chapters=tuple(_chapter(briefing, chapter, clauses) for chapter in briefing.plan.chapters),
        back=tuple(clause_id for clause_id in layout["back"] if clause_id in clauses),
        pages=tuple(_plain_pages(briefing, clauses)),
    )


def _chapter(briefing: Briefing, chapter: ChapterPlan, clauses: dict[str, Clause]) -> Chapter:
    sections = tuple(_section(briefing, section, clauses) for section in chapter.sections)
    return Chapter(chapter.code, chapter.number, chapter.title, sections)


def _section(briefing: Briefing, section: SectionPlan, clauses: dict[str, Clause]) -> Section:
    titles = briefing.lexicon.layout["sections"]
    found = tuple(clauses[clause_id] for clause_id in section.clauses)
    title = titles[section.page] if section.page in titles else found[0].title
    return Section(section.page, section.number, title, found)


FILTERS = (
    "number", "count", "percent", "money", "date", "clock", "quoted", "tel", "role", "roles",
    "word", "words", "and_list", "or_list", "cap",
)  # fmt: skip
"""The filters of the templates: methods of the Printer of the clause at hand."""
PRINTER = "printer_"


@cache
def _environment(folders: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    """Company overrides are strangers' text: sandboxed, and undefined names are faults."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    environment.filters |= {name: _filter(name) for name in FILTERS}
    return environment


@pass_context
def _finalize(names: Context, value: Any) -> str:
    return str(names[PRINTER].finalize(value))


def _filter(name: str) -> Callable[..., Any]:
    @pass_context
    def printed(names: Context, *arguments: Any) -> Any:
        return getattr(names[PRINTER], name)(*arguments)

    return printed


def _template(folders: tuple[Path, ...], name: str) -> tuple[Template, tuple[str, ...]]:
    """A template as its file stands now, and the names it uses and does not define itself."""
    environment = _environment(folders)
    assert environment.loader is not None
    source, file, _ = environment.loader.get_source(environment, name)
    return _compiled(folders, name, file, source)


@lru_cache(maxsize=2000)
def _compiled(
    folders: tuple[Path, ...], name: str, file: str | None, source: str
) -> tuple[Template, tuple[str, ...]]:
    """The key holds the text: a preview must see what was edited, added or taken away meanwhile."""
    environment = _environment(folders)
    names = tuple(sorted(meta.find_undeclared_variables(environment.parse(source, name, file))))
    code = environment.compile(source, name, file)
    return Template.from_code(environment, code, environment.make_globals(None)), names


def render(printer: Printer, name: str, extra: dict[str, Any] | None = None) -> str:
    """One template as marked Markdown, its first line included. Raises TemplateFault with its place."""
    folders = printer.briefing.folders
    try:
        template, used = _template(folders, name)
        return str(template.render(context(printer, used) | (extra or {}) | {PRINTER: printer}))
    except TemplateNotFound as error:
        raise TemplateFault(f"templates: no file {error.name}") from None
    except (
        TemplateError,
        TemplateFault,
        MissingForm,
        TypeError,
        LookupError,
        AttributeError,
        ValueError,
        ArithmeticError,
        RecursionError,
    ) as error:
        file = next(folder / name for folder in folders if (folder / name).is_file())
        words = getattr(error, "message", None) or str(error)
        raise TemplateFault(harmless(words), file, _line_of(error, name)) from error


def _line_of(error: BaseException, name: str) -> int:
    """The template's line the error came from, for the author's eye; 1 where it is not known."""
    line = int(getattr(error, "lineno", None) or 1)
    trace = error.__traceback__
    while trace is not None:
        if Path(trace.tb_frame.f_code.co_filename).as_posix().endswith(name):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _clause(briefing: Briefing, clause_id: str) -> Clause:
    entry = briefing.printed[clause_id]
    recorder = Recorder()
    text = render(Printer(briefing, recorder), f"{briefing.language}/{entry.part}/{clause_id}.md")
    _, _, body = text.partition("\n")
    return Clause(
        entry=entry,
        number=briefing.places[clause_id].number,
        title=clause_title(briefing, clause_id),
        lines=_tidy(unmark(body, recorder.printed)),
        values=tuple(values_in(body, recorder.printed)),
        read=frozenset(recorder.read),
        roles=frozenset(recorder.roles),
        references=frozenset(recorder.references),
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
    yield _plain_page(briefing, "index", titles["home"], "index", lambda printer: {})
    yield _plain_page(
        briefing, "legal-basis", titles["legal-basis"], "legal-basis", lambda printer: legal_names(briefing)
    )
    for route in role_routes(briefing, clauses.values()):
        yield _plain_page(briefing, f"roles/{route.role_id}", route.title, "role", route.names)


def _plain_page(
    briefing: Briefing, page: str, title: str, template: str, names: Callable[[Printer], dict[str, Any]]
) -> PlainPage:
    recorder = Recorder()
    printer = Printer(briefing, recorder)
    text = render(printer, f"{briefing.language}/pages/{template}.md", names(printer))
    return PlainPage(page, title, _tidy(unmark(text, recorder.printed)), frozenset(recorder.read))
