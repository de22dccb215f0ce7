"""Textual as the program loads it: without the palette it has its own for."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
from reader.tui.light import PALETTE, load_textual
load_textual()
from reader.tui.app import ReaderApp
assert PALETTE not in sys.modules
assert not ReaderApp.ENABLE_COMMAND_PALETTE
assert "textual.widgets._input" not in sys.modules
from textual.command import CommandPalette, Provider
assert issubclass(CommandPalette, object) and Provider.__module__ == PALETTE
"""


def test_the_list_comes_without_textuals_palette() -> None:
    """Nor with fields to type into; whoever wants the palette all the same gets the real one."""
    subprocess.run([sys.executable, "-c", CODE], check=True)
