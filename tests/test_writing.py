"""A folder is put in place whole or not at all, whatever happens on the way."""

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import ROOT

from policy_gen.outputs.writing import differences, prepared, write_tree

OLD = {"index.md": "старое\n", "sub/page.md": "старое\n"}
NEW = {"index.md": "новое\n", "other/page.md": "новое\n"}


def held(folder: Path) -> dict[str, str]:
    """The files of a folder with their text."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_a_folder_then_holds_exactly_the_files_given(tmp_path: Path) -> None:
    target = tmp_path / "a" / "ru"
    assert write_tree(target, OLD)
    assert held(target) == OLD
    assert write_tree(target, NEW)
    assert held(target) == NEW


def test_nothing_is_written_when_nothing_changes(tmp_path: Path) -> None:
    target = tmp_path / "ru"
    write_tree(target, OLD)
    before = target.stat()
    assert not write_tree(target, OLD)
    assert target.stat().st_ino == before.st_ino


def test_differences_name_added_changed_and_removed_files(tmp_path: Path) -> None:
    target = tmp_path / "ru"
    write_tree(target, OLD)
    assert differences(target, NEW) == ("index.md", "other/page.md", "sub/page.md")
    assert differences(target, OLD) == ()
    assert differences(tmp_path / "none", OLD) == tuple(sorted(OLD))


def test_text_is_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    write_tree(tmp_path / "ru", {"index.md": "да\nнет\n"})
    assert (tmp_path / "ru/index.md").read_bytes() == "да\nнет\n".encode()


def test_a_failing_block_leaves_the_old_folder_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "ru"
    write_tree(target, OLD)
    with pytest.raises(RuntimeError, match="template"):
        _fail_half_way(target)
    assert held(target) == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["ru"]


def _fail_half_way(target: Path) -> None:
    with prepared(target) as draft:
        (draft / "index.md").write_text("половина", encoding="utf-8")
        raise RuntimeError("template")


def test_others_may_read_the_folder(tmp_path: Path) -> None:
    write_tree(tmp_path / "ru", OLD)
    assert (tmp_path / "ru").stat().st_mode & 0o055 == 0o055


def test_writers_at_once_never_mix_their_trees(tmp_path: Path) -> None:
    target = tmp_path / "ru"
    writers, rounds, faults = 4, 40, []
    start, end = threading.Barrier(writers + 1), threading.Barrier(writers + 1)

    def write(name: str) -> None:
        for turn in range(rounds):
            start.wait()
            try:
                with prepared(target) as draft:
                    for page in range(10):
                        (draft / f"{page}.md").write_text(f"{name} {turn}", encoding="utf-8")
            except OSError as fault:
                faults.append(fault)
            end.wait()

    threads = [threading.Thread(target=write, args=(f"writer {n}",)) for n in range(writers)]
    for thread in threads:
        thread.start()
    for _ in range(rounds):
        start.wait()
        end.wait()
        pages = held(target)
        assert len(pages) == 10
        assert len(set(pages.values())) == 1
    for thread in threads:
        thread.join()
    assert faults == []
    assert [path.name for path in tmp_path.iterdir()] == ["ru"]


WRITER = """
import sys
from pathlib import Path
from policy_gen.outputs.writing import write_tree
for turn in range(60):
    write_tree(Path(sys.argv[1]), {f"{page}.md": f"{sys.argv[2]} {turn}" for page in range(10)})
"""


def test_two_programs_that_write_the_same_tree_both_end_well(tmp_path: Path) -> None:
    target = tmp_path / "ru"
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(target), name], cwd=ROOT, stderr=subprocess.PIPE, text=True
        )
        for name in ("one", "two")
    ]
    told = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], told
    pages = held(target)
    assert len(pages) == 10
    assert len(set(pages.values())) == 1


KILLED = """
import sys, time
from pathlib import Path
from policy_gen.outputs.writing import prepared
with prepared(Path(sys.argv[1])) as draft:
    (draft / "index.md").write_text("половина", encoding="utf-8")
    print("ready", flush=True)
    time.sleep(60)
"""


def test_a_killed_program_leaves_the_old_tree_and_the_next_run_succeeds(tmp_path: Path) -> None:
    target = tmp_path / "ru"
    write_tree(target, OLD)
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(target)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
        run.send_signal(signal.SIGKILL)
    assert held(target) == OLD
    assert write_tree(target, NEW)
    assert held(target) == NEW
