"""Two years of a policy, compared commit by commit (S2-44): what changed, by which cause, for whom."""

import re
from collections.abc import Callable, Iterator

import pytest
from chronicle import LANGUAGES, Office, open_office, written

from policy_gen.history.amendments import Amendment, Comparison, ParameterChange
from policy_gen.history.change_log import drafted_what, logged_clauses
from policy_gen.history.comparing import compare
from policy_gen.history.git import repository_of
from policy_gen.history.revisions import Past
from policy_gen.history.shelf import Shelf, shelved
from policy_gen.history.spoken import words_in
from policy_gen.policy.workspace import Workspace


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, list[tuple[str, str]]]:
    office = open_office(tmp_path_factory.mktemp("company") / "policies")
    return office, written(office)


def compared(office: Office, before: str, after: str) -> Comparison:
    past = Past(repository_of(office.root), Shelf(Workspace(office.root)), office.profile)
    return compare(past.at(before), past.at(after))


@pytest.mark.long
def test_every_commit_of_two_years_is_told_as_what_it_was(
    history: tuple[Office, list[tuple[str, str]]], golden: Callable[[str, str], None]
) -> None:
    office, commits = history
    told = [
        "\n".join((f"# {subject}", *_lines(compared(office, f"{commit}~1", commit))))
        for subject, commit in commits[1:]
    ]
    whole = "\n".join(
        ("# The two years as a whole", *_lines(compared(office, commits[0][1], commits[-1][1])))
    )
    golden("two-years.txt", "\n\n".join((*told, whole)) + "\n")


@pytest.mark.long
def test_the_drafted_log_of_every_commit_reads_as_a_person_writes(
    history: tuple[Office, list[tuple[str, str]]], golden: Callable[[str, str], None]
) -> None:
    office, commits = history
    spans = [(subject, f"{commit}~1", commit) for subject, commit in commits[1:]]
    spans.append(("The two years as a whole", commits[0][1], commits[-1][1]))
    golden("change-log-two-years.txt", "\n\n".join(_entry(office, *one) for one in spans) + "\n")


def _entry(office: Office, subject: str, before: str, after: str) -> str:
    found = compared(office, before, after)
    words = [words_in(language, (office.root / "templates",)) for language in ("ru", "en")]
    clauses = ", ".join(logged_clauses(found)) or "no clause"
    return "\n".join(
        (f"# {subject}", clauses, *(f"{one.language}: {drafted_what(found, one)}" for one in words))
    )


def _lines(found: Comparison) -> Iterator[str]:
    yield f"version part raised: {found.bump or 'none'}"
    yield from map(_parameter, found.parameters)
    yield from map(_amendment, found.amendments)
    if found.renumbered:
        first = found.renumbered[0]
        numbers = " → ".join(first.number)
        yield f"renumbered: {len(found.renumbered)}, {first.clause} {numbers} first"
    yield from (f"remark: {remark.code}" for remark in found.remarks)


def _parameter(one: ParameterChange) -> str:
    effect = f"{one.direction} for {one.party}" if one.party else str(one.direction)
    concerned = f"{', '.join(one.clauses) or 'no clause'}; {', '.join(one.roles) or 'nobody'}"
    return f"{one.path}: {one.before} → {one.after} ({one.cause}, {one.matter}, {effect}): {concerned}"


def _amendment(one: Amendment) -> str:
    causes = " and ".join(one.causes)
    return (
        f"{one.clause} {one.kind} by {causes}: {one.weight}, {one.bump}; {', '.join(one.roles) or 'nobody'}"
    )


@pytest.mark.long
def test_a_clause_that_is_not_reported_says_the_same_words(
    history: tuple[Office, list[tuple[str, str]]],
) -> None:
    office, commits = history
    found = compared(office, commits[0][1], commits[-1][1])
    reported = {one.clause for one in found.amendments}
    repository = repository_of(office.root)
    for language in ("en", "ru"):
        then = _words(repository.contents(commits[0][1], [f"site/severny-dvor/{language}/pages/document.md"]))
        now = _words(repository.contents(commits[-1][1], [f"site/sever/{language}/pages/document.md"]))
        differing = {clause for clause in then.keys() | now.keys() if then.get(clause) != now.get(clause)}
        assert differing <= reported


def _words(files: dict[str, bytes]) -> dict[str, list[str]]:
    """Plain words below each clause's heading, without links, numbers of clauses and marks."""
    (text,) = (content.decode() for content in files.values())
    parts = re.split(r"^#+ .*\{ #([A-Z]{3}-[A-Z0-9]+) \}$", text, flags=re.MULTILINE)
    bare = (
        re.sub(r"\[[^\]]*\]\([^)]*\)|^#.*$|<[^>]*>", " ", part, flags=re.MULTILINE) for part in parts[2::2]
    )
    return {clause: re.findall(r"[^\W\d_]+", body) for clause, body in zip(parts[1::2], bare, strict=True)}


@pytest.mark.long
def test_moving_a_chapter_and_renaming_the_profile_amend_nothing(
    history: tuple[Office, list[tuple[str, str]]],
) -> None:
    office, commits = history
    by_subject = dict(commits)
    for subject in ("Let privileged clients stand before receivables", "Give the company its short name"):
        commit = by_subject[subject]
        assert compared(office, f"{commit}~1", commit).amendments == ()


@pytest.mark.long
def test_a_clause_in_the_middle_renumbers_those_behind_it_once(
    history: tuple[Office, list[tuple[str, str]]],
) -> None:
    office, commits = history
    commit = dict(commits)["Say what to do when a client is silent"]
    found = compared(office, f"{commit}~1", commit)
    assert [(one.clause, one.kind) for one in found.amendments] == [("REC-325", "added")]
    clauses = [one.clause for one in found.renumbered]
    assert "REC-330" in clauses
    assert len(clauses) == len(set(clauses))


@pytest.mark.long
def test_a_version_of_itself_has_no_amendment(history: tuple[Office, list[tuple[str, str]]]) -> None:
    office, _ = history
    found = compared(office, "HEAD", "HEAD")
    assert (found.amendments, found.parameters, found.renumbered, found.remarks) == ((), (), (), ())


@pytest.mark.long
def test_moving_a_template_to_another_folder_amends_nothing(
    history: tuple[Office, list[tuple[str, str]]],
) -> None:
    office, _ = history
    entry = "REC-590: {part: "
    office.replace("templates/clauses.yaml", {f"{entry}receivables": f"{entry}responsibility"})
    for language in LANGUAGES:
        folder = office.root / "templates" / language
        (folder / "receivables" / "REC-590.md").rename(folder / "responsibility" / "REC-590.md")
    office.build()
    past = Past(repository_of(office.root), Shelf(Workspace(office.root)), office.profile)
    now = shelved(past.shelf.on_disk(office.company), past.at("HEAD").profile, "now")
    try:
        assert compare(past.at("HEAD"), now).amendments == ()
    finally:
        office.desk.git("reset", "--quiet", "--hard")
        office.desk.git("clean", "--quiet", "-fd")
