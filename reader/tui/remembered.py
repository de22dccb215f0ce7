"""What the screen remembers from one start to the next: habits, searches, saved views.

It is a convenience, not a mark: what cannot be understood is left out with a line in the log.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple, TypeVar

from reader.errors import ReaderError
from reader.model.listing import ListQuery, Sort, View
from reader.model.names import Language, Layout
from reader.tui.reading.measure import MEASURE_CELLS
from reader.tui.settings import Settings

log = logging.getLogger(__name__)

MOST_SEARCHES: Final = 50
FIRST_SLOT: Final = 6
LAST_KEY: Final = 9
"""Saved views are numbered from the first slot on; those up to here have their number as key."""
LAST_SLOT: Final = 99
_OFF: Final = "off"
Entries = Mapping[str, object]
Choice = TypeVar("Choice", bound=StrEnum)


class SavedView(NamedTuple):
    """A state of the list under a name."""

    name: str
    query: str
    view: View = View.ALL


SavedStep = tuple[str, Mapping[int, SavedView]]
"""What was done to the saved views, and the views on the other side of it."""


class Remembered(NamedTuple):
    """Everything that is remembered."""

    theme: str = ""
    """The theme last chosen; "" if none ever was."""
    theme_before: str = ""
    """What the config file said then; once it says something else, it is right again."""
    titles: str = ""
    """The language of titles last chosen; "" if none ever was."""
    titles_before: str = ""
    language: Language = Language.KO
    """Last read in; an article that was never opened opens in it, and in the layout."""
    layout: Layout = Layout.ONE
    measure_cells: int = MEASURE_CELLS
    preview: bool = True
    """Whether the article under the cursor is shown beside the list, where there is room."""
    article: str = ""
    """The article the list was left on; "" for whichever comes first."""
    reading: bool = False
    """Whether the program was left from inside it."""
    listed: ListQuery = ListQuery()
    """The list that was shown last."""
    searches: tuple[str, ...] = ()
    """The latest last."""
    saved: Mapping[int, SavedView] = MappingProxyType({})
    """By number; a view keeps its number, and its key, when others go."""

    def with_search(self, query: str) -> Remembered:
        """After one more search; each is there once."""
        kept = [one for one in self.searches if one != query]
        return self._replace(searches=(*kept, query)[-MOST_SEARCHES:])

    def with_saved(self, slot: int, saved: SavedView | None) -> Remembered:
        """With a view in a slot, or none (None)."""
        return self._replace(saved=_with(self.saved, {slot: saved}))

    @property
    def slot(self) -> int:
        """The number of the saved view that is shown; 0 for none."""
        shown = (self.listed.filter, self.listed.view)
        saved = self.saved.items()
        return next((slot for slot, one in saved if (one.query, one.view) == shown), 0)

    @property
    def free_slot(self) -> int | None:
        """The first number without a view; None when all are taken."""
        numbers = range(FIRST_SLOT, LAST_SLOT + 1)
        return next((number for number in numbers if number not in self.saved), None)

    def applied_to(self, settings: Settings, themes: Mapping[str, object]) -> Settings:
        """The settings with what the person chose on the screen since."""
        if self.theme in themes and self.theme_before == settings.theme:
            settings = settings._replace(theme=self.theme)
        if self.titles in ("ko", "en") and self.titles_before == settings.titles:
            settings = settings._replace(titles=self.titles)
        return settings


class Memory:
    """The newest `Remembered`, and how it gets to the disk; `write` may be called on any thread."""

    def __init__(self, entries: Entries, keep: Callable[[Entries], None]) -> None:
        """Begin with what was kept.

        Args:
            entries: As they were kept last.
            keep: Keeps entries that are new; the other ones stay. May raise ReaderError.
        """
        self.now = remembered_from(entries)
        self._keep = keep
        self._kept = entries_of(self.now)
        self._lock = threading.Lock()
        self._undo: list[SavedStep] = []
        self._redo: list[SavedStep] = []

    def put_view(self, slot: int, saved: SavedView | None, label: str) -> None:
        """Put a view in a slot, or none (None).

        Args:
            slot: Its number.
            saved: What is wanted there.
            label: What is done, for undo to name: "Removed 항만".
        """
        self._undo.append((label, self.now.saved))
        self._redo.clear()
        self.now = self.now.with_saved(slot, saved)

    def undo_view(self) -> str:
        """Take back what was last put; returns its label, "" if nothing was put."""
        return self._step(self._undo, self._redo)

    def redo_view(self) -> str:
        """Repeat what was last taken back; returns its label, "" if nothing was."""
        return self._step(self._redo, self._undo)

    def _step(self, source: list[SavedStep], sink: list[SavedStep]) -> str:
        if not source:
            return ""
        label, saved = source.pop()
        sink.append((label, self.now.saved))
        self.now = self.now._replace(saved=saved)
        return label

    def learn(self, entries: Entries) -> bool:
        """Take in the saved views that another reader has kept, put or taken out meanwhile.

        Those of this reader that are not kept yet stay, and undo leaves the others' alone.

        Returns:
            Whether there are some.
        """
        kept = dict(_saved(self._kept["saved"]))
        theirs = dict(_saved(entries.get("saved")))
        mine = self.now.saved
        news = {
            slot: theirs.get(slot)
            for slot in kept.keys() | theirs.keys()
            if kept.get(slot) != theirs.get(slot) and mine.get(slot) == kept.get(slot)
        }
        self._kept = {**self._kept, "saved": _plain(_with(kept, news))}
        self.now = self.now._replace(saved=_with(mine, news))
        self._undo = [(label, _with(saved, news)) for label, saved in self._undo]
        self._redo = [(label, _with(saved, news)) for label, saved in self._redo]
        return bool(news)

    def write(self) -> None:
        """Keep what is new; what cannot be kept is tried again the next time."""
        with self._lock:
            wanted = entries_of(self.now)
            changes = _changes(self._kept, wanted)
            if not changes:
                return
            try:
                self._keep(changes)
            except ReaderError as error:
                log.warning("the screen's memory was not kept: %s", error)
            else:
                self._kept = wanted


def remembered_from(entries: Entries) -> Remembered:
    """What was kept, checked entry by entry."""
    plain = Remembered()
    searches = entries.get("searches")
    listed = searches if isinstance(searches, (list, tuple)) else ()
    return Remembered(
        theme=_text(entries, "theme"),
        theme_before=_text(entries, "theme_before"),
        titles=_text(entries, "titles"),
        titles_before=_text(entries, "titles_before"),
        language=_choice(entries, "language", plain.language),
        layout=_choice(entries, "layout", plain.layout),
        measure_cells=_number(entries, "measure_cells", plain.measure_cells),
        preview=_text(entries, "preview") != _OFF,
        article=_text(entries, "article"),
        reading=_text(entries, "reading") == _text(entries, "article") != "",
        listed=ListQuery(
            view=_choice(entries, "view", View.ALL),
            sort=_choice(entries, "sort", Sort.DUMPS),
            filter=_text(entries, "filter"),
        ),
        searches=tuple(one for one in listed if isinstance(one, str) and one)[-MOST_SEARCHES:],
        saved=dict(_saved(entries.get("saved"))),
    )


def entries_of(remembered: Remembered) -> dict[str, object]:
    """The same as plain entries."""
    return {
        "theme": remembered.theme,
        "theme_before": remembered.theme_before,
        "titles": remembered.titles,
        "titles_before": remembered.titles_before,
        "language": remembered.language.value,
        "layout": remembered.layout.value,
        "measure_cells": str(remembered.measure_cells),
        "preview": "" if remembered.preview else _OFF,
        "article": remembered.article,
        # which one, not whether: another window may have its own article kept last
        "reading": remembered.article if remembered.reading else "",
        "view": remembered.listed.view.value,
        "sort": remembered.listed.sort.value,
        "filter": remembered.listed.filter,
        "searches": list(remembered.searches),
        "saved": _plain(remembered.saved),
    }


def _plain(saved: Mapping[int, SavedView]) -> dict[str, object]:
    return {
        str(slot): {"name": one.name, "query": one.query, "view": one.view.value}
        for slot, one in saved.items()
    }


def _with(
    saved: Mapping[int, SavedView], news: Mapping[int, SavedView | None]
) -> dict[int, SavedView]:
    """Saved views with what is new in some slots, None for nothing any more."""
    merged = {**saved, **news}
    return {slot: one for slot, one in sorted(merged.items()) if one is not None}


def _changes(old: dict[str, object], new: dict[str, object]) -> dict[str, object]:
    """The entries that differ; of saved views those slots alone, "" for one that is free now."""
    changes = {name: value for name, value in new.items() if old.get(name) != value}
    before, after = old.get("saved"), changes.get("saved")
    if isinstance(before, dict) and isinstance(after, dict):
        freed = {slot: "" for slot in before if slot not in after}
        changed = {slot: one for slot, one in after.items() if before.get(slot) != one}
        changes["saved"] = {**changed, **freed}
    return changes


def _text(entries: Entries, name: str) -> str:
    value = entries.get(name, "")
    if isinstance(value, str):
        return value
    log.warning("the screen's memory: %s is no text", name)
    return ""


def _number(entries: Entries, name: str, otherwise: int) -> int:
    text = _text(entries, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else otherwise


def _choice(entries: Entries, name: str, otherwise: Choice) -> Choice:
    text = _text(entries, name)
    try:
        return type(otherwise)(text) if text else otherwise
    except ValueError:
        log.warning("the screen's memory: %s cannot be %s", name, text)
        return otherwise


def _saved(entries: object) -> Iterator[tuple[int, SavedView]]:
    slots = entries if isinstance(entries, dict) else {}
    for slot, one in sorted(slots.items(), key=lambda pair: str(pair[0]).rjust(2)):
        if not isinstance(one, dict) or not str(slot).isdecimal():
            continue
        number, name, query = int(slot), _text(one, "name"), _text(one, "query")
        view = _choice(one, "view", View.ALL)
        if FIRST_SLOT <= number <= LAST_SLOT and name and (query or view is not View.ALL):
            yield number, SavedView(name, query, view)
