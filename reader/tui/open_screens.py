"""The screens that show the library at this moment, told all together."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import App

from reader.session import Change
from reader.tui.screens.reader_screen import ReaderScreen


class OpenScreens:
    """Those of an app, the top one last; none before it runs, and none that is just going."""

    def __init__(self, app: App[None]) -> None:
        self._app = app

    def __iter__(self) -> Iterator[ReaderScreen[object]]:
        stack = self._app.screen_stack if self._app.is_running else ()
        return iter([one for one in stack if isinstance(one, ReaderScreen) and one.is_attached])

    def say(self, text: str, *, failed: bool = False) -> None:
        """Put a clause on the status line of the top one."""
        for screen in [*self][-1:]:
            screen.say(text, failed=failed)

    def go_on(self, said: str, message: str) -> None:
        """Let the top one go on from a clause that was said, unless another has been since."""
        for screen in [*self][-1:]:
            screen.go_on(said, message)

    def set_trouble(self, name: str, text: str) -> None:
        """Show or end a trouble on every one."""
        for screen in self:
            screen.set_trouble(name, text)

    def show_change(self, change: Change) -> None:
        """Let every one show a change."""
        for screen in self:
            screen.show_change(change)
