"""What the measurements of the targets share: results, pairs, libraries, programs."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.catalog.catalog import Catalog
from reader.model.listing import ArticleRow, ListQuery
from reader.session.marked import Marked
from reader.store.documents import article_text
from tests.bench.library_synthetic import Maker
from tests.bench.terminal import Program, Terminal
from tests.support import PROJECT

SHELF: Final = Path(tempfile.gettempdir()) / f"reader-bench-{os.getuid()}"
"""Libraries and caches of earlier runs; may be deleted at any time."""
SCRIPT: Final = "from reader.__main__ import main; main()"
"""What the installed `reader` runs."""
_APPS: Final = Path(__file__).with_name("targets_apps.py")


@dataclass(frozen=True, slots=True)
class Result:
    """One target and what was measured."""

    number: str
    what: str
    goal: float
    values: Sequence[float]
    """Ratios to the yardstick, one for each pair; or values in `unit`."""
    unit: str = "x"
    more_is_better: bool = False

    def line(self) -> str:
        """A row of the table."""
        median = statistics.median(self.values)
        met = median >= self.goal if self.more_is_better else median <= self.goal
        sign = ">=" if self.more_is_better else "<="
        spread = f"{min(self.values):.3g} - {max(self.values):.3g}"
        return (
            f"{self.number:<4} {self.what:<52} {sign} {self.goal:<6g}{self.unit:<5}"
            f" {median:>8.3g}  ({spread}, n={len(self.values)})  {'met' if met else 'NOT MET'}"
        )


@dataclass(frozen=True, slots=True)
class Shelf:
    """A synthetic library with the folders of the person who reads it."""

    count: int

    @property
    def folder(self) -> Path:
        """Everything of it."""
        return SHELF / str(self.count)

    @property
    def library(self) -> Path:
        """The library."""
        return self.folder / "library"

    @property
    def environment(self) -> dict[str, str]:
        """For every program that opens it."""
        places = {
            f"XDG_{name.upper()}_HOME": str(self.folder / name)
            for name in ("cache", "config", "data", "state")
        }
        return {**places, **compiled()}

    def reader(self, *argv: str) -> Program:
        """The program on this library."""
        command = (sys.executable, "-P", "-c", SCRIPT, "--library", str(self.library), *argv)
        return Program(command, {**self.environment, "PYTHONPATH": str(PROJECT)})

    def forget_first_screen(self) -> None:
        """Let the next start be one without."""
        for path in (self.folder / "cache" / "reader" / "first").glob("*"):
            path.unlink()

    def forget_habits(self) -> None:
        """Let the next start begin on the first row."""
        for path in (self.folder / "state" / "reader").glob("*/screen.yaml"):
            path.unlink()

    def rows(self, stop: int = 3) -> list[ArticleRow]:
        """The first rows of the list."""
        path = next((self.folder / "cache" / "reader").glob("*/catalog.sqlite"))
        catalog = Catalog(path)
        try:
            return catalog.rows(ListQuery(), Marked(), 0, stop)
        finally:
            catalog.close()


def shelf_of(count: int) -> Shelf:
    """A library of so many articles, made or brought up to date, its first screen kept."""
    shelf = Shelf(count)
    done = shelf.folder / "complete"
    if not done.exists():
        print(f"making a library of {count} articles in {shelf.folder}", file=sys.stderr)
        (shelf.library / "articles").mkdir(parents=True, exist_ok=True)
        maker = Maker()
        for number in range(count):
            article = maker.article(number)
            path = shelf.library / "articles" / f"{article.id}.yaml"
            path.write_text(article_text(article), "utf-8", newline="\n")
        done.touch()
    shelf.forget_first_screen()
    shelf.forget_habits()
    environment = {**os.environ, **shelf.environment, "PYTHONPATH": str(PROJECT)}
    command = [*shelf.reader().command[:4], "list", "--library", str(shelf.library)]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    with opened(shelf):
        pass
    return shelf


@contextmanager
def opened(shelf: Shelf) -> Iterator[Terminal]:
    """The program on a terminal, its list there and at rest."""
    with Terminal(shelf.reader()) as terminal:
        terminal.wait_for(place(1, shelf.count))
        terminal.wait_for("\x1b[?2026l")
        terminal.settle(0.5)
        yield terminal
        leave(terminal)


def leave(terminal: Terminal) -> None:
    """Quit from the list, on whose first row the next start begins."""
    terminal.send("g")
    terminal.settle(0.2)
    terminal.send("q")
    terminal.wait()


def place(number: int, count: int) -> str:
    """What the status line says on a row."""
    return f"{number}/{count} "


def yardstick(name: str) -> Program:
    """One of `targets_apps`."""
    return Program((sys.executable, "-P", str(_APPS), name), compiled())


def compiled() -> dict[str, str]:
    """An environment in which Python keeps what it compiled, beside the libraries."""
    return {"PYTHONPYCACHEPREFIX": str(SHELF / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}


def pairs(count: int, one: Callable[[], float], other: Callable[[], float]) -> list[float]:
    """One measured against the other, in turn; the first pair only warms up."""
    ratios = []
    for _ in range(count + 1):
        mine = one()
        ratios.append(mine / other())
    return ratios[1:]


def process_seconds(command: Sequence[str], environment: dict[str, str]) -> float:
    """How long a whole process takes.

    Raises:
        CalledProcessError: If it fails.
    """
    started = time.perf_counter()
    subprocess.run(
        command,
        env={**os.environ, **environment},
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=SHELF,
    )
    return time.perf_counter() - started


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]
