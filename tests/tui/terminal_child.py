"""A program for test_terminal.py: the screen over a library in memory, on a real terminal.

Usage: terminal_child.py MODE SAVED. It writes the block of the saved reading position into
the file SAVED whenever a step becomes durable, and into SAVED.reading which article the next
start is to be inside of. MODE is `plain`, `crash` (a mistake of ours in the middle of a key
press) or `deaf` (SIGHUP ignored).
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from reader.errors import ReaderError
from reader.model.article import ArticleId
from reader.model.listing import ArticleRow
from reader.model.marks import Reading, Step
from reader.session import Session
from reader.tui.app import run
from tests.support import InMemoryCatalog, InMemoryLibrary, InMemoryMarks, an_article
from tests.tui.driving import lent


class Crashing(InMemoryCatalog):
    """A catalog with a mistake in it."""

    def rows(self, *_: object) -> list[ArticleRow]:  # type: ignore[override]
        private_text = "nobody may read this"
        raise KeyError(len(private_text))


class Writing(InMemoryMarks):
    """Marks that leave a trace in a file when they are durable."""

    def apply(self, step: Step) -> None:
        super().apply(step)
        for change in step.changes:
            if isinstance(change.after, Reading) and change.after.position:
                block = change.after.position.point.block
                Path(sys.argv[2]).write_text(str(block), encoding="utf-8")


def remember(entries: Mapping[str, object]) -> None:
    """Leave a trace of what is remembered."""
    Path(sys.argv[2]).with_suffix(".reading").write_text(str(entries.get("reading")), "utf-8")


def main() -> int:
    """Run the screen; an error is one line, as the command line prints it."""
    mode = sys.argv[1]
    if mode == "deaf":
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    article = an_article()
    by_id = {article.id: article}
    catalog = Crashing(by_id) if mode == "crash" else InMemoryCatalog(by_id)
    session = Session(InMemoryLibrary(by_id), Writing, catalog)
    services = lent(remember=remember)
    try:
        return run(session, ArticleId(article.id), services)
    except ReaderError as error:
        sys.stderr.write(f"reader: {error}\n")
        return error.exit_status


if __name__ == "__main__":
    sys.exit(main())
