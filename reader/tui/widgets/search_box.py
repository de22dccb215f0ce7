"""A line to type a query into, right under a Korean input method."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Input

from reader.text.sanitise import one_line
from reader.tui.widgets.bare import Direct, Dressed
from reader.tui.widgets.strips import LeanStrip


class SearchBox(Input, Dressed, Direct):
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

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.history: Sequence[str] = ()
        """Earlier queries, the latest last."""
        self.passed_on = ""
        """Characters that are keys of the screen, not text, while nothing is typed."""
        self._recalled = 0

    def check_consume_key(self, key: str, character: str | None) -> bool:
        if not self.value and character is not None and character in self.passed_on:
            return False
        return super().check_consume_key(key, character)

    def take_key(self, event: events.Key) -> bool:
        """Type a character in place of what is selected."""
        typed = event.character
        if typed is None or not self.check_consume_key(event.key, typed):
            return False
        self._put(typed)
        return True

    def _put(self, text: str) -> None:
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor belongs; Input itself is one cell late at the end."""
        x, y, _width, _height = self.content_region
        cell = self._position_to_cell(self.cursor_position)
        return Offset(x + cell - self.scroll_offset.x, y)

    def render_line(self, y: int) -> Strip:
        """As Input has it, but for what is seldom there without making a document of a line."""
        if y or not self.value or not self.selection.is_empty:
            return super().render_line(y)
        place, text = self.cursor_position, f"{self.value} "
        cursor = Style()
        if self.has_focus and self._cursor_visible:
            cursor = self.get_component_rich_style("input--cursor")
        pieces = ((text[:place], Style()), (text[place], cursor), (text[place + 1 :], Style()))
        line = LeanStrip([Segment(piece, style) for piece, style in pieces if piece])
        start, width = self.scroll_offset.x, self.scrollable_content_region.width + 1
        shown = line.crop(start, start + width).extend_cell_length(width)
        return shown.apply_style(self.plain)

    async def action_submit(self) -> None:
        """Tell the screen; one that takes it at once has the next key for what it leads to."""
        if not await self.app.run_action("enter_box", self):
            await super().action_submit()

    def _on_paste(self, event: events.Paste) -> None:
        self._put(one_line(event.text))
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
            return bool(self.history) and (not self.value or self._back > 0)
        return super().check_action(action, parameters)

    @property
    def _back(self) -> int:
        """How many queries ago the text here was the query; 0 if it was typed, or is changed."""
        recalled = self._recalled
        return recalled if recalled and self.value == self.history[-recalled] else 0

    def action_earlier(self) -> None:
        """Bring back the query before this one; the latest first."""
        if self._back < len(self.history):
            self._recalled = self._back + 1
            self.value = self.history[-self._recalled]
            self.cursor_position = len(self.value)
