"""A command line on a library of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import DUMPS, CommandLine


@pytest.fixture
def reader(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """`reader` on a library that is not there yet."""
    return CommandLine(tmp_path / "library", capsys, monkeypatch)


@pytest.fixture
def alexa(reader: CommandLine) -> CommandLine:
    """`reader` on a library of one bilingual article."""
    assert reader("build", DUMPS / "03_alexa.txt").status == 0
    return reader
