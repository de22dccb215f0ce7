"""Running a command line in this process, with its exit status and what it printed."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.cli import main
from tests.support import PROJECT

DUMPS = PROJECT / "library" / "dumps"


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str

    def json(self) -> object:
        """Standard output as JSON."""
        return json.loads(self.out)

    @property
    def ids(self) -> list[str]:
        """The first word of each line: what `list` prints."""
        return [line.split()[0] for line in self.out.splitlines()]


class CommandLine:
    """`reader …` on a library in a temporary folder."""

    def __init__(
        self, library: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.library = library
        self._capsys = capsys
        self._patch = patch

    def elsewhere(self, library: Path) -> CommandLine:
        """The same on another library."""
        return CommandLine(library, self._capsys, self._patch)

    def __call__(self, *words: str | Path, stdin: str | bytes = "") -> Ran:
        """Run it on the library."""
        return self.bare(*words, "--library", str(self.library), stdin=stdin)

    def bare(self, *words: str | Path, stdin: str | bytes = "") -> Ran:
        """Run it as typed."""
        data = stdin.encode() if isinstance(stdin, str) else stdin
        self._patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        self._capsys.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as end:
            status = int(end.code or 0)
        captured = self._capsys.readouterr()
        assert "Traceback" not in captured.err
        return Ran(status, captured.out, captured.err)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def only(lines: Sequence[str]) -> str:
    """The one line there is."""
    assert len(lines) == 1, lines
    return lines[0]
