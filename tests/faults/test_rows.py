"""Every fault is tried somewhere, and what is named exists."""

from __future__ import annotations

import ast

import pytest

from tests.faults.rows import ROWS
from tests.support import PROJECT


def test_every_row_is_tried() -> None:
    """1 to 46, none left out."""
    assert list(range(1, 47)) == list(ROWS)
    assert all(tried for _, tried in ROWS.values())


@pytest.mark.parametrize("row", ROWS)
def test_what_is_named_exists(row: int) -> None:
    """As a script, or as a test of a file."""
    for place in ROWS[row][1]:
        file, _, name = place.partition("::")
        path = PROJECT / "tests" / file
        assert path.is_file(), place
        tree = ast.parse(path.read_text("utf-8"))
        functions = (ast.FunctionDef, ast.AsyncFunctionDef)
        names = {node.name for node in tree.body if isinstance(node, functions)}
        assert not name or name in names, place
        assert name or "main" in names or path.parent.name == "bench", place
