"""Cheat sheets: one for every role, its days from the clauses, and one page of paper for each."""

import re
from itertools import pairwise

import pytest
from browsing import IN_A_BROWSER, barriers, opened
from conftest import ROOT, SAMPLES, SITES, sample_profile, sample_tree
from playwright.sync_api import Browser

from policy_gen.policy.register import read_register
from policy_gen.profile.source import read_data

TEMPLATES = ROOT / "templates"
CHOSEN = read_data(TEMPLATES / "sheets.yaml")
ROUTES = read_data(TEMPLATES / "routes.yaml")["scripts"]
ROLES = {company: tuple(sample_profile(company).profile.roles) for company in SAMPLES}
SHEETS = [(*site, role) for site in SITES for role in ROLES[site[0]]]

every_site = pytest.mark.parametrize(("company", "language"), SITES)


def text_of(company: str, language: str, page: str) -> str:
    return next(one.text for one in sample_tree(company, language).pages if one.path == page)


def parts(text: str) -> list[str]:
    """What stands under each heading of a page, the first line being the heading."""
    return re.split(r"^## ", text, flags=re.M)[1:]


@every_site
def test_every_role_has_a_sheet_that_its_page_and_the_list_of_roles_lead_to(
    company: str, language: str
) -> None:
    listed = text_of(company, language, "control")
    for role in ROLES[company]:
        assert f"](../roles/{role}.md)" in text_of(company, language, f"sheets/{role}")
        assert f"](../sheets/{role}.md)" in text_of(company, language, f"roles/{role}")
        assert f"](sheets/{role}.md)" in listed


@every_site
def test_a_sheet_says_by_when_in_the_words_of_the_clause(company: str, language: str) -> None:
    policy = sample_tree(company, language).policy
    said = {clause.id: clause.deadline.text for clause in policy.clauses() if clause.deadline}
    rows = 0
    for page in (one for one in policy.pages if one.template == "sheet"):
        for line in parts("\n".join(line.text for line in page.lines))[0].split("\n"):
            found = re.fullmatch(r"- \*\*.+?:\*\* (.+) \[([A-Z]{3}-\d{3})\]\(#\2\)", line)
            if found:
                rows += 1
                assert found[1] == said[found[2]]
    assert rows > 3 * len(ROLES[company])


@every_site
def test_a_clause_notes_its_day_where_it_says_it(company: str, language: str) -> None:
    for clause in sample_tree(company, language).policy.clauses():
        if clause.deadline:
            assert clause.deadline.text in clause.text, clause.id
            assert "\n" not in clause.deadline.text


def test_a_day_on_a_sheet_leads_to_its_value_in_the_profile() -> None:
    tree = sample_tree("severny-dvor", "en")
    page = next(one for one in tree.pages if one.path == "sheets/account_manager")
    line = next(line for line in page.lines if "REC-310" in line.text)
    assert "receivables.day1.first_call_within" in line.sources


@pytest.mark.parametrize(("company", "language", "role"), SHEETS)
def test_a_sheet_holds_no_more_than_a_desk_needs(company: str, language: str, role: str) -> None:
    found = parts(text_of(company, language, f"sheets/{role}"))
    at_most = CHOSEN["at_most"]
    assert found[0].count("\n- ") <= at_most["duties"]
    assert sum(part.count("\n> ") for part in found) <= at_most["scripts"]
    assert len(found) >= 5


def test_what_a_sheet_chooses_is_there_to_be_chosen() -> None:
    known = set(read_register((TEMPLATES,)))
    duties = dict(CHOSEN["duties"])
    wanted = {one["id"] for one in duties.pop("anyone")}.union(*duties.values(), *CHOSEN["more"].values())
    assert wanted <= known
    for role, scripts in CHOSEN["scripts"].items():
        assert set(scripts) <= {row["id"] for row in ROUTES[role]}
    for language in ("ru", "ro", "hu", "en"):
        phrases = {row["id"] for row in read_data(TEMPLATES / language / "phrases.yaml")}
        assert set().union(*CHOSEN["phrases"].values()) <= phrases


