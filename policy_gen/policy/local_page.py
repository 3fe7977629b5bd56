"""Renders a page that is opened from disk: one HTML file with its style inside, escaped by default."""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from policy_gen.policy.lexicon import TemplateFault


@cache
def _environment(folders: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    """A company may override the page: sandboxed, and undefined names are faults."""
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
    )


def local_page(folders: tuple[Path, ...], name: str, values: Mapping[str, Any]) -> str:
    """The page `<name>.html` with the style `<name>.css` in it. Raises TemplateFault.

    `style` is the text of the style sheet, `style_hash` what a content security policy allows it by: nothing
    else may run or load.
    """
    environment = _environment(folders)
    assert environment.loader is not None
    try:
        style = environment.loader.get_source(environment, f"{name}.css")[0]
        template = environment.get_template(f"{name}.html")
        inside = {"style": Markup(style), "style_hash": _allowed(style)}
        return str(template.render({**values, **inside}))
    except TemplateError as error:
        raise TemplateFault(f"{name}: {error.message}") from None


def _allowed(style: str) -> str:
    return f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"
