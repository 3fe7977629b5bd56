"""The documentation: true, complete, and built without a warning."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT

from policy_gen import checks
from policy_gen.cli.main import COMMANDS
from policy_gen.profile.fields import Kind, Shape, field_shape, model_fields, shape
from policy_gen.profile.loading import load_bytes
from policy_gen.profile.model import Profile
from policy_gen.profile.source import read_data

ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs/profile.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
AS_OF = date(2026, 11, 22)

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def test_every_module_stands_in_the_architecture() -> None:
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "policy_gen").rglob("*.py")}
    named = set(re.findall(r"`(policy_gen/[\w/]+\.py)`", ARCHITECTURE))
    assert named == modules


@every_page
def test_every_path_a_page_names_exists(page: Path) -> None:
    named = re.findall(
        r"`((?:policy_gen|templates|tests|docs|company_profiles)/[\w./-]*)`", page.read_text("utf-8")
    )
    assert not [path for path in named if not (ROOT / path).exists()]


@every_page
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]*)(?:#([\w-]*))?\)", page.read_text("utf-8"))
    for target, anchor in links:
        file = page.parent / target if target else page
        assert file.is_file(), target
        assert not anchor or anchor in _anchors(file), f"{target}#{anchor}"


def _anchors(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), flags=re.M)
    return {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}


@every_page
def test_every_command_a_page_names_exists(page: Path) -> None:
    named = re.findall(r"(?:`|^|run: )policy-gen ([a-z]+)", page.read_text("utf-8"), flags=re.M)
    assert set(named) <= COMMANDS.keys()


@every_page
def test_every_make_target_a_page_names_exists(page: Path) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.M)
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", page.read_text("utf-8"), flags=re.M)) <= set(targets)


SECTIONS = dict(re.findall(r"^## `(\w+)`\n(.*?)(?=^## |\Z)", REFERENCE, flags=re.M | re.S))
PRESET_NAMES = ("goods_b2b", "services_b2b", "manufacturer_b2b_b2c")
PRESETS = {
    name: read_data(ROOT / f"policy_gen/profile/presets/{name}.yaml") for name in ("common", *PRESET_NAMES)
}
LONG = 48
"""A usual value longer than this is not printed in the table."""


def test_the_reference_has_the_sections_of_a_profile_in_their_order() -> None:
    assert list(SECTIONS) == list(model_fields(Profile))


@pytest.mark.parametrize("section", model_fields(Profile))
def test_the_reference_explains_every_field_and_no_other(section: str) -> None:
    wanted = _fields_below(field_shape(model_fields(Profile)[section]))
    rows = re.findall(r"^\| `([\w.]+)` \| \S.* \| .+ \| .+ \|$", SECTIONS[section], flags=re.M)
    assert rows == wanted


def _fields_below(here: Shape) -> list[str]:
    if here.kind in (Kind.LIST, Kind.MAP):
        return _fields_below(shape(here.inner))
    if here.model is None:
        return []
    found = []
    for name, info in model_fields(here.model).items():
        found += [name, *(f"{name}.{below}" for below in _fields_below(field_shape(info)))]
    return found


@pytest.mark.parametrize("section", SECTIONS)
def test_the_reference_names_the_presets_values(section: str) -> None:
    for path, told in re.findall(r"^\| `([\w.]+)` \|.*\| ([^|]+) \|$", SECTIONS[section], flags=re.M):
        full = f"{section}.{path}"
        if any(_has(PRESETS[name], full) for name in PRESET_NAMES):
            assert told == "set by the preset", full
        elif _has(PRESETS["common"], full):
            value = _yaml(_value(PRESETS["common"], full))
            assert told in (f"`{value}`", "see its parts" if value[:1] == "{" else "", _if_long(value)), full
        else:
            assert told != "set by the preset", full


def _has(data: object, path: str) -> bool:
    first, _, rest = path.partition(".")
    return isinstance(data, dict) and first in data and (not rest or _has(data[first], rest))


def _value(data: object, path: str) -> object:
    for part in path.split("."):
        assert isinstance(data, dict)
        data = data[part]
    return data


def _yaml(value: object) -> str:
    if isinstance(value, bool | None):
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, list):
        return f"[{', '.join(_yaml(item) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_yaml(item)}' for key, item in value.items())}}}"
    return str(value)


def _if_long(value: str) -> str:
    return "set by the preset" if len(value) > LONG else ""


def test_the_examples_of_the_reference_are_together_a_profile_without_problems() -> None:
    examples = re.findall(r"^```yaml\n(.*?)^```", REFERENCE, flags=re.M | re.S)
    loaded = load_bytes("".join(examples).encode(), Path("acme.yaml"))
    assert loaded.value is not None, [problem.message for problem in loaded.problems]
    assert not loaded.problems
    assert not checks.run(loaded.value, AS_OF)


def test_the_glossary_has_the_terms_of_the_policies() -> None:
    text = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    english, russian = (
        {row["id"]: row["term"] for row in read_data(ROOT / f"templates/{language}/glossary.yaml")}
        for language in ("en", "ru")
    )
    rows = {f"| `{key}` | {russian[key]} | {english[key]} |" for key in english}
    assert rows <= set(text.splitlines())


def test_the_documentation_builds_strictly_and_touches_no_committed_file() -> None:
    before = _state()
    done = subprocess.run(
        [str(Path(sys.executable).parent / "mkdocs"), "build", "--strict"],
        cwd=ROOT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (ROOT / "build/docs/profile.html").is_file()
    assert _state() == before


def _state() -> dict[str, int]:
    folders = ("site", "docs", "templates", "company_profiles")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    return {
        path.as_posix(): path.stat().st_mtime_ns for path in [*files, *ROOT.glob("*.*")] if path.is_file()
    }
