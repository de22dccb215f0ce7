"""Annotations on their way out, from the screen they are seen on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.app import App

from reader.errors import ReaderError
from reader.model.names import ArticleId
from reader.text.counting import counted
from reader.tui.messages import Told
from reader.tui.screens.choice import ChoiceScreen
from reader.tui.screens.reader_screen import ReaderScreen, Result
from reader.tui.services import Exporter, Services


def choose_format(
    screen: ReaderScreen[Result], services: Services, ids: Sequence[ArticleId]
) -> None:
    """Let the person choose a format; then the annotations go out, and where to is said.

    Args:
        screen: What it is asked from.
        services: Write them.
        ids: The articles whose annotations are wanted; none: those of the library. An article's
            go out together: its Markdown would strike out those that are left behind.
    """
    app, export = screen.app, services.export
    described = services.export_formats()
    formats, names = [*described], [f"{name:9} {words}" for name, words in described.items()]
    of = f"of {counted(len(ids), 'article')}" if ids else "of the library"

    def take(choice: int | None) -> None:
        if choice is not None:
            screen.say(f"Exporting {formats[choice]} ...")
            work = partial(_export, app, export, formats[choice], ids)
            app.run_worker(work, thread=True, group="export")  # the screen may be left meanwhile

    app.push_screen(ChoiceScreen(f"Export annotations {of}", names), take)


def _export(app: App[object], export: Exporter, form: str, ids: Sequence[ArticleId]) -> None:
    try:
        path, replaced = export(form, ids)
    except ReaderError as error:
        app.post_message(Told(str(error), failed=True))
    else:
        app.post_message(Told(f"{'Replaced' if replaced else 'Exported to'} {path}"))
