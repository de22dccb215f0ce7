"""How fast the search is: `python -m tests.bench.search_speed COUNT [CATALOG]`.

Builds a catalog of COUNT synthetic articles (or takes the one named) and prints the targets of
search beside what was measured. Ratios are taken against yardsticks of the same minute.
"""

from __future__ import annotations

import gc
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from reader.catalog.catalog import Catalog
from reader.catalog.corpus import CatalogCorpus, Kept
from reader.catalog.database import Database
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


def keystrokes_speed(catalog: Catalog, queries: Sequence[str], budget: float | None) -> str:
    """Every state of some queries, each once, in the order of typing."""
    times, cut, worst = [], 0, ("", 0.0)
    for query in queries:
        for state in states(query):
            found = []
            took = timed(
                lambda state=state, found=found: found.append(  # type: ignore[misc]
                    catalog.search(state, Marked(), limit=SCREENFUL, budget_ms=budget)  # type: ignore[arg-type]
                )
            )
            times.append(took)
            cut += not found[0].complete
            worst = max(worst, (state, took), key=lambda pair: pair[1])
    return (
        f"p50 {percentile(times, 0.5):.2f}  p99 {percentile(times, 0.99):.2f}"
        f"  max {worst[1]:.1f} ms ({worst[0]})  {len(times)} states, {cut} cut short"
    )


def full_set(catalog: Catalog, text: Path) -> None:
    """All hits of a word against `rg -c -F` over one file with every text."""
    rg = shutil.which("rg") or shutil.which("grep")
    for query in ("마이아", "재택근무", "카카오"):
        ratios, own = [], []
        for _ in range(PAIRS):
            ours = timed(lambda: catalog.search(query, Marked()))  # type: ignore[arg-type] # noqa: B023
            theirs = timed(
                lambda: subprocess.run([rg, "-c", "-F", query, text], capture_output=True)  # noqa: B023
            )
            ratios.append(ours / theirs)
            own.append(ours)
        found = catalog.search(query, Marked())  # type: ignore[arg-type]
        print(
            f"G11 full set of {query} ({found.articles} articles, complete {found.complete}):"
            f" {statistics.median(own):.1f} ms, {statistics.median(ratios):.2f}x {Path(rg).name}"
        )


def typo_speed(path: Path) -> None:
    """Suggestions for a typo against RapidFuzz over the whole vocabulary."""
    with Database(path).reading() as connection:
        corpus = CatalogCorpus(connection, Kept(0))
        words = [word for (word,) in connection.execute("SELECT word FROM words")]
        keys = [keystrokes(word) for word in words]
        list(typo_readings("카가오", corpus))
        ratios = []
        for query in ("카가오", "재택그무", "알랙사") * 3:
            ours = timed(lambda: list(typo_readings(query, corpus)))  # noqa: B023
            whole = timed(
                lambda: process.extract(
                    keystrokes(query),
                    keys,
                    scorer=OSA.distance,
                    score_cutoff=2,
                    limit=20,
                )
            )
            ratios.append(ours / whole)
    print(
        f"G13 typo suggestions over {len(words)} words:"
        f" {statistics.median(ratios):.3f}x RapidFuzz over all of them"
    )


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
            print(f"{goal} run {run + 1}")
            for name, queries in (("exact", EXACT), ("typos", TYPOS)):
                for budget in (BUDGET_MS, None):
                    print(f"  {name}, budget {budget}: ", end="")
                    print(keystrokes_speed(catalog, queries, budget))
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
