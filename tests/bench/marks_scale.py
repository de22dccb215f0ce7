"""Ten years of marks: how long a start, a put, a fold and an idle poll take.

python -m tests.bench.marks_scale [ANNOTATIONS]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from shutil import rmtree

from reader.model.article import ArticleId
from reader.model.marks import ItemChange, Step, StepKind
from tests.bench.marks_support import a_note, a_store, put

PER_ARTICLE = 10
PUTS = 300


def run(annotations: int, report: Callable[[str], None] = print) -> float:
    """Measure; returns the seconds of a start."""
    root = Path(tempfile.mkdtemp())
    try:
        store = a_store(root)
        for first in range(0, annotations, PER_ARTICLE):
            article = ArticleId(f"a{first // PER_ARTICLE:09d}")
            notes = [a_note(f"메모 {n}", f"note-{first + n}", article) for n in range(PER_ARTICLE)]
            changes = tuple(ItemChange(note.id, None, note) for note in notes)
            store.apply(Step(f"step-{first}", "", changes, StepKind.QUIET))
        seconds = _timed(store.fold)
        report(f"first fold with {annotations // PER_ARTICLE} copies: {seconds:.2f} s")
        store.close()
        later = a_store(root, 0)
        start = min(_timed(lambda: a_store(root)) for _ in range(3))
        marks = later.marks()
        outlined = _timed(lambda: list(later.outlines()))
        looked = _timed(lambda: [marks[article] for article in list(marks)])
        report(
            f"start: {start:.2f} s; outlines: {outlined:.2f} s;"
            f" looking at every article: {looked:.2f} s"
        )
        waits = []
        for number in range(PUTS):
            note = a_note("x", f"new-{number}", ArticleId(f"a{number:09d}"))
            waits.append(_timed(partial(put, later, note)) * 1000)
        waits.sort()
        report(
            f"put: median {statistics.median(waits):.2f} ms, p99 {waits[-3]:.2f} ms;"
            f" {PUTS} copies {_timed(later.poll):.3f} s;"
            f" idle poll {min(_timed(later.poll) for _ in range(5)) * 1000:.1f} ms;"
            f" fold at the end {_timed(later.fold):.2f} s"
        )
        later.close()
        return start
    finally:
        rmtree(root, ignore_errors=True)


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(run(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000) > 3.0)
