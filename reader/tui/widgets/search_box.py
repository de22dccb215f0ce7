"""A line to type a query into, right under a Korean input method."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.reactive import reactive
from textual.widgets import Input

from reader.text.sanitise import one_line


class SearchBox(Input):
    """One line of text.

    The terminal's own cursor stands where the next character goes, because that is where
    the system draws a syllable that is still being composed. What is pasted is cleaned and
    made one line. `Up` in an empty box brings earlier queries back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "earlier", "earlier query", show=False, id="box.earlier"),
    ]

    virtual_size: reactive[Size] = reactive(Size(0, 0))
    """Not as in Input, where every key has the whole screen laid out anew."""

    def __init__(
        self, placeholder: str = "", history: Sequence[str] = (), *, id: str | None = None
    ) -> None:
        super().__init__(placeholder=placeholder, compact=True, select_on_focus=False, id=id)
        self.cursor_blink = False
        self.history = history
        self.passed_on = ""
        """Characters that are keys of the screen, not text, while nothing is typed."""
        self._recalled = 0

    def check_consume_key(self, key: str, character: str | None) -> bool:
        if not self.value and character is not None and character in self.passed_on:
            return False
        return super().check_consume_key(key, character)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor belongs; Input itself is one cell late at the end."""
        x, y, _width, _height = self.content_region
        cell = self._position_to_cell(self.cursor_position)
        return Offset(x + cell - self.scroll_offset.x, y)

    def _on_paste(self, event: events.Paste) -> None:
        self.insert_text_at_cursor(one_line(event.text))
        event.prevent_default()
        event.stop()

    @on(Input.Changed)
    def _compose_loose_jamo(self, event: Input.Changed) -> None:
        """Some systems send conjoining jamo; only then is the value touched."""
        composed = unicodedata.normalize("NFC", event.value)
        if composed != event.value and event.value == self.value:
            before = unicodedata.normalize("NFC", self.value[: self.cursor_position])
            with self.prevent(Input.Changed):
                self.value = composed
            self.cursor_position = len(before)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "earlier":
            return bool(self.history) and (not self.value or self._recalled > 0)
        return super().check_action(action, parameters)

    def action_earlier(self) -> None:
        """Bring back the query before this one; the latest first."""
        if self._recalled < len(self.history):
            self._recalled += 1
            self.value = self.history[-self._recalled]
            self.cursor_position = len(self.value)
