"""The entry of the console script `reader` and of `python -m reader`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and end the process with its exit status."""
    from reader.cli import main as run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
