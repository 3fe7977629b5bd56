"""Notes each step of a process that writes (a file, a folder, a program it starts), and kills it before one.

On the path of a process of a test only; `KILL_AT` is the number of that step, `KILL_BELOW` the folder whose
files count, `KILL_NOTES` the file for the steps.
"""

import os
import signal
import sys

_AT = int(os.environ.get("KILL_AT", "0"))
_BELOW = os.environ.get("KILL_BELOW", "")
_PATHS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_steps = 0


def _written(event: str, arguments: tuple[object, ...]) -> str | None:
    """What the step writes, if it does."""
    if event == "subprocess.Popen":
        program = arguments[1]
        return " ".join(map(str, program)) if isinstance(program, list | tuple) else str(program)
    if event == "open":
        flags = arguments[2]
        is_writing = isinstance(flags, int) and bool(flags & _WRITING)
        return str(arguments[0]) if is_writing and str(arguments[0]).startswith(_BELOW) else None
    return str(arguments[0]) if event in _PATHS and str(arguments[0]).startswith(_BELOW) else None


def _watching(event: str, arguments: tuple[object, ...]) -> None:
    global _steps
    written = _written(event, arguments)
    if written is None:
        return
    _steps += 1
    os.write(_notes, f"{event} {written}\n".replace("\n", " ").encode() + b"\n")
    if _steps == _AT:
        os.kill(os.getpid(), signal.SIGKILL)


if _BELOW:
    _notes = os.open(os.environ["KILL_NOTES"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    sys.addaudithook(_watching)
