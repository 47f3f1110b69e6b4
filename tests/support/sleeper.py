"""A program that waits to be ended, and writes into a file how it was."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path
from types import FrameType

SIGN = Path(sys.argv[1])


def _end(number: int, _frame: FrameType | None) -> None:
    SIGN.write_text(f"ended by {signal.Signals(number).name}", encoding="ascii")
    sys.exit(0)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    SIGN.write_text("running", encoding="ascii")
    time.sleep(60)