def test_a_role_without_a_list_of_its_own_gets_what_it_does_and_answers_for() -> None:
    assert "chief_accountant" not in CHOSEN["duties"]
    sheet = parts(text_of("severny-dvor", "en", "sheets/finance_director"))[0]
    assert "Decide on court action" in sheet


def test_a_sheet_names_a_clause_by_what_the_role_does_there() -> None:
    finance = parts(text_of("severny-dvor", "en", "sheets/finance"))[0]
    assert "**Report an unpaid invoice:** by 10:00 on the first day of delay" in finance


@every_site
def test_a_sheet_says_whom_to_write_to(company: str, language: str) -> None:
    profile = sample_profile(company).profile
    deputy = profile.roles["account_manager"].deputy
    mailbox = profile.roles[deputy].holders[0].email
    assert mailbox
    assert f"mailto:{mailbox}" in text_of(company, language, "sheets/account_manager").split("## ")[0]


# On paper and on a phone.

IN_CI = (
    ("severny-dvor", "ru", "head_of_sales"),
    ("oglinda-carpati", "hu", "account_manager"),
    ("severny-dvor", "en", "ceo"),
)
PRINTED = [
    *IN_CI,
    *(pytest.param(*one, marks=pytest.mark.long) for one in SHEETS if one not in IN_CI),
]
WIDTH, HEIGHT = 702, 1043
"""An A4 page less the margins of a sheet, in CSS pixels."""
LEAST_SIZE = 8 * 96 / 72
"""The smallest print, in CSS pixels: 8 points."""

LAYOUT = """() => {
  const seen = (node) => node.getClientRects().length && node.textContent.trim();
  const words = [...document.querySelectorAll(".page *")].filter(
    (one) => seen(one) && [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()),
  );
  const foot = document.querySelector(".running-foot").getBoundingClientRect().top;
  const inside = words.filter((one) => !one.closest(".running-foot"));
  return {
    sizes: words.map((one) => parseFloat(getComputedStyle(one).fontSize)),
    rights: inside.map((one) => one.getBoundingClientRect().right),
    bottoms: inside.map((one) => one.getBoundingClientRect().bottom),
    cut: words.filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth).length,
    foot,
  };
}"""


@pytest.mark.browser
@IN_A_BROWSER[1]
@pytest.mark.parametrize(("company", "language", "role"), PRINTED)
def test_a_sheet_is_one_page_of_paper_and_nothing_on_it_is_cut_or_tiny(
    browser: Browser, address: str, company: str, language: str, role: str
) -> None:
    page, strangers, errors = opened(browser, address, f"{company}/{language}/sheets/{role}.html", WIDTH)
    try:
        pdf = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        page.emulate_media(media="print")
        layout = page.evaluate(LAYOUT)
        assert min(layout["sizes"]) >= LEAST_SIZE
        assert max(layout["rights"]) <= WIDTH
        assert max(layout["bottoms"]) <= layout["foot"] <= HEIGHT
        assert layout["cut"] == 0
        assert (strangers, errors) == ([], [])
    finally:
        page.close()


@pytest.mark.browser
@IN_A_BROWSER[1]
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_sheet_is_a_column_of_cards_on_a_phone_without_barriers(
    browser: Browser, address: str, scheme: str
) -> None:
    path = "oglinda-carpati/ro/sheets/account_manager.html"
    page, _, errors = opened(browser, address, path, 390, color_scheme=scheme)
    try:
        cards = page.locator(".part")
        tops = [cards.nth(index).bounding_box() for index in range(cards.count())]
        assert cards.count() >= 5
        assert all(one and other and one["y"] + one["height"] <= other["y"] for one, other in pairwise(tops))
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.locator(".print-sheet button").is_visible()
        assert errors == []
        assert barriers(page) == []
    finally:
        page.close()
