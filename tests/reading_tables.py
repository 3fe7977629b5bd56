"""The tables of drafted pages as rows of cells, and the numbers and days in them."""

import re
from datetime import date

from conftest import sample_tree

Rows = list[list[str]]
Pages = dict[str, str]
MONTHS = {name: number for number, name in enumerate(
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
)}  # fmt: skip
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
SEPARATOR = re.compile(r"(?<=\d)[,.\u00a0\u202f](?=\d{3}(?!\d))")


def pages_of(company: str, language: str) -> Pages:
    """The text of every page of a sample company."""
    return {page.path: page.text for page in sample_tree(company, language).pages if page.path != "document"}


def tables(pages: Pages, clause: str) -> list[Rows]:
    """The tables of a clause, each without its head."""
    text = next(text for text in pages.values() if f"#{clause} " in text and "clause-id" in text
                and re.search(rf"\{{ #{clause} ", text))  # fmt: skip
    body = re.split(rf"^.*\{{ #{clause} .*$", text, maxsplit=1, flags=re.M)[1]
    if not clause.startswith("ANN-"):
        body = re.split(r"^## ", body, maxsplit=1, flags=re.M)[0]
    blocks = re.findall(r"(?:^\|.*\n)+", body, flags=re.M)
    return [[cells(line) for line in block.splitlines()[2:]] for block in blocks]


def cells(line: str) -> list[str]:
    """The cells of a row as plain text."""
    return [LINK.sub(r"\1", cell).strip() for cell in line.strip("|").split(" | ")]


def numbers(cell: str) -> list[int]:
    """The whole numbers in a cell, minus signs and thousands read."""
    return [int(found.replace("−", "-")) for found in re.findall(r"−?\d+", SEPARATOR.sub("", cell))]


def day(cell: str) -> date:
    """A short day, in any of the languages."""
    if match := re.fullmatch(r"(\d{4})\\?\.[ \u00a0](\d\d)\.[ \u00a0](\d\d)\.", cell):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d\d)\.(\d\d)\.(\d{4})", cell):
        return date(int(match[3]), int(match[2]), int(match[1]))
    number, month, year = cell.replace("\u00a0", " ").split()
    return date(int(year), MONTHS[month[:3]], int(number))
