"""`policy-gen decide overdue` as a user runs it."""

import json
import subprocess
from typing import Any

import pytest
from conftest import ROOT
from running import PROGRAM, SEVERNY, policy_gen

OVERDUE = ("decide", "overdue", SEVERNY)


def decided(*arguments: str) -> dict[str, Any]:
    done = policy_gen(ROOT, *OVERDUE, *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def test_the_window_the_letter_and_the_court_follow_one_another() -> None:
    """Brief 5.3: ten days, three business days, thirty days; due on Monday 2 March 2026."""
    case = ("--segment", "chains", "--due", "2026-03-02", "--amount", "100000")
    first = decided(*case, "--as-of", "2026-03-03")
    assert (first["stage"], first["days_past_due"], first["owner"]) == ("negotiation", 1, "account_manager")
    assert (first["days_left"], first["next_date"], first["supply"]) == (9, "2026-03-13", "go")
    assert [duty["script"] for duty in first["duties"]] == [None, None, "first_call"]
    issue = decided(*case, "--as-of", "2026-03-13")
    assert (issue["stage"], issue["owner"], issue["supply"]) == ("claim_issue", "lawyer", "stop")
    court = decided(*case, "--as-of", "2026-04-16", "--event", "claim_sent:2026-03-16")
    assert court["stage"] == "court"
    assert [duty["by"] for duty in court["duties"] if duty["id"] == "file_suit"] == ["2026-04-29"]


def test_the_default_segment_and_the_binding_language_serve_where_none_is_given() -> None:
    data = decided("--due", "2026-03-02", "--as-of", "2026-03-03")
    assert data["next_date"] == "2026-03-10"
    assert "сумма не указана" in " ".join(data["trace"]).lower()


def test_the_text_says_who_what_until_when_and_why() -> None:
    done = policy_gen(
        ROOT, *OVERDUE, "--segment", "chains", "--due", "2026-03-02", "--as-of", "2026-03-10", "--lang", "en"
    )
    assert done.returncode == 0
    text = done.stdout.replace("\u00a0", " ")
    assert "Stage: negotiation. Days of delay: 8" in text
    assert "- Account manager: warn the client openly that the last day is 12 March 2026" in text
    assert "    > I want to be open with you." in text
    assert "REC-380 Last warning" in text
    assert "Why:\n- The payment is due on 2 March 2026." in text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "--due DATE is needed"),
        (("--due", "2026-02-30"), "2026-02-30"),
        (("--due", "2026-03-02", "--segment", "chians"), "did you mean chains?"),
        (("--due", "2026-03-02", "--segment", "\x1b[31mx"), "there is no segment"),
        (("--due", "2026-03-02", "--amount", "-5"), "“-5” is not a sum"),
        (("--due", "2026-03-02", "--amount", "NaN"), "“NaN” is not a sum"),
        (("--due", "2026-03-02", "--amount", "1e400"), "is not a sum"),
        (("--due", "2026-03-02", "--event", "promis:2026-03-02"), "“promise”"),
        (("--due", "2026-03-02", "--event", "promise:2026-03-02"), "promise"),
        (("--due", "2026-03-02", "--event", "paid:31.02.2026"), "31.02.2026"),
        (("--due", "2026-03-02", "--event", ""), "Invalid value"),
        (("--due", "2026-03-02", "--lang", "hu"), "hu"),
    ],
)
def test_a_wrong_word_on_the_command_line_is_told_with_the_way_out(
    arguments: tuple[str, ...], told: str
) -> None:
    done = policy_gen(ROOT, *OVERDUE, *arguments, "--as-of", "2026-04-01")
    assert done.returncode == 2
    assert told in done.stderr
    assert "\x1b" not in done.stderr


def test_questions_are_asked_in_the_language_of_the_answer_until_they_are_answered() -> None:
    answers = "retail\n2026-03-06\nmuch\n120000\npromise:2026-03-10:2026-03-12\nfoo\n\n"
    done = subprocess.run(
        [*PROGRAM, *OVERDUE, "--interactive", "--as-of", "2026-03-10"],
        cwd=ROOT, input=answers, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Срок оплаты счёта" in done.stderr
    assert "“much” is not a sum" in done.stdout + done.stderr
    assert "Обещание действует до 12 марта" in done.stdout.replace("\u00a0", " ")


@pytest.mark.parametrize("day", ["1900-01-01", "2000-02-29", "2099-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_far_away_is_answered_or_refused_but_never_breaks(day: str) -> None:
    done = policy_gen(ROOT, *OVERDUE, "--due", day, "--as-of", "2026-03-10", "--format", "json")
    assert done.returncode in (0, 2), done.stderr
