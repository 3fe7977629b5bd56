"""How long `policy-gen diff REV REV` takes, against `git diff --word-diff` and a plain MkDocs build.

Run: python benchmarks/diff.py; it needs git. A sample policy in two languages is committed twice, with
another number and another deputy in between. Seconds are those of the processor with start-up and child
processes, the best of several runs; all commands are run in turn on the same pages.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMPANY = "severny-dvor"
PROFILE = f"company_profiles/{COMPANY}.yaml"
AS_OF = "2026-12-01"
LANGUAGES = ("ru", "en")
CHANGES = (
    ("  negotiation_days: 10", "  negotiation_days: 15"),
    ("    deputy: head_of_sales\n", "    deputy: finance_director\n"),
)
ROUNDS = 3
MOST_SECONDS = 1.5
PROGRAM = [sys.executable, "-m", "policy_gen"]
FORMS = ("text", "markdown", "json", "html")
PLAIN = """site_name: {language}
docs_dir: {pages}
site_dir: {site}
theme: {{name: mkdocs, highlightjs: false}}
use_directory_urls: false
plugins: [search]
markdown_extensions: [tables, attr_list]
"""


def main() -> None:
    """Prints a line for each form; exits with 1 where the first takes too long."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        company = committed_twice(folder / "company")
        pages = len(list((company / "site" / COMPANY).glob("*/pages/**/*.md")))
        commands = {
            **{form: ours(company, folder, form) for form in FORMS},
            "git": [["git", "-C", str(company), "diff", "--word-diff", "HEAD~1", "HEAD", "--", "site"]],
            "MkDocs": [plain_build(company, folder, language) for language in LANGUAGES],
        }
        taken = best(commands)
    print(f"{pages} pages in {len(LANGUAGES)} languages; git diff --word-diff {taken['git']:.2f} s, "
          f"plain MkDocs {taken['MkDocs']:.2f} s")  # fmt: skip
    for form in FORMS:
        seconds = taken[form]
        print(
            f"diff as {form}: {seconds:.2f} s = {seconds / taken['git']:.1f} × git diff --word-diff "
            f"= {seconds / taken['MkDocs']:.2f} × plain MkDocs"
        )
    if taken["text"] > MOST_SECONDS:
        raise SystemExit(f"diff takes {taken['text']:.2f} s of the processor, more than {MOST_SECONDS} s")


def committed_twice(company: Path) -> Path:
    """A company's folder whose last two commits hold its profile and its pages."""
    for part in ("templates", "site"):
        shutil.copytree(ROOT / part, company / part, ignore=_others if part == "site" else None)
    shutil.copy(ROOT / "mkdocs.yml", company)
    (company / "company_profiles").mkdir()
    shutil.copy(ROOT / PROFILE, company / PROFILE)
    git(company, "init", "--quiet")
    commit(company, "Begin")
    text = (company / PROFILE).read_text(encoding="utf-8")
    for old, new in CHANGES:
        assert old in text, old
        text = text.replace(old, new, 1)
    (company / PROFILE).write_text(text, encoding="utf-8")
    commit(company, "Change a number and a deputy")
    return company


def _others(folder: str, names: list[str]) -> list[str]:
    """Every other company's pages."""
    return [name for name in names if name != COMPANY] if Path(folder) == ROOT / "site" else []


def commit(company: Path, subject: str) -> None:
    build = [*PROGRAM, "build", PROFILE, "--builder", "none", "--as-of", AS_OF]
    subprocess.run(build, cwd=company, env=environment(), check=True, capture_output=True)
    git(company, "add", "--all")
    git(company, "commit", "--quiet", "--message", subject)


def git(company: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Benchmark", "-c", "user.email=benchmark@company.test"]
    subprocess.run(["git", "-C", str(company), *who, *arguments], check=True, capture_output=True)


def ours(company: Path, folder: Path, form: str) -> list[list[str]]:
    target = str(folder / f"changes.{form}")
    asked = ["diff", str(company / PROFILE), "HEAD~1", "HEAD", "--format", form, "-o", target]
    return [[*PROGRAM, *asked, "--as-of", AS_OF]]


def plain_build(company: Path, folder: Path, language: str) -> list[str]:
    """MkDocs in its own theme on the pages of one language."""
    pages, config = company / "site" / COMPANY / language / "pages", folder / f"{language}.yml"
    config.write_text(PLAIN.format(language=language, pages=pages, site=folder / language), encoding="utf-8")
    return [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)]


def environment() -> dict[str, str]:
    """So that the program of this folder is measured, wherever the command runs."""
    return os.environ | {"PYTHONPATH": str(ROOT)}


def best(commands: dict[str, list[list[str]]]) -> dict[str, float]:
    """Seconds of the processor of the quickest run of each."""
    runs = [{name: sum(map(measured, each)) for name, each in commands.items()} for _ in range(ROUNDS)]
    return {name: min(run[name] for run in runs) for name in commands}


def measured(command: list[str]) -> float:
    quiet = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, quiet, 1), (os.POSIX_SPAWN_DUP2, quiet, 2)]
    process = os.posix_spawnp(command[0], command, environment(), file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    os.close(quiet)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
