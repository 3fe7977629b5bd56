"""`policy-gen worklist` as a clerk runs it: a process of its own, files in and files out."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from conftest import ROOT
from running import SEVERNY, contents, new_workspace, policy_gen

AS_OF = ("--as-of", "2026-06-15")
LEDGER = """\
Client key;Client;Group;Segment;Invoice;Delivered;Due date;Open amount;Language
C1;Shop;G1;retail;17/A;20.05.2026;03.06.2026;150 000,50;ru
C1;Shop;G1;retail;18/A;25.05.2026;11.06.2026;20000,00;en
C2;=cmd|'/c calc'!A0;G1;chains;=1+1;20.04.2026;30.05.2026;9000000,00;en
C3;Cafe;;horeca;21;01.06.2026;09.06.2026;-1000,00;
Total;;;;;;;9169000,50;
"""
EVENTS = """\
Client;Invoice;Event;Date;Value
C1;17/A;claim_sent;10.06.2026;
C9;1;paid;10.06.2026;
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = new_workspace(tmp_path_factory.mktemp("worklist") / "workspace")
    (folder / "ledger.csv").write_text(LEDGER, encoding="utf-8")
    (folder / "events.csv").write_text(EVENTS, encoding="utf-8")
    (folder / "site").mkdir()
    return folder


def test_the_table_is_short_and_reconciles(workspace: Path) -> None:
    done = policy_gen(workspace, "worklist", SEVERNY, "ledger.csv", *AS_OF, "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "The parts add up to the ledger." in done.stdout
    assert "RUB 9,169,000.50" in done.stdout.replace("\u00a0", " ")


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "ics", "html", "txt"])
def test_the_ending_says_the_form_and_nothing_else_is_written(workspace: Path, ending: str) -> None:
    before = contents(workspace)
    target = workspace / f"work.{ending}"
    done = policy_gen(workspace, "worklist", SEVERNY, "ledger.csv", *AS_OF, "-o", target.name)
    assert done.returncode == 0, done.stderr
    assert target.stat().st_size > 0
    target.unlink()
    assert contents(workspace) == before


def test_two_runs_give_the_same_bytes(workspace: Path) -> None:
    written = []
    for form in ("xlsx", "html") * 2:
        policy_gen(workspace, "worklist", SEVERNY, "ledger.csv", *AS_OF, "-o", f"work.{form}")
        written.append((workspace / f"work.{form}").read_bytes())
        (workspace / f"work.{form}").unlink()
    assert written[:2] == written[2:]


def test_csv_on_the_standard_output_has_its_totals_on_the_other(workspace: Path) -> None:
    arguments = ("--format", "csv", "--delimiter", "tab", "--lang", "en")
    done = policy_gen(workspace, "worklist", SEVERNY, "ledger.csv", *AS_OF, *arguments)
    rows = list(csv.DictReader(io.StringIO(done.stdout.lstrip("\ufeff")), delimiter="\t"))
    assert [row["Invoice"] for row in rows] == ["17/A", "18/A", "'=1+1", "21"]
    assert "The parts add up to the ledger." in done.stderr


def test_events_are_joined_and_those_without_a_debt_are_told(workspace: Path) -> None:
    done = policy_gen(
        workspace, "worklist", SEVERNY, "ledger.csv", *AS_OF, "--events", "events.csv", "--format", "json"
    )
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert data["knows_events"] is True
    assert [one["stage"] for one in data["items"]][:2] == ["claim_period", "negotiation"]
    assert "event-without-debt" in done.stderr


def test_a_faulty_row_loses_nothing_else(workspace: Path) -> None:
    faulty = LEDGER.replace("03.06.2026", "31.02.2026")
    (workspace / "faulty.csv").write_text(faulty, encoding="utf-8")
    done = policy_gen(workspace, "worklist", SEVERNY, "faulty.csv", *AS_OF, "--format", "json")
    assert done.returncode == 1
    data = json.loads(done.stdout)
    assert data["totals"]["unassigned"] == {"rows": 1, "amount": "150000.50"}
    assert data["totals"]["difference"] == "0.00"
    assert [one["place"]["line"] for one in data["faults"]] == [2]
    assert "31.02.2026" in done.stderr


def test_many_faults_are_told_in_part_and_counted(workspace: Path) -> None:
    head, row, *_ = LEDGER.splitlines()
    rows = "\n".join(row.replace("03.06.2026", "31.02.2026").replace("17/A", str(n)) for n in range(50))
    (workspace / "many.csv").write_text(f"{head}\n{rows}\n", encoding="utf-8")
    done = policy_gen(workspace, "worklist", SEVERNY, "many.csv", *AS_OF)
    assert done.returncode == 1
    assert done.stderr.count("[row-date]") == 20
    assert "30" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"", "empty-file"),
        (b"a;b\n1;2\n", "missing-column"),
        (b"PK\x03\x04rubbish", "damaged-workbook"),
        (b"%PDF-1.7\n" * 9, "binary-file"),
    ],
)
def test_a_file_that_is_no_ledger_is_told_and_nothing_is_written(
    workspace: Path, text: bytes, code: str
) -> None:
    (workspace / "odd.csv").write_bytes(text)
    done = policy_gen(workspace, "worklist", SEVERNY, "odd.csv", *AS_OF, "-o", "odd.xlsx")
    assert done.returncode == 1
    assert f"[{code}]" in done.stderr
    assert not (workspace / "odd.xlsx").exists()


