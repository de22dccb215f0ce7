"""Screens that can be left once.

A key that was pressed twice in a moment reaches a screen that is already gone. Textual would give
its result a second time and take away the screen below it, down to the last one.
"""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete

from reader.tui.backdrop import Backdrop
from reader.tui.frames import PromptScreen

Result = TypeVar("Result")


class LeftOnce(PromptScreen[Result]):
    """A whole screen."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave, unless that was done already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class Dialog(Backdrop[Result]):
    """A screen over another one, which stays in sight."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave, unless that was done already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
