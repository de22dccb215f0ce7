"""The targets of the screen: start, memory, keys, marks, a library that changed."""

from __future__ import annotations

import os
import re
import statistics
import time
from pathlib import Path
from typing import NamedTuple

from reader.store.documents import article_text
from tests.bench.pane_apps import article_of
from tests.bench.targets_kit import (
    Result,
    Shelf,
    leave,
    opened,
    pairs,
    percentile,
    place,
    shelf_of,
    yardstick,
)
from tests.bench.terminal import Terminal

FLAT_BASE = 100
KEYS_A_PAIR = 40
SEARCHED = "zkzkdh woxor"
"""카카오 재택, typed with the Latin layout on."""
SEARCH_RUNS = 3
"""Of each the 99th of a hundred keys is one key: the middle one of these counts."""
GREETING = "hello world"
LONG_CHARS = 50_000
FRAME_END = "\x1b[?2026l"
"""Ends a synchronised update: everything of a frame stands."""
ANSWERED = re.compile(rb"[0-9]\+? articles?|nothing found")
"""What a search says of its answer, in the frame of its first hits."""


def start(articles: int, count: int) -> list[Result]:
    """G1 to G4: first paint, first key, flatness, memory."""
    large, small = shelf_of(articles), shelf_of(FLAT_BASE)
    greeting = yardstick("hello")

    def greeted() -> float:
        with Terminal(greeting) as terminal:
            return terminal.wait_for(GREETING) - terminal.started

    first = pairs(count, lambda: _painted(large), greeted)
    key = pairs(count, lambda: _answered(large), greeted)
    flat = pairs(count, lambda: _painted(large), lambda: _painted(small))
    plain = pairs(count, lambda: _drawn(large), lambda: _drawn(small))
    program = pairs(count, lambda: _drawn(large), greeted)
    memory = pairs(count, lambda: _peak(large), _peak_of_greeting)
    return [
        Result("G1", "exec to first paint of the list / hello world", 0.15, first),
        Result("G2", "exec to first key answered / hello world's paint", 1.10, key),
        Result("", "  exec to the program's own first list / hello world", 1.10, program),
        Result("G3", f"first paint, {articles} / {FLAT_BASE} articles", 1.05, flat),
        Result("", "  the program's own first list, same", 1.05, plain),
        Result("G4", "peak memory at rest / hello world", 1.25, memory),
    ]


def keys(articles: int, count: int) -> list[Result]:
    """G6, G7 and G10: a key in the list and in the search, against a Textual echo."""
    large, small = shelf_of(articles), shelf_of(min(1000, articles))
    medians, flat, all_ours, all_echoes = [], [], [], []
    with opened(large) as one, opened(small) as other, Terminal(yardstick("echo")) as echo:
        echo.wait_for("echo 0.")
        echo.settle(0.3)
        for number in range(count + 1):
            ours, others, echoes = [], [], []
            for step in range(KEYS_A_PAIR):
                key = "k" if step % 2 else "j"
                ours.append(_latency(one, key))
                others.append(_latency(other, key))
                echoes.append(_latency(echo, key))
            if number:
                medians.append(statistics.median(ours) / statistics.median(echoes))
                flat.append(statistics.median(ours) / statistics.median(others))
                all_ours += ours
                all_echoes += echoes
        one.send("/")
        one.settle(0.5)
        runs = [_searched(one, echo, count) for _ in range(SEARCH_RUNS)]
        one.send("\x1b")
        one.settle(0.5)
    tail = percentile(all_ours, 0.99) / percentile(all_echoes, 0.99)
    slow = [percentile(run.firsts, 0.99) / percentile(run.echoes, 0.99) for run in runs]
    usual = [statistics.median(run.firsts) / statistics.median(run.echoes) for run in runs]
    firsts = [1000 * first for run in runs for first in run.firsts]
    lasts = [1000 * last for run in runs for last in run.lasts]
    return [
        Result("G6", "down key to frame / Textual echo, median", 1.2, medians),
        Result("", "  same, 99th of 100", 1.5, [tail]),
        Result("G7", f"down key, {articles} / {small.count} articles", 1.1, flat),
        Result("G10", "key in the search to the frame with its hits / echo, 99th", 2.5, slow),
        Result("", "  same, median", 2.5, usual),
        Result("", "  same, milliseconds", 50, firsts, "ms"),
        Result("", "  to the last frame, with the full count", 1000, lasts, "ms"),
    ]


class _Run(NamedTuple):
    """How long keys of a search took, in seconds."""

    firsts: list[float]
    """To the frame with the first hits."""
    lasts: list[float]
    """To the one with the full count."""
    echoes: list[float]
    """What the echo takes for such a key."""


def _searched(ours: Terminal, echo: Terminal, count: int) -> _Run:
    """Type the same words so many times, key by key in turn with the echo."""
    run = _Run([], [], [])
    for number, key in enumerate(SEARCHED * count):
        if number % len(SEARCHED) == 0:
            ours.send("\x15")
            ours.settle(0.5)
        first, last = _search_frames(ours, key)
        run.firsts.append(first)
        run.lasts.append(last)
        run.echoes.append(_latency(echo, key))
    return run


