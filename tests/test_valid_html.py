"""Every page of every sample site by the Nu HTML checker, as `make verify` fetches it."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT, SITES

CHECKER = Path(os.environ.get("VNU_JAR", ROOT / ".venv" / "vnu.jar"))
JAVA = shutil.which("java")

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        JAVA is None or not CHECKER.is_file(), reason="no Nu HTML checker: run `make validator`"
    ),
]

ALLOWED = (
    # Material's base page holds two switches without a type that knows autocomplete.
    r"Attribute “autocomplete” is only allowed when the input type is ",
    # The checker does not know yet how a page waits for what lays it out (HTML, 4.6.7.6 “expect”).
    r"A “link” element with a “blocking” attribute must have a “rel” attribute whose value is “stylesheet”",
    # A file has no origin, so the checker takes 'self' for nobody; in the browser no page breaks its policy.
    r"Resource violates Content Security Policy \(meta tag\): external \w+ “(?:\.\./)*[\w/.-]+” blocked",
    # Blocks of data, which are never run.
    r"Inline script violates Content Security Policy \(meta tag\)",
)


@pytest.mark.parametrize(("company", "language"), SITES)
def test_every_page_is_valid_html_but_for_what_is_known(
    built_sites: Path, company: str, language: str
) -> None:
    pages = sorted((built_sites / company / language).rglob("*.html"))
    assert len(pages) > 50
    assert JAVA is not None
    done = subprocess.run(
        [JAVA, "-jar", CHECKER, "--format", "json", "--exit-zero-always", *pages],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    messages = json.loads(done.stderr)["messages"]
    strange = [
        f"{one['url'].rpartition(language + '/')[2]}: {one['message']}"
        for one in messages
        if not any(re.match(pattern, one["message"]) for pattern in ALLOWED)
    ]
    assert strange == []
    assert messages, "the checker looked at nothing"
