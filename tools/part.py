"""One part of what `make run` starts: a module run as a command, which ends when its starter is gone.

The starter keeps the other end of standard input open for as long as it lives. However it dies (Ctrl-C, a
closed terminal, kill -9), the system closes that end: nothing is left to hold the port and the database.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading
import time

#: How long a job under way may take to end by itself, in seconds.
PATIENCE = 10


def main(command: list[str]) -> None:
    """``python -m tools.part MODULE ARGUMENT ...``."""
    threading.Thread(target=_end_with_the_starter, daemon=True).start()
    sys.argv = command
    runpy.run_module(command[0], run_name="__main__", alter_sys=True)


def _end_with_the_starter() -> None:
    # os.read and not sys.stdin: a thread in a buffered read would hold up the end of the process.
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