def marks(articles: int, count: int) -> list[Result]:
    """G22: a bookmark on the screen, and on the disk."""
    shelf = shelf_of(articles)
    shown, durable = [], []
    with opened(shelf) as ours, Terminal(yardstick("echo")) as echo:
        echo.wait_for("echo 0.")
        echo.settle(0.3)
        for _ in range(count + 1):
            before = _written(shelf)
            start = len(ours.output)
            sent = ours.send("b")
            seen = ours.wait_for(FRAME_END, start=start) - sent
            while _written(shelf) == before and time.perf_counter() - sent < 5:
                time.sleep(0.0005)
            durable.append((time.perf_counter() - sent) * 1000)
            ours.settle()
            shown.append(seen / _latency(echo, "j"))
        if (count + 1) % 2:
            ours.send("b")
            ours.settle()
    return [
        Result("G22", "bookmark key to frame / Textual echo", 1.3, shown[1:]),
        Result("", "  until it is in the journal", 50, durable[1:], "ms"),
    ]


def reading(count: int) -> list[Result]:
    """A flip and a change of layout in the program itself, in an article of 50,000 characters."""
    shelf = Shelf(0)
    article = article_of(LONG_CHARS)
    path = shelf.library / "articles" / f"{article.id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(article_text(article), "utf-8", newline="\n")
    ratios: dict[str, list[float]] = {"t": [], "l": []}
    with Terminal(shelf.reader(article.id)) as ours, Terminal(yardstick("echo")) as echo:
        ours.wait_for(" bookmark")
        echo.wait_for("echo 0.")
        for terminal in (ours, echo):
            terminal.settle(0.5)
        for _ in range(count + 1):
            ours.send(" ")
            ours.settle(0.2)
            for key, values in ratios.items():
                ours_now = statistics.median([_latency(ours, key) for _ in range(6)])
                echo_now = statistics.median([_latency(echo, "j") for _ in range(6)])
                values.append(ours_now / echo_now)
    return [
        Result("t", "t in a long article to frame / Textual echo", 2.0, ratios["t"][1:]),
        Result("l", "l in a long article to frame / Textual echo", 2.0, ratios["l"][1:]),
    ]


def changed(articles: int, count: int) -> list[Result]:
    """G21: one file of all was edited since; how long after the paint the list is right."""
    shelf = shelf_of(articles)
    row = shelf.rows(1)[0]
    path = shelf.library / "articles" / f"{row.id}.yaml"
    original = path.read_text("utf-8")
    late = []
    try:
        for number in range(count + 1):
            title = f"새로{number:03d} 고친 제목"
            _replace(path, original.replace(row.title_ko, title, 1))
            with Terminal(shelf.reader()) as terminal:
                painted = terminal.wait_for(place(1, shelf.count))
                late.append(terminal.wait_for(title[:5]) - painted)
                terminal.settle(0.3)
                terminal.send("q")
                terminal.wait()
    finally:
        _replace(path, original)
    return [Result("G21", "an edited file: from first paint to the right list", 1.0, late[1:], "s")]


def _replace(path: Path, text: str) -> None:
    draft = path.with_suffix(".new")
    draft.write_text(text, "utf-8", newline="\n")
    draft.replace(path)


def _painted(shelf: Shelf) -> float:
    """Seconds until the first paint, whoever made it."""
    with Terminal(shelf.reader()) as terminal:
        painted = terminal.wait_for(place(1, shelf.count)) - terminal.started
        terminal.wait_for(FRAME_END)
        terminal.settle(0.4)
        terminal.send("q")
        terminal.wait()
    return painted


def _drawn(shelf: Shelf) -> float:
    """Seconds until the program itself has drawn the list."""
    shelf.forget_first_screen()
    return _painted(shelf)


def _answered(shelf: Shelf) -> float:
    """Seconds until a key that was typed at the first paint has moved the cursor."""
    with Terminal(shelf.reader()) as terminal:
        terminal.wait_for(place(1, shelf.count))
        terminal.send("j")
        answered = terminal.wait_for(place(2, shelf.count)) - terminal.started
        terminal.settle(0.4)
        leave(terminal)
    return answered


def _peak(shelf: Shelf) -> float:
    with opened(shelf) as terminal:
        terminal.settle(1.5, patience=5)
        return terminal.peak_mib()


def _peak_of_greeting() -> float:
    with Terminal(yardstick("hello")) as terminal:
        terminal.wait_for(GREETING)
        terminal.settle(0.5)
        return terminal.peak_mib()


def _latency(terminal: Terminal, key: str) -> float:
    """Seconds from a key to the end of its first frame; what else it causes is let pass."""
    start = len(terminal.output)
    sent = terminal.send(key)
    shown = terminal.wait_for(FRAME_END, start=start)
    terminal.settle(0.07)
    return shown - sent


def _search_frames(terminal: Terminal, key: str) -> tuple[float, float]:
    """Seconds from a key in the search to the end of the frame with its first hits, or with the
    news that there are none, and to the end of all it causes."""
    start = len(terminal.output)
    sent = terminal.send(key)
    end = start
    while not ANSWERED.search(terminal.output, start, end):
        start = end
        shown = terminal.wait_for(FRAME_END, start=start)
        end = terminal.output.index(FRAME_END.encode(), start) + len(FRAME_END)
    return shown - sent, max(terminal.settle(0.4), shown) - sent


def _written(shelf: Shelf) -> int:
    """How many bytes of marks there are."""
    total = 0
    for folder, _, names in os.walk(shelf.library / "marks"):
        total += sum(os.stat(os.path.join(folder, name)).st_size for name in names)  # noqa: PTH116, PTH118
    return total
