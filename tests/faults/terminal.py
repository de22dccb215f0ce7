"""The real program on a pseudo-terminal or in a pipe, with a home and a library of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.bench.terminal import NotShown, Program, Terminal
from tests.faults.wire import screen
from tests.support import PROJECT

READER: Final = (sys.executable, "-m", "reader")
BUNDLED: Final = PROJECT / "library"
DUMPS: Final = BUNDLED / "dumps"
ALEXA: Final = "3moax2nnom"
"""The article of the bundled library that most tests open."""
ALEXA_WORDS: Final = "알렉사"
PATIENCE_SECONDS: Final = 30.0
GONE: Final = ("NO_COLOR", "LC_ALL", "READER_LIBRARY")
UNPRIVILEGED: Final = (
    "setpriv",
    "--bounding-set=-dac_override,-dac_read_search",
    "--inh-caps=-all",
)
"""Root obeys permissions behind this; anyone else does anyway."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with a home and a library."""

    root: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    prefix: tuple[str, ...] = ()
    """What the program is started with: `UNPRIVILEGED`, or nothing."""
    library_folder: Path | None = None
    """Elsewhere than in the root; None for `root/library`."""

    @property
    def library(self) -> Path:
        """The library, there or not."""
        return self.library_folder or self.root / "library"

    @property
    def home(self) -> Path:
        """The home folder of whoever runs the program."""
        return self.root / "home"

    @property
    def variables(self) -> dict[str, str]:
        """What the environment says about it."""
        folders = {f"XDG_{name}_HOME": f"{self.home}/{name.lower()}" for name in _XDG}
        # the tests' own tree, so that `-m reader` finds it from any working directory
        return {"HOME": str(self.home), "PYTHONPATH": str(PROJECT), **folders, **self.environment}

    def run(self, *words: str | Path, stdin: str | bytes = b"") -> Ran:
        """Run a command on the library."""
        return self.bare(*words, "--library", self.library, stdin=stdin)

    def bare(self, *words: str | Path, stdin: str | bytes = b"") -> Ran:
        """Run a command as typed."""
        kept = {name: value for name, value in os.environ.items() if name not in GONE}
        done = subprocess.run(
            [*self.prefix, *READER, *map(str, words)],
            env={**kept, **self.variables},
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            timeout=60,
            check=False,
        )
        errors = done.stderr.decode("utf-8", "backslashreplace")
        assert "Traceback" not in errors, errors
        return Ran(done.returncode, done.stdout.decode("utf-8", "backslashreplace"), errors)

    def screen(self, *words: str, size: tuple[int, int] = (100, 30)) -> Screen:
        """Open the screen on a pseudo-terminal."""
        command = [*self.prefix, *READER, "--library", str(self.library), *words]
        return Screen(Program(command, self.variables, size))

    def files(self) -> dict[str, bytes]:
        """Every file of the library with its bytes."""
        return {
            str(path.relative_to(self.library)): path.read_bytes()
            for path in sorted(self.library.rglob("*"))
            if path.is_file() and not path.is_symlink()
        }


_XDG: Final = ("DATA", "CONFIG", "CACHE", "STATE")


class Screen(Terminal):
    """The program's screen, read as a person reads it."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._size = program.size

    def __enter__(self) -> Screen:
        return self

    def rows(self) -> list[str]:
        """What stands there now."""
        return screen(self.output, *self._size)

    def text(self) -> str:
        """What stands there now, in one piece."""
        return "\n".join(self.rows())

    def until(
        self, condition: str | Callable[[str], bool], patience: float = PATIENCE_SECONDS
    ) -> str:
        """Read on until a text stands on the screen, or a condition holds of all of it.

        Returns:
            The screen.

        Raises:
            NotShown: If it does not come.
        """
        end = time.perf_counter() + patience
        while True:
            shown = self.text()
            if condition in shown if isinstance(condition, str) else condition(shown):
                return shown
            if self.ended or time.perf_counter() > end:
                raise NotShown(f"{condition!r} is not on the screen:\n{shown}")
            self.settle(0.02, 0.2)

    def type(self, keys: str, then: str | Callable[[str], bool]) -> str:
        """Type, and read on until something stands on the screen."""
        self.send(keys)
        return self.until(then)

    def resize(self, columns: int, lines: int) -> float:
        self._size = (columns, lines)
        return super().resize(columns, lines)

    def signal(self, number: int) -> None:
        """Send it a signal."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)


def a_place(root: Path, **environment: str) -> Place:
    """A home that is empty and a copy of the bundled library without its marks."""
    place = Place(root, environment)
    place.home.mkdir(parents=True)
    place.library.mkdir()
    shutil.copytree(BUNDLED / "articles", place.library / "articles")
    shutil.copyfile(BUNDLED / "library.yaml", place.library / "library.yaml")
    return place
