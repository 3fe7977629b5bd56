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
    """The page `<name>.html` with the style `<name>.css`, and the script `<name>.js` if there is one, in it.

    `style` and `script` are their texts, `style_hash` and `script_hash` what a content security policy allows
    them by: nothing else may run or load. Raises TemplateFault.
    """
    environment = _environment(folders)
    try:
        template = environment.get_template(f"{name}.html")
        inside = _inside(environment, "style", f"{name}.css") | _inside(environment, "script", f"{name}.js")
        return str(template.render({**values, **inside}))
    except TemplateError as error:
        raise TemplateFault(f"{name}: {error.message}") from None


def _inside(environment: ImmutableSandboxedEnvironment, key: str, name: str) -> dict[str, str]:
    """A file that stands within the page, and its fingerprint; nothing for a script that there is not."""
    assert environment.loader is not None
    if key == "script" and name not in environment.list_templates():
        return {}
    text = environment.loader.get_source(environment, name)[0]
    return {key: Markup(text), f"{key}_hash": _allowed(text)}


def _allowed(style: str) -> str:
    return f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"
