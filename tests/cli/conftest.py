"""A command line on a library of its own."""

from __future__ import annotations

import json
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


@pytest.fixture
def marked(alexa: CommandLine) -> CommandLine:
    """A library with a highlight, a note in each language and one on the article."""
    (article_id,) = alexa("list").ids
    lines = [
        {"kind": "highlight", "exact": "식어 버린 애정", "color": "blue"},
        {"exact": "아마존은 이용자가 말로", "body": "[[링크]] #기대"},
        {"exact": "Echo speakers", "body": "sold at cost", "tags": ["devices"]},
        {"body": "전체 메모"},
    ]
    stdin = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n"
    assert alexa("mark", article_id, stdin=stdin).status == 0
    return alexa
