"""How the catalog notices changes: `python -m tests.bench.catalog_refresh COUNT`.

COUNT small files are taken in; then one of them is edited and the time until the catalog knows is
measured, together with how late another thread, the screen's, is let in meanwhile.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reader.catalog.catalog import Catalog
from reader.model.article import Article, ArticleId, Block, BlockKind, Edition, Language
from reader.model.listing import ListQuery, Sort, View
from reader.model.names import Stamp
from reader.store.article_files import folder_stats
from reader.store.file_stat import FileStat
from tests.search.library import Marked

ROUNDS = 9
TICK_S = 0.002
LETTERS = str.maketrans("0123456789", "abcdefghij")


@dataclass(frozen=True, slots=True)
class Folder:
    """Files whose articles are made when they are read."""

    folder: Path

    def stats(self) -> Iterator[FileStat]:
        """Every file."""
        return folder_stats(self.folder)

    def additions(self, seen: Stamp) -> None:
        """Nobody noted that."""

    def article(self, article_id: ArticleId) -> Article:
        """A short article of this id."""
        body = (Block(BlockKind.PARAGRAPH, f"{article_id}번 선석에 배가 닿았다."),)
        return Article(article_id, {Language.KO: Edition(f"입항 소식 {article_id}", (), body)})


def id_of(number: int) -> ArticleId:
    """An id for each number."""
    return ArticleId(f"{number:010d}".translate(LETTERS))


class Screen:
    """A thread that wants a moment every few milliseconds, as a screen does."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self.late_ms: list[float] = []
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Screen:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            started = time.perf_counter()
            self._stop.wait(TICK_S)
            self.late_ms.append((time.perf_counter() - started - TICK_S) * 1000)


def percentile(values: list[float], share: float) -> float:
    """The value below which this share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def refresh(catalog: Catalog, folder: Folder) -> None:
    """G21."""
    walls, cpus = [], []
    with Screen() as idle:
        time.sleep(1)
    with Screen() as busy:
        for round_ in range(ROUNDS):
            path = folder.folder / f"{id_of(round_)}.yaml"
            path.write_text(path.read_text("utf-8") + "\n", "utf-8")
            started, cpu = time.perf_counter(), time.process_time()
            change = catalog.update(folder)
            walls.append(time.perf_counter() - started)
            cpus.append(time.process_time() - cpu)
            assert change.changed == 1, change
    print(
        f"G21 one file edited: known after {statistics.median(walls):.2f} s"
        f" ({statistics.median(cpus):.2f} s of the processor)"
    )
    for name, screen in (("idle", idle), ("meanwhile", busy)):
        late = screen.late_ms
        print(
            f"    another thread is let in {name} after p50 {percentile(late, 0.5):.2f}"
            f"  p99 {percentile(late, 0.99):.2f}  max {max(late):.2f} ms"
        )


def listing(catalog: Catalog, count: int) -> None:
    """What the list costs, whatever the size of the library."""
    marked = Marked(read=frozenset(map(id_of, range(2, count, 3))))
    for view in (View.ALL, View.UNREAD, View.BOOKMARKED):
        for sort in Sort:
            query = ListQuery(view=view, sort=sort)
            first = catalog.rows(query, marked, 0, 1)
            work: dict[str, Callable[[], object]] = {
                "count": partial(catalog.count, query, marked),
                "top": partial(catalog.rows, query, marked, 0, 40),
                "middle": partial(catalog.rows, query, marked, count // 2, count // 2 + 40),
            }
            if first:
                work["position"] = partial(catalog.position, query, marked, first[0].id)
            times = {name: _median_ms(one) for name, one in work.items()}
            print(
                f"    {view} by {sort}: "
                + "  ".join(f"{name} {ms:.2f}" for name, ms in times.items())
                + " ms"
            )


def _median_ms(work: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = Folder(Path(name) / "articles")
        folder.folder.mkdir()
        for number in range(count):
            path = folder.folder / f"{id_of(number)}.yaml"
            path.write_text(f"{number}\n", "utf-8")
        catalog = Catalog(Path(name) / "catalog.db")
        catalog.update(folder)
        print(f"{count} files, load {os.getloadavg()[0]:.1f}")
        refresh(catalog, folder)
        listing(catalog, count)
        catalog.close()


if __name__ == "__main__":
    main()
