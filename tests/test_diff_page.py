"""The page of `policy-gen diff`: one file that opens from disk, with the redline and what to choose by."""

import re
from pathlib import Path

import pytest
from browsing import IN_A_BROWSER, barriers
from click.testing import CliRunner
from conftest import ROOT
from playwright.sync_api import Browser, Page

from policy_gen.cli.main import group
from policy_gen.history.marked_blocks import marked
from policy_gen.history.marked_words import Marker

MARKER = Marker("gone", "new")
HOSTILE = "<img src=x onerror=alert(1)>"
PROFILE = str(ROOT / "company_profiles" / "severny-dvor.yaml")
CHANGES = (
    "receivables.negotiation_days=15",
    "roles.account_manager.deputy=finance_director",
    f"segments.retail.name.ru={HOSTILE}",
)


def plain(html: str) -> str:
    """Without what only a screen reader says."""
    return re.sub(r'<span class="unseen">.*?</span>', "", html)


def redlined(before: str, after: str) -> str:
    return "".join(plain(one.html) for one in marked(before, after, MARKER))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "changes.html"
    settings = [part for one in CHANGES for part in ("--set", one)]
    arguments = ["diff", PROFILE, *settings, "--format", "html", "-o", str(path), "--as-of", "2026-12-01"]
    done = CliRunner().invoke(group, arguments)
    assert done.exit_code == 0, done.output
    assert path.name in done.stdout
    return path


@pytest.fixture(scope="module")
def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def test_the_page_loads_nothing_and_runs_only_its_own_script(text: str) -> None:
    assert "default-src 'none'" in text
    assert not re.findall(r'(?:src|href)="(?!#)', text)
    assert "mailto:" not in text


def test_every_published_language_stands_in_one_file(text: str) -> None:
    assert re.findall(r'data-panel="(\w+)"', text) == ["ru", "en"]
    assert text.count('id="ru-REC-330"') == text.count('id="en-REC-330"') == 1


def test_html_in_a_value_stays_text(text: str) -> None:
    assert "<img" not in text
    assert "&lt;img src=x onerror=alert(1)&gt;" in text
    assert "<script>alert" not in redlined("a", "b <script>alert(1)</script>")


def test_a_number_in_a_cell_is_marked_in_its_cell() -> None:
    head = "| What | Days |\n|---|---|\n"
    html = redlined(
        f"{head}| Chains | 10 days |\n| Shops | 7 days |", f"{head}| Chains | 15 days |\n| Shops | 7 days |"
    )
    assert "<td><del>10</del><ins>15</ins> days</td>" in html
    assert html.count('<tr class="same">') == 1


def test_the_corner_of_a_table_is_no_heading() -> None:
    assert "<td></td>\n<th>Days</th>" in redlined(
        "| | Days |\n|---|---|\n| Chains | 1 |", "| | Days |\n|---|---|\n| Chains | 2 |"
    )


def test_a_row_that_came_and_an_item_that_went_are_marked_whole() -> None:
    head = "| What | Days |\n|---|---|\n| Chains | 10 |\n"
    assert "<td><ins>Shops</ins></td>" in redlined(head, f"{head}| Shops | 7 |")
    html = redlined("- one thing\n- another thing", "- one thing")
    assert "<li><del>another thing</del></li>" in html


def test_mark_up_around_changed_words_stays_well_formed() -> None:
    assert redlined("- **Who:** the clerk", "- **Who decides:** the clerk and *the lawyer*") == (
        "<ul>\n<li><strong>Who<ins> decides</ins>:</strong> the clerk<ins> and </ins>"
        "<em><ins>the lawyer</ins></em></li>\n</ul>\n"
    )


def test_a_link_leaves_only_its_words() -> None:
    assert redlined("Ask [us](mailto:a@b.test).", "Ask [them](mailto:a@b.test).") == (
        "<p>Ask <del>us</del><ins>them</ins>.</p>\n"
    )


def test_a_screen_reader_hears_what_went_and_what_came() -> None:
    (block,) = marked("10 days", "15 days", MARKER)
    assert '<del><span class="unseen">gone: </span>10</del>' in block.html
    assert '<ins><span class="unseen">new: </span>15</ins>' in block.html


def opened(browser: Browser, page: Path, choice: str = "", **options: object) -> Page:
    found = browser.new_page(**options)  # type: ignore[arg-type]
    found.goto(f"{page.as_uri()}{choice}")
    return found


def shown(page: Page) -> list[str]:
    return [one.get_attribute("id") or "" for one in page.locator(".clause").all() if one.is_visible()]


class TestInABrowser:
    pytestmark = IN_A_BROWSER

    @pytest.mark.parametrize(
        ("width", "scheme"), [(390, "light"), (390, "dark"), (768, "light"), (1280, "light")]
    )
    @pytest.mark.sampled(2)
    def test_nobody_is_shut_out(self, browser: Browser, page: Path, width: int, scheme: str) -> None:
        found = opened(browser, page, viewport={"width": width, "height": 844}, color_scheme=scheme)
        assert barriers(found) == []
        assert found.evaluate("document.documentElement.scrollWidth") <= width

    def test_a_choice_can_be_sent_in_the_address(self, browser: Browser, page: Path) -> None:
        found = opened(browser, page, "#lang=en&role=finance&part=REC&material=1")
        ids = shown(found)
        assert "en-REC-020" in ids
        assert "en-REC-330" not in ids
        assert all(one.startswith("en-REC-") for one in ids)
        found.locator("[data-panel=en] select[name=role]").select_option("lawyer")
        assert "role=lawyer" in found.url
        found.reload()
        assert "en-REC-590" in shown(found)
        assert "lawyer" in (found.locator("[data-panel=en] [role=status]").text_content() or "")

    def test_a_link_to_a_clause_opens_its_language(self, browser: Browser, page: Path) -> None:
        assert opened(browser, page, "#en-REC-330").locator("#en-REC-330").is_visible()

    def test_what_did_not_change_is_folded_and_printed(self, browser: Browser, page: Path) -> None:
        found = opened(browser, page)
        folds = found.locator("details.fold")
        assert folds.count() > 0
        assert found.locator("details.fold[open]").count() == 0
        found.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert found.locator("details.fold[open]").count() == folds.count()

    def test_without_scripts_everything_is_shown(self, browser: Browser, page: Path) -> None:
        found = opened(browser, page, java_script_enabled=False)
        assert {"ru-REC-330", "en-REC-330"} <= set(shown(found))
        assert not found.locator("form").first.is_visible()
        assert found.locator("details.fold:not([open])").count() == 0
