"""The Monday list: a page that needs nothing but itself."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from worklists import fault, item, made

from policy_gen.worklist.forms import Form
from policy_gen.worklist.items import LedgerItem, RowFault

ROWS: list[LedgerItem | RowFault] = [
    item(2, 40, 90000, name="Shop"), item(3, 5, "10000.50", name="Shop"),
    item(4, 60, 70000, client="C2", name="<script>alert(1)</script>", invoice='"><img src=x>'),
    item(5, -20, 20000, client="C3", name="Quiet", delivered=None), fault(6, "10"),
]  # fmt: skip


class Reading(HTMLParser):
    """The tags, attributes and texts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.fixture(scope="module", params=["en", "ru"])
def page(request: pytest.FixtureRequest) -> str:
    return made(ROWS, language=request.param).written(Form.HTML).decode()


def test_the_page_has_no_script_and_asks_nobody_for_anything(page: str) -> None:
    found = Reading(page)
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(found.tags)
    assert not [
        name for name, _ in found.attributes if name.startswith("on") or name in ("src", "href", "style")
    ]
    assert not re.search(r"https?:|url\(|@import", page)


def test_the_policy_of_the_page_allows_its_own_style_only(page: str) -> None:
    policy = next(value for _, value in Reading(page).attributes if value.startswith("default-src"))
    style = re.search(r"<style>(.*)</style>", page, flags=re.S)
    assert style
    expected = b64encode(sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{expected}'; base-uri 'none'; form-action 'none'"


def test_names_and_numbers_of_a_ledger_are_texts(page: str) -> None:
    texts = Reading(page).texts
    assert "<script>alert(1)</script>" in texts
    assert '"><img src=x>' in texts


def test_four_numbers_come_first(page: str) -> None:
    figures = re.findall(r"<dt>(.+?)</dt><dd>(.+?)</dd>", page)
    assert len(figures) == 4
    assert [value for _, value in figures][3] == "2"


def test_clients_come_by_urgency_and_the_quiet_ones_are_counted() -> None:
    page = made(ROWS).written(Form.HTML).decode()
    names = re.findall(r'<span class="who">(.+?)</span>', page)
    assert names[:2] == ["&lt;script&gt;alert(1)&lt;/script&gt;", "Shop"]


def test_a_client_unfolds_to_its_invoices_the_oldest_first() -> None:
    page = made(ROWS).written(Form.HTML).decode()
    shop = next(part for part in page.split("<details>") if ">Shop<" in part)
    assert re.findall(r"<td>(N-\d)</td>", shop) == ["N-2", "N-3"]


def test_the_words_for_a_client_are_marked_with_their_language() -> None:
    page = made([item(2, -3, language="en"), item(3, -3, language="ru")], language="en").written(Form.HTML)
    assert re.findall(r'<blockquote lang="(\w+)">', page.decode()) == ["en", "ru"]


def test_without_debts_the_page_still_stands() -> None:
    assert "0" in made([]).written(Form.HTML).decode()
