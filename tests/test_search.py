"""The search in a real browser: what people say finds its clause, in every language."""

import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from browsing import IN_A_BROWSER, barriers
from conftest import ROOT
from playwright.sync_api import Browser, Locator, Page, Route, expect

from policy_gen.languages.folding import folded, plain_words

QUERIES = ROOT / "tests" / "data" / "queries"
SITE_OF = {"ru": "severny-dvor", "ro": "oglinda-carpati", "hu": "tisza-szoftver", "en": "severny-dvor"}
LEAST_QUERIES = 15
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
ODD_TEXTS = (
    "Ёж, ё\u0308ж",
    "ŞŢşţ ȘȚșț",
    "İstanbul",
    "straße",
    "o\u0301 \u0301x",
    "a\u00adb",
    "x²½Ⅷ٣",
    "don’t",
    "ǅ",
)

pytestmark = IN_A_BROWSER
every_language = pytest.mark.parametrize("language", SITE_OF)


@cache
def queries(language: str) -> tuple[tuple[str, str, str], ...]:
    """What is typed, the clause expected, and its rank in Material's search, - where it has none."""
    rows = (QUERIES / f"{language}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple((query, clause, stock) for query, clause, stock in (row.split("\t") for row in rows))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test on any error it reports."""
    made = browser.new_page(viewport=DESK)
    errors: list[str] = []
    made.on("pageerror", lambda error: errors.append(str(error)))
    made.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield made
    made.close()
    assert [error for error in errors if "net::ERR_FAILED" not in error] == []


def part(page: Page, name: str) -> Locator:
    return page.locator(f'[data-search="{name}"]')


def opened(page: Page, address: str, language: str, path: str = "index.html") -> None:
    page.goto(f"{address}/{SITE_OF[language]}/{language}/{path}")


def asked(page: Page, query: str) -> None:
    """A query typed into the field, and answered."""
    part(page, "field").fill(query)
    page.keyboard.press("End")
    expect(page.locator(f'.found[data-asked="{query}"]')).to_be_visible()


def results(page: Page) -> list[str]:
    """The anchors of the results, in order."""
    links = part(page, "list").locator("a").all()
    return [(link.get_attribute("href") or "").partition("#")[2] for link in links]


# What people say.


@every_language
def test_what_people_say_finds_its_clause_among_the_first_three(
    page: Page, address: str, language: str
) -> None:
    opened(page, address, language)
    missed = []
    for query, clause, _ in queries(language):
        asked(page, query)
        if clause not in results(page)[:3]:
            missed.append((query, clause, results(page)))
    assert missed == []


@pytest.mark.parametrize(
    ("language", "query", "field"),
    [
        ("ru", "холодильники", "equipment"),
        ("en", "fridge", "equipment"),
        ("ro", "lampa", "lighting"),
        ("hu", "nyomtato", "hardware"),
    ],
)
def test_what_callers_call_a_field_leads_to_its_partners(
    page: Page, address: str, language: str, query: str, field: str
) -> None:
    opened(page, address, language)
    asked(page, query)
    part(page, "list").locator("a").first.click()
    page.wait_for_url(f"**/helpers/partners.html?field={field}*")
    assert page.locator(".partner").count() == 1


@every_language
def test_what_may_not_be_said_leads_to_the_forbidden_phrases_first(
    page: Page, address: str, language: str
) -> None:
    opened(page, address, language)
    forbidden = [query for query, clause, _ in queries(language) if clause == "ANN-B"]
    assert forbidden
    for query in forbidden:
        asked(page, query)
        assert results(page)[0] == "ANN-B", query


@every_language
def test_enough_is_asked_for_and_compared_with_the_search_before(language: str) -> None:
    rows = queries(language)
    assert len({query for query, _, _ in rows}) == len(rows) >= LEAST_QUERIES
    policy = json.loads(
        (ROOT / "site" / SITE_OF[language] / language / "pages/policy.json").read_text("utf-8")
    )
    printed = {clause["id"] for clause in policy["clauses"]}
    assert {clause for _, clause, _ in rows} <= printed
    assert [stock for _, _, stock in rows if stock != "-" and not stock.isdigit()] == []


@every_language
@pytest.mark.sampled(2)
def test_the_examples_in_the_panel_find_something(page: Page, address: str, language: str) -> None:
    opened(page, address, language)
    part(page, "field").focus()
    examples = page.locator("[data-example]")
    expect(examples.first).to_be_visible()
    for number in range(examples.count()):
        text = examples.nth(number).text_content() or ""
        asked(page, "")
        examples.nth(number).click()
        expect(page.locator(f'.found[data-asked="{text}"][data-state="some"]')).to_be_visible()


def test_the_folding_of_the_page_is_that_of_the_generator(page: Page, address: str) -> None:
    opened(page, address, "en")
    texts = [*ODD_TEXTS]
    for language, company in SITE_OF.items():
        pages = (ROOT / "site" / company / language / "pages").rglob("*.md")
        texts += [file.read_text("utf-8") for file in pages if file.stem != "document"]
    in_the_browser = page.evaluate(
        "async (texts) => { const { words } = await import(`${document.baseURI}/../helpers/search/words.js`);"
        " return texts.map(words); }",
        texts,
    )
    assert in_the_browser == [[folded(word) for word in plain_words(text)] for text in texts]
    assert unicodedata.normalize("NFD", "ё") != "ё"


# What it looks like to use.


def test_a_result_names_its_clause_and_opens_it(page: Page, address: str) -> None:
    opened(page, address, "ru", "receivables/negotiation.html")
    part(page, "field").focus()
    asked(page, "клиент кричит")
    first = part(page, "list").locator("a").first
    expect(first).to_contain_text("REF-170")
    expect(first.locator("mark").first).to_be_visible()
    first.click()
    page.wait_for_url("**/severny-dvor/ru/refusal/parting.html#REF-170")
    expect(page.locator("#REF-170")).to_be_in_viewport()


def test_a_slip_of_a_finger_or_a_dictated_word_starts_no_search(page: Page, address: str) -> None:
    opened(page, address, "en")
    for key in ("s", "k", "/"):
        page.keyboard.press(key)
    expect(part(page, "field")).not_to_be_focused()


def test_by_keyboard_alone_one_searches_chooses_and_opens(page: Page, address: str) -> None:
    opened(page, address, "en")
    page.keyboard.press("Control+K")
    expect(part(page, "field")).to_be_focused()
    page.keyboard.type("demand letter")
    links = part(page, "list").locator("a")
    expect(links.nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(part(page, "field")).to_be_focused()
    page.keyboard.press("Escape")
    expect(part(page, "panel")).to_be_hidden()
    expect(part(page, "field")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/receivables/claim.html#REC-400")


def test_what_is_typed_on_a_result_goes_on_in_the_field(page: Page, address: str) -> None:
    opened(page, address, "en")
    part(page, "field").focus()
    asked(page, "sto")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("c")
    expect(part(page, "field")).to_have_value("stoc")


def test_a_clause_is_found_by_its_id_and_by_its_number(page: Page, address: str) -> None:
    opened(page, address, "en")
    part(page, "field").focus()
    asked(page, "rec 330")
    assert results(page)[0] == "REC-330"
    asked(page, "5.4.4")
    assert results(page)[0] == "REC-330"


def test_a_screen_reader_is_told_how_much_was_found(page: Page, address: str) -> None:
    opened(page, address, "en")
    part(page, "field").focus()
    asked(page, "negotiation")
    found = len(results(page))
    assert found > 1
    expect(page.get_by_role("status").filter(has_text=str(found))).to_be_attached()


def test_where_nothing_is_found_the_reader_is_told_what_to_try(page: Page, address: str) -> None:
    opened(page, address, "en")
    part(page, "field").focus()
    asked(page, "qqqqzzzz")
    assert results(page) == []
    expect(page.get_by_text("Nothing found").last).to_be_visible()
    expect(page.locator(".found__none")).to_be_visible()
    page.locator("[data-example]").first.click()
    expect(part(page, "list").locator("a").first).to_be_visible()


def test_a_search_that_could_not_be_loaded_says_so_and_tries_again(page: Page, address: str) -> None:
    def lost(route: Route) -> None:
        route.abort()

    page.route("**/search.json", lost)
    opened(page, address, "en")
    part(page, "field").focus()
    part(page, "field").press_sequentially("late")
    expect(page.locator('.found[data-state="failed"]')).to_be_visible()
    page.unroute("**/search.json")
    asked(page, "late fees")
    assert "REC-520" in results(page)[:3]


# What it must not do.


@every_language
@pytest.mark.sampled(2)
def test_an_open_search_has_no_barrier_and_fits_a_phone(page: Page, address: str, language: str) -> None:
    page.set_viewport_size(PHONE)
    opened(page, address, language)
    part(page, "field").focus()
    asked(page, queries(language)[0][0])
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert barriers(page) == []


def test_the_index_is_asked_for_once_and_only_when_it_is_wanted(page: Page, address: str) -> None:
    asked_for: list[str] = []
    page.on("request", lambda request: asked_for.append(request.url))
    opened(page, address, "en")
    page.wait_for_load_state("networkidle")
    assert [
        url for url in asked_for if "search" in url.rpartition("/")[2] and url.endswith((".js", ".json"))
    ] == []
    part(page, "field").focus()
    asked(page, "refusal")
    asked(page, "late")
    assert len([url for url in asked_for if url.endswith("/search.json")]) == 1
    assert [url for url in asked_for if "search_index" in url or "workers" in url] == []
    assert [url for url in asked_for if not url.startswith(address)] == []


def test_on_disk_the_page_says_that_search_needs_a_server(page: Page, built_sites: Path) -> None:
    page.goto((built_sites / "severny-dvor/en/index.html").as_uri())
    expect(page.locator(".search__offline").first).to_be_visible()
    expect(part(page, "field")).to_be_hidden()


def test_without_scripts_the_page_says_where_to_look_instead(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    made = context.new_page()
    opened(made, address, "en")
    expect(made.locator("noscript .search__offline, .search__offline:visible").first).to_be_visible()
    expect(part(made, "field")).to_be_hidden()
    context.close()
