"""A program for test_commands.py: the command line with aligning processes that die at once."""

from __future__ import annotations

import os
import signal
import sys

from reader.cli import aligning, main


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    aligning._serve = _die  # as by a system short of memory
    sys.exit(main(sys.argv[1:]))
