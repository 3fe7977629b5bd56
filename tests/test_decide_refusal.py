"""`decide refusal` and `decide partner` as a user runs them."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from running import SEVERNY, TISZA, edit, new_workspace, policy_gen

DAY = ("--on", "2026-04-01")
ADJACENT = ("--client", "new", "--request", "adjacent", "--ability", "never")
EQUIPMENT = ("--region", "ekb", "--field", "equipment")
CONTRACT = (
    "decision", "approver", "script", "register", "follow_up", "partner", "avoid", "clauses", "trace",
)  # fmt: skip


def run(*arguments: str, profile: str = SEVERNY, code: int = 0, question: str = "refusal") -> str:
    done = policy_gen(ROOT, "decide", question, profile, *DAY, *arguments)
    assert done.returncode == code, done.stderr
    return done.stdout if code == 0 else done.stderr


def data(*arguments: str, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*arguments, "--format", "json", **more))
    return found


def test_the_answer_holds_the_keys_of_the_contract_with_ids_dates_and_words() -> None:
    told = data(*ADJACENT, *EQUIPMENT, "--lang", "en")
    assert set(CONTRACT) <= set(told)
    assert (told["decision"], told["approver"], told["partner"]) == ("refer", "first_contact", "holod")
    assert told["script"] == "no_other_field"
    assert told["scripts"][1]["text"].startswith("I can recommend a partner of ours: HolodService LLC.")
    assert told["follow_up"] == "2026-04-08"
    assert told["decision_name"] == "recommend somebody else"
    assert {"column": "region", "title": "Region", "entry": "Yekaterinburg", "hint": None} in told["register"]
    assert told["avoid"][0]["id"] == "our_policy"
    assert "REF-030" in told["clauses"]


def test_only_printed_clauses_are_cited() -> None:
    told = data("--client", "new", "--request", "core", "--ability", "never", profile=TISZA)
    assert "PAR-060" not in told["clauses"]


def test_the_language_is_the_authoritative_one_unless_asked_for() -> None:
    assert "Говорит с клиентом" in run(*ADJACENT)
    assert "Speaks with the client" in run(*ADJACENT, "--lang", "en")
    assert "published in ru, en" in run(*ADJACENT, "--lang", "hu", code=2)


def test_the_text_reads_from_the_answer_to_the_reasons() -> None:
    text = run(*ADJACENT, *EQUIPMENT, "--lang", "en")
    parts = [
        "Explain what the Company does and recommend somebody who can help",
        "Decides:",
        "Say\n  > Thank you for contacting us.",
        "HolodService LLC (adjacent field)",
        "Refusal register\n  Date: 1\u00a0April\u00a02026",
        "Do not say\n  - “That’s our policy”",
        "Clauses\n  3.1.3 REF-030 Situations in which we refuse",
        "Why\n  1. The situation is “a different field”.",
    ]
    assert sorted(parts, key=text.index) == parts
    assert max(len(line) for line in text.split("\n")) <= 96


def test_words_for_later_stand_apart_from_what_is_said_now() -> None:
    text = run(*ADJACENT, "--must-refuse", "sanctions", "--lang", "en")
    parts = [
        "Stop and ask the lawyer; refuse only after the answer",
        "Say\n  > Thank you for contacting us. I will pass this on",
        "Say: after the answer of the lawyer\n  > Thank you for contacting us. We are not able",
        "To do\n  - Ask the lawyer the same business day",
    ]
    assert sorted(parts, key=text.index) == parts
    assert data(*ADJACENT, "--must-refuse", "sanctions")["script"] == "pass_on"


def test_the_same_question_gives_the_same_bytes() -> None:
    assert run(*ADJACENT, "--format", "json") == run(*ADJACENT, "--format", "json")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--region", "ekbb"), "there is no region “ekbb”; did you mean ekb?"),
        (("--field", "equipmnt"), "there is no field “equipmnt”; did you mean equipment?"),
        (("--situation", "narow"), "there is no situation “narow”; did you mean narrow?"),
        (("--sign", "abus"), "there is no sign “abus”; did you mean abuse?"),
        (("--absent", "boss"), "there is no role “boss”; the profile has account_manager"),
        (("--tactical", "13"), "13 is not in the range 0<=x<=12"),
        (("--on", "1812-09-07"), "1812-09-07 is out of range"),
        (("--available-on", "9999-12-31"), "9999-12-31 is out of range"),
        (("--must-refuse", "mood"), "'mood' is not one of"),
    ],
)
def test_a_slip_on_the_command_line_is_a_usage_error_that_helps(
    arguments: tuple[str, ...], told: str
) -> None:
    assert told in run(*ADJACENT, *arguments, code=2)


def test_what_is_missing_is_named_at_once() -> None:
    assert "needed: --client, --ability" in run("--request", "core", code=2)


def test_a_field_in_the_clients_words_cannot_steer_the_terminal() -> None:
    told = data(*ADJACENT, "--unlisted-field", "boats\x1b[31m\n")
    entry = next(row for row in told["register"] if row["column"] == "field")
    assert "\x1b" not in entry["entry"]
    assert "boats" in entry["entry"]


def test_an_unlisted_field_has_nobody_yet_and_the_step_says_that_a_partner_is_missing() -> None:
    told = run(*ADJACENT, "--unlisted-field", "flowers", "--lang", "en")
    assert "is not on our list: nobody to recommend there yet" in " ".join(told.split())
    assert "that a partner is missing" in told


def asked(keys: str, *arguments: str, question: str = "refusal", profile: str = SEVERNY) -> dict[str, Any]:
    """The answer to questions answered through a pipe."""
    import subprocess

    from running import PROGRAM

    command = [*PROGRAM, "decide", question, profile, *DAY, "--interactive", "--format", "json", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, input=keys, capture_output=True, encoding="utf-8", timeout=90, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("keys", "decision"),
    [
        ("1\n2\n1\n1\n", "refer"),  # new caller, adjacent, Yekaterinburg, equipment
        ("1\n1\n2\n1\n\n9\n", "wait"),  # new, ours, later, out of stock, not scored, strategic 9
        ("2\n1\n1\n7\n\n", "serve"),  # our client, ours, now
        ("1\n5\n", "redirect"),  # wrong number
        ("2\n6\n1\n", "end_call"),  # conduct: insults
        ("1\n1\n2\n1\nmany\n99\n\n9\n", "wait"),  # slips of the hand are asked again
    ],
)
@pytest.mark.sampled(1)
def test_the_questions_lead_to_the_answer(keys: str, decision: str) -> None:
    assert asked(keys)["decision"] == decision


def test_what_is_given_is_not_asked_again() -> None:
    assert asked("1\n1\n", *ADJACENT)["partner"] == "holod"


def test_partners_are_asked_for_by_region_and_field() -> None:
    told = asked("1\n2\n", question="partner")
    assert [one["id"] for one in told["partners"]] == ["holod"]


def test_a_partner_is_named_with_everything_a_client_needs() -> None:
    told = data(*EQUIPMENT, "--lang", "en", question="partner")
    (card,) = told["partners"]
    assert (card["phone"], card["contact_person"], card["valid_until"]) == (
        "+73430000002",
        "Marina Tkach",
        "2027-10-31",
    )
    assert told["fallback"] is None
    assert told["feedback_on"] == "2026-04-08"
    assert "client calls the partner" in told["consent"]
    assert "Marina Tkach" in told["scripts"][0]["text"]


def test_where_there_is_nobody_the_companys_sentence_is_the_answer() -> None:
    told = data("--region", "chel", "--field", "fresh", "--lang", "en", question="partner")
    assert (told["partners"], told["gap"]) == ([], "a partner to be found by 1 March 2027")
    assert told["fallback"].startswith("We do not recommend anyone")
    text = run("--region", "chel", "--field", "fresh", "--lang", "en", question="partner")
    assert text.startswith("There is nobody to recommend\n")


def test_an_unknown_region_or_field_of_a_partner_is_a_usage_error() -> None:
    assert "did you mean fresh?" in run("--field", "frsh", code=2, question="partner")
    assert "did you mean chel?" in run("--region", "chl", code=2, question="partner")


def test_a_broken_profile_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path)
    edit(workspace / SEVERNY, "decider: first_contact", "decider: nobody")
    done = policy_gen(workspace, "decide", "refusal", SEVERNY, *DAY, *ADJACENT)
    assert done.returncode == 1
    assert "unknown-reference" in done.stderr
    assert done.stdout == ""


def test_own_templates_change_what_is_said(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path)
    edit(
        workspace / "templates/en/scripts.yaml",
        "Thank you for contacting us. I am afraid",
        "Sorry, but I fear",
    )
    done = policy_gen(workspace, "decide", "refusal", SEVERNY, *DAY, *ADJACENT, "--lang", "en")
    assert "> Sorry, but I fear this is not something we do" in done.stdout
