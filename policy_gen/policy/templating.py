"""Renders one template with Jinja2: the only module that speaks it."""

from collections.abc import Callable
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
from policy_gen.policy.context import context
from policy_gen.policy.lexicon import TemplateFault
from policy_gen.policy.precompiled import Compiled, precompiled
from policy_gen.policy.printing import Printer
from policy_gen.problems import harmless

FILTERS = (
    "number", "count", "percent", "money", "date", "clock", "quoted", "tel", "phone", "mail", "role", "roles",
    "word", "words", "and_list", "or_list", "cap", "the", "deadline",
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


def _template(folders: tuple[Path, ...], name: str) -> tuple[Template, frozenset[str]]:
    """A template as its file stands now, and the names that it and its parts use and do not define."""
    environment = _environment(folders)
    assert environment.loader is not None
    source, file, _ = environment.loader.get_source(environment, name)
    template, names, parts = _compiled(folders, name, file, source)
    return template, names.union(*(_template(folders, part)[1] for part in parts))


def template_texts(folders: tuple[Path, ...], name: str) -> tuple[str, ...]:
    """The texts a template is made of: its own, then those of the parts it includes."""
    environment = _environment(folders)
    assert environment.loader is not None
    source, file, _ = environment.loader.get_source(environment, name)
    parts = _compiled(folders, name, file, source)[2]
    return (source, *(text for part in parts for text in template_texts(folders, part)))


@lru_cache(maxsize=2000)
def _compiled(
    folders: tuple[Path, ...], name: str, file: str | None, source: str
) -> tuple[Template, frozenset[str], tuple[str, ...]]:
    """With the names it uses and the parts it includes.

    The key holds the text: a preview must see what was edited, added or taken away meanwhile.
    """
    environment = _environment(folders)
    found = precompiled(name, Path(file or name), source, _compile)
    template = Template.from_code(environment, found.code, environment.make_globals(None))
    return template, found.names, found.parts


def _compile(name: str, file: Path, source: str) -> Compiled:
    environment = _environment(())
    tree = environment.parse(source, name, str(file))
    # Compiled first: its errors name the file, those of the search for names do not.
    code = environment.compile(tree, name, str(file))
    names = frozenset(meta.find_undeclared_variables(tree))
    parts = tuple(part for part in meta.find_referenced_templates(tree) if part)
    return Compiled(source, code, names, parts)


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
        raise TemplateFault(harmless(words), *_place_of(error, file, folders)) from error


def _place_of(error: BaseException, file: Path, folders: tuple[Path, ...]) -> tuple[Path, int]:
    """The template, or part of it, and the line the error came from; line 1 where it is not known."""
    place = (Path(getattr(error, "filename", None) or file), int(getattr(error, "lineno", None) or 1))
    trace = error.__traceback__
    while trace is not None:
        here = Path(trace.tb_frame.f_code.co_filename)
        if any(here.is_relative_to(folder) for folder in folders):
            place = (here, trace.tb_lineno)
        trace = trace.tb_next
    return place
