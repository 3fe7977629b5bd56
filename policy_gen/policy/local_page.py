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

SHARED_STYLE = "local/page.css"


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
    """The page `<name>.html` with its style and script in it.

    The style is the one all such pages share and `<name>.css`; the script is `<name>.js`, if there is one.
    `style` and `script` are their texts, `style_hash` and `script_hash` what a content security policy allows
    them by: nothing else may run or load. Raises TemplateFault.
    """
    environment = _environment(folders)
    try:
        template = environment.get_template(f"{name}.html")
        style = _inside(environment, "style", SHARED_STYLE, f"{name}.css")
        script = _inside(environment, "script", f"{name}.js")
        return str(template.render({**values, **style, **script}))
    except TemplateError as error:
        raise TemplateFault(f"{name}: {error.message}") from None


def _inside(environment: ImmutableSandboxedEnvironment, key: str, *names: str) -> dict[str, str]:
    """Files that stand within the page, and their fingerprint; nothing for a script that there is not."""
    assert environment.loader is not None
    if key == "script" and not set(names) <= set(environment.list_templates()):
        return {}
    text = "\n".join(environment.loader.get_source(environment, name)[0] for name in names)
    return {key: Markup(text), f"{key}_hash": _allowed(text)}


def _allowed(style: str) -> str:
    return f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"
