"""Loading Textual without what this program has its own for, or no use."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Final

PALETTE: Final = "textual.command"
"""With what it imports in turn, a tenth of the time that Textual takes to load."""
UNUSED: Final = (PALETTE, "textual.widgets._toast", "rich.table")
"""Modules of which Textual wants the names to stand in a class; a table only shows its colours
to who makes themes."""


class _Absent(ModuleType):
    """A module of which only the names are there, to be imported and derived from."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        stand_in = type(name, (), {})
        setattr(self, name, stand_in)
        return stand_in


def load_textual() -> None:
    """Import what makes an app, and nothing `UNUSED`; afterwards anybody may still import that.

    An app that is loaded so has to set `ENABLE_COMMAND_PALETTE = False`, and to have neither
    notifications nor screens that compose a place for them.
    """
    absent = [name for name in UNUSED if name not in sys.modules]
    for name in absent:
        sys.modules[name] = _Absent(name)
    try:
        from reader.tui.heirs import look_once

        look_once()
        importlib.import_module("textual.app")
    finally:
        for name in absent:
            del sys.modules[name]
