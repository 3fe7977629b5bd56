"""How long `policy-gen check` takes, start-up included, against bare `import pydantic, yaml`.

Run: python benchmarks/check.py [PROFILE ...]; by default a sample, sound and with faults, and hostile files.
Seconds are those of the processor, the best of several runs; both commands are run in turn.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROFILE = ROOT / "company_profiles" / "severny-dvor.yaml"
AS_OF = "2026-12-01"
BARE = [sys.executable, "-c", "import pydantic, yaml"]
SCRIPT = Path(sys.executable).with_name("policy-gen")
CHECK = [str(SCRIPT), "check"] if SCRIPT.is_file() else [sys.executable, "-m", "policy_gen", "check"]
ROUNDS = 20
FAULTS = (("deputy: ceo", "deputy: cheif"), ("stop_supply_at_dpd: 3", "stop_supply_at_dpd: 300"))


def main(profiles: list[Path]) -> None:
    """Prints a line for each profile."""
    for profile in profiles:
        lines = len(profile.read_text(encoding="utf-8").splitlines())
        bare, taken = best(BARE, [*CHECK, str(profile), "--as-of", AS_OF])
        print(
            f"check {profile.name} ({lines} lines): {taken * 1000:.0f} ms = {taken / bare:.2f} × "
            f"import pydantic, yaml ({bare * 1000:.0f} ms)"
        )


def samples(folder: Path) -> list[Path]:
    """A sample profile, the same with faults in it, and files made to keep a reader busy."""
    text = PROFILE.read_text(encoding="utf-8")
    for old, new in FAULTS:
        assert old in text, old
        text = text.replace(old, new, 1)
    faulty = folder / PROFILE.name
    faulty.write_text(text, encoding="utf-8")
    bomb, deep = folder / "bomb.yaml", folder / "deep.yaml"
    rows = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    bomb.write_text("\n".join(["a0: &a0 [lol, lol, lol]", *rows, ""]), encoding="utf-8")
    deep.write_text("company: " + "[" * 5000, encoding="utf-8")
    return [PROFILE, faulty, bomb, deep]


def best(*commands: list[str]) -> list[float]:
    """Seconds of the processor of the quickest run of each command."""
    runs = [[measured(command) for command in commands] for _ in range(ROUNDS)]
    return [min(seconds) for seconds in zip(*runs, strict=True)]


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
