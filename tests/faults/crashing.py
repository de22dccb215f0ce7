"""The program with a mistake in it: `z` in an article fails. Usage: as `reader`."""

from __future__ import annotations

import sys

from reader.cli import main
from reader.tui.screens.main import MainScreen


def _fail(_: MainScreen) -> None:
    private_text = "nobody may read this"
    raise KeyError(len(private_text))


if __name__ == "__main__":
    MainScreen.action_zen = _fail  # type: ignore[method-assign, assignment]
    sys.exit(main(sys.argv[1:]))
