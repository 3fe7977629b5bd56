"""The three sample companies, drafted once for all tests."""

import os
import pickle
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, settings

from policy_gen.outputs.site_tree import SiteTree, site_tree
from policy_gen.policy.edition import Edition
from policy_gen.policy.workspace import Workspace
from policy_gen.profile.loading import LoadedProfile, load

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
SAMPLES_AS_OF = date(2026, 12, 1)
"""The day on which the sample companies are sound, as in the Makefile."""

IN_CI = bool(os.environ.get("CI"))
EXAMPLES_PERCENT = int(os.environ.get("EXAMPLES_PERCENT", "20" if IN_CI else "100"))
"""How many of the examples of a property to try: fewer in CI and against mutants, more in `make verify`."""

# In CI the properties are tried on the same examples every time: a new counterexample is found
# at a desk, not in somebody else's submission. Against a mutant the first counterexample will do.
# No example has a deadline: how long it takes says more about the machine than about the code.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("mutants", deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
if "EXAMPLES_PERCENT" in os.environ and EXAMPLES_PERCENT < 100:
    os.environ["POLICY_GEN_CACHE"] = "off"  # a mutant must not find what sound rules said
    settings.load_profile("mutants")
else:
    settings.load_profile("ci" if IN_CI else "desk")


def examples(count: int) -> int:
    """The number of examples to try where `count` are usual."""
    return max(15, count * EXAMPLES_PERCENT // 100)


SAMPLES = {
    "severny-dvor": ("ru", "en"),
    "tisza-szoftver": ("hu", "en"),
    "oglinda-carpati": ("ro", "en", "hu"),
}
SITES = [(company, language) for company, languages in SAMPLES.items() for language in languages]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="write the golden files anew")


TAKE_LONG = (
    "test_browser",
    "test_build_command",
    "test_helper_overdue",
    "test_helper_refusal",
    "test_search",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that no process waits for it at the end; samples are drawn."""
    items.sort(key=lambda item: item.path.stem not in TAKE_LONG)
    cases: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if item.get_closest_marker("sampled") and not item.get_closest_marker("long"):
            cases[item.nodeid.partition("[")[0]].append(item)
    for found in cases.values():
        _sample(found)


def _sample(cases: list[pytest.Item]) -> None:
    """Of many cases so many are always tried, evenly spread from the first; the others in `make verify`."""
    marker = cases[0].get_closest_marker("sampled")
    assert marker is not None
    (wanted,) = marker.args
    kept = {round(place * (len(cases) - 1) / max(1, wanted - 1)) for place in range(wanted)}
    for place, case in enumerate(cases):
        if place not in kept:
            case.add_marker(pytest.mark.long)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Holds a text to a file of `tests/golden/`, which `--rewrite` writes anew first."""

    def held(name: str, found: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--rewrite"):
            path.write_text(found, encoding="utf-8")
        assert found == path.read_text(encoding="utf-8")

    return held


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def workspace() -> Workspace:
    return Workspace(ROOT)


@cache
def sample_profile(company: str) -> LoadedProfile:
    """A sample company's profile, which must be sound."""
    loaded = load(ROOT / "company_profiles" / f"{company}.yaml")
    assert loaded.value is not None, loaded.problems
    return loaded.value


DRAFTS: list[Path] = []
"""Where the workers of a run keep the sites of the samples; empty where there are no workers."""


@cache
def sample_tree(company: str, language: str, edition: Edition = Edition.STAFF) -> SiteTree:
    """A sample company's site in one language; of the workers the first that needs it drafts it."""
    from sharing import made_once

    loaded = sample_profile(company)
    if not DRAFTS:
        return site_tree(loaded, Workspace(ROOT), language, edition)
    file = DRAFTS[0] / f"{company}-{language}-{edition}.pickle"
    made_once(
        file,
        lambda made: made.write_bytes(pickle.dumps(site_tree(loaded, Workspace(ROOT), language, edition))),
    )
    drafted = pickle.loads(file.read_bytes())
    assert isinstance(drafted, SiteTree)
    return drafted


@pytest.fixture(scope="session", autouse=True)
def _tables_of_the_samples(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What takes longest is worked out once: of the workers each begins with another company."""
    from minimal import MINIMAL
    from sharing import made_once, shared_folder

    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if not worker:
        return
    DRAFTS.append(shared_folder(tmp_path_factory, "drafts"))
    folder = shared_folder(tmp_path_factory, "tables")
    files = [*(ROOT / "company_profiles" / f"{company}.yaml" for company in SAMPLES), MINIMAL]
    first = int(worker.removeprefix("gw")) % len(files)
    for file in files[first:] + files[:first]:
        made_once(folder / file.stem, lambda done, of=file: _asked(of, done))


def _asked(file: Path, done: Path) -> None:
    """The tables are kept in the folder of the user; the empty file only says that they are there."""
    loaded = load(file).value
    assert loaded is not None
    site_tree(loaded, Workspace(ROOT), str(loaded.profile.languages.authoritative), Edition.STAFF).files()
    done.touch()


@pytest.fixture
def variant(tmp_path: Path) -> Callable[[str, dict[str, str]], LoadedProfile]:
    """A sample profile with some of its text replaced; each replacement must hit."""

    def made(company: str, changes: dict[str, str]) -> LoadedProfile:
        text = (ROOT / "company_profiles" / f"{company}.yaml").read_text(encoding="utf-8")
        for old, new in changes.items():
            assert old in text, old
            text = text.replace(old, new)
        path = tmp_path / f"{company}.yaml"
        path.write_text(text, encoding="utf-8")
        loaded = load(path)
        assert loaded.value is not None, [problem.message for problem in loaded.problems]
        return loaded.value

    return made


@pytest.fixture(scope="session")
def built_sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The HTML of every sample site, built by MkDocs from the committed trees."""
    from sharing import made_once, shared_folder

    from policy_gen.outputs.mkdocs_door import build_html

    folder = shared_folder(tmp_path_factory, "served") / "policies"
    # Every other worker begins at the other end, so that they do not wait for each other.
    backwards = os.environ.get("PYTEST_XDIST_WORKER", "gw0").endswith(("1", "3", "5", "7", "9"))
    for company, language in reversed(SITES) if backwards else SITES:
        config = ROOT / "site" / company / language / "mkdocs.yml"
        made_once(folder / company / language, lambda draft, of=config: build_html(of, draft, 1_775_000_000))
    return folder


@pytest.fixture(scope="session")
def address(built_sites: Path) -> Iterator[str]:
    """The built sites under a sub-path of a plain static server."""
    from browsing import served

    with served(built_sites) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One Chromium for all tests that look at pages."""
    from browsing import CHROMIUM
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """A page of a phone whose browser lets pages copy."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()
