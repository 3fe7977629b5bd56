"""The project's own files mean the same whether they are read fast or with places."""

from pathlib import Path

import pytest
import yaml
from conftest import ROOT

from policy_gen.profile.own_data import own_data
from policy_gen.profile.source import read, read_data
from policy_gen.profile.tree import plain

OWN = sorted((*(ROOT / "policy_gen").rglob("*.yaml"), *(ROOT / "templates").rglob("*.yaml")))


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_of_ours_means_the_same_read_fast_or_with_places(path: Path) -> None:
    source = read(path)
    assert source.problems == ()
    assert source.root is not None
    assert own_data(path.read_text(encoding="utf-8")) == plain(source.root)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2\n",
        "a: &b 1\nc: *b\n",
        "<<: {a: 1}\n",
        "a: !tag 1\n",
        "a: 2026-02-30\n",
        "a: [1\n",
        "",
        "a: &x [1]\nb: *x\n",
    ],
)
def test_what_a_profile_may_not_hold_is_told_with_its_place(text: str, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"own\.yaml:\d+:\d+"):
        read_data(file)


@pytest.mark.parametrize("word", ["NO", "on", "yes", "012", "1:30", "10:00", "1e5"])
def test_words_that_yaml_takes_for_values_stay_words(word: str) -> None:
    assert own_data(f"key: {word}\n") == {"key": word}


def test_a_broken_file_is_refused() -> None:
    with pytest.raises(yaml.YAMLError):
        own_data("a: [1\n")
