"""How fast the search is: `python -m tests.bench.search_speed COUNT [CATALOG]`.

Builds a catalog of COUNT synthetic articles (or takes the one named) and prints the targets of
search beside what was measured. Ratios are taken against yardsticks of the same minute.
"""

from __future__ import annotations

import gc
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from reader.catalog.catalog import Catalog
from reader.catalog.corpus import CatalogCorpus, Kept
from reader.catalog.database import Database
from reader.catalog.words import word_of_keys
from reader.search.results import Found
from reader.search.typos import typo_readings
from reader.text.hangul import keystrokes
from reader.text.keyboard import to_hangul, to_latin
from tests.bench.library_synthetic import SyntheticSource
from tests.bench.search_quality import Marked

EXACT = (
    "카카오", "재택근무", "알렉사", "마이아", "서비스", "시장", "업계", "한지우", "정부",
    "Alexa", "maia chip", "gold rush", "investors", "재택 근무", "카카오 시장", "리더",
)  # fmt: skip
TYPOS = ("카가오", "재택그무", "alexz", "알랙사")
SCREENFUL = 20
BUDGET_MS = 8.0
PAIRS = 9


def states(query: str) -> list[str]:
    """What the box holds after each key."""
    typed = []
    begun = ""
    for word in query.split(" "):
        keys = to_latin(word) if not word.isascii() else word
        for end in range(1, len(keys) + 1):
            part = to_hangul(keys[:end]) if not word.isascii() else keys[:end]
            typed.append(begun + part)
        begun += word + " "
    return typed


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def keystrokes_speed(catalog: Catalog, queries: Sequence[str], budget: float) -> str:
    """Every state of some queries, each once, in the order of typing."""
    walls, cpus, worst = [], [], ("", 0.0)
    for query in queries:
        for state in states(query):
            started = time.thread_time()
            wall = timed(partial(_search, catalog, state, budget))
            cpus.append((time.thread_time() - started) * 1000)
            walls.append(wall)
            worst = max(worst, (state, wall), key=lambda pair: pair[1])
    return (
        f"p50 {percentile(walls, 0.5):.1f}  p99 {percentile(walls, 0.99):.1f}"
        f"  max {worst[1]:.1f} ms ({worst[0]});"
        f" of the processor p50 {percentile(cpus, 0.5):.1f}  p99 {percentile(cpus, 0.99):.1f} ms"
    )


def _search(catalog: Catalog, query: str, budget: float | None) -> Found:
    return catalog.search(query, Marked(), limit=SCREENFUL, budget_ms=budget)


def full_set(catalog: Catalog, text: Path) -> None:
    """All hits of a word against `rg -c -F` over one file with every text."""
    ripgrep = shutil.which("rg")
    if ripgrep is None:
        print("G11 not measured: needs rg")
        return
    for query in ("마이아", "재택근무", "카카오"):
        ratios, own = [], []
        for _ in range(PAIRS):
            ours = timed(partial(_search, catalog, query, None))
            command = [ripgrep, "-c", "-F", query, str(text)]
            theirs = timed(partial(subprocess.run, command, capture_output=True))
            ratios.append(ours / theirs)
            own.append(ours)
        found = _search(catalog, query, None)
        print(
            f"G11 full set of {query} ({found.articles} articles):"
            f" {statistics.median(own):.1f} ms, {statistics.median(ratios):.2f}x rg"
        )


def typo_speed(path: Path) -> None:
    """Suggestions for a typo against RapidFuzz over the whole vocabulary."""
    with Database(path).reading() as connection:
        connection.make_room()
        corpus = CatalogCorpus(connection, Kept((0, 0)))
        words = [word_of_keys(keys) for (keys,) in connection.execute("SELECT keys FROM words")]
        keys = [keystrokes(word) for word in words]
        list(typo_readings("카가오", corpus))
        ratios = []
        for query in ("카가오", "재택그무", "알랙사") * 3:
            ours = timed(partial(_suggestions, query, corpus))
            whole = timed(partial(_over_everything, query, keys))
            ratios.append(ours / whole)
    print(
        f"G13 typo suggestions over {len(words)} words:"
        f" {statistics.median(ratios):.3f}x RapidFuzz over all of them"
    )


def _suggestions(query: str, corpus: CatalogCorpus) -> None:
    list(typo_readings(query, corpus))


def _over_everything(query: str, keys: Sequence[str]) -> None:
    process.extract(keystrokes(query), keys, scorer=OSA.distance, score_cutoff=2, limit=20)


def sizes(path: Path, text_bytes: int) -> None:
    """The catalog's size against the text's."""
    with Database(path).reading() as connection:
        rows = connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
    index = sum(size for name, size in rows if "_grams" in name)
    whole = sum(size for _, size in rows)
    print(f"G18 index {index / text_bytes:.2f}x, whole catalog {whole / text_bytes:.2f}x the text")
    largest = sorted(rows, key=lambda row: -row[1])[:6]
    print("    " + ", ".join(f"{name} {size / text_bytes:.2f}" for name, size in largest))


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "catalog.db"
        source = SyntheticSource(count)
        catalog = Catalog(path)
        text = Path(folder) / "text.txt"
        took = timed(lambda: catalog.update(source))
        if source.text_bytes:
            print(f"built in {took / 1000:.1f} s, {source.text_bytes / took / 1000:.1f} MB/s")
        text_bytes = _write_text(SyntheticSource(count), count, text)
        gc.freeze()
        goal = "G8" if count <= 20_000 else "G9"
        for run in range(3):
            load = " ".join(f"{one:.1f}" for one in os.getloadavg())
            print(f"{goal} run {run + 1}, budget {BUDGET_MS} ms, load {load}")
            for name, queries in (("exact", EXACT), ("typos", TYPOS)):
                print(f"  {name}: {keystrokes_speed(catalog, queries, BUDGET_MS)}")
        full_set(catalog, text)
        typo_speed(path)
        sizes(path, text_bytes)
        catalog.close()


def _write_text(source: SyntheticSource, count: int, text: Path) -> int:
    with text.open("w", encoding="utf-8") as stream:
        for stat in source.stats():
            for edition in source.article(stat.id).editions.values():
                lines = (edition.title, *edition.deck, *(block.text for block in edition.body))
                stream.write("\n".join(lines) + "\n")
    return source.text_bytes


if __name__ == "__main__":
    main()
