"""Writing a new issue into a profile: its values change, every other byte stays."""

import re
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES

from policy_gen.profile.document import Change, Edition
from policy_gen.profile.loading import load_bytes
from policy_gen.profile.model import Profile
from policy_gen.profile.rewriting import NewIssue, Unwritable, rewritten

NAME = Path("company_profiles/x.yaml")
MINIMAL = ROOT / "tests/data/valid/minimal.yaml"
SIGNS = "„Két nap” – 7: nem 5 # 'új' \"régi\" és {x}"


def change(*languages: str) -> Change:
    texts = dict.fromkeys(languages, SIGNS)
    return Change(version="9.0.0", date=date(2026, 2, 1), clauses=("REC-330", "ANN-H"), what=texts, why=texts)


def issue(*languages: str) -> NewIssue:
    return NewIssue(
        "9.0.0", Edition(code="OLD-1", version="8.9.9"), "draft", date(2026, 3, 1), change(*languages)
    )


def loaded(content: bytes) -> Profile:
    company = re.search(rb"^company:\s+id: ([a-z-]+)", content, flags=re.M)
    assert company
    found = load_bytes(content, Path(f"{company[1].decode()}.yaml"))
    assert found.value is not None, [one.message for one in found.problems]
    return found.value.profile


def expected(before: Profile, new: NewIssue) -> Profile:
    document = before.document.model_copy(
        update={
            "version": new.version,
            "supersedes": new.supersedes,
            "status": type(before.document.status)(new.status),
            "effective_date": new.effective_date,
            "changes": (new.entry, *before.document.changes),
        }
    )
    return before.model_copy(update={"document": document})


def kept(before: bytes, after: bytes) -> list[bytes]:
    """Lines of the old file that are not in the new one, in their order."""
    rest = after.splitlines(keepends=True)
    gone = []
    for line in before.splitlines(keepends=True):
        if line in rest:
            del rest[: rest.index(line) + 1]
        else:
            gone.append(line)
    return gone


@pytest.mark.parametrize("company", SAMPLES)
def test_only_the_values_of_the_issue_change_in_a_sample_profile(company: str) -> None:
    before = (ROOT / f"company_profiles/{company}.yaml").read_bytes()
    new = issue(*SAMPLES[company])
    after = rewritten(before, NAME, new)
    assert loaded(after) == expected(loaded(before), new)
    assert all(
        line.split(b":")[0].strip() in (b"version", b"status", b"effective_date", b"code")
        for line in kept(before, after)
    )


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark_stay_as_the_editor_wrote_them(ends: bytes, mark: bytes) -> None:
    before = mark + MINIMAL.read_bytes().replace(b"\n", ends)
    after = rewritten(before, NAME, issue("en"))
    assert after.startswith(mark)
    assert after.count(b"\n") == after.count(ends)
    assert loaded(after) == expected(loaded(before), issue("en"))


OLDER = "{version: 0.9.0, date: 2025-01-02, what: A, why: B}"
FORMS = {
    "no log": "",
    "an empty list": "  changes: []  # none yet\n",
    "a list without indent": f"  changes:\n  # First.\n  - {OLDER}\n",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "replaced", ["", "  supersedes: null\n", "  supersedes: {code: 'A-1', version: 0.9.0}\n"]
)
def test_every_form_of_a_change_log_takes_an_entry(form: str, replaced: str) -> None:
    text = MINIMAL.read_text("utf-8")
    place = text.index("  owner:", text.index("document:"))
    before = (text[:place] + replaced + FORMS[form] + text[place:]).encode()
    after = rewritten(before, NAME, issue("en"))
    assert loaded(after) == expected(loaded(before), issue("en"))
    assert all(comment in after for comment in (b"# none yet", b"# First.") if comment in before)


def test_a_quoted_value_keeps_its_quotation_marks_and_its_comment() -> None:
    text = MINIMAL.read_text("utf-8")
    version = next(line for line in text.splitlines() if line.startswith("  version:"))
    before = text.replace(version, '  version: "1.0.0"   # set by the release')
    after = rewritten(before.encode(), NAME, NewIssue(version="1.1.0"))
    assert after.decode() == before.replace('"1.0.0"', '"1.1.0"')


def test_nothing_to_write_leaves_the_file_as_it_is() -> None:
    assert rewritten(MINIMAL.read_bytes(), NAME, NewIssue()) == MINIMAL.read_bytes()


def test_a_list_in_brackets_is_left_to_its_author() -> None:
    text = MINIMAL.read_text("utf-8")
    log = f"  changes: [{OLDER}]\n"
    place = text.index("  owner:", text.index("document:"))
    with pytest.raises(Unwritable) as refused:
        rewritten((text[:place] + log + text[place:]).encode(), NAME, issue("en"))
    assert refused.value.span.line == text[:place].count("\n") + 1
