"""Lending the terminal to another program: an editor, a browser without a window."""

from __future__ import annotations

import subprocess

from textual.app import App, SuspendNotSupported

from reader.errors import ReaderError


def run_in_terminal(app: App[object], command: list[str]) -> int:
    """Run a command while the screen is given back to the terminal; its exit status.

    Raises:
        ReaderError: If this terminal cannot be lent.
        OSError: If the command cannot be run.
    """
    try:
        with app.suspend():
            return subprocess.run(command, check=False).returncode
    except SuspendNotSupported as error:
        raise ReaderError("This terminal cannot be given to another program") from error
