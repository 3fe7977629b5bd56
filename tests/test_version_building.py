"""Released versions side by side: built by MkDocs from their tags, without touching the working tree."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import IN_A_BROWSER, barriers, opened, served
from playwright.sync_api import Browser, Page, expect
from releases import COMING, COMPANY, PAST, PRESENT, TODAY, released
from repositories import Desk
from running import SEVERNY, contents, edit, policy_gen

AS_OF = ("--as-of", TODAY)
NEGOTIATION = "receivables/negotiation.html"


def built_at(root: Path) -> Path:
    return root / "build" / COMPANY


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """All versions and the present pages, in English; tests only read it."""
    desk = released(tmp_path_factory.mktemp("versions") / "ws")
    # A number that no rule about debts reads, so that the tables of the sample hold.
    edit(desk.root / SEVERNY, "\nsupply:\n", "\nprepayment:\n  exit_after_on_time_payments: 4\n\nsupply:\n")
    desk.commit("Ask one payment more", "2026-11-30")
    before = contents(desk.root / "site") | contents(desk.root / "company_profiles")
    done = policy_gen(desk.root, "build", SEVERNY, "--version", "all", "--lang", "en", *AS_OF)
    assert done.returncode == 0, done.stderr
    assert before == contents(desk.root / "site") | contents(desk.root / "company_profiles")
    assert desk.git("status", "--porcelain", "--", "site", "company_profiles", "templates") == ""
    assert policy_gen(desk.root, "build", SEVERNY, "--lang", "en", *AS_OF).returncode == 0
    return desk


@pytest.fixture(scope="module")
def address(desk: Desk) -> Iterator[str]:
    with served(desk.root / "build") as found:
        yield found


def test_each_version_has_a_folder_of_its_own_with_the_text_it_had(desk: Desk) -> None:
    folders = sorted(path.name for path in built_at(desk.root).iterdir())
    assert folders == ["en", f"en@{PAST}", f"en@{PRESENT}", f"en@{COMING}"]
    for number, days in ((PAST, "14"), (PRESENT, "10"), (COMING, "9")):
        page = (built_at(desk.root) / f"en@{number}" / NEGOTIATION).read_text(encoding="utf-8")
        assert f"{days}\u00a0calendar days" in page
        assert f"version {number}" in page


def test_a_version_that_was_never_released_is_wrong_usage_and_those_there_are_named(desk: Desk) -> None:
    done = policy_gen(desk.root, "build", SEVERNY, "--version", "4.0.0\x1b", *AS_OF)
    assert done.returncode == 2
    assert f"{PAST}, {PRESENT}, {COMING}" in done.stderr
    assert "\x1b" not in done.stderr
    for option in (("--edition", "restricted"), ("--builder", "none"), ("--frozen",)):
        assert policy_gen(desk.root, "build", SEVERNY, "--version", "all", *option, *AS_OF).returncode == 2


@pytest.mark.long
def test_a_tag_without_theme_is_built_with_the_one_of_today(tmp_path: Path) -> None:
    desk = released(tmp_path / "ws", theme=False)
    done = policy_gen(desk.root, "build", SEVERNY, "--version", PAST, "--lang", "en", *AS_OF)
    assert done.returncode == 0, done.stderr
    page = built_at(desk.root) / f"en@{PAST}" / "index.html"
    assert 'class="sheet"' in page.read_text(encoding="utf-8")
    assert [path.name for path in built_at(desk.root).iterdir()] == [f"en@{PAST}"]


def test_the_list_beside_the_pages_links_to_what_was_built_and_is_not_committed(desk: Desk) -> None:
    data = json.loads((built_at(desk.root) / f"en@{PAST}" / "versions.json").read_text(encoding="utf-8"))
    rows = [(one["number"], one.get("href")) for one in data["versions"]]
    assert rows == [
        (COMING, f"../en@{COMING}/index.html"),
        (PRESENT, "../en/index.html"),
        (PAST, None),
        ("1.2.0", None),
    ]
    assert not list((desk.root / "site").rglob("versions.json"))
    assert not list((desk.root / "site").rglob("provenance.json"))


def test_the_switch_of_languages_stays_with_the_version(desk: Desk) -> None:
    page = (built_at(desk.root) / f"en@{PAST}" / "index.html").read_text(encoding="utf-8")
    assert "/../ru" not in page


@IN_A_BROWSER[0]
@IN_A_BROWSER[1]
@pytest.mark.parametrize(
    ("folder", "today", "said", "target"),
    [
        (f"en@{PAST}", TODAY, "Superseded: version 2.0.0 applies from 2 March 2026.", f"en@{PRESENT}"),
        (
            f"en@{PAST}",
            "2027-01-10",
            "Superseded: version 3.0.0 applies from 15 December 2026.",
            f"en@{COMING}",
        ),
        (
            f"en@{COMING}",
            TODAY,
            "Preview: this version applies from 15 December 2026. Until then version 2.0.0 applies.",
            f"en@{PRESENT}",
        ),
        ("en", "2026-12-15", "Superseded: version 3.0.0 applies from 15 December 2026.", f"en@{COMING}"),
        ("en", TODAY, None, None),
        (f"en@{COMING}", "2026-12-15", None, None),
    ],
)
def test_a_page_of_another_day_leads_to_the_version_in_force(
    page: Page, address: str, folder: str, today: str, said: str | None, target: str | None
) -> None:
    page.clock.set_fixed_time(f"{today}T09:00:00")
    page.goto(f"{address}/{COMPANY}/{folder}/{NEGOTIATION}")
    visible = page.locator(".notice:visible")
    status = page.locator(".brand__status")
    if said is None:
        expect(visible).to_have_count(0)
        expect(status).to_have_text("in force")
        return
    expect(status).to_have_text(said.partition(":")[0].lower())
    page.set_viewport_size({"width": 390, "height": 844})
    cut = page.locator(".brand__code").evaluate("line => line.scrollWidth - line.clientWidth")
    assert cut == 0
    expect(visible).to_have_count(1)
    expect(visible).to_contain_text(said.replace("2 March 2026", "2\u00a0March\u00a02026"))
    visible.locator("a").click()
    expect(page).to_have_url(f"{address}/{COMPANY}/{target}/index.html")


@IN_A_BROWSER[0]
@IN_A_BROWSER[1]
def test_the_page_of_versions_says_what_holds_today_and_leads_to_each(browser: Browser, address: str) -> None:
    page, strangers, errors = opened(browser, address, f"{COMPANY}/en/{NEGOTIATION}", 1280)
    page.clock.set_fixed_time(f"{TODAY}T09:00:00")
    page.locator(".foot__links a", has_text="All versions").click()
    rows = page.locator("table tbody tr")
    expect(rows).to_have_count(4)
    expect(rows.nth(0)).to_contain_text("preview")
    expect(rows.nth(1)).to_contain_text("in force")
    expect(rows.nth(1)).to_have_attribute("aria-current", "true")
    expect(rows.nth(2)).to_contain_text("superseded")
    expect(rows.nth(1)).to_contain_text("Chains and public institutions")
    assert (strangers, errors, barriers(page)) == ([], [], [])
    rows.nth(2).locator("a").click()
    expect(page.locator(".notice:visible")).to_contain_text("Superseded")
    page.close()


@IN_A_BROWSER[0]
@IN_A_BROWSER[1]
def test_the_page_of_versions_reads_as_cards_on_a_phone(browser: Browser, address: str) -> None:
    page, _, errors = opened(browser, address, f"{COMPANY}/en/versions.html", 390)
    expect(page.locator("table.cards tbody tr")).to_have_count(4)
    expect(page.locator("table td[data-label='In force']")).to_have_count(4)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert (errors, barriers(page)) == ([], [])
    page.close()


@IN_A_BROWSER[0]
@IN_A_BROWSER[1]
def test_an_explained_number_says_when_it_was_set_and_why_but_not_by_whom(page: Page, address: str) -> None:
    page.goto(f"{address}/{COMPANY}/en/receivables/measures.html")
    page.wait_for_load_state("networkidle")
    number = page.locator(".clause:has(#REC-510) .explained--value", has_text="4 payments")
    number.hover()
    told = page.locator(".explanation")
    expect(told).to_contain_text("set on 30\u00a0November\u00a02026: Ask one payment more")
    expect(told).not_to_contain_text("Sidorova")


def test_the_file_of_provenance_names_nobody_and_nothing_restricted(desk: Desk) -> None:
    text = (built_at(desk.root) / "en" / "provenance.json").read_text(encoding="utf-8")
    assert "Sidorova" not in text
    assert "@" not in text
    values = json.loads(text)["values"]
    assert "prepayment.exit_after_on_time_payments" in values
    assert not [path for path in values if path.startswith("privileged.max_")]
    assert len(text) < 30_000


@pytest.mark.long
def test_without_tags_or_git_the_pages_ask_for_nothing_that_is_not_there(desk: Desk, tmp_path: Path) -> None:
    shutil.copytree(desk.root, tmp_path / "ws", ignore=shutil.ignore_patterns(".git", "build"))
    assert policy_gen(tmp_path / "ws", "build", SEVERNY, "--lang", "en", *AS_OF).returncode == 0
    html = built_at(tmp_path / "ws") / "en"
    assert not (html / "provenance.json").exists()
    assert not (html / "versions.json").exists()
    assert "data-provenance" not in (html / NEGOTIATION).read_text(encoding="utf-8")
    page = (html / "versions.html").read_text(encoding="utf-8")
    assert "data-versions" not in page
    assert "Chains and public institutions" in page


@pytest.mark.long
def test_a_git_that_refuses_does_not_stop_a_build_and_stops_an_answer(desk: Desk, tmp_path: Path) -> None:
    shutil.copytree(desk.root, tmp_path / "ws", ignore=shutil.ignore_patterns("build"))
    (tmp_path / "ws" / ".git" / "config").write_text("[core]\n\tbroken = = [\n[", encoding="utf-8")
    built = policy_gen(tmp_path / "ws", "build", SEVERNY, "--lang", "en", *AS_OF)
    assert built.returncode == 0
    assert "git не ответил" in built.stderr
    assert (built_at(tmp_path / "ws") / "en" / "index.html").is_file()
    shown = policy_gen(tmp_path / "ws", "show", SEVERNY, *AS_OF)
    assert shown.returncode == 3
    assert "git не ответил" in shown.stderr
