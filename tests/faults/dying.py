"""A program for test_commands.py: the command line with other processes that die at once."""

from __future__ import annotations

import os
import signal
import sys

from reader.catalog import processes
from reader.cli import main, workshop


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    processes._serve = _die  # as by a system short of memory
    workshop.WORTH_A_POOL_BYTES = 0  # type: ignore[misc]  # for dumps that are small
    sys.exit(main(sys.argv[1:]))
