"""`build` as a user runs it: what lands where, what is refused, and how a wrong template is told."""

import shutil
from pathlib import Path

import pytest
from running import AS_OF, SEVERNY, TISZA, contents, edit, new_workspace, policy_gen

OVERRIDE = "company_profiles/severny-dvor/templates/ru/receivables/REC-330.md"
TEXT_ONLY = ("--builder", "none", *AS_OF)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose Russian company was built once; tests only read it."""
    workspace = new_workspace(tmp_path_factory.mktemp("built") / "ws")
    done = policy_gen(workspace, "build", SEVERNY, *AS_OF)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return workspace


@pytest.fixture
def workspace(built: Path, tmp_path: Path) -> Path:
    """A copy of the built workspace, pages included, HTML not."""
    copy = new_workspace(tmp_path / "ws", SEVERNY, TISZA, templates=built / "templates")
    shutil.copytree(built / "site", copy / "site")
    return copy


@pytest.mark.parametrize("language", ["ru", "en"])
def test_build_writes_pages_and_html_of_every_published_language(built: Path, language: str) -> None:
    pages = built / "site" / "severny-dvor" / language / "pages"
    html = built / "build" / "severny-dvor" / language
    assert (pages.parent / "mkdocs.yml").is_file()
    assert (html / "index.html").is_file()
    made = {page.relative_to(pages).with_suffix(".html") for page in pages.rglob("*.md")}
    assert len(made) > 40
    assert all((html / page).is_file() for page in made)


def test_build_leaves_nothing_else_in_the_workspace(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == [
        "build", "company_profiles", "mkdocs.yml", "site", "templates",
    ]  # fmt: skip
    for kind in ("site", "build"):
        assert sorted(path.name for path in (built / kind / "severny-dvor").iterdir()) == ["en", "ru"]


@pytest.mark.long
def test_without_a_builder_only_the_text_is_written(workspace: Path) -> None:
    shutil.rmtree(workspace / "site")
    done = policy_gen(workspace, "build", SEVERNY, *TEXT_ONLY)
    assert done.returncode == 0
    assert (workspace / "site/severny-dvor/ru/pages/index.md").is_file()
    assert not (workspace / "build").exists()


@pytest.mark.long
def test_only_the_language_asked_for_is_written(workspace: Path) -> None:
    shutil.rmtree(workspace / "site")
    assert policy_gen(workspace, "build", SEVERNY, "--lang", "en", *TEXT_ONLY).returncode == 0
    assert [path.name for path in (workspace / "site/severny-dvor").iterdir()] == ["en"]


def test_language_that_is_not_published_is_wrong_usage_and_names_those_that_are(workspace: Path) -> None:
    for command in (("build", SEVERNY), ("why", SEVERNY, "REC-330"), ("serve", SEVERNY)):
        done = policy_gen(workspace, *command, "--lang", "hu", *AS_OF)
        assert done.returncode == 2
        assert f"Error: {SEVERNY}: published in ru, en, not in hu" in done.stderr


@pytest.mark.long
def test_every_profile_is_built_without_a_name_and_languages_are_taken_where_they_exist(
    workspace: Path,
) -> None:
    shutil.rmtree(workspace / "site")
    done = policy_gen(workspace, "build", "--lang", "ru", *TEXT_ONLY)
    assert done.returncode == 0
    assert [path.name for path in (workspace / "site").iterdir()] == ["severny-dvor"]
    assert policy_gen(workspace, "build", *TEXT_ONLY).returncode == 0
    made = sorted(path.parent.relative_to(workspace / "site").as_posix()
                  for path in (workspace / "site").glob("*/*/mkdocs.yml"))  # fmt: skip
    assert made == ["severny-dvor/en", "severny-dvor/ru", "tisza-szoftver/en", "tisza-szoftver/hu"]


def test_nothing_is_built_while_one_of_the_profiles_is_faulty(workspace: Path) -> None:
    edit(workspace / TISZA, "currency: HUF", "curency: HUF")
    shutil.rmtree(workspace / "site")
    done = policy_gen(workspace, "build", *TEXT_ONLY)
    assert done.returncode == 1
    assert f"{TISZA}:" in done.stderr
    assert "[unknown-key]" in done.stderr
    assert done.stderr.splitlines()[-1].endswith(f"({TISZA})")
    assert not (workspace / "site").exists()


@pytest.mark.long
def test_frozen_build_of_current_pages_is_fine(workspace: Path) -> None:
    before = contents(workspace)
    assert policy_gen(workspace, "build", SEVERNY, "--frozen", *TEXT_ONLY).returncode == 0
    assert contents(workspace) == before


def test_frozen_build_names_every_stale_file_and_changes_nothing(workspace: Path) -> None:
    pages = workspace / "site/severny-dvor/ru/pages"
    edit(pages / "index.md", "# ", "## ")
    (pages / "document.md").unlink()
    (pages / "left-over.md").write_text("# Left over\n")
    before = contents(workspace)
    done = policy_gen(workspace, "build", SEVERNY, "--frozen", "--lang", "ru", *AS_OF)
    assert done.returncode == 1
    named = [line for line in done.stderr.splitlines() if line.startswith("site/")]
    prefix = "site/severny-dvor/ru/pages"
    assert named == [f"{prefix}/document.md", f"{prefix}/index.md", f"{prefix}/left-over.md"]
    assert contents(workspace / "site") == {
        name.removeprefix("site/"): text for name, text in before.items() if name.startswith("site/")
    }


@pytest.mark.long
@pytest.mark.parametrize("root", ["ws", pytest.param("./ws/../ws", marks=pytest.mark.long)])
def test_build_from_another_folder_writes_into_the_workspace(
    root: str, workspace: Path, built: Path, tmp_path: Path
) -> None:
    shutil.rmtree(workspace / "site")
    outside = tmp_path / "elsewhere" / "acme"
    outside.mkdir(parents=True)
    shutil.move(workspace / SEVERNY, outside / "severny-dvor.yaml")
    profile = "elsewhere/acme/severny-dvor.yaml"
    done = policy_gen(tmp_path, "build", profile, "--lang", "en", "--root", root, *AS_OF)
    assert done.returncode == 0, done.stderr
    assert contents(workspace / "site/severny-dvor/en") == contents(built / "site/severny-dvor/en")
    assert contents(workspace / "build/severny-dvor/en") == contents(built / "build/severny-dvor/en")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "ws"]


@pytest.mark.long
def test_workspace_is_the_nearest_folder_above_the_profile(workspace: Path, tmp_path: Path) -> None:
    shutil.rmtree(workspace / "site")
    assert policy_gen(tmp_path, "build", f"ws/{TISZA}", *TEXT_ONLY).returncode == 0
    assert (workspace / "site/tisza-szoftver/en/mkdocs.yml").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["ws"]


def test_profile_outside_any_workspace_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    shutil.copy(new_workspace(tmp_path / "ws") / SEVERNY, tmp_path / "severny-dvor.yaml")
    done = policy_gen(tmp_path, "build", "severny-dvor.yaml", *AS_OF)
    assert done.returncode == 2
    assert "mkdocs.yml" in done.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.long
def test_restricted_edition_goes_into_folders_of_its_own(workspace: Path) -> None:
    before = contents(workspace / "site")
    done = policy_gen(
        workspace, "build", SEVERNY, "--edition", "restricted", "--lang", "ru", *AS_OF
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    after = contents(workspace / "site")
    assert {name: after[name] for name in before} == before
    assert all(name.startswith("severny-dvor/ru-restricted/") for name in after.keys() - before.keys())
    assert (workspace / "build/severny-dvor/ru-restricted/index.html").is_file()
    assert [path.name for path in (workspace / "build/severny-dvor").iterdir()] == ["ru-restricted"]


BROKEN = {
    "value joined to a text": (
        "Срок\n\n{{ (company.business_model | word('supplies')) ~ ' и прочее' }}\n",
        3,
    ),
    "syntax": ("Срок\n\n{% if %}\n", 3),
    "unknown name": ("Срок\n\nтекст\n{{ nosuch.thing }}\n", 4),
    "unknown filter": ("Срок\n\n{{ 'ceo' | shout }}\n", 3),
    "arithmetic": ("Срок\n\n\n\n{{ 1 // 0 }}\n", 5),
    "reference": ("Срок\n\n{{ ref('REC-999') }}\n", 3),
    "forbidden": ("Срок\n\n{{ ''.__class__.__mro__ }}\n", 3),
    "endless": ("Срок\n\n{% for n in range(10 ** 9) %}{{ n }}{% endfor %}\n", 3),
    "not UTF-8": ("Срок".encode("cp1251").decode("latin-1"), 1),
}


@pytest.mark.parametrize("fault", BROKEN)
@pytest.mark.sampled(2)
def test_broken_override_is_told_with_file_and_line(fault: str, workspace: Path) -> None:
    text, line = BROKEN[fault]
    override = workspace / OVERRIDE
    override.parent.mkdir(parents=True)
    override.write_text(text, encoding="latin-1" if fault == "not UTF-8" else "utf-8")
    before = contents(workspace / "site")
    done = policy_gen(workspace, "build", SEVERNY, "--lang", "ru", *TEXT_ONLY)
    assert done.returncode == 1
    assert f"ошибка в шаблоне: {OVERRIDE}:{line}: " in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert contents(workspace / "site") == before


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("ru/scripts.yaml", "a: 1\na: 2\n", 2),
        ("ru/scripts.yaml", "- a\n", 1),
        ("ru/interface.yaml", "", 1),
        ("ru/layout.yaml", "title: x\n", 1),
        ("ru/phrases.yaml", "a: b\n", 1),
        ("ru/glossary.yaml", "- a\n", 1),
        ("ru/words/own.yaml", "a: b\n", 1),
        ("ru/words/own.yaml", 'a: "b\n', 1),
        ("clauses.yaml", "x: 1\n", 1),
    ],
)
@pytest.mark.sampled(3)
def test_broken_words_of_an_override_are_told_with_file_and_line(
    name: str, text: str, line: int, workspace: Path
) -> None:
    file = workspace / "company_profiles/severny-dvor/templates" / name
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    done = policy_gen(workspace, "build", SEVERNY, "--lang", "ru", *TEXT_ONLY)
    assert done.returncode == 1
    place = f"company_profiles/severny-dvor/templates/{name}:{line}: "
    assert done.stderr.startswith(f"policy-gen: ошибка в шаблоне: {place}")


def test_override_replaces_exactly_its_clause(workspace: Path) -> None:
    before = contents(workspace / "site/severny-dvor")
    override = workspace / OVERRIDE
    override.parent.mkdir(parents=True)
    original = (workspace / "templates/ru/receivables/REC-330.md").read_text(encoding="utf-8")
    override.write_text(original.rstrip("\n") + "\n\nНаша собственная строка.\n", encoding="utf-8")
    assert policy_gen(workspace, "build", SEVERNY, *TEXT_ONLY).returncode == 0
    after = contents(workspace / "site/severny-dvor")
    changed = {name for name in after if after[name] != before.get(name)}
    assert after.keys() == before.keys()
    page = _page_of(before, "REC-330")
    assert changed == {page, "ru/pages/document.md", "ru/pages/search.json", "ru/record.json"}
    for name in changed - {"ru/pages/search.json", "ru/record.json"}:
        was, now = before[name].decode().splitlines(), after[name].decode().splitlines()
        new = now.index("Наша собственная строка.")
        assert now[:new - 1] + now[new + 1:] == was  # fmt: skip
        headings = [line for line in now[:new] if "{ #REC-" in line or "{ #VIP-" in line]
        assert "#REC-330 " in headings[-1]


def _page_of(files: dict[str, bytes], clause: str) -> str:
    return next(
        name
        for name, text in files.items()
        if name.startswith("ru/") and "document" not in name and f"{{ #{clause} " in text.decode()
    )
