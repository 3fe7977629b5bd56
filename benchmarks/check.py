"""How long `policy-gen check` takes, start-up included, against bare `import pydantic, yaml`.

Run: python benchmarks/check.py [PROFILE ...]; by default a profile of some 400 lines, sound and faulty.
Seconds are those of the processor, the best of several runs.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROFILE = ROOT / "company_profiles" / "severny-dvor.yaml"
AS_OF = "2026-04-01"
LINES = 400
ROUNDS = 12
FAULTS = (("signed_by: ceo", "signed_by: account_manager"), ("deputy: ceo", "deputy: cheif"))


def main(profiles: list[Path]) -> None:
    """Prints a line for each profile."""
    bare = best([sys.executable, "-c", "import pydantic, yaml"])
    print(f"import pydantic, yaml: {bare * 1000:.0f} ms")
    for profile in profiles:
        taken = best([sys.executable, "-m", "policy_gen", "check", str(profile), "--as-of", AS_OF])
        lines = len(profile.read_text(encoding="utf-8").splitlines())
        print(f"check {profile.name} ({lines} lines): {taken * 1000:.0f} ms = {taken / bare:.2f} × that")


def samples(folder: Path) -> list[Path]:
    """A sample profile without its comments and blank lines, and the same with faults."""
    kept = [
        line for line in PROFILE.read_text(encoding="utf-8").split("\n") if line.strip() and not comment(line)
    ]
    sound, faulty = folder / "sound", folder / "faulty"
    for place in (sound, faulty):
        place.mkdir()
        text = "\n".join(kept) + "\n"
        for old, new in FAULTS if place is faulty else ():
            text = text.replace(old, new, 1)
        (place / PROFILE.name).write_text(text, encoding="utf-8")
    return [sound / PROFILE.name, faulty / PROFILE.name]


def comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def best(command: list[str]) -> float:
    """Seconds of the processor of the quickest run."""
    return min(measured(command) for _ in range(ROUNDS))


def measured(command: list[str]) -> float:
    quiet = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, quiet, 1), (os.POSIX_SPAWN_DUP2, quiet, 2)]
    process = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, _, usage = os.wait4(process, 0)
    os.close(quiet)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        main([Path(one) for one in sys.argv[1:]] or samples(Path(name)))
