"""The faults that take a night: hostile dumps and screens, a gigabyte, storms, full disks.

    python -m tests.bench.faults_night [SHARE] [NAME…]

SHARE 1 is the whole night: 100,000 dumps, 1 GiB twice, each screen test as often as its table
says; 0.01 takes some minutes. With names only those are run. Exit status 1 if anything failed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Final

from tests.bench.faults_dumps import big, fuzz, interrupted
from tests.bench.faults_screens import SCREENS

Outcome = tuple[str, list[str]]

DUMPS: Final[dict[str, Callable[[float], Outcome]]] = {
    "dumpfuzz": lambda share: fuzz(max(100, int(100_000 * share))),
    "bigdump line": lambda share: big(max(128, int(1024 * min(1.0, share))), lines=False),
    "bigdump lines": lambda share: big(max(128, int(1024 * min(1.0, share))), lines=True),
    "bigdump interrupted": lambda share: interrupted(max(128, int(1024 * min(1.0, share)))),
}


def main(words: list[str]) -> int:
    """Run what is asked for and print a line for each."""
    share = float(words[0]) if words else 1.0
    wanted = words[1:] or [*DUMPS, *SCREENS]
    failed = 0
    for name in wanted:
        started = time.monotonic()
        figures, failures = _outcome(name, share)
        failed += bool(failures)
        verdict = "ok" if not failures else "FAILED"
        print(f"{verdict:6} {name:20} {figures}  [{time.monotonic() - started:.0f} s]", flush=True)
        for failure in failures[:5]:
            print(f"       {failure}", flush=True)
    return 1 if failed else 0


def _outcome(name: str, share: float) -> Outcome:
    if name in DUMPS:
        return DUMPS[name](share)
    run, count = SCREENS[name]
    try:
        return run(max(1, round(count * share))), []
    except AssertionError as error:
        return "", [str(error)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
