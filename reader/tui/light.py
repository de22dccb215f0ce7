"""Loading Textual without its command palette, which this program has one of its own for."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Final

PALETTE: Final = "textual.command"
"""With what it imports in turn, a tenth of the time that Textual takes to load."""


class _Absent(ModuleType):
    """A module of which only the names are there, to be imported and derived from."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        stand_in = type(name, (), {})
        setattr(self, name, stand_in)
        return stand_in


def load_textual() -> None:
    """Import what makes an app, and no palette; afterwards anybody may still import that.

    An app that is loaded so has to set `ENABLE_COMMAND_PALETTE = False`.
    """
    if PALETTE in sys.modules:
        return
    sys.modules[PALETTE] = _Absent(PALETTE)
    try:
        importlib.import_module("textual.app")
    finally:
        del sys.modules[PALETTE]
