"""Hostile dumps by the thousand, and dumps of a gigabyte, through the real `reader build`."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.bench.faults_kinds import KINDS
from tests.faults.terminal import READER, Place, a_place
from tests.faults.wire import commands

BATCH: Final = 100
MOST_SECONDS_EACH: Final = 0.05
MOST_MIB: Final = 2048
MOST_SECONDS: Final = 900.0
BIG_SECONDS: Final = 60.0
BIG_MIB: Final = 300.0
MANY_LINES: Final = 10_000_000
"""A gigabyte, or so many lines, may take `BIG_SECONDS`."""
_HARMLESS: Final = {repr("\n"), repr("\t")}
_LINE: Final = "한 줄로 된 끝없는 이야기가 이어진다 and it goes on and on without an end "


def fuzz(count: int) -> tuple[str, list[str]]:
    """Dumps of all kinds, in batches of 100; gives the figures and what failed."""
    failures: list[str] = []
    worst, peak, done = 0.0, 0.0, 0
    with _place() as place:
        for batch in range(0, count, BATCH):
            folder = place.root / f"batch {batch}"
            _write(folder, batch, min(BATCH, count - batch))
            around = _around(place)
            ran, seconds, mib = _measured(place, "build", str(folder))
            done += min(BATCH, count - batch)
            worst, peak = max(worst, seconds / BATCH), max(peak, mib)
            failures += [f"batch {batch}: {what}" for what in _wrong(ran)]
            if _around(place) != around:
                failures.append(f"batch {batch}: files outside the library changed")
            for path in folder.iterdir():
                path.unlink()
        checked = place.run("check")
        if checked.status:
            failures.append(f"check: {(checked.out + checked.err)[-300:]}")
    if worst > MOST_SECONDS_EACH:
        failures.append(f"{worst * 1000:.0f} ms each")
    if peak > MOST_MIB:
        failures.append(f"{peak:.0f} MiB")
    return f"{done} dumps, at most {worst * 1000:.1f} ms each, {peak:.0f} MiB", failures


def big(mib: int, *, lines: bool) -> tuple[str, list[str]]:
    """One dump of so many MiB, in one line or in very many short ones."""
    piece = _LINE.encode() if not lines else "끝없는 이야기\n".encode() * 4
    chunk = piece * ((1 << 20) // len(piece))
    with _place() as place:
        dump = place.root / "big.txt"
        with dump.open("wb") as stream:
            for _ in range(mib):
                stream.write(chunk)
        ran, seconds, peak = _measured(place, "build", str(dump))
    failures = _wrong(ran)
    share = mib / 1024 if not lines else mib * len(chunk.splitlines()) / MANY_LINES
    if seconds > BIG_SECONDS * max(share, 0.1):
        failures.append(f"{seconds:.1f} s")
    if peak > BIG_MIB:
        failures.append(f"{peak:.0f} MiB")
    many = f", {mib * len(chunk.splitlines()) / 1e6:.1f} million lines" if lines else ""
    return f"{mib} MiB{many}: {seconds:.1f} s, {peak:.0f} MiB, exit {ran.returncode}", failures


def interrupted(mib: int) -> tuple[str, list[str]]:
    """Ctrl-C in the middle of a big one: how long until it has ended."""
    failures: list[str] = []
    with _place() as place:
        dump = place.root / "big.txt"
        with dump.open("wb") as stream:
            for _ in range(mib):
                stream.write("끝없는 이야기\n".encode() * 50_000)
        program = _started(place, "build", str(dump))
        time.sleep(1.5)
        started = time.monotonic()
        program.send_signal(signal.SIGINT)
        _, errors = program.communicate(timeout=30)
        seconds = time.monotonic() - started
        if program.returncode != 130 or seconds > 1 or errors:
            failures.append(f"exit {program.returncode} after {seconds:.1f} s: {errors[-200:]!r}")
        if place.run("check").status:
            failures.append("the library is not whole")
    return f"ended {seconds:.2f} s after Ctrl-C", failures


@contextmanager
def _place() -> Iterator[Place]:
    with tempfile.TemporaryDirectory() as folder:
        yield a_place(Path(folder) / "place")


def _write(folder: Path, first: int, count: int) -> None:
    folder.mkdir()
    names = list(KINDS)
    for number in range(first, first + count):
        kind = names[number % len(names)]
        data = KINDS[kind](random.Random(number))
        (folder / f"{number:06} {kind}.txt").write_bytes(data)


def _around(place: Place) -> set[str]:
    return {str(path) for path in place.root.iterdir()}


def _started(place: Place, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*READER, *words, "--library", str(place.library)],
        env={**os.environ, **place.variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _measured(place: Place, *words: str) -> tuple[subprocess.CompletedProcess[bytes], float, float]:
    """Run a command; also its seconds and the most memory it had, in MiB."""
    started = time.monotonic()
    program = _started(place, *words)
    peak = 0.0
    while True:
        try:
            out, errors = program.communicate(timeout=0.05)
            break
        except subprocess.TimeoutExpired:
            peak = max(peak, _peak_mib(program.pid))
            if time.monotonic() - started > MOST_SECONDS:
                program.kill()
    seconds = time.monotonic() - started
    done = subprocess.CompletedProcess(program.args, program.returncode, out, errors)
    return done, seconds, peak


def _peak_mib(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    lines = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(lines[0].split()[1]) / 1024 if lines else 0.0


def _wrong(ran: subprocess.CompletedProcess[bytes]) -> list[str]:
    failures = []
    if ran.returncode not in (0, 1, 2):
        failures.append(f"exit {ran.returncode}")
    if b" \xe2\x80\x94 in /" not in ran.stdout:
        failures.append(f"no report: {ran.stderr[-300:]!r}")
    if b"Traceback" in ran.stderr or b"internal error" in ran.stderr:
        failures.append(ran.stderr[-300:].decode("utf-8", "replace"))
    found = commands(ran.stdout) | commands(ran.stderr)
    if found - _HARMLESS:
        failures.append(f"on the terminal: {sorted(found - _HARMLESS)}")
    return failures
