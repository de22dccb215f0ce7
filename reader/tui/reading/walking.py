"""How a reader moves: by lines, pages, paragraphs and sentences."""

from __future__ import annotations

from collections.abc import Callable

from reader.tui.reading.view import ReadingView
from reader.tui.reading.viewport import Seen

Move = Callable[[ReadingView, int], None]

OVERLAP_ROWS = 2
"""What a page keeps of the last one."""


def by_lines(view: ReadingView, lines: int) -> None:
    """Move the text; where it cannot move any more, the paragraph cursor moves instead."""
    if view.viewport.scroll_by(lines):
        _keep_in_sight(view, lines)
    else:
        view.block = _neighbour(view, 1 if lines > 0 else -1)
    _arrived(view)


def by_wheel(view: ReadingView, lines: int) -> None:
    """Move the text, as a mouse wheel does; at an end nothing happens."""
    if view.viewport.scroll_by(lines):
        _keep_in_sight(view, lines)
        _arrived(view)


def by_page(view: ReadingView, direction: int) -> None:
    """Move by a screen less two lines; the cursor goes to what is read next."""
    rows = max(1, view.viewport.height - OVERLAP_ROWS)
    if view.viewport.scroll_by(direction * rows):
        first = view.viewport.top + (OVERLAP_ROWS if direction > 0 else 0)
        _take(view, next((seen for seen in view.seen() if seen.extent.end > first), None))
    else:
        _take_end(view, direction)
    _arrived(view)


def by_half(view: ReadingView, direction: int) -> None:
    """Move by half a screen."""
    by_lines(view, direction * max(1, view.viewport.height // 2))


def to_end(view: ReadingView, direction: int) -> None:
    """Go to the top or the bottom of the article."""
    if direction < 0:
        view.viewport.to_start()
    else:
        view.viewport.to_end()
    _take_end(view, direction)
    _arrived(view)


def by_block(view: ReadingView, step: int) -> None:
    """Go to the next or previous paragraph; past the last one, to the end of the article."""
    block = view.block if view.at_head and step > 0 else _neighbour(view, step)
    if not view.has_body or (block == view.block and not view.at_head):
        view.viewport.scroll_by(step * view.viewport.height)
    else:
        view.block = block
        extent = view.extent()
        view.viewport.reveal(extent.start, extent.end - 1)
    _arrived(view)


def by_sentence(view: ReadingView, step: int) -> None:
    """Choose the sentence in sight; once one is chosen, the next or previous one."""
    if not view.has_body:
        return
    if view.sentence is None:
        view.sentence = view.sentence_span()[0]
    else:
        _choose_beside(view, step)
    start, end = view.sentence_span()
    first, last = (
        view.flow.row_of(view.language, view.block, offset)
        for offset in (start, max(start, end - 1))
    )
    view.viewport.reveal(first, last)
    view.remember()


def _choose_beside(view: ReadingView, step: int) -> None:
    starts = [start for start, _ in view.texts.sentences(view.language, view.block)]
    number = starts.index(view.sentence) + step if view.sentence in starts else 0
    if 0 <= number < len(starts):
        view.sentence = starts[number]
        return
    block = _neighbour(view, step)
    if block != view.block:
        view.block = block
        starts = [start for start, _ in view.texts.sentences(view.language, block)]
        view.sentence = starts[0 if step > 0 else -1]


def _arrived(view: ReadingView) -> None:
    view.sentence = None
    if view.at_head:
        view.block = 0
    view.remember()


def _neighbour(view: ReadingView, step: int) -> int:
    count = view.texts.count(view.language)
    return max(0, min(view.block + step, count - 1))


def _take(view: ReadingView, seen: Seen | None) -> None:
    if seen:
        view.language, view.block = seen.language, seen.block


def _take_end(view: ReadingView, direction: int) -> None:
    view.block = max(0, view.texts.count(view.language) - 1) if direction > 0 else 0


def _keep_in_sight(view: ReadingView, direction: int) -> None:
    """The cursor stays on its paragraph while that is in sight, else takes the nearest."""
    blocks = view.seen()
    here = (view.language, view.block)
    if not any((seen.language, seen.block) == here for seen in blocks):
        _take(view, (blocks[0] if direction > 0 else blocks[-1]) if blocks else None)
