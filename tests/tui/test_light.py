"""Textual as the program loads it: without what this program has its own for, or no use."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
from reader.tui.light import PALETTE, UNUSED, load_textual
load_textual()
from reader.tui.app import ReaderApp
assert not {*UNUSED} & {*sys.modules}
assert not ReaderApp.ENABLE_COMMAND_PALETTE
assert "textual.widgets._input" not in sys.modules
from textual.command import CommandPalette, Provider
assert issubclass(CommandPalette, object) and Provider.__module__ == PALETTE
from rich.console import Console
from rich.table import Table
Console().print(Table("a real one"))
"""


def test_the_list_comes_without_textuals_palette() -> None:
    """Nor with fields to type into; whoever wants the palette all the same gets the real one."""
    done = subprocess.run([sys.executable, "-c", CODE], check=True, capture_output=True, text=True)

    assert "a real one" in done.stdout
