"""Run a step of the set-up once, even where two `make` run at the same time.

`python .ci/once.py STAMP SOURCE... -- COMMAND...` waits until no other step runs in this checkout.
If STAMP is then newer than every SOURCE, another run has done the step; else COMMAND runs, and
STAMP is written last. The lock is the kernel's, and ends with the last process that holds it: a
killed run leaves none behind, but what it had begun is waited for.
"""

import fcntl
import subprocess
import sys
from pathlib import Path


def _is_fresh(stamp: Path, sources: list[Path]) -> bool:
    """Whether the step's mark is there and no source is newer."""
    if not stamp.exists():
        return False
    made = stamp.stat().st_mtime_ns
    return all(source.stat().st_mtime_ns <= made for source in sources)


def main(arguments: list[str]) -> int:
    """Run the command, unless it has been run meanwhile; return its status."""
    marks, command = arguments[: arguments.index("--")], arguments[arguments.index("--") + 1 :]
    stamp, *sources = map(Path, marks)
    lock = Path(__file__).resolve().parent.parent / ".cache" / "set-up.lock"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.stderr.write(f"{stamp}: waiting for another set-up in this folder\n")
            fcntl.flock(held, fcntl.LOCK_EX)
        if _is_fresh(stamp, sources):
            return 0
        status = subprocess.run(command, check=False, pass_fds=[held.fileno()]).returncode
        if status == 0:
            stamp.touch()
        return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
