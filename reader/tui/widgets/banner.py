"""Troubles that stay in sight until they are over or the person has seen them."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.strip import Strip

from reader.tui.troubles import short_path
from reader.tui.widgets.bare import Bare
from reader.tui.widgets.drawing import drawn
from reader.tui.widgets.lines import Piece, Role, fitted

MOST_LINES: Final = 3
LASTING: Final = "saving"
"""The trouble that cannot be hidden: something is not on the disk."""


class Banner(Bare):
    """Troubles by name, the latest shown in full; not there when there are none to show."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._troubles: dict[str, str] = {}
        self._seen: dict[str, str] = {}
        self._lines: list[str] = []
        self.display = False

    @property
    def troubles(self) -> tuple[str, ...]:
        """Every trouble, the hidden ones too, the oldest first."""
        return tuple(self._troubles.values())

    def set_trouble(self, name: str, text: str) -> None:
        """Show a trouble; "" ends it. One that was hidden is shown again when its text changes."""
        if not text and name not in self._troubles:
            return
        self._troubles.pop(name, None)
        if text:
            self._troubles[name] = text
        if self._seen.get(name) != text:
            self._seen.pop(name, None)
        self._break_anew()

    def hide(self) -> bool:
        """Show no more of the troubles there are, but for unsaved changes; False if none goes."""
        shown = self._shown()
        self._seen.update({name: text for name, text in shown.items() if name != LASTING})
        self._break_anew()
        return len(self._shown()) < len(shown)

    def on_resize(self, event: events.Resize) -> None:
        self._break_anew()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        text = self._lines[y] if y < len(self._lines) else ""
        line = fitted([Piece(f" {text}", Role.WARNING)], [], width)
        return drawn(self, line, width, self.plain)

    def _shown(self) -> dict[str, str]:
        return {name: text for name, text in self._troubles.items() if name not in self._seen}

    def _break_anew(self) -> None:
        shown = self._shown()
        self.display = bool(shown)
        self._lines = self._broken(shown) if shown else []
        self.styles.height = max(1, len(self._lines))
        self.refresh()

    def _broken(self, shown: dict[str, str]) -> list[str]:
        """The latest trouble in a few lines, with the number of all before it."""
        from reader.text.linebreak import break_lines  # mostly there is no trouble

        name = LASTING if LASTING in shown else [*shown][-1]
        count = f"{len(shown)} problems, ! lists them: " if len(shown) > 1 else ""
        way = "" if name == LASTING else " (Esc hides)"
        text = " ".join(f"{count}{short_path(shown[name])}{way}".split())
        width = max(8, (self.size.width or self.app.size.width) - 2)
        lines = break_lines(text, width)
        kept = [text[line.start : line.end] for line in lines[: MOST_LINES - 1]]
        if len(lines) >= MOST_LINES:
            kept.append(text[lines[MOST_LINES - 1].start :])
        return kept
