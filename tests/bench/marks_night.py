"""Everything that is promised about marks, at full length; about a quarter of an hour.

    python -m tests.bench.marks_night [PART…]

Parts: kill, faults, powercut, merge, damage, texts, writers, scale. Leaves with 1 if any promise
was broken.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable

from tests.bench import (
    marks_damage,
    marks_faults,
    marks_kill,
    marks_merge,
    marks_powercut,
    marks_scale,
    marks_texts,
    marks_writers,
)

LONGEST_START_S = 3.0
PARTS: dict[str, Callable[[], bool]] = {
    "kill": lambda: any(marks_kill.run(1000)),
    "faults": lambda: marks_faults.run() > 0,
    "powercut": lambda: marks_powercut.run(2000) > 0,
    "merge": lambda: any(marks_merge.run(3000)),
    "damage": lambda: marks_damage.run(0) > 0,
    "texts": lambda: marks_texts.run(10_000) > 0,
    "writers": lambda: marks_writers.run(1000),
    "scale": lambda: marks_scale.run(100_000) > LONGEST_START_S,
}


def main(names: list[str]) -> int:
    """Run parts, all by default; returns the exit status."""
    logging.disable(logging.CRITICAL)
    broken = []
    for name in names or PARTS:
        started = time.monotonic()
        print(f"== {name}", flush=True)
        if PARTS[name]():
            broken.append(name)
        print(f"   {time.monotonic() - started:.0f} s", flush=True)
    print("broken: " + ", ".join(broken) if broken else "all promises kept")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