WIDE = ";".join(f"c{n}" for n in range(10_000))
HOSTILE = {
    "wide": f"Client;Due date;Open amount;{WIDE}\n1;2026-06-03;5;{WIDE}\n".encode(),
    "mixed": LEDGER.encode() + "C7;Café;;retail;9;;03.06.2026;5;\n".encode("cp1250"),
    "formulas": b"Client;Invoice;Due date;Open amount\n=cmd();+1;@x;=1+1\n=cmd();-1;2026-06-03;5\n",
    "twice": (LEDGER + LEDGER.splitlines()[1] + "\n").encode(),
    "huge": b"Client;Invoice;Due date;Open amount\n" + b"x" * 40_000 + b";1;2026-06-03;5\n",
    "controls": "Client;Invoice;Due date;Open amount\n\x1b[2J\u202ea;1\x08;2026-06-03;5\n".encode(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_ledger_gives_a_result_or_a_reason(workspace: Path, name: str) -> None:
    (workspace / "hostile.csv").write_bytes(HOSTILE[name])
    target = workspace / f"hostile.{'xlsx' if name == 'huge' else 'json'}"
    done = policy_gen(workspace, "worklist", SEVERNY, "hostile.csv", *AS_OF, "-o", target.name)
    assert done.returncode in (0, 1)
    assert "\x1b" not in done.stderr + done.stdout
    if target.suffix == ".json" and target.exists():
        assert json.loads(target.read_text(encoding="utf-8"))["totals"]["difference"] == "0.00"
    assert target.exists() or "[" in done.stderr


def test_headers_alone_make_an_empty_list(workspace: Path) -> None:
    (workspace / "head.csv").write_text(LEDGER.splitlines()[0] + "\n", encoding="utf-8")
    done = policy_gen(workspace, "worklist", SEVERNY, "head.csv", *AS_OF)
    assert done.returncode == 0
    assert "[no-rows]" in done.stderr


def test_a_broken_register_stops_a_list_that_would_seem_to_know(workspace: Path) -> None:
    (workspace / "bad-events.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    done = policy_gen(workspace, "worklist", SEVERNY, "ledger.csv", *AS_OF, "--events", "bad-events.csv")
    assert done.returncode == 1
    assert "[missing-column]" in done.stderr
    assert done.stdout == ""


def test_decisions_alone_are_no_register_of_cases(workspace: Path) -> None:
    (workspace / "private.csv").write_text(
        "Client;Invoice;Event;Date\nC1;;privileged_until;30.06.2026\n", encoding="utf-8"
    )
    arguments = ("--private", "private.csv", "--format", "json")
    done = policy_gen(workspace, "worklist", SEVERNY, "ledger.csv", *AS_OF, *arguments)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["knows_events"] is False


def test_a_faulty_event_leaves_a_reported_partial_result(workspace: Path) -> None:
    (workspace / "half.csv").write_text(EVENTS + "C1;18/A;miracle;10.06.2026;\n", encoding="utf-8")
    done = policy_gen(workspace, "worklist", SEVERNY, "ledger.csv", *AS_OF, "--events", "half.csv")
    assert done.returncode == 1
    assert done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-o", "site/work.csv"), "pages"),
        (("-o", "build/work.csv"), "pages"),
        (("-o", "ledger.csv"), "made from"),
        (("-o", "work.docx"), "ending"),
        (("-o", "nowhere/work.csv"), "folder"),
        (("--format", "xlsx"), "-o"),
        (("--format", "xlsx", "-o", "q.csv"), "contradict"),
        (("-o", "-"), "--format csv"),
        (("-o", "-", "--format", "html"), "need a file"),
        (("-o", "docs/work.csv"), "-o work.csv"),
        (("-o", "templates/ru/work.csv"), "data of clients"),
        (("--lang", "hu"), "published"),
    ],
)
def test_a_wish_that_cannot_be_granted_is_a_usage_error(
    workspace: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = policy_gen(workspace, "worklist", SEVERNY, "ledger.csv", *AS_OF, *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert (workspace / "ledger.csv").read_text(encoding="utf-8") == LEDGER


def test_a_pipe_is_not_replaced_by_a_file(workspace: Path) -> None:
    pipe = workspace / "work.csv"
    os.mkfifo(pipe)
    done = policy_gen(workspace, "worklist", SEVERNY, "ledger.csv", *AS_OF, "-o", "work.csv")
    assert done.returncode == 2
    assert "pipe" in done.stderr
    assert pipe.is_fifo()
    pipe.unlink()


def test_a_circle_of_links_is_a_usage_error(workspace: Path) -> None:
    circle = workspace / "circle.csv"
    circle.symlink_to(circle)
    done = policy_gen(workspace, "worklist", SEVERNY, "ledger.csv", *AS_OF, "-o", "circle.csv")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    circle.unlink()


def test_the_pages_of_a_workspace_are_known_whatever_the_root(workspace: Path, tmp_path: Path) -> None:
    target = str(workspace / "site" / "work.csv")
    done = policy_gen(workspace, "worklist", SEVERNY, "ledger.csv", "--root", str(tmp_path), "-o", target)
    assert done.returncode == 2
    assert "pages" in done.stderr


def test_a_column_file_beside_the_profile_is_used(workspace: Path) -> None:
    folder = workspace / "company_profiles"
    (folder / "severny-dvor.ledger.yaml").write_text(
        "client: A\namount: B\ndue: C\ninvoice: D\n", encoding="utf-8"
    )
    (workspace / "own.csv").write_text("A;B;C;D\nX;100;2026-06-03;7\n", encoding="utf-8")
    done = policy_gen(workspace, "worklist", SEVERNY, "own.csv", *AS_OF, "--format", "json")
    (folder / "severny-dvor.ledger.yaml").unlink()
    assert [one["invoice"] for one in json.loads(done.stdout)["items"]] == ["7"]


def test_the_columns_file_holds_for_the_case_register_too(workspace: Path) -> None:
    (workspace / "own.yaml").write_text("dates: month_first\n", encoding="utf-8")
    (workspace / "us.csv").write_text("Client;Invoice;Event;Date\nC1;17/A;claim_sent;6/10/2026\n")
    arguments = ("--columns", "own.yaml", "--events", "us.csv", "--format", "json")
    done = policy_gen(workspace, "worklist", SEVERNY, "ledger.csv", *AS_OF, *arguments)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["items"][0]["stage"] == "claim_period"


def test_the_folder_of_templates_may_bring_a_page_of_its_own(tmp_path: Path) -> None:
    folder = new_workspace(tmp_path / "own")
    (folder / "ledger.csv").write_text(LEDGER, encoding="utf-8")
    page = folder / "templates" / "worklist" / "monday.html"
    assert page.read_bytes() == (ROOT / "templates/worklist/monday.html").read_bytes()
    page.write_text("{{ nobody }}", encoding="utf-8")
    done = policy_gen(folder, "worklist", SEVERNY, "ledger.csv", *AS_OF, "-o", "work.html")
    assert done.returncode == 1
    assert "nobody" in done.stderr
    assert not (folder / "work.html").exists()


@pytest.mark.parametrize("form", ["json", "html"])
def test_faulty_rows_of_the_register_stand_in_the_list_too(workspace: Path, form: str) -> None:
    faulty = workspace / "faulty.csv"
    faulty.write_text(EVENTS + "C1;17/A;promisse;10.06.2026;\n", encoding="utf-8")
    arguments = ("--events", faulty.name, "--format", form, "--lang", "en")
    done = policy_gen(workspace, "worklist", SEVERNY, "ledger.csv", *AS_OF, *arguments)
    assert done.returncode == 1
    assert "“promisse” is no kind of event" in done.stdout
    assert "faulty.csv" in done.stdout
    faulty.unlink()


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_dash_is_the_standard_output(workspace: Path, form: str) -> None:
    before = contents(workspace)
    asked = ("worklist", SEVERNY, "ledger.csv", *AS_OF, "--format", form)
    assert policy_gen(workspace, *asked, "-o", "-").stdout == policy_gen(workspace, *asked).stdout
    assert contents(workspace) == before


def test_a_csv_holds_no_faulty_row_and_the_command_says_how_many_it_left_out(workspace: Path) -> None:
    (workspace / "faulty.csv").write_text(LEDGER + "C4;Kiosk;;retail;30;;soon;5,00;\n", encoding="utf-8")
    options = ("faulty.csv", *AS_OF, "--lang", "en", "-o")
    done = policy_gen(workspace, "worklist", SEVERNY, *options, "work.csv")
    assert "Kiosk" not in (workspace / "work.csv").read_text(encoding="utf-8")
    assert "Not in this file: 1 row that could not be read" in done.stdout.replace("\u00a0", " ")
    done = policy_gen(workspace, "worklist", SEVERNY, *options, "work.json")
    assert "Not in this file" not in done.stdout
    for name in ("faulty.csv", "work.csv", "work.json"):
        (workspace / name).unlink()
