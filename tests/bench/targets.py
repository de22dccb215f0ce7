"""Every target of speed beside what was measured: `python -m tests.bench.targets`.

    --articles N     size of the large library (100000); made once, in the temporary folder
    --pairs N        pairs a ratio is the median of (9)
    --only G1,G6     only these
    --others DIR     where other readers are for G5: DIR/epy/bin, DIR/baca/bin, DIR/frogmouth/bin
    --parts          also the tables of the search (G8, G9, G11, G13, G18) and of the article
                     pane (G19, G20), which have programs of their own

Every ratio is to a yardstick run in turn with the program, in the same minute.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tests.bench import targets_files, targets_others, targets_screen
from tests.bench.targets_kit import SHELF, Result
from tests.support import PROJECT


def measurements(
    articles: int, pairs: int, others: Path | None
) -> Mapping[tuple[str, ...], Callable[[], list[Result]]]:
    """Each measurement by the targets it answers."""
    built = max(100, articles // 10)
    return {
        ("G1", "G2", "G3", "G4"): partial(targets_screen.start, articles, pairs),
        ("G5",): partial(targets_others.others, pairs, others),
        ("G6", "G7", "G10"): partial(targets_screen.keys, articles, pairs),
        ("FLIP", "LAYOUT"): partial(targets_screen.reading, pairs),
        ("G14",): partial(targets_files.parse, pairs),
        ("G15",): partial(targets_files.yaml_speed, pairs),
        ("G16", "G17"): partial(targets_files.build, built, pairs),
        ("G21",): partial(targets_screen.changed, articles, pairs),
        ("G22",): partial(targets_screen.marks, articles, pairs),
    }


def parts(articles: int, pairs: int) -> None:
    """The tables of other programs, as they print them."""
    for command in (
        ["tests.bench.search_speed", str(max(100, articles // 10))],
        ["tests.bench.search_speed", str(articles)],
        ["tests.bench.pane_speed", "--pairs", str(pairs)],
    ):
        print(f"\n{' '.join(command)}", flush=True)
        subprocess.run([sys.executable, "-m", *command], cwd=PROJECT, check=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--pairs", type=int, default=9)
    parser.add_argument("--only", default="")
    parser.add_argument("--others", type=Path)
    parser.add_argument("--parts", action="store_true")
    chosen = parser.parse_args()
    wanted = set(filter(None, chosen.only.upper().split(",")))
    SHELF.mkdir(mode=0o700, exist_ok=True)
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{chosen.articles} articles, {chosen.pairs} pairs, load {load}")
    for numbers, measure in measurements(chosen.articles, chosen.pairs, chosen.others).items():
        if not wanted or wanted & set(numbers):
            for result in measure():
                print(result.line(), flush=True)
    if chosen.parts:
        parts(chosen.articles, chosen.pairs)


if __name__ == "__main__":
    main()
