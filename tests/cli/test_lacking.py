"""Where Python was built without something the program needs, it says what."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import PROJECT

FLOW = "{schema: 1, id: abcdefghij, name: By hand, dumps: []}\n"
"""What no program of ours writes; only a whole parser reads it."""


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ("import os; os.name = 'nt'", "neither Linux nor macOS — on Windows, use it in WSL"),
        ("import sys; sys.modules['_sqlite3'] = None", "this Python lacks the module _sqlite3 —"),
        ("import yaml; yaml.__with_libyaml__ = False", "this Python lacks libyaml, which PyYAML"),
        (
            "import reader.catalog.schema as s; s.TABLES = s.TABLES.replace('fts5(', 'none(')",
            "this Python lacks the full-text search of SQLite (FTS5) — install reader again",
        ),
    ],
)
def test_what_is_missing_is_said_in_one_line(tmp_path: Path, lacking: str, said: str) -> None:
    """And nothing else is done."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "library.yaml").write_text(FLOW, "utf-8")
    words = f"import sys; sys.argv = ['reader', 'list', '--library', {str(tmp_path)!r}]"

    ran = subprocess.run(
        [sys.executable, "-c", f"{lacking}; {words}; from reader.__main__ import main; main()"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert (2, "") == (ran.returncode, ran.stdout)
    assert said in ran.stderr and 1 == len(ran.stderr.splitlines())
