"""A recording that was killed between its two files does no harm."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from running import AS_OF, SEVERNY, edit, new_workspace

from policy_gen.cli.main import group
from policy_gen.history.acknowledging.register import register_file
from policy_gen.history.acknowledging.versions import read_versions, versions_file

SIGNED = "staff number;role;date\n1001;account_manager;2026-03-04\n"


def record(signed: Path) -> Result:
    return CliRunner().invoke(group, ["acknowledge", "record", SEVERNY, str(signed), *AS_OF])


@pytest.mark.long
def test_a_version_that_nobody_signed_after_all_may_still_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = new_workspace(tmp_path / "ws")
    monkeypatch.chdir(workspace)
    signed, profile = tmp_path / "signed.csv", workspace / SEVERNY
    signed.write_text(SIGNED, encoding="utf-8")
    assert record(signed).exit_code == 0
    before = read_versions(versions_file(profile))
    register_file(profile).unlink()
    edit(profile, "reminders_before_due: [3, 1]", "reminders_before_due: [4, 1]")
    done = record(signed)
    assert done.exit_code == 0, done.stderr
    assert read_versions(versions_file(profile)) != before
    assert "1001,sales,account_manager" in register_file(profile).read_text("utf-8")
